"""A rehearsal: a copy of the books in memory, in which the future may be played without a mark on the real ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Select, TableClause, create_engine, insert, select
from sqlmodel import Session, col

from bot.store.tables import (
    Assignment,
    Binding,
    Cover,
    Item,
    Obligation,
    Outbox,
    Post,
    Programme,
    Table,
    Task,
    TaskLink,
    Unit,
)

_COPIED: tuple[type[Table], ...] = (
    *(Programme, Unit, Task, TaskLink, Assignment, Post, Binding, Obligation, Item, Outbox, Cover),
)
"""What the cycle of reminders lives by; of the outbox only the reminders. Raw updates and the ledger stay behind."""


@contextmanager
def rehearsing(session: Session) -> Iterator[Session]:
    """Copy what the cycle lives by, and open a session on the copy, which is gone when the block ends."""
    engine = create_engine("sqlite://")
    Table.metadata.create_all(engine)
    try:
        with Session(engine, expire_on_commit=False) as copy:
            for table in _COPIED:
                rows = [dict(row) for row in session.execute(_rows(table)).mappings()]
                if rows:
                    copy.execute(insert(_plain(table)), rows)
            yield copy
    finally:
        engine.dispose()


def _rows(table: type[Table]) -> Select[Any]:
    every = select(_plain(table))
    return every.where(col(Outbox.letter) == "reminder") if table is Outbox else every


def _plain(table: type[Table]) -> TableClause:
    plain: TableClause = table.__table__  # type: ignore[attr-defined]
    return plain
