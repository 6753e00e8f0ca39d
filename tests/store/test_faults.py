"""A fault of the database is one sentence that says what to do; our own mistakes stay what they are."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlmodel import Session

from bot.errors import StorageError
from bot.store import notes
from bot.store.door import Store
from bot.store.faults import fault_behind
from bot.store.tables import GroupMember
from tests.postgres import PostgresServer


def test_a_file_that_cannot_be_opened_is_named_with_what_to_check(tmp_path: Path) -> None:
    with (
        closing(Store(f"sqlite:///{tmp_path / 'nowhere' / 'cuiban.db'}")) as store,
        pytest.raises(StorageError, match=r"cuiban\.db cannot be opened\. Check that its folder exists"),
    ):
        store.create()


async def test_a_file_that_is_no_database_is_told_to_whoever_reads_and_whoever_writes(tmp_path: Path) -> None:
    file = tmp_path / "letter.doc"
    file.write_bytes(b"a letter" * 200)
    with closing(Store(f"sqlite:///{file}")) as store:
        for doing in (store.read(notes.get, "a"), store.write(notes.put, "a", {})):
            with pytest.raises(StorageError, match="is not a database"):
                await doing


def test_a_damaged_file_is_told_as_damaged(store: Store, tmp_path: Path) -> None:
    with store.writing() as session:
        for number in range(50):
            notes.put(session, f"{number}", {"x": "x" * 500})
    store.close()
    file = tmp_path / "cuiban.db"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] + b"\x00" * (len(whole) - len(whole) // 2))
    with (
        closing(Store(store.url)) as damaged,
        pytest.raises(StorageError, match="is damaged"),
        damaged.reading() as session,
    ):
        session.execute(text("SELECT * FROM note")).all()


class Said(Exception):  # noqa: N818 -- stands for a driver's own
    """What a driver raises: SQLite by the name of a code, PostgreSQL by a state."""

    def __init__(self, *, name: str = "", state: str | None = None) -> None:
        super().__init__("the driver's own words")
        self.sqlite_errorname, self.sqlstate = name, state


SQLITE, SERVER = make_url("sqlite:////srv/cuiban.db"), make_url("postgresql://cuiban:secret@db.example/cuiban")


def told_of(said: Said, url: URL, kind: type[DBAPIError] = OperationalError) -> str:
    fault = fault_behind(kind("SELECT 1", {}, said), url)
    return str(fault) if fault else ""


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("SQLITE_BUSY", "/srv/cuiban.db is busy"),
        ("SQLITE_BUSY_SNAPSHOT", "/srv/cuiban.db is busy"),
        ("SQLITE_FULL", "The disk is full"),
        ("SQLITE_IOERR_FSYNC", "/srv/cuiban.db cannot be read or written"),
        ("SQLITE_CANTOPEN_ISDIR", "/srv/cuiban.db cannot be opened"),
        ("SQLITE_READONLY_DIRECTORY", "/srv/cuiban.db may not be written to"),
        ("SQLITE_NOTADB", "/srv/cuiban.db is not a database"),
        ("SQLITE_CORRUPT_INDEX", "/srv/cuiban.db is damaged"),
        ("SQLITE_PERM", "/srv/cuiban.db may not be opened"),
        ("SQLITE_CONSTRAINT_UNIQUE", ""),
        ("SQLITE_ERROR", ""),
        ("", ""),
    ],
)
def test_each_code_of_sqlite_has_its_sentence_or_is_a_mistake_of_ours(name: str, sentence: str) -> None:
    told = told_of(Said(name=name), SQLITE)
    assert told.startswith(sentence)
    assert bool(told) is bool(sentence)


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("28P01", "refuses the name or the password"),
        ("3D000", "does not exist"),
        ("53300", "has no room or no connection left"),
        ("55P03", "is busy"),
        ("57P01", "is shutting down or starting"),
        ("58030", "reports an error of its disk"),
        ("08006", "cannot be reached"),
        (None, "cannot be reached"),
        ("23505", ""),
        ("42P01", ""),
    ],
)
def test_each_class_of_states_of_postgresql_has_its_sentence(state: str | None, sentence: str) -> None:
    told = told_of(Said(state=state), SERVER)
    assert told.startswith("The database cuiban on db.example:5432 " if sentence else "")
    assert sentence in told
    assert bool(told) is bool(sentence)


def test_what_no_server_said_is_told_only_of_what_the_connection_did() -> None:
    assert told_of(Said(), SERVER, IntegrityError) == ""


def test_a_server_is_named_with_its_port_and_this_machine_where_no_other_is_named() -> None:
    nearby, elsewhere = make_url("postgresql:///cuiban"), make_url("postgresql://db.example:6000/cuiban")
    assert told_of(Said(), nearby).startswith("The database cuiban on localhost:5432 ")
    assert told_of(Said(), elsewhere).startswith("The database cuiban on db.example:6000 ")


def test_the_fault_that_another_error_came_after_is_found() -> None:
    after = ValueError("a savepoint is gone")
    after.__context__ = OperationalError("INSERT", {}, Said(name="SQLITE_FULL"))
    assert str(fault_behind(after, SQLITE)).startswith("The disk is full")
    assert fault_behind(ValueError("ours"), SQLITE) is None
    assert fault_behind(None, SQLITE) is None


def test_a_mistake_in_a_statement_is_no_fault_of_the_database(any_store: Store) -> None:
    with pytest.raises(DBAPIError), any_store.reading() as session:
        session.execute(text("SELECT nothing FROM nowhere"))


def test_a_broken_rule_of_the_tables_stays_what_it_is(any_store: Store) -> None:
    def break_it() -> None:
        with any_store.writing() as session:
            session.add(GroupMember(group_id=404, unit_id=404))

    with pytest.raises(IntegrityError):
        break_it()


def test_what_stands_in_a_statement_is_not_shown_by_its_fault(any_store: Store) -> None:
    def twice() -> None:
        with any_store.writing() as session:
            insert = text("INSERT INTO note (name, value) VALUES (:name, '{}')")
            session.execute(insert, {"name": "somebody's telephone"})
            session.execute(insert, {"name": "somebody's telephone"})

    with pytest.raises(IntegrityError) as fault:
        twice()
    assert "[SQL parameters hidden" in str(fault.value)


def hang_up(session: Session) -> None:
    session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))


@pytest.mark.postgres
async def test_a_server_that_hangs_up_in_the_middle_is_told_and_the_next_write_succeeds(
    postgres: PostgresServer,
) -> None:
    with closing(Store(postgres.cleared())) as store:
        with pytest.raises(StorageError):
            await store.write(hang_up)
        await store.write(notes.put, "a", {"b": 1})
        assert await store.read(notes.get, "a") == {"b": 1}


@pytest.mark.postgres
async def test_a_server_that_was_started_anew_between_two_writes_is_not_noticed(postgres: PostgresServer) -> None:
    with closing(Store(postgres.cleared())) as store:
        await asyncio.gather(store.write(notes.put, "a", {}), store.read(notes.get, "a"))
        postgres.hang_up()
        await store.write(notes.put, "b", {"c": 1})
        assert await store.read(notes.get, "b") == {"c": 1}
