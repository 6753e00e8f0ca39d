"""Due dates that move: a holiday notice came out, the office decided otherwise, or a rule was changed."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import or_, update
from sqlmodel import Session, col, select

from bot.rules.calendar import Calendar
from bot.rules.deadlines import ObligationRule, basis, window
from bot.store import notes
from bot.store.tables import Obligation

NOTE = "due dates"
"""Under this name stands what the due dates of all open obligations were last reckoned by."""


def reckon_again(
    session: Session, *, now: dt.datetime, calendar: Calendar, zone: ZoneInfo, rules: Sequence[ObligationRule]
) -> int:
    """Reckon the due dates of what is still owed, if the rules or the calendar changed; return how many were touched.

    A provisional date (暂定) becomes firm once its notice is out. A firm one that has passed stays: whoever was late
    by the calendar of the day was late.
    """
    bases = {rule.kind: basis(rule, calendar) for rule in rules}
    if notes.get(session, NOTE) == bases:
        return 0
    notes.put(session, NOTE, bases)
    touched = 0
    for rule in rules:
        movable = (
            col(Obligation.kind) == rule.kind,
            col(Obligation.met_at).is_(None),
            col(Obligation.basis) != bases[rule.kind],
            or_(col(Obligation.due_at) > now, col(Obligation.provisional)),
        )
        for period in session.exec(select(Obligation.period).where(*movable).distinct()).all():
            found = window(rule, period, calendar=calendar, zone=zone)
            moving = update(Obligation).where(*movable, col(Obligation.period) == period)
            moved = session.execute(
                moving.values(due_at=found.due_at, provisional=found.provisional, basis=found.basis, wake_at=now)
            )
            touched += moved.rowcount  # type: ignore[attr-defined]
    return touched
