"""What every test may ask for."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.store.door import Store

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh store on a real SQLite file."""
    store = Store(f"sqlite:///{tmp_path / 'cuiban.db'}")
    store.create()
    yield store
    store.close()


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
