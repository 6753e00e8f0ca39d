"""Leaders of a whole document: names that ran together in one row are known from the others."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from bot.documents.columns import Column, column_of
from bot.documents.due_words import looks_like_due
from bot.rules.units.leaders import read_leaders
from bot.rules.units.organs import ending
from bot.rules.units.surnames import SURNAMES, several_people

_NO_NAME: Final = re.compile(r"[0-9a-zA-Z。：%]")
_BETWEEN: Final = re.compile(r"[\s、，,；;/／|]")
_LONGEST: Final = 4
_SHORTEST: Final = 2
PERSON: Final = rf"(?:[{SURNAMES}](?:\s*[一-鿿]){{1,2}}|(?:欧阳|司马|上官|诸葛)[一-鿿]{{1,2}})"
"""A name of a person, as most are."""
_OFFICE: Final = (
    "(?:(?:党[组委])?(?:常务)?副?(?:[局院站台社校厅部区县市镇乡]长|主任|书记|主席|经理|董事长)|负责人|同志)?"
)
_PERSON_BEHIND: Final = re.compile(rf"(?P<unit>.*?)[\s：:]*{_OFFICE}[\s：:]*{PERSON}\s*{_OFFICE}")
_IN_BRACKETS: Final = re.compile(rf"[（(]{_OFFICE}[\s：:]*{PERSON}\s*{_OFFICE}[）)]")
_POST: Final = re.compile(r"[长监员组总](?:助理)?(?:$|[、（(])|[省市区县州局部]长|秘书长|书记|主任|委|领导|同志|主席")


class People:
    """The leaders that the rows of a document name."""

    def __init__(self, cells: Iterable[str]) -> None:
        cells = list(cells)
        self._known = Counter(name for cell in cells for name in set(read_leaders(cell)))
        self._known += Counter(name for cell in cells for name in self.read(cell) if name not in self._known)
        whole = self.names.intersection(name for cell in set(cells) for name in self.read(cell))
        self._pieces = {piece for name in whole for at in range(1, len(name)) for piece in (name[:at], name[at:])}
        self._asked: dict[str, bool] = {}

    @property
    def names(self) -> frozenset[str]:
        """Those who are named, without posts."""
        return frozenset(name for name in self._known if not _POST.search(name))

    def read(self, cell: str) -> tuple[str, ...]:
        """Read a cell of leaders. What no other row calls one person, but two of them, are two: 某甲某乙.

        So are two of which a blank parts the wrong characters (某甲某 乙), or the end of a line does, where that shows
        somebody whom another row names.
        """
        names = read_leaders(cell)
        whole = self._split(_BETWEEN.sub("", cell)) if any(len(name) < _SHORTEST for name in names) else []
        return tuple(whole or self._over_lines(cell, names) or self._each(names))

    def _each(self, names: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(each for name in names for each in self._apart(name)))

    def _over_lines(self, cell: str, names: Sequence[str]) -> list[str]:
        """Read a cell as if no line ended in it; [] unless all are people then, with one more whom other rows name."""
        nobody = [name for name in names if self._known[name] <= 1]
        if "\n" not in cell or not nobody:
            return []
        elsewhere = {name for name, often in self._known.items() if often > (name in names)}
        whole = read_leaders(cell.replace("\n", ""))
        joined = [each for name in whole for each in several_people(name, elsewhere.__contains__) or self._apart(name)]
        strangers = [name for name in joined if self._known[name] <= 1]
        more = any(self._known[name] for name in joined if name not in names)
        return joined if more and len(strangers) < len(nobody) and not any(map(self._post_or_two, joined)) else []

    @staticmethod
    def _post_or_two(name: str) -> bool:
        return len(name) > _LONGEST or bool(_POST.search(name))

    def doubtful(self, leaders: Sequence[str]) -> list[str]:
        """Return what is neither a name nor a post, or a name that the others show to be cut or to have grown."""
        return [name for name in leaders if self._is_doubtful(name)]

    def _is_doubtful(self, name: str) -> bool:
        """Tell it of a name; of one that comes often it is asked once."""
        if name not in self._asked:
            self._asked[name] = (not _POST.search(name) and self._is_strange(name)) or _is_no_leader(name)
        return self._asked[name]

    def _is_strange(self, name: str) -> bool:
        if (len(name) > _LONGEST and name.isalpha()) or len(name) < _SHORTEST or _NO_NAME.search(name):
            return True
        if self._split(name):
            return True
        return self._known[name] <= 1 and (name in self._pieces or self._is_more_than_one(name))

    def _is_more_than_one(self, name: str) -> bool:
        """Tell whether a name begins or ends with that of somebody whom more rows name: 某甲·某乙丙."""
        parts = [name[:size] for size in range(_SHORTEST, len(name))] + [name[at:] for at in range(1, len(name) - 1)]
        return any(self._known[part] > 1 for part in parts)

    def _apart(self, name: str) -> list[str]:
        parts = [] if _POST.search(name) else self._split(name)
        seldom = all(self._known[part] > self._known[name] for part in parts)
        return parts if parts and (len(name) > _LONGEST or self._known[name] <= 1 or seldom) else [name]

    def _split(self, name: str) -> list[str]:
        """Part a name where somebody's ends whom another row names, and the next one's begins; [] if it cannot be."""
        for size in range(len(name) - _SHORTEST, _SHORTEST - 1, -1):
            head, rest = name[:size], name[size:]
            if not self._is_one(head):
                continue
            tail = [rest] if self._is_one(rest) else self._split(rest)
            if tail:
                return [head, *tail]
        return several_people(name, self._is_one)

    def _is_one(self, name: str) -> bool:
        """Tell whether some row calls somebody so, and it is no name too long for one."""
        return name in self._known and (len(name) <= _LONGEST or "·" in name)


def _is_no_leader(name: str) -> bool:
    """Tell whether a text is a unit, a deadline or the words of a header: a cell of another column."""
    is_unit = bool(ending(name)) and not _POST.search(name[-2:])
    return is_unit or looks_like_due(name) or (column_of(name) is Column.LEADERS and not name.endswith("长"))


def parted(text: str, known: Collection[str]) -> str:
    """Return a text with a sign between two names that ran together in it, which are `known`: 某甲、某乙丙."""
    pairs = ((text[:size], text[size:]) for size in range(_SHORTEST, len(text) - 1))
    both = next((pair for pair in pairs if known and all(each in known for each in pair)), ())
    return "、".join(both or several_people(text, known.__contains__)) or text


def without_persons(text: str) -> str:
    """Return the units of a cell without the persons beside them: 区民政局 of 区民政局（某某）, 区民政局局长某某."""
    lines = (_IN_BRACKETS.sub("", line).strip() for line in text.split("\n"))
    return "\n".join(left for line in lines if (left := _unit_before_a_person(line)))


def _unit_before_a_person(line: str) -> str:
    found = _PERSON_BEHIND.fullmatch(line)
    if not found or ending(line) or (found["unit"] and not ending(found["unit"])):
        return line
    return found["unit"]


def looks_like_leaders(text: str) -> bool:
    """Tell whether a text reads as names and posts of persons, and as no sentence."""
    leaders = read_leaders(text)
    return (
        bool(leaders)
        and "。" not in text
        and all(len(name) <= _LONGEST or "·" in name or _POST.search(name) for name in leaders)
    )
