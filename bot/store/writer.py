"""How units of work become durable, off the event loop. Nobody is told "done" before the commit.

One thread writes and commits in groups: whatever waits is run in one transaction, each unit of work in a savepoint of
its own, so that hundreds of small writes cost few fsyncs. docs/decisions/0002 says why.
"""

import asyncio
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from queue import Empty, SimpleQueue
from typing import Any

from sqlalchemy import URL, Connection, Engine
from sqlmodel import Session

from bot.errors import StorageError
from bot.store.faults import fault_behind, told

AT_ONCE = 200
"""At most so many units of work share one commit: the first of them should not wait long for the last."""


@dataclass(eq=False, slots=True)
class Unit:
    """A unit of work that somebody on an event loop waits for."""

    work: Callable[[Session], Any]
    loop: asyncio.AbstractEventLoop
    future: "asyncio.Future[Any]"
    result: Any = None
    error: BaseException | None = None

    def resolve(self) -> None:
        """Tell whoever waits what came of it; on the loop's own thread."""
        if self.future.done():  # whoever waited went away
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


class Writer:
    """One thread that runs what waits and commits it together."""

    def __init__(self, engine: Engine, url: URL) -> None:
        self._engine = engine
        self._url = url
        self._waiting: SimpleQueue[Unit | None] = SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, unit: Unit) -> None:
        """Hand over a unit of work; its future resolves after the commit that it is part of.

        Raises:
            StorageError: the writer was closed.
        """
        if self._closed:
            msg = "The store is closed: nothing more is saved by this process."
            raise StorageError(msg)
        self._waiting.put(unit)

    def close(self) -> None:
        """Finish what was handed over, then stop."""
        self._closed = True
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            units, last = self._and_what_waits(first)
            self._commit(units)
            _resolve(units)
            if last:
                return

    def _and_what_waits(self, first: Unit) -> tuple[list[Unit], bool]:
        """Return the units for one commit, and whether they are the last ones ever."""
        units = [first]
        while len(units) < AT_ONCE:
            try:
                unit = self._waiting.get_nowait()
            except Empty:
                break
            if unit is None:
                return units, True
            units.append(unit)
        return units, False

    def _commit(self, units: list[Unit]) -> None:
        try:
            with told(self._url), self._engine.begin() as connection:
                for unit in units:
                    self._run_one(unit, connection)
        except BaseException as error:  # noqa: BLE001 -- it goes to everyone whose work is lost with this commit
            for unit in units:
                unit.error = error

    def _run_one(self, unit: Unit, connection: Connection) -> None:
        """Run a unit in a savepoint: what it raises is its own, except a fault of the database, which ends them all."""
        try:
            with (
                Session(connection, expire_on_commit=False, join_transaction_mode="create_savepoint") as session,
                session.begin(),
            ):
                unit.result = unit.work(session)
        except BaseException as error:
            if fault := fault_behind(error, self._url):
                raise fault from error
            unit.error = error
        if not _still_open(connection):
            msg = "The database gave up in the middle of writing, and nothing was saved. Try again."
            raise StorageError(msg)


def _still_open(connection: Connection) -> bool:
    """Tell whether the transaction is still there: SQLite may end it by itself (lang_transaction.html, 2.3)."""
    return bool(getattr(connection.connection.dbapi_connection, "in_transaction", True))


def _resolve(units: list[Unit]) -> None:
    """Wake each event loop once for all its units."""
    for loop, its in groupby(units, key=lambda unit: unit.loop):
        try:
            loop.call_soon_threadsafe(_resolve_all, list(its))
        except RuntimeError:  # the loop is closed: nobody waits any more
            continue


def _resolve_all(units: Iterable[Unit]) -> None:
    for unit in units:
        unit.resolve()
