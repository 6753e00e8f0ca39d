"""The door of the store: a unit of work is a plain function of a session, run in one transaction."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine, create_engine, event
from sqlmodel import Session

from bot.store.tables import Table

P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """One database. `write` and `read` run a function of a session in a transaction of its own, off the event loop.

    Writers on SQLite begin IMMEDIATE, so that a read followed by a write never loses an update.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)

    def create(self) -> None:
        """Create all tables, without migrations: for tests."""
        Table.metadata.create_all(self._engine)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a session for writing; commits when the block ends well, rolls back when it raises."""
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session for reading."""
        with Session(self._engine, expire_on_commit=False) as session:
            yield session

    async def write(self, act: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``act(session, …)`` in one writing transaction and return what it returns."""

        def run() -> T:
            with self.writing() as session:
                return act(session, *args, **kwargs)

        return await asyncio.to_thread(run)

    async def read(self, act: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``act(session, …)`` for reading and return what it returns."""

        def run() -> T:
            with self.reading() as session:
                return act(session, *args, **kwargs)

        return await asyncio.to_thread(run)

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _prepare(connection: object, _record: object) -> None:
            connection.isolation_level = None  # type: ignore[attr-defined]
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

        @event.listens_for(engine, "begin")
        def _begin(connection: object) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # type: ignore[attr-defined]

    return engine
