"""How the two databases are opened, so that they behave alike.

Writers follow one another, so that a read followed by a write never loses an update: SQLite begins IMMEDIATE, and on
PostgreSQL a writer begins by taking an advisory lock. Readers have an engine of their own, see one moment, and may not
write. SQLite runs in WAL with `synchronous=FULL`: what was committed survives a power cut (tech.md, *SQLite*).
"""

from sqlite3 import Connection as SqliteConnection
from typing import Literal

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.errors import StorageError
from bot.store.dialects import in_our_words

BUSY_MS = 10_000
"""How long a writer waits for another process to finish writing."""

HUNG_MS = 60_000
"""After how long PostgreSQL drops a writer that went silent in the middle of its turn: its machine may be gone."""

_TURN = f"""
SET LOCAL lock_timeout = {BUSY_MS};
SET LOCAL idle_in_transaction_session_timeout = {HUNG_MS};
SELECT pg_advisory_xact_lock({0x63756962616E})
"""
"""How a writer on PostgreSQL waits for its turn; the number spells “cuiban”."""

Purpose = Literal["write", "read", "migrate"]

_PRAGMAS: dict[Purpose, tuple[str, ...]] = {
    "write": ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"),
    "read": ("query_only=ON",),
    "migrate": ("synchronous=FULL", "foreign_keys=OFF"),  # a table is rebuilt by dropping it
}


def read_url(text: str) -> URL:
    """Read the address of a database; ``postgres://`` and ``postgresql://`` mean the psycopg driver.

    Raises:
        StorageError: it is no address, or of a database that Cuiban does not know.
    """
    try:
        url = make_url(text)
    except ArgumentError:
        msg = (
            "The database's address cannot be read; write sqlite:///cuiban.db or postgresql://user:password@host/name."
        )
        raise StorageError(msg) from None  # the text may hold a password
    backend = url.get_backend_name()
    if backend in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database:
        return url
    msg = f"Cuiban keeps its ledger in a SQLite file or in PostgreSQL, not in {url.render_as_string()}."
    raise StorageError(msg)


def open_engine(url: URL, purpose: Purpose) -> Engine:
    """Make an engine; nothing is connected yet. Errors of the engine never show the values of a statement."""
    ours = in_our_words(url)
    if url.get_backend_name() == "sqlite":
        opening = "BEGIN" if purpose == "read" else "BEGIN IMMEDIATE"
        engine = create_engine(ours, hide_parameters=True, opening=opening)
        _prepare_sqlite(engine, purpose)
        return engine
    opening = "" if purpose == "read" else _TURN
    engine = create_engine(
        ours, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": 10}, opening=opening
    )
    if purpose == "read":
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return engine


def _prepare_sqlite(engine: Engine, purpose: Purpose) -> None:
    @event.listens_for(engine, "connect")
    def _connected(connection: SqliteConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver would begin late, and deferred
        for pragma in (f"busy_timeout={BUSY_MS}", *_PRAGMAS[purpose]):
            connection.execute(f"PRAGMA {pragma}")
