"""The unit names that a document gives, held against each other: one that two others make up is none of its own.

A name that comes but once is not wrong for that. It is in doubt if the other rows show how it came about: by two names
that ran together, by one that lost its beginning, or by one with a person's name in front of it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from bot.rules.units.departments import is_everywhere
from bot.rules.units.organs import begins_a_group, ending, is_branch, is_group, without_bracket
from bot.rules.units.prefixes import prefix_of

_ROLE: Final = re.compile(r"分别|牵$|配$|负$|共同|按职")
"""What is left of a role word whose end was cut off: 区城管局分别办."""
_OF_BUREAUS: Final = frozenset({"局", "委", "办", "厅", "部"})
_SHORTEST: Final = 2
_SHORTEST_HALF: Final = 3


class Attested:
    """The names of the rows of one document, each row's once, and the leaders whom the rows name."""

    def __init__(self, rows: Iterable[Collection[str]], people: Collection[str]) -> None:
        self._count = Counter(name for names in rows for name in set(names))
        prefixes = Counter(filter(None, map(prefix_of, self._count)))
        self._prefix = max(prefixes, key=prefixes.__getitem__, default="")
        self._people = frozenset(name for name in people if len(name) >= _SHORTEST)
        self._ends = frozenset(name[at:] for name in self._count for at in range(1, len(name) - 1))

    def strange(self) -> frozenset[str]:
        """Return the names that the others show to have been read wrongly."""
        signs = (self._is_two, self._is_a_piece, self._has_a_person)
        return frozenset(name for name in self._count if any(sign(name) for sign in signs))

    def _is_two(self, name: str) -> bool:
        """Tell whether a name is one that comes elsewhere, with another or with a group behind it: 区住建局各镇街."""
        return any(
            self._count[name] <= self._often(left) and not is_branch(left) and self._is_one(right, left)
            for left, right in _halves(name)
        )

    def _often(self, name: str) -> int:
        """Count how often a name comes, with the prefix that the document's names carry or without it."""
        return max(self._count[name], self._count[self._prefix + name])

    def _is_one(self, right: str, left: str) -> bool:
        """Tell whether what stands behind a name is one itself, or a role; its prefix may be the first one's."""
        if _ROLE.match(right):
            return True
        if len(right) < _SHORTEST_HALF:
            return False
        if is_group(right) and (begins_a_group(right) or prefix_of(right)):
            return True
        return bool(self._often(right)) or (prefix_of(left) + right) in self._count

    def _is_a_piece(self, name: str) -> bool:
        """Tell whether a bureau's name is but the end of another's, and nobody is called so: 信局 of 区工信局."""
        known = is_everywhere(name) or prefix_of(name) or ending(name) not in _OF_BUREAUS
        return self._count[name] == 1 and name in self._ends and not known

    def _has_a_person(self, name: str) -> bool:
        """Tell whether a leader's name stands in front of a name with a prefix, or of one that comes elsewhere."""
        return any(left in self._people and (prefix_of(right) or right in self._count) for left, right in _halves(name))


def _halves(name: str) -> Iterator[tuple[str, str]]:
    outside = without_bracket(name)
    return ((name[:at], name[at:]) for at in range(_SHORTEST, len(outside)))
