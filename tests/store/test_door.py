"""The door: what was acknowledged is on disk, a read followed by a write loses nothing, a fault stays with its own."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import Session, func, select

from bot.errors import StorageError
from bot.store import notes
from bot.store.door import Store
from bot.store.tables import GroupMember, Note
from tests.conftest import ROOT

KILLED = Path(__file__).parent / "killed.py"


def note(session: Session, name: str) -> str:
    session.add(Note(name=name, value={}))
    session.flush()
    return name


def names(store: Store) -> set[str]:
    with store.reading() as session:
        return set(session.exec(select(Note.name)))


async def together(store: Store, *acts: Callable[[Session], Any]) -> list[Any]:
    """Hand over acts so that they wait at the same time; return what each gave or raised."""
    begun, gate = threading.Event(), threading.Event()

    def hold(_session: Session) -> None:
        begun.set()
        assert gate.wait(10)

    first = asyncio.create_task(store.write(hold))
    await asyncio.to_thread(begun.wait)
    rest = [asyncio.create_task(store.write(act)) for act in acts]
    await asyncio.sleep(0)  # let each hand over its act
    gate.set()
    await first
    return await asyncio.gather(*rest, return_exceptions=True)


@contextmanager
def commits() -> Iterator[list[object]]:
    """Collect every commit of every engine."""
    seen: list[object] = []
    collect = seen.append
    event.listen(Engine, "commit", collect)
    try:
        yield seen
    finally:
        event.remove(Engine, "commit", collect)


# -- writing and reading -----------------------------------------------------------------------------------------


async def test_write_returns_what_the_act_returns_and_keeps_what_it_did(any_store: Store) -> None:
    assert await any_store.write(note, "a") == "a"
    assert names(any_store) == {"a"}


async def test_read_passes_named_arguments_and_returns_what_the_act_returns(any_store: Store) -> None:
    await any_store.write(notes.put, name="clock", value={"ahead": 3})
    assert await any_store.read(notes.get, name="clock") == {"ahead": 3}


async def test_rows_can_still_be_read_after_their_transaction(any_store: Store) -> None:
    def make(session: Session) -> Note:
        session.add(row := Note(name="a", value={"b": 1}))
        return row

    assert (await any_store.write(make)).value == {"b": 1}


async def test_two_hundred_writers_that_read_first_lose_no_update(any_store: Store) -> None:
    await any_store.write(notes.put, "counter", {"n": 0})

    def add_one(session: Session) -> None:
        now = notes.get(session, "counter") or {}
        notes.put(session, "counter", {"n": now["n"] + 1})

    def add_one_from_elsewhere() -> None:
        with any_store.writing() as session:
            add_one(session)

    async with asyncio.TaskGroup() as group:
        for _ in range(100):
            group.create_task(any_store.write(add_one))
            group.create_task(asyncio.to_thread(add_one_from_elsewhere))
    assert await any_store.read(notes.get, "counter") == {"n": 200}


async def test_a_reader_sees_one_moment(any_store: Store) -> None:
    await any_store.write(note, "a")
    with any_store.reading() as session:
        counted = select(func.count()).select_from(Note)
        before = session.exec(counted).one()
        await any_store.write(note, "b")
        assert session.exec(counted).one() == before == 1
    assert names(any_store) == {"a", "b"}


def test_a_reader_may_not_write(any_store: Store) -> None:
    with pytest.raises((StorageError, DBAPIError)), any_store.reading() as session:
        note(session, "a")
    assert names(any_store) == set()


def test_a_block_that_raises_leaves_nothing_behind(any_store: Store) -> None:
    def fail() -> None:
        with any_store.writing() as session:
            note(session, "a")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert names(any_store) == set()


# -- commits in groups -------------------------------------------------------------------------------------------


async def test_what_waits_together_is_committed_together(any_store: Store) -> None:
    with commits() as seen:
        await together(any_store, *(lambda session, n=n: note(session, f"{n}") for n in range(50)))
    assert len(names(any_store)) == 50
    assert len(seen) == 2  # the one that held the others up, and theirs


async def test_an_act_that_fails_is_undone_alone(any_store: Store) -> None:
    def fail(session: Session) -> None:
        note(session, "half")
        msg = "no such task"
        raise LookupError(msg)

    results = await together(any_store, lambda s: note(s, "before"), fail, lambda s: note(s, "after"))
    assert names(any_store) == {"before", "after"}
    assert results[0] == "before"
    assert isinstance(results[1], LookupError)
    assert results[2] == "after"


async def test_a_broken_rule_of_the_tables_fails_only_the_act_that_broke_it(any_store: Store) -> None:
    def twice(session: Session) -> None:
        note(session, "a")

    results = await together(any_store, lambda s: note(s, "a"), twice, lambda s: note(s, "b"))
    assert isinstance(results[1], IntegrityError)
    assert names(any_store) == {"a", "b"}


async def test_an_act_sees_what_the_acts_before_it_did(any_store: Store) -> None:
    results = await together(any_store, lambda s: note(s, "a"), lambda s: len(s.exec(select(Note)).all()))
    assert results[1] == 1


async def test_when_a_commit_fails_everyone_in_it_is_told_and_the_next_one_succeeds(store: Store) -> None:
    def break_a_promise(session: Session) -> None:
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
        session.add(GroupMember(group_id=404, unit_id=404))

    results = await together(store, lambda s: note(s, "a"), break_a_promise, lambda s: note(s, "b"))
    assert [type(result) for result in results] == [IntegrityError] * 3
    assert names(store) == set()
    assert await store.write(note, "c") == "c"


async def test_a_full_disk_is_one_sentence_for_everyone_and_nothing_is_half_saved(store: Store) -> None:
    def fill(session: Session) -> None:
        session.add(Note(name="big", value={"x": "x" * 1_000_000}))
        session.flush()

    pages = await store.write(lambda s: s.execute(text("PRAGMA page_count")).scalar())
    await store.write(lambda s: s.execute(text(f"PRAGMA max_page_count = {pages}")).scalar())
    results = await together(store, lambda s: note(s, "a"), fill, lambda s: note(s, "b"))
    assert [type(result) for result in results] == [StorageError] * 3
    assert str(results[1]).startswith("The disk is full, and nothing was saved.")
    assert names(store) == set()
    await store.write(lambda s: s.execute(text("PRAGMA max_page_count = 100000")).scalar())
    assert await store.write(note, "c") == "c"


async def test_an_act_that_hides_a_full_disk_does_not_make_the_others_believe_they_were_saved(store: Store) -> None:
    def fill_and_hide(session: Session) -> None:
        with suppress(DBAPIError):
            session.execute(text("INSERT INTO note (name, value) VALUES ('big', zeroblob(1000000))"))

    pages = await store.write(lambda s: s.execute(text("PRAGMA page_count")).scalar())
    await store.write(lambda s: s.execute(text(f"PRAGMA max_page_count = {pages}")).scalar())
    results = await together(store, lambda s: note(s, "a"), fill_and_hide, lambda s: note(s, "b"))
    assert [type(result) for result in results] == [StorageError] * 3
    assert names(store) == set()


async def test_a_database_that_another_program_holds_is_told_as_busy(store: Store) -> None:
    await store.write(lambda s: s.execute(text("PRAGMA busy_timeout = 0")).scalar())
    other = Store(store.url)
    with other.writing() as session:
        note(session, "b")
        with pytest.raises(StorageError, match="is busy"):
            await store.write(note, "a")
    other.close()
    assert names(store) == {"b"}


async def test_whoever_stops_waiting_does_not_hold_up_the_others(any_store: Store) -> None:
    begun, gate = threading.Event(), threading.Event()

    def hold(session: Session) -> None:
        begun.set()
        assert gate.wait(10)
        note(session, "held")

    impatient = asyncio.create_task(any_store.write(hold))
    await asyncio.to_thread(begun.wait)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    gate.set()
    assert await any_store.write(note, "next") == "next"
    assert names(any_store) == {"held", "next"}


async def test_closing_finishes_what_was_handed_over(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'cuiban.db'}"
    store = Store(url)
    store.create()
    tasks = [asyncio.create_task(store.write(note, f"{n}")) for n in range(20)]
    await asyncio.sleep(0)
    await asyncio.to_thread(store.close)
    await asyncio.gather(*tasks)
    again = Store(url)
    assert len(names(again)) == 20
    again.close()


async def test_a_closed_store_says_so_instead_of_keeping_anybody_waiting(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'cuiban.db'}")
    store.close()
    store.close()
    with pytest.raises(StorageError, match="closed"):
        await store.write(note, "a")


def test_an_event_loop_that_ended_does_not_stop_the_writer(any_store: Store) -> None:
    async def leave_at_once() -> None:
        asyncio.create_task(any_store.write(note, "left")).add_done_callback(lambda _: None)
        await asyncio.sleep(0)

    asyncio.run(leave_at_once())
    assert asyncio.run(any_store.write(note, "next")) == "next"
    assert names(any_store) == {"left", "next"}


@pytest.mark.parametrize("after", [1, 40, 150])
def test_a_process_killed_at_any_moment_keeps_everything_it_acknowledged(any_store: Store, after: int) -> None:
    command = [sys.executable, str(KILLED), any_store.url]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)  # noqa: S603 -- our own file
    assert process.stdout is not None
    with process, process.stdout:
        acknowledged = [process.stdout.readline().strip() for _ in range(after)]
        process.kill()
        acknowledged += [line.strip() for line in process.stdout if line.endswith("\n")]
    kept = names(any_store)
    assert len(acknowledged) >= after
    assert kept.issuperset(acknowledged)
