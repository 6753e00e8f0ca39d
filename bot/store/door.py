"""The door of the store: a unit of work is a plain function of a session, run in one transaction."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

from bot.store.engines import open_engine, read_url
from bot.store.faults import told
from bot.store.tables import Table
from bot.store.writer import Unit, Writer

P = ParamSpec("P")
T = TypeVar("T")

READERS = 4
"""How many functions read at the same time."""


class Store:
    """One database. `write` and `read` run a function of a session in a transaction of its own, off the event loop.

    What `write` returned is on disk. Writing transactions follow one another, on PostgreSQL too: what one has read, no
    other changes before it ends. Everything may raise `StorageError`, with a sentence for the operator.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._address = read_url(url)
        self._writing = open_engine(self._address, "write")
        self._reading = open_engine(self._address, "read")
        self._writer = Writer(self._writing, self._address)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")

    def create(self) -> None:
        """Create all tables, without migrations: for tests."""
        with told(self._address):
            Table.metadata.create_all(self._writing)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a session for writing; commits when the block ends well, rolls back when it raises."""
        with told(self._address), Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session for reading: it sees one moment of the database, and may not change it."""
        with told(self._address), Session(self._reading, expire_on_commit=False) as session:
            yield session

    async def write(self, act: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``act(session, …)`` in one writing transaction and return what it returns, once it is on disk."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._writer.submit(Unit(lambda session: act(session, *args, **kwargs), loop, future))
        return await future

    async def read(self, act: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``act(session, …)`` for reading and return what it returns."""

        def run() -> T:
            with self.reading() as session:
                return act(session, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._readers, run)

    def close(self) -> None:
        """Finish what was handed over, and let go of every connection."""
        self._writer.close()
        self._readers.shutdown()
        self._writing.dispose()
        self._reading.dispose()
