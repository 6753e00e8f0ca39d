"""One bot at a time: who polls and sends holds the database for itself, and lets go by dying, however it dies.

Two at once would each claim, each keep Telegram's pace alone, and take the other's claims for those of a dead process.
The hold is the operating system's or the server's, not a row with an hour on it: after a kill the next start need not
wait for anything.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import URL, create_engine, text
from sqlalchemy.pool import NullPool

from bot.errors import StorageError
from bot.store.engines import read_url
from bot.store.faults import told

_KEY = 0x63756962616F
"""PostgreSQL's advisory lock of the one bot."""


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Hold a database for the one bot until the block ends.

    Raises:
        StorageError: another bot holds it, or it cannot be reached.
    """
    address = read_url(url)
    with _beside_a_file(address) if address.get_backend_name() == "sqlite" else _on_a_server(address):
        yield


@contextmanager
def _beside_a_file(address: URL) -> Iterator[None]:
    """Hold a small file beside the database, by a transaction that is never committed."""
    with closing(sqlite3.connect(f"{address.database}-bot", timeout=0, isolation_level=None)) as beside:
        try:
            beside.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            raise _taken(address) from fault
        yield


@contextmanager
def _on_a_server(address: URL) -> Iterator[None]:
    """Hold an advisory lock on a connection of its own, which ends with the process."""
    engine = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True)
    with told(address), engine.connect() as connection:
        if not connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}).scalar():
            raise _taken(address)
        yield


def _taken(address: URL) -> StorageError:
    where, remedy = address.render_as_string(), "a database of its own (DATABASE_URL; for the sandbox, --database)"
    return StorageError(f"Another bot is at work on {where}: end it first, or give this one {remedy}.")
