"""The names of a document that may be second names of units which it, or the roster, calls otherwise."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from bot.rules.units.departments import is_everywhere
from bot.rules.units.likeness import is_misprint, is_near, is_nearly
from bot.rules.units.prefixes import prefix_of

_FAR_MORE: Final = 3
"""So many times as often as a misprint that was copied stands what is right."""


@dataclass(frozen=True, slots=True)
class SecondNames:
    """The names of one document in their order, each with the number of its rows, and those that units answer to.

    `unread` are in doubt already: of them all that is near is asked.
    """

    counts: Mapping[str, int]
    known: Collection[str]
    unread: Collection[str] = ()

    def found(self) -> frozenset[str]:
        """Return the new names that may be another name of a unit: a person is asked.

        Of two new ones that is the one which stands less often, or later.
        """
        known = frozenset(self.known)
        elsewhere = [name for name in self.known if name not in self.counts]
        return frozenset(name for name in self.counts if name not in known and self._is_second(name, elsewhere, known))

    def _is_second(self, name: str, elsewhere: Collection[str], known: frozenset[str]) -> bool:
        if name in self.unread:
            sure = (other for other in self.counts if other not in self.unread)
            return any(is_near(name, other) for names in (elsewhere, sure) for other in names)
        if any(is_nearly(name, other) or is_misprint(name, other) for other in elsewhere):
            return True
        return any(self._is_second_to(name, other, known) for other in self.counts if other not in self.unread)

    def _is_second_to(self, name: str, other: str, known: frozenset[str]) -> bool:
        """Tell whether a name is another one's shorter or longer form, or, where it is rare, its misprint."""
        if is_misprint(name, other):
            return self._is_rare_beside(name, other)
        return is_nearly(name, other) and (other in known or self._comes_after(name, other))

    def _is_rare_beside(self, name: str, other: str) -> bool:
        """Tell whether a name stands so rarely that it may be a misprint: 国内招商 and 国际招商 stand as often."""
        often = self.counts[other]
        if self.counts[name] > 1:
            return often >= _FAR_MORE * self.counts[name]
        return often > 1 or is_everywhere(other.removeprefix(prefix_of(other)))

    def _comes_after(self, name: str, other: str) -> bool:
        mine, theirs = self.counts[name], self.counts[other]
        if mine != theirs:
            return mine < theirs
        return next(each for each in self.counts if each in {name, other}) == other
