"""What units owed and answered: read once, and seen as it stood at any moment up to then."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import or_
from sqlmodel import Session, col, select

from bot.actions.intake.task_ref import task_ref
from bot.config import Settings
from bot.rules import lights
from bot.rules.calendar import Calendar
from bot.rules.due import late_working_days
from bot.rules.terms import OWING, Status
from bot.rules.week_facts import Owed, Reported, Standing, TaskRef
from bot.store.tables import Assignment, Entry, Item, Obligation, Programme, Task, TaskLink, Unit


@dataclass(frozen=True, slots=True)
class _Part:
    """One unit's part in one task, which owes from `settled_at` until `withdrawn_at`.

    What fell due until `owed_until` it owes all the same (`bot.actions.intake.arrears`), unless the task is struck off.
    """

    id: int
    unit_id: int
    unit: str
    task_id: int
    task: TaskRef
    settled_at: dt.datetime
    withdrawn_at: dt.datetime | None
    owed_until: dt.datetime | None = None

    def in_arrears(self, obligation: Obligation, at: dt.datetime) -> bool:
        """Tell whether a report is still owed at a moment though the task is no longer this unit's."""
        return self.owed_until is not None and obligation.due_at <= self.owed_until <= at

    def owed(self, at: dt.datetime) -> bool:
        """Tell whether it was in force at a moment."""
        return self.settled_at <= at and (self.withdrawn_at is None or self.withdrawn_at > at)


@dataclass(frozen=True, slots=True)
class _Twin:
    """The part with which a unit reports a task that stands twice, and since when."""

    part: _Part
    since: dt.datetime


class Accounts:
    """What was owed and answered up to a moment, read once and seen as of that moment or an earlier one."""

    def __init__(self, session: Session, until: dt.datetime, settings: Settings, calendar: Calendar) -> None:
        self._settings, self._calendar = settings, calendar
        self._parts = {part.id: part for part in _parts(session)}
        self._twins = _twins(session, self._parts.values())
        self._items: dict[int, list[tuple[int, Obligation]]] = defaultdict(list)
        opened = select(Item, Obligation).join(Obligation, col(Obligation.id) == col(Item.obligation_id))
        for item, obligation in session.exec(
            opened.where(col(Obligation.opens_at) <= until).order_by(col(Obligation.period))
        ):
            if item.assignment_id in self._parts:
                self._items[item.assignment_id].append((item.id or 0, obligation))
        self._entries: dict[int, list[Entry]] = defaultdict(list)
        for entry in session.exec(select(Entry).where(col(Entry.at) <= until).order_by(col(Entry.seq))):
            self._entries[entry.item_id].append(entry)
        self._late: dict[tuple[dt.datetime, dt.datetime], int] = {}

    def in_force(self, at: dt.datetime) -> Iterator[_Part]:
        """Give the parts that owed at a moment."""
        return (part for part in self._parts.values() if part.owed(at))

    def owing(self, at: dt.datetime) -> set[int]:
        """Return the units that owed at a moment: those with a part in force, or in arrears with one they gave up."""
        return {part.unit_id for part in self.in_force(at)} | {part.unit_id for part, _ in self._unanswered(at)}

    def owed(self, at: dt.datetime) -> Iterator[Owed]:
        """Give what was asked for and not answered."""
        for part, obligation in self._unanswered(at):
            late = self._late_days(obligation, at)
            yield Owed(part.unit, obligation.period, part.task, obligation.due_at, obligation.provisional, late)

    def reported(self, at: dt.datetime) -> Iterator[Reported]:
        """Give what was answered in the latest period, and in earlier ones that somebody still owes."""
        shown = {each.period for each in self.owed(at)}
        shown |= {max((each.period for items in self._items.values() for _, each in items), default="")}
        for part in self._parts.values():
            for item_id, obligation in self._asked(part, at):
                entry = self._last(item_id, at)
                if entry and obligation.period in shown and entry.assignment_id == part.id:
                    yield _reported(part, obligation.period, entry)

    def standings(self, at: dt.datetime) -> Iterator[Standing]:
        """Give the light of every part that owed at a moment, and what it rests on."""
        for part in self.in_force(at):
            late, provisional, last = 0, False, None
            for item_id, obligation in self._asked(part, at):
                entry = self._last(item_id, at)
                if entry is None:
                    late = max(late, self._late_days(obligation, at))
                    provisional = obligation.provisional
                elif last is None or entry.seq > last.seq:
                    last = _reported(part, obligation.period, entry)
            status = last.status if last else None
            facts = lights.Facts(status is Status.DONE, late, status, provisional and not late)
            twin = self._twin(part, at)
            same_as = twin.task if twin else None
            yield Standing(part.unit, part.task, lights.light(self._settings.lights, facts), late, last, same_as)

    def _unanswered(self, at: dt.datetime) -> Iterator[tuple[_Part, Obligation]]:
        for part in self._parts.values():
            in_force = part.owed(at)
            for item_id, obligation in self._asked(part, at) if self._twin(part, at) is None else ():
                if (in_force or part.in_arrears(obligation, at)) and self._last(item_id, at) is None:
                    yield part, obligation

    def _asked(self, part: _Part, at: dt.datetime) -> Iterator[tuple[int, Obligation]]:
        """Give a part's items that were open at a moment, in order of their periods; those of its twin are its own."""
        items = self._items[part.id]
        if twin := self._twin(part, at):
            items = sorted([*items, *self._items[twin.id]], key=lambda each: (each[1].period, each[0]))
        return ((item_id, each) for item_id, each in items if each.opens_at <= at)

    def _twin(self, part: _Part, at: dt.datetime) -> _Part | None:
        """Return the part that a part is reported with at a moment."""
        found = self._twins.get(part.id)
        return found.part if found and found.since <= at and found.part.owed(at) else None

    def _last(self, item_id: int, at: dt.datetime) -> Entry | None:
        return next((entry for entry in reversed(self._entries[item_id]) if entry.at <= at), None)

    def _late_days(self, obligation: Obligation, at: dt.datetime) -> int:
        key = (obligation.due_at, at)
        if key not in self._late:
            zone = self._settings.office.zone
            self._late[key] = late_working_days(*key, calendar=self._calendar, zone=zone, provisional=False)
        return 0 if obligation.provisional else self._late[key]


