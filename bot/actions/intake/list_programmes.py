"""List the programmes with what is known of each."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.actions.intake.open_doubts import count_doubts, open_doubts
from bot.rules.in_doubt import InDoubt
from bot.store.tables import Programme, Task


@dataclass(frozen=True, slots=True)
class ListedProgramme:
    """A programme: its tasks by annex, and what is still in doubt."""

    document: str
    title: str
    year: int
    issued: dt.date
    tasks: dict[str, int]
    in_doubt: InDoubt


def list_programmes(session: Session) -> list[ListedProgramme]:
    """Return every programme, the oldest first."""
    tasks: dict[int, Counter[str]] = defaultdict(Counter)
    doubts = defaultdict(list)
    for doubt in open_doubts(session):
        doubts[doubt.document].append(doubt)
    for task in session.exec(select(Task).where(col(Task.withdrawn_at).is_(None)).order_by(col(Task.position))):
        tasks[task.programme_id][task.annex] += 1
    return [
        ListedProgramme(
            document=each.document,
            title=each.title,
            year=each.year,
            issued=each.issued,
            tasks=dict(tasks[each.id or 0]),
            in_doubt=count_doubts(doubts[each.document]),
        )
        for each in session.exec(select(Programme).order_by(col(Programme.issued), col(Programme.id)))
    ]
