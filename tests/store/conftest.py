"""A store on each of the two databases: what holds on one must hold on the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.door import Store
from tests.postgres import PostgresServer


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
