"""What a unit may report on now: the items that are still owed, and those whose period is still editable."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, or_
from sqlalchemy import select as choose
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.actions.intake.arrears import in_arrears
from bot.actions.intake.twins import reported_elsewhere, twins
from bot.actions.reporting.turn import Turn
from bot.rules.document_number import short_name
from bot.rules.letters.base import TaskText
from bot.rules.letters.periods import Filled, OpenPeriod, brief
from bot.rules.replies import OpenItem, bare, hollow
from bot.rules.terms import OWING, Status, task_number
from bot.store.tables import Assignment, Entry, Item, Obligation, Programme, Task, Unit

CONTENT = 36
"""So much of a task's content stands beside its number (UTF-16 units)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item with everything it belongs to; `entry` is what was last reported for it."""

    item: Item
    obligation: Obligation
    unit: Unit
    assignment: Assignment
    task: Task
    programme: Programme
    entry: Entry | None

    @property
    def item_id(self) -> int:
        """The item's number in the store."""
        return self.item.id or 0

    @property
    def number(self) -> str:
        """The task's number as people write it."""
        return task_number(self.task.annex, self.task.no)

    @property
    def content(self) -> TaskText:
        """The beginning of the task's content."""
        return brief(self.task.content, CONTENT)

    @property
    def owed(self) -> bool:
        """Whether nothing was reported yet."""
        return self.entry is None

    def open_item(self, also: tuple[tuple[str, int], ...]) -> OpenItem:
        """Return it as the reading of replies knows it; `also` are the tasks that are reported with it."""
        return OpenItem(
            self.item_id,
            self.task.annex,
            self.task.no,
            self.task.stem + self.task.content,
            self.programme.document,
            self.obligation.period,
            self.owed,
            self.unit.name,
            also,
        )

    def filled(self) -> Filled | None:
        """Return what was reported, as letters show it."""
        entry = self.entry
        if entry is None:
            return None
        return Filled(
            self.item_id,
            self.number,
            self.content,
            Status(entry.status),
            TaskText(entry.done),
            TaskText(entry.problems),
            TaskText(entry.causes),
            TaskText(entry.next_steps),
        )


def _lines(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Build a question for items of some units (`units`), with everything they belong to.

    Items that are no longer owed are left out at once, not when the cycle next takes them away.
    """
    return (
        choose(Item, Obligation, Unit, Assignment, Task, Programme, Entry)
        .join(Obligation, col(Obligation.id) == col(Item.obligation_id))
        .join(Unit, col(Unit.id) == col(Obligation.unit_id))
        .join(Assignment, col(Assignment.id) == col(Item.assignment_id))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .join(Programme, col(Programme.id) == col(Task.programme_id))
        .join(Entry, col(Entry.seq) == col(Item.entry_seq), isouter=True)
        .where(
            col(Obligation.unit_id).in_(bindparam("units", expanding=True)),
            or_(
                col(Item.entry_seq).is_not(None),
                col(Assignment.withdrawn_at).is_(None) & col(Task.withdrawn_at).is_(None) & ~reported_elsewhere(OWING),
                in_arrears(),
            ),
            *conditions,
        )
        .order_by(col(Obligation.period), col(Obligation.unit_id), col(Programme.id), col(Task.annex), col(Task.no))
        .execution_options(populate_existing=True)
    )


_other = aliased(Obligation)
_latest = choose(func.max(col(_other.period))).where(col(_other.unit_id) == col(Obligation.unit_id))
_OPEN = _lines(
    or_(
        col(Obligation.met_at).is_(None),
        col(Obligation.period) == _latest.correlate(Obligation).scalar_subquery(),
    )
)
_OF_REPORT = _lines(col(Obligation.id) == bindparam("report"))
_BY_ID = _lines(col(Item.id).in_(bindparam("items", expanding=True)))
_BEFORE = (
    choose(col(Obligation.period), Entry)
    .join(Item, col(Item.entry_seq) == col(Entry.seq))
    .join(Obligation, col(Obligation.id) == col(Item.obligation_id))
    .where(col(Entry.assignment_id).in_(bindparam("assignments", expanding=True)))
    .order_by(col(Obligation.period))
)
"""Built once: every message asks some of them, and building them took longer than the database needs to answer."""


def open_lines(session: Session, unit_ids: Collection[int]) -> list[Line]:
    """Return the units' items of every report that is not complete, and of each one's latest period; oldest first."""
    return [Line(*row) for row in session.execute(_OPEN, {"units": tuple(unit_ids)})]


def lines_of(session: Session, unit_ids: Collection[int], obligation_id: int) -> list[Line]:
    """Return the items of one report, if it is one of these units': otherwise none."""
    return [Line(*row) for row in session.execute(_OF_REPORT, {"units": tuple(unit_ids), "report": obligation_id})]


def lines_by_id(session: Session, unit_ids: Collection[int], item_ids: Iterable[int]) -> list[Line]:
    """Return those of the named items that are these units'."""
    items = tuple(set(item_ids))
    if not items:
        return []
    return [Line(*row) for row in session.execute(_BY_ID, {"units": tuple(unit_ids), "items": items})]


def open_items(session: Session, lines: Sequence[Line]) -> list[OpenItem]:
    """Return items as the reading of replies knows them: each answers to its repetitions' numbers, too."""
    also = twins(session, {line.unit.id or 0 for line in lines}).repeated
    return [line.open_item(also.get(line.assignment.id or 0, ())) for line in lines]


def by_report(lines: Iterable[Line]) -> dict[int, list[Line]]:
    """Sort items into their reports, in order."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.obligation.id or 0, []).append(line)
    return found


def period_of(turn: Turn, lines: Sequence[Line], *, at: dt.datetime | None = None, named: bool = False) -> OpenPeriod:
    """Describe the report whose items these are, all of them, as it is at a moment (or now).

    Once nothing is owed it is not late. `named`: with the programme's title and short name. Who answers for several
    units is told which one's it is.
    """
    obligation = lines[0].obligation
    owed = sum(line.owed for line in lines)
    return OpenPeriod(
        obligation.id or 0,
        obligation.period,
        owed,
        len(lines),
        obligation.due_at,
        turn.late(obligation, at) if owed else 0,
        obligation.provisional,
        lines[0].programme.title if named else "",
        lines[0].unit.name if turn.several else "",
        short_name(lines[0].programme.document) if named else "",
    )


def periods_of(turn: Turn, lines: Iterable[Line]) -> tuple[OpenPeriod, ...]:
    """Describe every report among these items; the programmes are named where there are several."""
    reports = by_report(lines)
    several = len({group[0].programme.id for group in reports.values()}) > 1
    return tuple(period_of(turn, group, named=several) for group in reports.values())


def last_entries(session: Session, lines: Sequence[Line]) -> dict[int, tuple[str, Entry]]:
    """Return for each item (by its id) what was reported of its task for the period before: (period, entry)."""
    wanted = {line.assignment.id: line for line in lines}
    found = session.execute(_BEFORE, {"assignments": tuple(wanted)})
    earlier: dict[int, tuple[str, Entry]] = {}
    for period, entry in found:
        line = wanted[entry.assignment_id]
        if period < line.obligation.period:
            earlier[line.item_id] = (period, entry)
    return earlier


def hollowness(done: str, status: Status, last: tuple[str, Entry] | None) -> str:
    """Tell why words say nothing that can be checked: “same” as last month, “stock” phrases; empty if they do."""
    if status is Status.DONE:
        return "stock" if bare(done) else ""
    if last and done and not hollow(done, "") and hollow(done, last[1].done):
        return "same"
    return "stock" if hollow(done) else ""
