"""A glance into the books: the last lines of the ledger and of the outbox, as plain values."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rules.terms import Status, task_number
from bot.store.tables import Assignment, Entry, Item, Obligation, Outbox, Task, Unit


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the ledger, as a person reads it; `at` in UTC."""

    seq: int
    at: dt.datetime
    unit: str
    number: str
    period: str
    status: Status
    done: str
    late: bool
    corrects: int | None
    hash: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message of the outbox; times in UTC. `message_id` is its number in the chat, once it is there."""

    id: int
    chat: int
    letter: str
    occasion: str
    state: str
    created_at: dt.datetime
    reason: str
    message_id: int | None


def ledger_tail(session: Session, *, limit: int) -> list[Line]:
    """Return the last `limit` entries, newest first."""
    rows = session.execute(
        select(Entry, col(Unit.name), col(Task.annex), col(Task.no), col(Obligation.period))
        .join(Item, col(Item.id) == Entry.item_id)
        .join(Obligation, col(Obligation.id) == Item.obligation_id)
        .join(Assignment, col(Assignment.id) == Entry.assignment_id)
        .join(Task, col(Task.id) == Assignment.task_id)
        .join(Unit, col(Unit.id) == Obligation.unit_id)
        .order_by(col(Entry.seq).desc())
        .limit(limit)
    )
    return [
        Line(
            entry.seq,
            entry.at,
            unit,
            task_number(annex, no),
            period,
            Status(entry.status),
            entry.done,
            entry.late,
            entry.corrects,
            entry.hash,
        )
        for entry, unit, annex, no, period in rows
    ]


def outbox_tail(session: Session, *, limit: int) -> list[Parcel]:
    """Return the last `limit` messages, newest first."""
    rows = session.scalars(select(Outbox).order_by(col(Outbox.id).desc()).limit(limit))
    return [
        Parcel(row.id or 0, row.chat, row.letter, row.occasion, row.state, row.created_at, row.reason, row.message_id)
        for row in rows
    ]
