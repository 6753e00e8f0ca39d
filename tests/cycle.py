"""The month's round by the settings of the cast: reports are opened, and answered in the ledger."""

import datetime as dt

from sqlmodel import Session

from bot.actions.reminding.open_periods import open_periods
from bot.rules.calendar import Calendar
from bot.store import ledger
from bot.store.ledger import NewEntry
from bot.store.tables import Assignment, Item, Obligation, Programme, Task, Unit
from tests import cast


def opens(session: Session, now: dt.datetime, calendar: Calendar | None = None) -> int:
    """Open what has come due; how many reports that were."""
    session.flush()
    rules = cast.settings().obligations
    return open_periods(session, now=now, calendar=calendar or cast.calendar(), zone=cast.ZONE, rules=rules)


def answers(
    session: Session, item: Item, *, now: dt.datetime, status: str = "on_track", done: str = "完成招标。"
) -> int:
    """Put a report on one item into the ledger, as the rows say what it is about; its number there."""
    report = session.get_one(Obligation, item.obligation_id)
    task = session.get_one(Task, session.get_one(Assignment, item.assignment_id).task_id)
    line = NewEntry(
        item_id=item.id or 0,
        assignment_id=item.assignment_id,
        source=f"telegram:101:{now:%m%d%H%M}{item.id}:0",
        status=status,
        done=done,
        document=session.get_one(Programme, report.programme_id).document,
        annex=task.annex,
        no=task.no,
        unit=session.get_one(Unit, report.unit_id).name,
        period=report.period,
        kind=report.kind,
    )
    return ledger.append(session, [line], now=now)[0].seq
