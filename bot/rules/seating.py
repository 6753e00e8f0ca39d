"""Who answers to which name once a roster is taken: pure, so that it can be tried before anything is stored.

The rule: a name stands for exactly one unit. A row of the roster speaks for the unit that already answers to its
单位名称, or for a new one. A unit of the document that has no row of its own, and whose name another row claims, is
that row's unit under another name (domain.md, *Aliases*), and is merged into it.
"""

from bot.rules.roster import Complaint, Heading, Roster, Sheet, UnitRow
from bot.rules.seating_posts import post_complaints
from bot.rules.seats import Known, Seats


def seat(roster: Roster, known: Known) -> tuple[Seats, list[Complaint]]:
    """Say who answers to which name, and everything that is wrong with the names, groups and posts of a roster."""
    naming = _Naming(roster, known)
    naming.claim_own_names()
    naming.claim_other_names()
    naming.merge()
    seats = naming.seats()
    return seats, [*naming.complaints, *_group_complaints(roster, seats), *post_complaints(roster, seats, known)]


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
            roster.complain(Sheet.GROUPS, group.row, Heading.MEMBERS, seats.unknown(f"成员“{member}”", member))
            for member in group.members
            if not seats.knows(member)
        ]
    return complaints
