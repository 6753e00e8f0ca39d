"""Read the ledger line by line for export."""

import json
from collections import defaultdict
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from bot.documents.books.ledger_sheets import LedgerLine
from bot.rules.terms import OWING, Status
from bot.store import ledger
from bot.store.tables import Assignment, Entry, Task, TaskLink


def count_lines(session: Session) -> int:
    """Return how many entries the ledger has."""
    return session.exec(select(func.count(col(Entry.seq)))).one()


def ledger_lines(session: Session, *, zone: ZoneInfo) -> Iterator[LedgerLine]:
    """Give every entry in order, times in the office's zone.

    Document, number, unit and period are what the entry itself remembers, as they were hashed; the task's words are
    today's, and so are the tasks that repeat it, for which the entry counts, too: as ``附件2第5项``.
    """
    also = _repeated(session)
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
            also="、".join(also.get((row.task.id or 0, row.obligation.unit_id), ())),
            due=row.task.due_text or (row.task.due_date.isoformat() if row.task.due_date else ""),
            hash=entry.hash,
        )


def _repeated(session: Session) -> dict[tuple[int, int], list[str]]:
    """Return the tasks that units report together with another one, under (its id, unit id)."""
    found = defaultdict(list)
    links = (
        select(TaskLink.same_as_id, Assignment.unit_id, Task.annex, Task.no)
        .join(Task, col(Task.id) == col(TaskLink.task_id))
        .join(Assignment, col(Assignment.task_id) == col(Task.id))
        .where(
            col(TaskLink.state) == "confirmed",
            col(Task.withdrawn_at).is_(None),
            col(Assignment.unit_id).is_not(None),
            col(Assignment.withdrawn_at).is_(None),
            col(Assignment.settled_role).in_(OWING),
        )
        .order_by(col(Task.position))
    )
    for same_as, unit_id, annex, no in session.exec(links):
        found[same_as, unit_id or 0].append(f"{annex}第{no}项")
    return found
