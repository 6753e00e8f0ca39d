"""What every command starts with: the settings and the opened, migrated store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.clock import Clock, SystemClock
from bot.config import Settings, load
from bot.errors import StorageError
from bot.store.door import Store
from bot.store.engines import read_url
from bot.store.schema import migrate

BY = "command line"
"""Who did it, in a task's history: whoever may call commands."""


def clock() -> Clock:
    """Return the clock that commands go by."""
    return SystemClock()


@contextmanager
def opened_store(settings: Settings | None = None, *, made: bool = True) -> Iterator[tuple[Settings, Store]]:
    """Read the settings, bring the database up to date and open it; close it when the command ends.

    `made`: a SQLite file that is not there is made. Where it would hide a mistyped path, it is a fault instead.

    Raises:
        ConfigurationError: config.yaml or the environment is wrong.
        StorageError: the database cannot be reached or is not ours.
    """
    settings = settings or load()
    address = read_url(settings.storage.url)
    if not made and address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        msg = f"There is no ledger at {address.database}: check DATABASE_URL, or storage.url in config.yaml."
        raise StorageError(msg)
    migrate(settings.storage.url)
    store = Store(settings.storage.url)
    try:
        yield settings, store
    finally:
        store.close()
