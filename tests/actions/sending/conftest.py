"""A pump, a stopped clock, and a street of people that it sends to."""

from pathlib import Path

import pytest

from bot.actions.sending.deliver import Pump
from bot.clock import StoppedClock
from bot.store.door import Store
from tests.delivering import NOW, Street, pump, templates


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(NOW)


@pytest.fixture
async def street() -> Street:
    return Street()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return templates(tmp_path_factory.mktemp("words"))


@pytest.fixture
def delivery(store: Store, street: Street, clock: StoppedClock, folder: Path) -> Pump:
    return pump(store, street, clock, folder)
