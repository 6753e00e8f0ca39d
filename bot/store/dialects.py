"""The two databases in SQLAlchemy's words, but for how a transaction and a savepoint begin.

Both run with every unit of work. SQLAlchemy would have us say how a transaction begins in an event, and an engine that
listens to any event pays for all of them with every statement; and it builds and compiles each savepoint anew. Stated
here, both together cost a quarter of that (`store/writer.py` puts each unit of work in a savepoint).

Registered under names of their own, as SQLAlchemy offers to (*Dialects*, “Registering New Dialects”).
"""

from typing import Any

from sqlalchemy import URL, Connection
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.engine.interfaces import PoolProxiedConnection

_NAME = "cuiban"


class _Beginning(DefaultDialect):
    """How transactions and savepoints begin and end: `opening` is the statement that every transaction begins with."""

    def __init__(self, opening: str = "", **options: Any) -> None:  # noqa: ANN401 -- SQLAlchemy's
        super().__init__(**options)
        self._opening = opening

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        if self._opening:
            dbapi_connection.cursor().execute(self._opening)

    def do_savepoint(self, connection: Connection, name: str) -> None:
        connection.exec_driver_sql(f"SAVEPOINT {name}")

    def do_rollback_to_savepoint(self, connection: Connection, name: str) -> None:
        connection.exec_driver_sql(f"ROLLBACK TO SAVEPOINT {name}")

    def do_release_savepoint(self, connection: Connection, name: str) -> None:
        connection.exec_driver_sql(f"RELEASE SAVEPOINT {name}")


class Sqlite(_Beginning, SQLiteDialect_pysqlite):
    """SQLite through the standard library's driver."""

    supports_statement_cache = True


class Postgresql(_Beginning, PGDialect_psycopg):
    """PostgreSQL through psycopg."""

    supports_statement_cache = True


registry.register(f"sqlite.{_NAME}", __name__, Sqlite.__name__)
registry.register(f"postgresql.{_NAME}", __name__, Postgresql.__name__)


def in_our_words(url: URL) -> URL:
    """Return the same address, to be opened by one of these."""
    return url.set(drivername=f"{url.get_backend_name()}+{_NAME}")
