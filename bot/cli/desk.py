"""What every command starts with: the settings and the opened, migrated store."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.clock import Clock, SystemClock
from bot.config import Settings, load
from bot.store.door import Store
from bot.store.schema import migrate


def clock() -> Clock:
    """Return the clock that commands go by."""
    return SystemClock()


@contextmanager
def opened_store(settings: Settings | None = None) -> Iterator[tuple[Settings, Store]]:
    """Read the settings, bring the database up to date and open it; close it when the command ends.

    Raises:
        ConfigurationError: config.yaml or the environment is wrong.
        StorageError: the database cannot be reached or is not ours.
    """
    settings = settings or load()
    migrate(settings.storage.url)
    store = Store(settings.storage.url)
    try:
        yield settings, store
    finally:
        store.close()
