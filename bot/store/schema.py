"""Bringing a database up to date: its tables are what the migrations say, and a foreign database is left alone."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, inspect

from bot.errors import StorageError
from bot.store.engines import open_engine, read_url
from bot.store.faults import told

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(url: str) -> None:
    """Bring the database up to date; a SQLite file and its folder are made when they are not there.

    Raises:
        StorageError: it is out of reach, of a newer version, or another program's; then it is not touched.
    """
    address = read_url(url)
    if address.get_backend_name() == "sqlite":
        _make_folder(address)
    engine = open_engine(address, "migrate")
    try:
        with told(address), engine.begin() as connection:
            upgrade(connection, address)
    finally:
        engine.dispose()


def upgrade(connection: Connection, url: URL) -> None:
    """Run the migrations that are missing, in the connection's open transaction: of several replicas, one at a time."""
    config = configuration(connection)
    script = ScriptDirectory.from_config(config)
    at = _revision(connection, url, known={revision.revision for revision in script.walk_revisions()})
    if at != script.get_current_head():
        command.upgrade(config, "head")


def configuration(connection: Connection) -> Config:
    """Return Alembic's configuration for an open connection; it needs no file and no working directory."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection, url: URL, *, known: set[str]) -> str | None:
    """Return the revision the database is at, None for an empty one."""
    at = MigrationContext.configure(connection).get_current_revision()
    if at in known:
        return at
    where = url.render_as_string()
    if at is not None:
        msg = f"{where} was written by a newer version of Cuiban or by another program; it was not touched."
        raise StorageError(msg)
    if inspect(connection).get_table_names():
        msg = f"{where} holds the tables of another program; it was not touched. Name another database in storage.url."
        raise StorageError(msg)
    return None


def _make_folder(url: URL) -> None:
    folder = Path(url.database or "").parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"The folder {folder} for the database cannot be made: {error.strerror}. Check storage.url."
        raise StorageError(msg) from error
