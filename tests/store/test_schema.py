"""Migrations make what tables.py says, on both databases; a foreign database is left as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.errors import StorageError
from bot.store.door import Store
from bot.store.engines import open_engine, read_url
from bot.store.schema import migrate
from bot.store.tables import Table
from tests.postgres import PostgresServer


def _run(url: str, statement: str) -> None:
    engine = open_engine(read_url(url), "migrate")
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _statements(url: str) -> set[str]:
    engine = open_engine(read_url(url), "read")
    with engine.begin() as connection:
        found = connection.execute(text("SELECT sql FROM sqlite_master WHERE tbl_name != 'alembic_version'"))
        statements = {_normal(sql) for (sql,) in found if sql}
    engine.dispose()
    return statements


def _normal(sql: str) -> str:
    """Order a statement's parts: constraints may be named in any order."""
    return " ".join(sorted(sql.replace(",", " ").split()))


def test_the_migrations_make_exactly_the_tables_of_tables_py(empty_url: str) -> None:
    migrate(empty_url)
    engine = open_engine(read_url(empty_url), "migrate")
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Table.metadata)
    engine.dispose()
    assert differences == []


def test_on_sqlite_the_migrations_say_word_for_word_what_tables_py_says(tmp_path: Path) -> None:
    migrated, created = (f"sqlite:///{tmp_path / name}" for name in ("migrated.db", "created.db"))
    migrate(migrated)
    with closing(Store(created)) as store:
        store.create()
    assert _statements(migrated) == _statements(created)


def test_migrating_again_changes_nothing(empty_url: str) -> None:
    migrate(empty_url)
    with closing(Store(empty_url)) as store, store.writing() as session:
        session.execute(text("INSERT INTO note (name, value) VALUES ('a', '{}')"))
    migrate(empty_url)
    with closing(Store(empty_url)) as store, store.reading() as session:
        assert session.execute(text("SELECT name FROM note")).scalar() == "a"


def test_the_tables_of_another_program_are_not_touched(empty_url: str) -> None:
    _run(empty_url, "CREATE TABLE invoices (number INTEGER)")
    with pytest.raises(StorageError, match="another program"):
        migrate(empty_url)
    engine = open_engine(read_url(empty_url), "read")
    assert inspect(engine).get_table_names() == ["invoices"]
    engine.dispose()


def test_a_database_of_a_newer_version_is_not_touched(empty_url: str) -> None:
    migrate(empty_url)
    _run(empty_url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageError, match="newer version"):
        migrate(empty_url)


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'data' / 'cuiban.db'}")
    assert (tmp_path / "data" / "cuiban.db").is_file()


def test_a_file_that_is_no_database_is_named_and_left(tmp_path: Path) -> None:
    file = tmp_path / "letter.doc"
    file.write_bytes(b"a letter, not a database" * 100)
    with pytest.raises(StorageError, match=r"letter\.doc is not a database"):
        migrate(f"sqlite:///{file}")
    assert file.read_bytes() == b"a letter, not a database" * 100


def test_a_folder_that_is_a_file_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be made"):
        migrate(f"sqlite:///{tmp_path / 'data' / 'deeper' / 'cuiban.db'}")


def test_looking_at_a_foreign_sqlite_file_does_not_change_how_it_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE invoices (number INTEGER)")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StorageError):
        migrate(f"sqlite:///{file}")
    assert file.read_bytes() == before


@pytest.mark.parametrize("url", ["cuiban.db", "mysql://root:secret@host/cuiban", "sqlite://"])
def test_an_address_that_is_not_of_a_known_database_is_refused_without_showing_a_password(url: str) -> None:
    with pytest.raises(StorageError) as refusal:
        read_url(url)
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("url", ["postgres://db/cuiban", "postgresql://db/cuiban", "postgresql+psycopg://db/cuiban"])
def test_every_way_to_write_a_postgresql_address_means_the_one_driver(url: str) -> None:
    assert read_url(url).drivername == "postgresql+psycopg"


def test_a_server_that_does_not_answer_is_told_in_one_sentence_without_the_password() -> None:
    with pytest.raises(StorageError, match="cannot be reached") as fault:
        migrate("postgresql://clerk:secret@127.0.0.1:1/cuiban")
    assert "secret" not in str(fault.value)


@pytest.mark.postgres
def test_a_database_that_does_not_exist_is_told_by_its_name(postgres: PostgresServer) -> None:
    with pytest.raises(StorageError, match="nowhere"):
        migrate(postgres.url("nowhere"))
