"""Read the facts of a week for the digest: as they stood at one moment, so that every copy says the same."""

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.actions.intake.open_doubts import count_doubts, open_doubts
from bot.actions.intake.task_ref import task_ref
from bot.actions.week.accounts import Accounts
from bot.actions.week.read_troubles import read_troubles
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.deadlines import periods, window
from bot.rules.terms import DoubtKind, Role
from bot.rules.week_facts import Deadline, Held, Week
from bot.store.tables import Assignment, Programme, Task, Unit, UnitGroup

AHEAD = 2
"""How many deadlines are announced."""


def read_week(
    session: Session, *, as_of: dt.datetime, since: dt.datetime, settings: Settings, calendar: Calendar
) -> Week:
    """Return the facts as they stood at `as_of`, and for comparison at `since` (both aware).

    What was answered, owed and in force is reckoned back from the ledger and from when things were opened, settled and
    withdrawn; who is bound and what is held back is as it is when this is read.
    """
    accounts = Accounts(session, as_of, settings, calendar)
    owing = accounts.owing(as_of)
    today = settings.office.day(as_of)
    return Week(
        as_of=as_of,
        since=since,
        owed=tuple(accounts.owed(as_of)),
        reported=tuple(accounts.reported(as_of)),
        standings=tuple(accounts.standings(as_of)),
        before=tuple(accounts.standings(since)),
        troubles=tuple(read_troubles(session, owing=owing, since=since, until=as_of, today=today)),
        held=tuple(_held(session)),
        in_doubt=count_doubts(open_doubts(session)),
        deadlines=_deadlines(session, as_of, settings, calendar),
    )


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
            task=task_ref(document, task),
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
