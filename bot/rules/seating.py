"""Who answers to which name once a roster is taken: pure, so that it can be tried before anything is stored.

The rule: a name stands for exactly one unit. A row of the roster speaks for the unit that already answers to its
单位名称, or for a new one. A unit of the document that has no row of its own, and whose name another row claims, is
that row's unit under another name (domain.md, *Aliases*), and is merged into it.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rules.roster import Complaint, Heading, Roster, Sheet, UnitRow


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows: `names` gives the unit of every name; `shown` each unit's own name.

    `bound_by_reports` are units that have reports of their own already, and so can no longer be merged into another.
    """

    names: Mapping[str, int] = field(default_factory=dict)
    shown: Mapping[int, str] = field(default_factory=dict)
    bound_by_reports: frozenset[int] = frozenset()


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


def seat(roster: Roster, known: Known) -> tuple[Seats, list[Complaint]]:
    """Say who answers to which name, and everything that is wrong with the names, groups and posts of a roster."""
    naming = _Naming(roster, known)
    naming.claim_own_names()
    naming.claim_other_names()
    naming.merge()
    seats = naming.seats()
    return seats, [*naming.complaints, *_group_complaints(roster, seats), *_post_complaints(roster, seats)]


class _Naming:
    def __init__(self, roster: Roster, known: Known) -> None:
        self._roster = roster
        self._known = known
        self.complaints: list[Complaint] = []
        self._units = [known.names.get(row.name) for row in roster.units]
        self._answers: dict[str, int] = {}
        self._merged: dict[int, int] = {}

    def claim_own_names(self) -> None:
        """Give each row its 单位名称, and the name under which its unit is known."""
        speakers: dict[int, UnitRow] = {}
        for place, row in enumerate(self._roster.units):
            unit = self._units[place]
            first = self._roster.units[self._answers[row.name]] if row.name in self._answers else None
            first = first or (speakers.get(unit) if unit is not None else None)
            if first is not None:
                text = f"“{row.name}”与第{first.row}行“{first.name}”是同一个单位，请合并为一行。"
                self._complain(row, Heading.NAME, text)
                continue
            self._answers[row.name] = place
            if unit is not None:
                speakers[unit] = row
                self._answers[self._known.shown[unit]] = place

    def claim_other_names(self) -> None:
        """Give each row its other names, first come, first served."""
        for place, row in enumerate(self._roster.units):
            for heading, word in row.words():
                owner = self._answers.setdefault(word, place)
                if owner == place or heading is Heading.NAME:
                    continue
                other = self._roster.units[owner]
                if word == other.name:
                    text = f"{heading}“{word}”是第{other.row}行的单位名称；如为同一单位，请删除第{other.row}行。"
                else:
                    text = f"{heading}“{word}”已属于{other.name}（第{other.row}行），请改用别的{heading}。"
                self._complain(row, heading, text)

    def merge(self) -> None:
        """Find the known units without a row that became another name of a row's unit."""
        spoken_for = {unit for unit in self._units if unit is not None}
        strangers = [
            (place, row, heading, word, self._known.names[word])
            for place, row in enumerate(self._roster.units)
            for heading, word in row.words()
            if self._answers[word] == place and self._known.names.get(word, self._units[place]) != self._units[place]
        ]
        strangers = [each for each in strangers if each[-1] not in spoken_for]
        for place, row, heading, word, unit in strangers:
            if word == self._known.shown[unit] and self._may_merge(row, heading, word, unit):
                self._merged[unit] = place
        for place, row, heading, word, unit in strangers:
            if word != self._known.shown[unit] and self._merged.get(unit) != place:
                text = f"{heading}“{word}”已属于{self._known.shown[unit]}，请改用别的{heading}。"
                self._complain(row, heading, text)

    def _may_merge(self, row: UnitRow, heading: Heading, word: str, unit: int) -> bool:
        if unit in self._known.bound_by_reports:
            text = f"{heading}“{word}”是另一个单位，且已有应报事项，不能并入{row.name}；请改用别的{heading}。"
            self._complain(row, heading, text)
            return False
        return True

    def seats(self) -> Seats:
        here = {unit for unit in self._units if unit is not None} | self._merged.keys()
        outside = {name: unit for name, unit in self._known.names.items() if unit not in here}
        return Seats(tuple(self._units), self._answers, self._merged, outside)

    def _complain(self, row: UnitRow, heading: Heading, text: str) -> None:
        self.complaints.append(self._roster.complain(Sheet.UNITS, row.row, heading, text))


def _group_complaints(roster: Roster, seats: Seats) -> list[Complaint]:
    complaints: list[Complaint] = []
    first: dict[str, int] = {}
    for group in roster.groups:
        if group.name in seats.answers or group.name in seats.outside:
            text = f"“{group.name}”是单位名称，不能作组名。"
            complaints.append(roster.complain(Sheet.GROUPS, group.row, Heading.GROUP, text))
        if first.setdefault(group.name, group.row) != group.row:
            text = f"“{group.name}”与第{first[group.name]}行重复，请合并为一行。"
            complaints.append(roster.complain(Sheet.GROUPS, group.row, Heading.GROUP, text))
        complaints += [
            roster.complain(Sheet.GROUPS, group.row, Heading.MEMBERS, _unknown(f"成员“{member}”", member, seats))
            for member in group.members
            if not _knows(seats, member)
        ]
    return complaints


def _post_complaints(roster: Roster, seats: Seats) -> list[Complaint]:
    complaints: list[Complaint] = []
    first: dict[tuple[bool, int, str], int] = {}
    for post in roster.posts:
        if not _knows(seats, post.unit):
            text = _unknown(f"单位“{post.unit}”", post.unit, seats)
            complaints.append(roster.complain(Sheet.POSTS, post.row, Heading.UNIT, text))
            continue
        has_row = post.unit in seats.answers
        seat_of = (has_row, seats.answers[post.unit] if has_row else seats.outside[post.unit], post.title)
        if first.setdefault(seat_of, post.row) != post.row:
            text = f"{post.unit}“{post.title}”与第{first[seat_of]}行重复；同一岗位只写一行，多人请用不同的岗位名。"
            complaints.append(roster.complain(Sheet.POSTS, post.row, Heading.TITLE, text))
    return complaints


def _knows(seats: Seats, name: str) -> bool:
    return name in seats.answers or name in seats.outside


def _unknown(what: str, name: str, seats: Seats) -> str:
    near = difflib.get_close_matches(name, [*seats.answers, *seats.outside], n=1)
    maybe = f"是否为“{near[0]}”？" if near else "请先在责任单位表中添加；多个单位请用顿号分隔。"
    return f"{what}不在责任单位表中。{maybe}"