def _reported(part: _Part, period: str, entry: Entry) -> Reported:
    return Reported(part.unit, period, part.task, entry.seq, entry.at, Status(entry.status), entry.done, entry.late)


def _parts(session: Session) -> Iterator[_Part]:
    rows = session.exec(
        select(Assignment, Unit.name, Task, Programme.document)
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .join(Programme, col(Programme.id) == col(Task.programme_id))
        .where(
            or_(col(Assignment.settled_role).in_(OWING), col(Assignment.owed_until).is_not(None)),
            col(Assignment.settled_at).is_not(None),
        )
        .order_by(col(Programme.id), col(Task.position), col(Assignment.position), col(Assignment.id))
    )
    for assignment, unit, task, document in rows:
        left = None if assignment.settled_role in OWING else assignment.owed_until  # it supports since then
        ends = [end for end in (assignment.withdrawn_at, task.withdrawn_at, left) if end]
        yield _Part(
            id=assignment.id or 0,
            unit_id=assignment.unit_id or 0,
            unit=unit,
            task_id=task.id or 0,
            task=task_ref(document, task),
            settled_at=assignment.settled_at or dt.datetime.max.replace(tzinfo=dt.UTC),
            withdrawn_at=min(ends, default=None),
            owed_until=None if task.withdrawn_at else assignment.owed_until,
        )


def _twins(session: Session, parts: Collection[_Part]) -> dict[int, _Twin]:
    """Return what is reported with another part of the same unit, under its own part's id."""
    by_task = {(part.task_id, part.unit_id): part for part in parts}
    same_as = {link.task_id: link for link in session.exec(select(TaskLink).where(col(TaskLink.state) == "confirmed"))}
    return {
        part.id: _Twin(twin, link.decided_at)
        for part in parts
        if (link := same_as.get(part.task_id))
        and link.decided_at
        and (twin := by_task.get((link.same_as_id, part.unit_id)))
    }
