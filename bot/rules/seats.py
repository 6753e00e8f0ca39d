"""What the store knows of units and posts, and what follows from a roster: the values that `seating` works with."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KnownPost:
    """A contact's post: the title of its deputy's post (AB角) if it has one, and whether anybody sits on it."""

    deputy: str = ""
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows: `names` gives the unit of every name; `shown` each unit's own name.

    `bound_by_reports` are units that have reports of their own already, and so can no longer be merged into another.
    `posts` are the contacts' posts, by unit and title.
    """

    names: Mapping[str, int] = field(default_factory=dict)
    shown: Mapping[int, str] = field(default_factory=dict)
    bound_by_reports: frozenset[int] = frozenset()
    posts: Mapping[tuple[int, str], KnownPost] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seats:
    """What follows from a roster. A place is a row's place in `Roster.units`.

    `units` tells which known unit a row speaks for (None: a new one), `answers` which row a name leads to,
    `merged` which known units become which row's, `outside` known units (without a row) by their names.
    """

    units: tuple[int | None, ...]
    answers: Mapping[str, int]
    merged: Mapping[int, int]
    outside: Mapping[str, int]

    def knows(self, name: str) -> bool:
        """Tell whether a unit answers to a name."""
        return name in self.answers or name in self.outside

    def unknown(self, what: str, name: str) -> str:
        """Say that no unit answers to a name, and which one may be meant."""
        near = difflib.get_close_matches(name, [*self.answers, *self.outside], n=1)
        maybe = f"是否为“{near[0]}”？" if near else "请先在责任单位表中添加；多个单位请用顿号分隔。"
        return f"{what}不在责任单位表中。{maybe}"

    def unit(self, name: str) -> int | None:
        """Return the known unit that a name leads to; None for a new one."""
        return self.units[self.answers[name]] if name in self.answers else self.outside[name]
