"""Lists of units as they are written: what separates names, what joins them, and what several names share."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.rules.blanks import says_nothing
from bot.rules.units.departments import is_business
from bot.rules.units.glued import apart
from bot.rules.units.organs import (
    ending,
    is_group,
    is_name,
    is_town,
    may_share,
    shared_suffix,
    suffix_of_regions,
)
from bot.rules.units.plausible import is_plausible
from bot.rules.units.tidying import CLOSING, OPENING, tidy

_AND_OTHERS: Final = re.compile(r"(?:^|(?<=[\w）])(?<![高中平对]))等(?P<others>[^等]*)$")
_CLOSING_WORDS: Final = re.compile(
    r"(?:[\d一二两三四五六七八九十]+[个家](?:[市区县省州]直|[市区县省州]级|相关|有关|职能|成员)*)?(?:部门|单位|镇街|街镇|乡镇|企业|地区)?"
)
"""等 with these words ends a list that names several; it says nothing about anybody else."""
_OTHERS_OF_ONE: Final = re.compile(
    r"等(?P<group>(?:[\d一二两三四五六七八九十]+[个家])?(?:部门|单位|镇街|街镇|乡镇|企业))"
    r"(?=\W*$|负责|落实|牵头|承办|按|分|具体|共同)"
)
_REGIONS_TOGETHER: Final = re.compile(
    r"各(?:级|地级|设区的?|有关|相关)?(?:[省市县区州盟旗]|自治区|直辖市)(?:（[省市县区州盟旗、]+）)?"
    r"(?:、(?:[市县区州盟旗]|县级市|自治[区州县]|直辖市)(?:（[市县区州盟旗、]+）)?)+(?=人民政府|政府|党委|管委会|$|[，；。])"
    r"|各\w{1,8}(?:（[^（）]{1,8}）)?(?<!部)(?:党|党工)?委、(?:人民)?政府(?![办督研法部机])"
    r"|各(?:盟|地区?)(?:行政公署|行署)、(?:[市州盟]|自治州)(?:人民)?政府"
    r"|各(?:[市州盟]|自治州)(?:（[地州盟市、]+）)?(?:人民)?政府、(?:[盟地]|地区)?(?:行政公署|行署)"
)
"""Regions of several sorts are one group: 各市、县（区）人民政府, 各省、自治区、直辖市人民政府.

So are 各盟行政公署、市人民政府: one quantifier stands for both.
"""
_OF_THE_GROUP: Final = ("政府", "人民政府", "单位")
_AMONG_OTHERS: Final = re.compile(
    r"(?<=[^\W\d])(?:等(?:[\d一二两三四五六七八九十]+个)?|[\d一二两三四五六七八九十]+个)"
    r"(?=(?:街道办事处|街道办|街道|镇政府|镇|乡)$)"
)
_DEFINITION: Final = re.compile(
    r"^(?P<whole>.+)（(?:以?下[统简]?|[统简])称(?:为)?[：:]?[“\"]?(?P<short>[^”\"）]+)[”\"]?）$"
)
_AND: Final = re.compile(r"以及|[及与暨]|和(?!平[区县]|[田硕静政]县|田[市地]|顺[县区]|龙市|林格尔|布克赛尔|县)")
"""和平区 and 和田市 begin with the same character."""
_SEPARATING: Final = "、，；。/｜|"
_LONGEST_PLACE: Final = 5
"""A place that lends its name to a street office has at most so many characters."""
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Named:
    """One name as it is written, shared suffix added; `defines` is the short form it is given in brackets.

    `written`: without the shared suffix. `readable`: it can be a name at all. `sure`: its suffix is its own, or
    certainly shared.
    """

    text: str
    defines: str = ""
    readable: bool = True
    sure: bool = True
    written: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it stands for units that it does not list."""
        return is_group(self.defines) or is_group(self.text) or (bool(self.defines) and len(conjuncts(self.text)) > 1)


def items(text: str) -> Iterator[tuple[str, str]]:
    """Give each listed item with the separator before it; separators inside brackets and quotes separate nothing."""
    depth, start, before = 0, 0, ""
    together = {at for match in _REGIONS_TOGETHER.finditer(text) for at in range(*match.span())}
    for at, sign in enumerate(text):
        depth = max(0, depth + (sign in OPENING) - (sign in CLOSING))
        if not depth and sign in _SEPARATING and at not in together:
            yield before, text[start:at]
            start, before = at + 1, sign
    yield before, text[start:]


