"""Read the ledger line by line for export."""

import json
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from bot.documents.ledger_sheets import LedgerLine
from bot.rules.terms import Status
from bot.store import ledger
from bot.store.tables import Entry


def count_lines(session: Session) -> int:
    """Return how many entries the ledger has."""
    return session.exec(select(func.count(col(Entry.seq)))).one()


def ledger_lines(session: Session, *, zone: ZoneInfo) -> Iterator[LedgerLine]:
    """Give every entry in order, times in the office's zone.

    Document, number, unit and period are what the entry itself remembers, as they were hashed; the task's words are
    today's.
    """
    for row in ledger.rows(session):
        entry, body = row.entry, json.loads(row.entry.body)
        yield LedgerLine(
            seq=entry.seq,
            at=entry.at.astimezone(zone),
            document=body["document"],
            annex=body["annex"],
            no=body["no"],
            task=row.task.content,
            unit=body["unit"],
            period=body["period"],
            status=Status(entry.status),
            done=entry.done,
            problems=entry.problems,
            causes=entry.causes,
            next_steps=entry.next_steps,
            late=entry.late,
            corrects=entry.corrects,
            hash=entry.hash,
        )
