"""List the programmes with what is known of each."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.actions.import_programme import count_held
from bot.actions.open_doubts import open_doubts
from bot.store.tables import Programme, Task


@dataclass(frozen=True, slots=True)
class ListedProgramme:
    """A programme: its tasks by annex, how many of them are still in doubt, and the assignments held back."""

    document: str
    title: str
    year: int
    issued: dt.date
    tasks: dict[str, int]
    doubtful: int
    held: int


def list_programmes(session: Session) -> list[ListedProgramme]:
    """Return every programme, the oldest first."""
    tasks: dict[int, Counter[str]] = defaultdict(Counter)
    doubtful = Counter(document for document, _ in {(each.document, each.task_id) for each in open_doubts(session)})
    for task in session.exec(select(Task).where(col(Task.withdrawn_at).is_(None)).order_by(col(Task.position))):
        tasks[task.programme_id][task.annex] += 1
    return [
        ListedProgramme(
            document=each.document,
            title=each.title,
            year=each.year,
            issued=each.issued,
            tasks=dict(tasks[each.id or 0]),
            doubtful=doubtful[each.document],
            held=count_held(session, each).assignments,
        )
        for each in session.exec(select(Programme).order_by(col(Programme.issued), col(Programme.id)))
    ]