def names(listed: list[tuple[str, str]]) -> tuple[Named, ...]:
    """Read listed items, each with the separator before it, as names."""
    found: list[tuple[str, Named]] = []
    for separator, item in listed:
        rest, others = _and_others(_AMONG_OTHERS.sub("", item))
        definition = _DEFINITION.match(rest)
        if says_nothing(rest):  # 配合单位：无
            continue
        if definition:
            found.append((separator, Named(definition["whole"], definition["short"], written=definition["whole"])))
        else:
            both = [_and_others(part) for part in conjuncts(rest)]
            parts = [name for first, groups in both for name in (*apart(first), *groups)]
            found += [(separator if i == 0 else "、", Named(part, written=part)) for i, part in enumerate(parts)]
        found += [("、", Named(group, written=group)) for group in others]
    return tuple(replace(name, readable=is_plausible(name.text)) for name in _completed(found) if name.text)


def _and_others(item: str) -> tuple[str, list[str]]:
    """Part 税务总局等国务院相关部门 into the name and the group; 等部门 and 等3个部门 only end their list."""
    closed = _AND_OTHERS.search(item, max(0, len(item) - _LONGEST_NAME))
    if not closed:
        return item, []
    rest, others = item[: closed.start()], closed["others"]
    if _CLOSING_WORDS.fullmatch(others):
        return _and_others(rest)
    groups = [group for group in conjuncts(others) if not _CLOSING_WORDS.fullmatch(group)]
    if not all(is_group(group) for group in groups):
        return item, []
    first, before = _and_others(rest)
    return first, [*before, *groups]


def others_of_one(text: str) -> Named | None:
    """Return the group that stands beside the only name of a string: 部门 of 市教育局等部门."""
    match = _OTHERS_OF_ONE.search(tidy(text))
    return Named(match["group"], written=match["group"]) if match else None


def conjuncts(item: str) -> list[str]:
    """Split at 及 and 和 where a whole name stands on either side; 区文化和旅游局 stays one name."""
    parts, start = [], 0
    for match in _AND.finditer(item):
        left = item[start : match.start()]
        whole = len(left) <= _LONGEST_NAME and left.count("（") == left.count("）")
        if whole and _are_two(left, item[match.end() :][-_LONGEST_NAME:]):
            parts.append(left)
            start = match.end()
    return [*parts, item[start:]]


def _are_two(left: str, right: str) -> bool:
    place = left and len(left) <= _LONGEST_PLACE and not ending(left) and not _AND.search(left)
    if place and shared_suffix(right):
        return True
    if is_group(left) and right in _OF_THE_GROUP:
        return False
    return _is_named(left) and not left.endswith("企业") and _is_named(right)


def _is_named(text: str) -> bool:
    return is_name(text) or is_town(text)


def _completed(found: list[tuple[str, Named]]) -> Iterator[Named]:
    """Lend the last place's suffix to the bare places in front of it, as far as 、 joins them."""
    run: list[Named] = []
    for separator, name in found:
        if separator != "、":
            yield from _with_shared_suffix(run)
            run = []
        run.append(name)
    yield from _with_shared_suffix(run)


def _with_shared_suffix(run: list[Named]) -> list[Named]:
    """Complete 杆石桥、四里村、大观园街道办事处. A word of business (财政) may be a short organ, and stays unsure.

    Names in 村 alone are villages, which no street office runs under their name: 某某村、某某街道办事处.
    """
    suffix = of_regions = lender = ""
    completed = list(run)
    villages = not any(_is_bare_place(name) and not name.text.endswith("村") for name in run)
    for at, name in reversed(list(enumerate(run))):
        if of_regions and may_share(name.text, of_regions):
            completed[at] = replace(name, text=name.text + of_regions)
        elif not _is_bare_place(name):
            lender, suffix, of_regions = name.text, shared_suffix(name.text), suffix_of_regions(name.text)
        elif suffix and villages and f"村{suffix}" not in lender:
            completed[at] = replace(name, sure=not suffix.startswith(("街道", "办事处")))
        elif suffix:
            sure = not (is_business(name.text) or _is_enterprise_in_short(name.text))
            completed[at] = replace(name, text=name.text + suffix, sure=sure)
    return completed


def _is_enterprise_in_short(text: str) -> bool:
    """Tell whether a bare name is an enterprise's short one, and no place: 铁投, 水控."""
    return text.endswith(("投", "控"))


def _is_bare_place(name: Named) -> bool:
    return not (
        ending(name.text) not in {"", "村"}
        or is_town(name.text)
        or name.is_group
        or name.text.startswith(("区", "县"))
        or len(name.text) > _LONGEST_PLACE
    )
