"""A responsible-unit string, taken apart: who stands in which clause, before anybody asks what a name means.

The grammar: clauses end in a role word (牵头, 配合, 分别办理 …) or run to the end without one; a clause lists names by
、 ， ； or a blank, 及 or 和; names may share a suffix, hold brackets, and define a short form (以下简称…).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.rules.organs import ending, is_group, shared_suffix
from bot.rules.terms import Role

_ROLES: Final = (
    # 分分别办理 stands in 青西新管办字〔2020〕15号, row 102.
    (Role.SEPARATE, re.compile(r"(?:分?分别|分头|各自)(?:组织)?(?:办理|负责|落实|承办)$")),
    # 分别牵头 (row 139): several leads, each of whom owes.
    (Role.LEAD, re.compile(r"(?:分别|分头|各自)(?:组织)?牵头$")),
    (Role.LEAD, re.compile(r"共?同?(?:牵头|主办|承办|负责)(?:办理|负责|落实|组织实施|组织)?$")),
    (Role.SUPPORT, re.compile(r"(?:积极|共同|协同)?(?:配合|协办|协助|参与)(?:办理|落实)?$")),
)
_ROLE_WORDS: Final = re.compile(r"牵头|配合|办理|负责|主办|承办|协办|协助|参与")
_AND_OTHERS: Final = re.compile(r"等(?:各?相关|各?有关|各)?(?:单位|部门|部门单位|镇街)?$")
_AMONG_OTHERS: Final = re.compile(r"等(?=(?:街道办事处|街道办|街道|镇)$)")
_DEFINITION: Final = re.compile(r"^(?P<whole>.+)（以下(?:统|简)称[：:]?[“\"]?(?P<short>[^”\"）]+)[”\"]?）$")
_AND: Final = re.compile(r"以及|[及和与暨]")
_NAME: Final = re.compile(r"[\w（）“”‘’《》·—-]+")
_OPENING, _CLOSING, _SEPARATING = "（“‘《", "）”’》", "、，；"
_LONGEST_PLACE: Final = 5
"""A place that lends its name to a street office has at most so many characters."""


@dataclass(frozen=True, slots=True)
class Named:
    """One name as it is written, shared suffix added; `defines` is the short form it is given in brackets.

    `readable`: it can be a name at all. `sure`: its suffix is its own, or certainly shared.
    """

    text: str
    defines: str = ""
    readable: bool = True
    sure: bool = True

    @property
    def is_group(self) -> bool:
        """Whether it stands for units that it does not list."""
        return is_group(self.defines) or is_group(self.text) or (bool(self.defines) and len(conjuncts(self.text)) > 1)


@dataclass(frozen=True, slots=True)
class Clause:
    """Names that share a role; `role` is None where no role word follows them."""

    role: Role | None
    names: tuple[Named, ...]


def clauses(text: str) -> tuple[Clause, ...]:
    """Take a responsible-unit string apart. Any string will do; what is no name comes out as not `readable`."""
    found: list[Clause] = []
    waiting: list[tuple[str, str]] = []
    for separator, item in _items(_tidy(text)):
        role, rest = _role(item)
        waiting.append((separator, rest))
        if role:
            found.append(Clause(role, _names(waiting)))
            waiting = []
    found.append(Clause(None, _names(waiting)))
    return tuple(clause for clause in found if clause.names)


def conjuncts(item: str) -> list[str]:
    """Split at 及 and 和 where a whole name stands on either side; 区文化和旅游局 stays one name."""
    for match in _AND.finditer(item):
        left, right = item[: match.start()], item[match.end() :]
        places = left and len(left) <= _LONGEST_PLACE and not ending(left) and shared_suffix(right)
        if places or (_is_name(left) and _is_name(right)):
            return [left, *conjuncts(right)]
    return [item]


def _is_name(text: str) -> bool:
    return bool(ending(text)) or is_group(text)


def _tidy(text: str) -> str:
    text = text.translate(str.maketrans(",;()", "，；（）")).strip().rstrip("。")
    # A blank between two names separates them; a blank inside a name is damage.
    return re.sub(r"\s+", lambda blank: "、" if _whole(text[: blank.start()]) else "", text)


def _whole(text: str) -> bool:
    """Tell whether a text ends with a whole name or a role word."""
    last = re.split(r"[、，；]", text)[-1]
    return _is_name(last) or _role(last)[0] is not None


def _items(text: str) -> Iterator[tuple[str, str]]:
    """Give each listed item with the separator before it; separators inside brackets and quotes separate nothing."""
    depth, start, before = 0, 0, ""
    for at, sign in enumerate(text):
        depth = max(0, depth + (sign in _OPENING) - (sign in _CLOSING))
        if not depth and sign in _SEPARATING:
            yield before, text[start:at]
            start, before = at + 1, sign
    yield before, text[start:]


def _role(item: str) -> tuple[Role | None, str]:
    """Return the role an item ends with, and the item without it; 由…牵头 loses its 由 too."""
    for role, words in _ROLES:
        match = words.search(item)
        if match:
            return role, item[: match.start()].removeprefix("由")
    return None, item


def _names(items: list[tuple[str, str]]) -> tuple[Named, ...]:
    names: list[tuple[str, Named]] = []
    for separator, item in items:
        rest = _AMONG_OTHERS.sub("", _AND_OTHERS.sub("", item))
        definition = _DEFINITION.match(rest)
        if definition:
            names.append((separator, Named(definition["whole"], defines=definition["short"])))
        else:
            names += [(separator if i == 0 else "、", Named(part)) for i, part in enumerate(conjuncts(rest))]
    return tuple(_checked(name) for name in _completed(names) if name.text)


def _completed(names: list[tuple[str, Named]]) -> Iterator[Named]:
    """Lend the last place's suffix to the bare places in front of it, as far as 、 joins them."""
    run: list[Named] = []
    for separator, name in names:
        if separator != "、":
            yield from _with_shared_suffix(run)
            run = []
        run.append(name)
    yield from _with_shared_suffix(run)


def _with_shared_suffix(run: list[Named]) -> list[Named]:
    """Complete 杆石桥、四里村、大观园街道办事处. Behind an organ (区工信局、杆石桥、…) a bare name may be one too."""
    suffix = ""
    completed = list(run)
    for at, name in reversed(list(enumerate(run))):
        if not _is_bare_place(name):
            suffix = shared_suffix(name.text)
        elif suffix:
            sure = all(_is_bare_place(before) or shared_suffix(before.text) for before in run[:at])
            completed[at] = replace(name, text=name.text + suffix, sure=sure)
    return completed


def _is_bare_place(name: Named) -> bool:
    return not (
        ending(name.text) or name.is_group or name.text.startswith(("区", "县")) or len(name.text) > _LONGEST_PLACE
    )


def _checked(name: Named) -> Named:
    """Mark what cannot be a name: odd signs, or a role word where no clause ends."""
    readable = bool(_NAME.fullmatch(name.text)) and not _ROLE_WORDS.search(name.text)
    return replace(name, readable=readable)
