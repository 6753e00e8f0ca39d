"""The database's faults as sentences: what happened, and what to do about it. Told by code, not by wording."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.errors import StorageError

_SQLITE = {
    "SQLITE_BUSY": "{where} is busy: another program has been writing to it for too long. Close it, then try again.",
    "SQLITE_FULL": "The disk is full, and nothing was saved. Make room where {where} lies, then try again.",
    "SQLITE_IOERR": "{where} cannot be read or written: the disk reports an error. Check the disk, then try again.",
    "SQLITE_CANTOPEN": "{where} cannot be opened. Check that its folder exists and that you may write there.",
    "SQLITE_READONLY": "{where} may not be written to. Give the account that runs Cuiban the right to write there.",
    "SQLITE_NOTADB": "{where} is not a database. Move it away, or name another file in storage.url.",
    "SQLITE_CORRUPT": "{where} is damaged. Put back the last good copy of it.",
    "SQLITE_PERM": "{where} may not be opened. Give the account that runs Cuiban the right to read and write it.",
}
"""By the primary result code of SQLite (https://sqlite.org/rescode.html)."""

_POSTGRESQL = {
    "28": "{where} refuses the name or the password. Check DATABASE_URL.",
    "3D": "{where} does not exist. Create the database, or check its name in DATABASE_URL.",
    "53": "{where} has no room or no connection left, and nothing was saved. Ask whoever looks after it.",
    "55": "{where} is busy: another program has been writing to it for too long. Try again in a minute.",
    "57": "{where} is shutting down or starting. Try again in a minute.",
    "58": "{where} reports an error of its disk. Ask whoever looks after it.",
    "08": "{where} cannot be reached. Check that it runs and that DATABASE_URL names the right host and port.",
}
"""By the class of the SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Raise the database's faults within as a `StorageError` of one sentence; leave our own mistakes as they are."""
    try:
        yield
    except DBAPIError as error:
        fault = fault_behind(error, url)
        if fault is None:
            raise
        raise fault from error


def fault_behind(error: BaseException | None, url: URL) -> StorageError | None:
    """Return the fault of the database that an error is about or came after, None if there was none.

    When SQLite runs out of room it rolls everything back by itself, and what is seen first is that a savepoint is gone.
    """
    while error is not None:
        if isinstance(error, DBAPIError) and (fault := _fault(error, url)):
            return fault
        error = error.__context__
    return None


def _fault(error: DBAPIError, url: URL) -> StorageError | None:
    if url.get_backend_name() == "sqlite":
        template = _SQLITE.get("_".join(str(getattr(error.orig, "sqlite_errorname", "")).split("_")[:2]))
        return StorageError(template.format(where=url.database)) if template else None
    state = getattr(error.orig, "sqlstate", None)
    if state is None:  # nothing was said by a server
        state = "08000" if isinstance(error, OperationalError) else ""
    template = _POSTGRESQL.get(state[:2])
    where = f"The database {url.database} on {url.host or 'localhost'}:{url.port or 5432}"
    return StorageError(template.format(where=where)) if template else None
