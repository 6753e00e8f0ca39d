"""What a person wants by a review workbook that came back: read from its cells with the names that are known."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, select

from bot.actions.intake.parts import Part, Who
from bot.rules.review import BETWEEN_SECTIONS, ROLES, Head, Heading, Returned, ReturnedRow, Sheet
from bot.rules.roster import Complaint
from bot.rules.terms import OWING
from bot.rules.units.leaders import read_leaders
from bot.store.tables import GroupMember, UnitGroup
from bot.store.units import Names

_NAMES: Final = re.compile(r"[、，,；;\n]")
_GROUPS: Final = re.compile(r"[；;\n]")
_BLANKS: Final = re.compile(r"\s+")
_DATE: Final = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})日?")
_YEARS: Final = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What becomes of one task. `fields` are columns of `Task` by name; `parts` is None where nobody decided anything.

    `members` are the units meant by a group's part, under the group's id.
    """

    row: ReturnedRow
    fields: Mapping[str, str | list[str]]
    parts: tuple[Part, ...] | None
    members: Mapping[int, tuple[int, ...]]


class Planner:
    """Reads rows; what cannot be so is complained of."""

    def __init__(self, session: Session, returned: Returned) -> None:
        self.complaints: list[Complaint] = []
        self._returned = returned
        self._names = Names(session)
        self._groups = {group.name: group for group in session.exec(select(UnitGroup))}
        self._filled: dict[int, set[int | str]] = defaultdict(set)
        for member in session.exec(select(GroupMember)):
            self._filled[member.group_id].add(member.unit_id)
        self._fixed: dict[int, tuple[int, tuple[int, ...]]] = {}

    def plan(self, row: ReturnedRow, current: Mapping[Heading, str]) -> RowPlan | None:
        """Return what is wanted of one row; None if nothing is. `current` is what would go out today."""
        changed = row.changed()
        if not changed and not row.checked:
            return None
        for heading in changed:
            if current[heading] != row.before[heading] and not self._stands(heading, row.cells[heading], current):
                said = f"导出之后这里已被改为“{current[heading]}”，请重新导出复核表。"
                self._complain(row, heading, said)
        cells = {heading: row.cells[heading] if heading in changed else current[heading] for heading in current}
        if not cells[Heading.CONTENT]:
            self._complain(row, Heading.CONTENT, "没有填写内容。")
        about_units = row.checked or any(heading in changed for heading in ROLES)
        parts = self._parts(row, cells) if about_units else None
        members = self._members(row, cells) if about_units or Heading.MEMBERS in changed else {}
        if parts and row.checked:
            self._ask_for_members(row, parts, members)
        return RowPlan(row, _fields(cells, changed), parts, members)

    def head(self) -> dict[str, str | int | dt.date]:
        """Return what changes of the document itself, by the columns of `Programme`."""
        head, before = self._returned.head, self._returned.head_before
        changes: dict[str, str | int | dt.date] = {}
        for what, name in ((Head.DOCUMENT, "document"), (Head.TITLE, "title")):
            if head[what] != before[what]:
                changes[name] = _BLANKS.sub("", head[what])
        if not head[Head.DOCUMENT]:
            self.complaints.append(Complaint(Sheet.HEAD, 0, "", "没有填写文号。"))
        if head[Head.YEAR] != before[Head.YEAR]:
            year = head[Head.YEAR].removesuffix("年")
            if year.isdecimal() and int(year) in _YEARS:
                changes["year"] = int(year)
            else:
                self.complaints.append(Complaint(Sheet.HEAD, 0, "", f"年度“{head[Head.YEAR]}”应为四位数字，如 2026。"))
        if head[Head.ISSUED] != before[Head.ISSUED]:
            day = _day(head[Head.ISSUED])
            if day:
                changes["issued"] = day
            else:
                said = f"印发日期“{head[Head.ISSUED]}”无法读懂，请写成 2026-02-25。"
                self.complaints.append(Complaint(Sheet.HEAD, 0, "", said))
        return changes

    def _stands(self, heading: Heading, wanted: str, current: Mapping[Heading, str]) -> bool:
        """Tell whether a cell says what is so today, in whatever order and however the names are written."""
        if heading is Heading.MEMBERS:
            written = [self._groups[name] for each in ROLES for name in _split(current[each]) if name in self._groups]
            says = _by_group(wanted, written)
            is_so = _by_group(current[heading], written)
            return all(
                self._ids(members) == (self._ids(is_so.get(name, "")) or self._filled.get(self._groups[name].id or 0))
                for name, members in says.items()
                if name in self._groups
            ) and bool(says)
        if heading in ROLES:
            return self._ids(wanted) == self._ids(current[heading])
        if heading is Heading.LEADERS:
            return read_leaders(wanted) == read_leaders(current[heading])
        return wanted == current[heading]

    def _ids(self, names: str) -> set[int | str]:
        return {self._names.find(name) or name for name in _split(names)}

    def _parts(self, row: ReturnedRow, cells: Mapping[Heading, str]) -> tuple[Part, ...]:
        found: dict[Who, Part] = {}
        first: dict[Who, Heading] = {}
        for heading, role in ROLES.items():
            for name in _split(cells[heading]):
                who = self._who(row, heading, name)
                if who is None:
                    continue
                if first.setdefault(who, heading) is not heading:
                    self._complain(row, heading, f"“{name}”已在“{first[who]}”中，一个单位在一项里只有一种分工。")
                found.setdefault(who, Part(who, role))
        if not any(_split(cells[heading]) for heading, role in ROLES.items() if role in OWING):
            self._complain(row, Heading.LEAD, "没有牵头单位，也没有分别办理单位，请填写。")
        return tuple(found.values())

    def _members(self, row: ReturnedRow, cells: Mapping[Heading, str]) -> dict[int, tuple[int, ...]]:
        written = {name: None for heading in ROLES for name in _split(cells[heading])}
        named = {name: self._groups[name] for name in written if name in self._groups}
        found: dict[int, tuple[int, ...]] = {}
        for piece in filter(None, map(str.strip, _GROUPS.split(cells[Heading.MEMBERS]))):
            name, colon, members = piece.replace(":", "：").partition("：")
            if not colon and len(named) == 1:
                name, members = next(iter(named)), piece
            group = named.get(_BLANKS.sub("", name))
            if group is None:
                if colon and _BLANKS.sub("", name) in written:
                    continue  # nobody knows it, which is complained of where it is written
                said = f"“{name}”不是本项的统称，请写成“{next(iter(named), '相关街道办事处')}：甲单位、乙单位”。"
                self._complain(row, Heading.MEMBERS, said)
                continue
            ids = tuple(self._unit(row, Heading.MEMBERS, each) or 0 for each in _split(members))
            if ids:
                found[group.id or 0] = ids
                self._agree(row, group, ids)
        return found

    def _agree(self, row: ReturnedRow, group: UnitGroup, ids: tuple[int, ...]) -> None:
        """A fixed group has the same members in every row, as far as they are units at all."""
        if group.chosen_per_task or not all(ids):
            return
        number, before = self._fixed.setdefault(group.id or 0, (row.row, ids))
        if set(before) != set(ids):
            said = f"“{group.name}”各项通用，与第{number}行填的成员不一致。"
            self._complain(row, Heading.MEMBERS, said)

    def _ask_for_members(
        self, row: ReturnedRow, parts: tuple[Part, ...], members: Mapping[int, tuple[int, ...]]
    ) -> None:
        """A group that owes reports cannot be left without anybody who writes them."""
        owing = {part.who.group_id for part in parts if part.role in OWING}
        for group in self._groups.values():
            known = group.id in members or group.id in self._fixed
            filled = group.id in self._filled and not group.chosen_per_task
            if group.id in owing and not known and not filled:
                said = f"“{group.name}”要由具体单位承担，请在这里填写成员。"
                self._complain(row, Heading.MEMBERS, said)

    def _who(self, row: ReturnedRow, heading: Heading, name: str) -> Who | None:
        if name in self._groups:
            return Who(None, self._groups[name].id)
        unit_id = self._unit(row, heading, name)
        return Who(unit_id) if unit_id else None

    def _unit(self, row: ReturnedRow, heading: Heading, name: str) -> int | None:
        unit_id = self._names.find(name)
        if unit_id is None:
            near = "、".join(f"“{each}”" for _, each in self._names.nearest(name))
            hint = f"是不是{near}？" if near else ""
            self._complain(row, heading, f"没有叫“{name}”的单位。{hint}新单位请先加在【单位】表末尾。")
        return unit_id

    def _complain(self, row: ReturnedRow, heading: Heading, text: str) -> None:
        self.complaints.append(Complaint(Sheet.TASKS, row.row, self._returned.columns.get(heading, ""), text))


