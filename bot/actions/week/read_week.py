"""Read the facts of a week for the digest: as they stood at one moment, so that every copy says the same."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from bot.actions.intake.open_doubts import count_doubts, open_doubts
from bot.actions.week.read_troubles import read_troubles
from bot.config import Settings
from bot.rules import lights
from bot.rules.calendar import Calendar
from bot.rules.deadlines import periods, window
from bot.rules.due import late_working_days
from bot.rules.terms import OWING, DoubtKind, Role, Status
from bot.rules.week_facts import Deadline, Held, Owed, Reported, Standing, TaskRef, Week
from bot.store.tables import Assignment, Entry, Item, Obligation, Programme, Task, TaskLink, Unit, UnitGroup

AHEAD = 2
"""How many deadlines are announced."""


def read_week(
    session: Session, *, as_of: dt.datetime, since: dt.datetime, settings: Settings, calendar: Calendar
) -> Week:
    """Return the facts as they stood at `as_of`, and for comparison at `since` (both aware).

    What was answered, owed and in force is reckoned back from the ledger and from when things were opened, settled and
    withdrawn; who is bound and what is held back is as it is when this is read.
    """
    books = _Books(session, as_of, settings, calendar)
    owing = {part.unit_id for part in books.in_force(as_of)}
    today = as_of.astimezone(settings.office.zone).date()
    return Week(
        as_of=as_of,
        since=since,
        owed=tuple(books.owed(as_of)),
        reported=tuple(books.reported(as_of)),
        standings=tuple(books.standings(as_of)),
        before=tuple(books.standings(since)),
        troubles=tuple(read_troubles(session, owing=owing, since=since, until=as_of, today=today)),
        held=tuple(_held(session)),
        in_doubt=count_doubts(open_doubts(session)),
        deadlines=_deadlines(session, as_of, settings, calendar),
    )


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


class _Books:
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

    def owed(self, at: dt.datetime) -> Iterator[Owed]:
        """Give what was asked for and not answered."""
        for part in self._parts.values():
            in_force = part.owed(at)
            for item_id, obligation in self._asked(part, at) if self._twin(part, at) is None else ():
                if (in_force or part.in_arrears(obligation, at)) and self._last(item_id, at) is None:
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
            task=_ref(document, task),
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


def _held(session: Session) -> Iterator[Held]:
    """Give the assignments that are held back: no role is in force yet."""
    rows = session.exec(
        select(Assignment, Task, Programme.document, func.coalesce(Unit.name, UnitGroup.name))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .join(Programme, col(Programme.id) == col(Task.programme_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id), isouter=True)
        .join(UnitGroup, col(UnitGroup.id) == col(Assignment.group_id), isouter=True)
        .where(
            col(Assignment.settled_role).is_(None),
            col(Assignment.withdrawn_at).is_(None),
            col(Task.withdrawn_at).is_(None),
        )
        .order_by(col(Programme.id), col(Task.position), col(Assignment.position))
    )
    for assignment, task, document, name in rows:
        yield Held(
            task=_ref(document, task),
            unit_text=task.unit_text,
            name=name,
            role=Role(assignment.role),
            proposed=Role(assignment.proposed_role) if assignment.proposed_role else None,
            reason=DoubtKind(assignment.doubt) if assignment.doubt else DoubtKind.NO_LEAD,
        )


def _deadlines(session: Session, as_of: dt.datetime, settings: Settings, calendar: Calendar) -> tuple[Deadline, ...]:
    """Return the next deadlines of the programmes, the soonest first."""
    coming = {
        Deadline(found.period, found.due_at, found.provisional)
        for programme in session.exec(select(Programme))
        for rule in settings.obligations
        if rule.active and rule.every
        for found in (
            window(rule, period, calendar=calendar, zone=settings.office.zone)
            for period in periods(programme.issued, programme.year)
        )
        if found.due_at > max(as_of, programme.confirmed_at)
    }
    return tuple(sorted(coming, key=lambda each: (each.due_at, each.period))[:AHEAD])


def _ref(document: str, task: Task) -> TaskRef:
    return TaskRef(document, task.annex, task.no, task.content)
