"""What lies before a unit: how many tasks of the year are its, and when it next owes a report."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from bot.rules.calendar import Calendar
from bot.rules.deadlines import ObligationRule, periods, window
from bot.rules.letters.enrolment import NextDue, Share
from bot.rules.terms import Role
from bot.store.tables import Assignment, Obligation, Programme, Task


def share(session: Session, unit_id: int) -> tuple[int | None, Share]:
    """Return the year of the latest programme (None if there is none), and a unit's tasks of that year by role."""
    year = session.exec(select(Programme.year).order_by(col(Programme.year).desc())).first()
    settled = session.exec(
        select(Assignment.settled_role)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .join(Programme, col(Programme.id) == col(Task.programme_id))
        .where(
            col(Programme.year) == year,
            col(Task.withdrawn_at).is_(None),
            col(Assignment.unit_id) == unit_id,
            col(Assignment.withdrawn_at).is_(None),
        )
    )
    roles = Counter(settled)
    return year, Share(roles[Role.LEAD], roles[Role.SEPARATE], roles[Role.SUPPORT], roles[None])


def next_due(  # noqa: PLR0913 -- rules, calendar and zone are given
    session: Session,
    unit_id: int,
    *,
    rules: Sequence[ObligationRule],
    calendar: Calendar,
    zone: ZoneInfo,
    now: dt.datetime,
) -> NextDue | None:
    """Return the earliest deadline after `now` of a monthly report that a unit owes and has not given, or None.

    The report may be open already, or still to be opened.
    """
    owed = session.exec(
        select(Programme.id, Assignment.settled_role)
        .join(Task, col(Task.programme_id) == col(Programme.id))
        .join(Assignment, col(Assignment.task_id) == col(Task.id))
        .where(
            col(Task.withdrawn_at).is_(None),
            col(Assignment.unit_id) == unit_id,
            col(Assignment.withdrawn_at).is_(None),
            col(Assignment.settled_role).is_not(None),
        )
        .distinct()
    ).all()
    ahead = [
        due
        for programme_id, role in owed
        for rule in rules
        if rule.active and rule.every and role in rule.owed_by
        for due in _coming(session, session.get_one(Programme, programme_id), rule, unit_id, calendar, zone)
        if due.at > now
    ]
    return min(ahead, key=lambda due: due.at, default=None)


def _coming(  # noqa: PLR0913, PLR0917 -- the arguments of `next_due`, and what it iterates over
    session: Session, programme: Programme, rule: ObligationRule, unit_id: int, calendar: Calendar, zone: ZoneInfo
) -> Iterator[NextDue]:
    """Give the deadlines of a unit's reports that are not met: as stored where open, as reckoned where not yet."""
    stored = session.exec(
        select(Obligation).where(
            col(Obligation.programme_id) == programme.id,
            col(Obligation.unit_id) == unit_id,
            col(Obligation.kind) == rule.kind,
        )
    )
    opened = {row.period: row for row in stored}
    for period in periods(programme.issued, programme.year):
        row = opened.get(period)
        if row is None:
            found = window(rule, period, calendar=calendar, zone=zone)
            if found.due_at > programme.confirmed_at:
                yield NextDue(period, found.due_at, found.provisional)
        elif row.met_at is None:
            yield NextDue(period, row.due_at, row.provisional)
