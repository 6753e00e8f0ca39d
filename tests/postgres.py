"""A real PostgreSQL in the tests: each asks for a fresh database of it."""

from itertools import count

from sqlalchemy import create_engine, text

from bot.store.schema import migrate
from bot.store.tables import Table

_numbers = count(1)


class PostgresServer:
    """A server of our own, on a local socket; it gives each test a fresh database."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        self._do("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE ready")
        migrate(self.url("ready"))
        self._ready = create_engine(self.url("ready"), pool_pre_ping=True)

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return self._url.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")

    def cleared(self) -> str:
        """The address of a database that has all tables, and nothing in them."""
        tables = ", ".join(f'"{table}"' for table in Table.metadata.tables)
        with self._ready.begin() as connection:
            connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
        return self.url("ready")

    def new(self) -> str:
        """Make an empty database and return its name."""
        name = f"test{next(_numbers)}"
        self._do(f"CREATE DATABASE {name}")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def hang_up(self) -> None:
        """End every connection but our own."""
        self._do("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'ready'")

    def close(self) -> None:
        """Let go of the server."""
        self._ready.dispose()
        self._engine.dispose()

    def _do(self, *statements: str) -> None:
        with self._engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
