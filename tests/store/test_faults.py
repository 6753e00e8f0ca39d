"""A fault of the database is one sentence that says what to do; our own mistakes stay what they are."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session

from bot.errors import StorageError
from bot.store import notes
from bot.store.door import Store
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
