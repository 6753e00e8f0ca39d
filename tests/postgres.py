"""A real PostgreSQL in the tests: each asks for a fresh database of it."""

from itertools import count

from sqlalchemy import create_engine, text

from bot.store.schema import migrate

_numbers = count(1)


class PostgresServer:
    """A server of our own, on a local socket; it makes fresh databases, empty or with all tables."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        self._do("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE ready")
        migrate(self.url("ready"))

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return self._url.replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", f"/{name}?")

    def new(self, *, ready: bool) -> str:
        """Make a database and return its name."""
        name = f"test{next(_numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {'ready' if ready else 'template0'}")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Let go of the server."""
        self._engine.dispose()

    def _do(self, *statements: str) -> None:
        with self._engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
