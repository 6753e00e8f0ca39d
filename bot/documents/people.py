"""Leaders of a whole document: names that ran together in one row are known from the others."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from bot.rules.leaders import read_leaders
from bot.rules.organs import ending

_NO_NAME: Final = re.compile(r"[0-9a-zA-Z。：%]")
_LONGEST: Final = 4
_POST: Final = re.compile(r"长|书记|主任|委|领导|同志|主席|监|员|组|总")


class People:
    """The leaders that the rows of a document name."""

    def __init__(self, cells: Iterable[str]) -> None:
        self._known = {name for cell in cells for name in read_leaders(cell)}

    def read(self, cell: str) -> tuple[str, ...]:
        """Read a cell of leaders. What no other row calls one person, but two of them, are two: 某甲某乙."""
        return tuple(dict.fromkeys(each for name in read_leaders(cell) for each in self._apart(name)))

    def doubtful(self, leaders: Sequence[str]) -> list[str]:
        """Return what is neither a name nor a post: too long, with figures in it, or a unit."""
        names = (name for name in leaders if not _POST.search(name))
        return [
            name for name in names if (len(name) > _LONGEST and name.isalpha()) or _NO_NAME.search(name) or ending(name)
        ]

    def _apart(self, name: str) -> list[str]:
        if len(name) <= _LONGEST or _POST.search(name):
            return [name]
        return self._split(name) or [name]

    def _split(self, name: str) -> list[str]:
        for size in range(_LONGEST, 1, -1):
            head, rest = name[:size], name[size:]
            if head in self._known and not rest:
                return [head]
            if head in self._known and (tail := self._split(rest)):
                return [head, *tail]
        return []


def looks_like_leaders(text: str) -> bool:
    """Tell whether a text reads as names and posts of persons, and as no sentence."""
    leaders = read_leaders(text)
    return (
        bool(leaders)
        and "。" not in text
        and all(len(name) <= _LONGEST or "·" in name or _POST.search(name) for name in leaders)
    )