def _fields(cells: Mapping[Heading, str], changed: list[Heading]) -> dict[str, str | list[str]]:
    values: dict[Heading, tuple[str, str | list[str]]] = {
        Heading.SECTIONS: ("sections", [each for each in cells[Heading.SECTIONS].split(BETWEEN_SECTIONS) if each]),
        Heading.CONTENT: ("content", cells[Heading.CONTENT]),
        Heading.LEADERS: ("leaders", list(read_leaders(cells[Heading.LEADERS]))),
        Heading.DUE: ("due_text", cells[Heading.DUE]),
    }
    return dict(values[heading] for heading in changed if heading in values)


def _split(text: str) -> list[str]:
    return [name for piece in _NAMES.split(text) if (name := _BLANKS.sub("", piece))]


def _by_group(cell: str, groups: Sequence[UnitGroup]) -> dict[str, str]:
    """Sort the members in a cell by their groups; the only group of a task need not be named."""
    found: dict[str, str] = {}
    for piece in filter(None, map(str.strip, _GROUPS.split(cell))):
        name, colon, members = piece.replace(":", "：").partition("：")
        if not colon and len(groups) == 1:
            name, members = groups[0].name, piece
        found[_BLANKS.sub("", name)] = members
    return found


def _day(text: str) -> dt.date | None:
    found = _DATE.fullmatch(_BLANKS.sub("", text))
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
