import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.errors import StorageError
from bot.receiving import dispatch
from bot.store.door import Store
from tests.receiving.hall import Hall, hall_on


@pytest.fixture
async def hall(store: Store) -> AsyncIterator[Hall]:
    async with hall_on(store) as hall:
        yield hall


def raising(*faults: Exception) -> Callable[[str], Any]:
    """A deed that raises each fault once, and then goes well."""
    left = list(faults)

    async def deed(_text: str) -> None:
        if left:
            raise left.pop(0)

    return deed


def waiting(door: asyncio.Event) -> Callable[[str], Any]:
    """A deed that waits for a door to be opened."""

    async def deed(_text: str) -> None:
        await door.wait()

    return deed


@asynccontextmanager
async def at_work(hall: Hall) -> AsyncIterator[None]:
    """The dispatcher's task, cancelled in the end."""
    task = asyncio.create_task(hall.dispatcher.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task], timeout=5)
        assert task.cancelled()


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 -- handlers are not made to ring
            await asyncio.sleep(0.001)


def wait(hall: Hall, seconds: float) -> None:
    hall.clock.move_to(hall.clock.now() + dt.timedelta(seconds=seconds))


# -- order ---------------------------------------------------------------------------------------------------------


async def test_updates_of_one_chat_are_handled_in_order_and_one_at_a_time(hall: Hall) -> None:
    for number in range(30):
        hall.hears(number % 3 + 1, str(number))
    await hall.dispatcher.drain()
    for chat in (1, 2, 3):
        assert hall.texts(chat) == [str(number) for number in range(chat - 1, 30, 3)]
    assert set(hall.states()) == {"done"}


async def test_a_chat_that_takes_its_time_holds_no_other(hall: Hall) -> None:
    door = asyncio.Event()
    hall.deeds["慢"] = waiting(door)
    hall.hears(1, "慢", "随后")
    hall.hears(2, "快")
    async with at_work(hall):
        await until(lambda: hall.texts(2))
        assert hall.texts(1) == []
        door.set()
        await until(lambda: len(hall.texts(1)) == 2)
    assert hall.texts(1) == ["慢", "随后"]


async def test_one_busy_chat_takes_one_place_only(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "AT_ONCE", 2)
    async with hall_on(store) as hall:
        door = asyncio.Event()
        hall.deeds["慢"] = waiting(door)
        hall.hears(1, *["慢"] * 10)
        hall.hears(2, "快")
        async with at_work(hall):
            await until(lambda: hall.texts(2))
            door.set()
            await until(lambda: len(hall.texts(1)) == 10)


async def test_no_more_chats_than_allowed_are_served_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "AT_ONCE", 3)
    async with hall_on(store) as hall:
        for chat in range(1, 21):
            hall.hears(chat, "一")
        await hall.dispatcher.drain()
        assert hall.most_at_work == 3
        assert len(hall.done) == 20


async def test_what_is_beyond_the_held_updates_follows(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "HELD", 5)
    async with hall_on(store) as hall:
        hall.hears(1, *map(str, range(12)))
        hall.hears(2, "后")
        async with at_work(hall):
            await until(lambda: len(hall.done) == 13)
        assert hall.texts(1) == [str(number) for number in range(12)]


# -- once ----------------------------------------------------------------------------------------------------------


async def test_an_update_is_done_with_the_work_it_brought_about(hall: Hall) -> None:
    hall.hears(1, "记下", "只看")
    await hall.dispatcher.drain()
    assert hall.states() == ["done", "done"]
    assert [row.settled_at for row in hall.rows()] == [hall.clock.now()] * 2


async def test_what_a_kill_left_is_handled_at_the_start(store: Store, hall: Hall) -> None:
    hall.hears(1, "一", "二")
    async with hall_on(store) as next_life, at_work(next_life):
        await until(lambda: next_life.texts(1) == ["一", "二"])


async def test_nothing_is_handled_twice_though_the_inbox_is_looked_into_at_any_moment(hall: Hall) -> None:
    texts = [str(number) for number in range(40)]
    hall.hears(1, *texts)

    async def impatient() -> None:
        while len(hall.texts(1)) < len(texts):
            hall.dispatcher.wake()
            await asyncio.sleep(0)

    async with at_work(hall):
        await asyncio.wait_for(impatient(), 10)
    assert hall.texts(1) == texts


async def test_what_was_settled_while_the_inbox_was_read_is_not_handed_out_again(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, looking = hall.store.read, asyncio.Event()

    async def slow(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- handed on
        rows = await read(*args, **kwargs)
        if hall.at_work[1]:
            looking.set()
            await until(lambda: hall.texts(1))
            await until(lambda: hall.states() == ["done"])
        return rows

    monkeypatch.setattr(hall.store, "read", slow)
    hall.deeds["一"] = waiting(looking)
    hall.hears(1, "一")
    async with at_work(hall):
        await until(lambda: hall.at_work[1])
        hall.dispatcher.wake()
        await until(lambda: hall.texts(1))
        await asyncio.sleep(0.02)
    assert hall.texts(1) == ["一"]


async def test_what_came_while_an_update_failed_stays_behind_it(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    read, looking = hall.store.read, asyncio.Event()

    async def slow(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- handed on
        rows = await read(*args, **kwargs)
        if hall.at_work[1]:
            looking.set()
            await until(lambda: hall.rows()[0].attempts)
            await until(lambda: not hall.at_work[1])
            await asyncio.sleep(0.01)
        return rows

    async def failing(_text: str) -> None:
        await looking.wait()
        if not hall.rows()[0].attempts:
            msg = "a defect"
            raise RuntimeError(msg)

    monkeypatch.setattr(dispatch, "REST", 0.01)
    monkeypatch.setattr(hall.store, "read", slow)
    hall.deeds["坏"] = failing
    hall.hears(1, "坏")
    async with at_work(hall):
        await until(lambda: hall.at_work[1])
        hall.hears(1, "随后")
        hall.dispatcher.wake()
        await until(lambda: hall.rows()[0].attempts)
        await asyncio.sleep(0.03)
        assert hall.texts(1) == []
        wait(hall, 2)
        await until(lambda: len(hall.texts(1)) == 2)
    assert hall.texts(1) == ["坏", "随后"]


# -- faults --------------------------------------------------------------------------------------------------------


async def test_a_failed_update_waits_and_what_is_behind_it_in_its_chat_waits_with_it(hall: Hall) -> None:
    hall.deeds["坏"] = raising(RuntimeError("a defect"))
    hall.hears(1, "坏", "随后")
    hall.hears(2, "他人")
    await hall.dispatcher.drain()
    assert (hall.texts(1), hall.texts(2)) == ([], ["他人"])
    assert [(row.state, row.attempts, row.error) for row in hall.rows()] == [
        ("pending", 1, "RuntimeError: a defect"),
        ("pending", 0, ""),
        ("done", 0, ""),
    ]
    wait(hall, 2)
    await hall.dispatcher.drain()
    assert hall.texts(1) == ["坏", "随后"]


async def test_after_three_vain_attempts_an_update_steps_aside_and_the_chat_goes_on(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    hall.deeds["坏"] = raising(*[RuntimeError("a defect")] * 3)
    hall.hears(1, "坏", "随后")
    for _ in range(3):
        await hall.dispatcher.drain()
        wait(hall, 60)
    assert hall.states() == ["aside", "done"]
    assert hall.texts(1) == ["随后"]
    assert "update 1 of telegram:1 failed" in caplog.text


@pytest.mark.parametrize("body", [{"message": "nonsense"}, {"message": {"chat": {"id": 1}}}, {"callback_query": {}}])
async def test_what_nobody_can_read_steps_aside_at_once(hall: Hall, body: dict[str, Any]) -> None:
    hall.gets(body)
    hall.hears(1, "好")
    await hall.dispatcher.drain()
    assert hall.states() == ["aside", "done"]
    assert hall.texts(1) == ["好"]


async def test_an_update_of_a_kind_that_nobody_wants_is_done(hall: Hall) -> None:
    hall.dispatcher._application.handlers.clear()  # noqa: SLF001 -- nobody wants anything here
    hall.gets({"something_new": {"id": "1"}})
    await hall.dispatcher.drain()
    assert hall.states() == ["done"]


async def test_a_fault_of_the_store_is_not_the_updates_fault(
    hall: Hall, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "REST", 0.01)
    hall.deeds["一"] = raising(StorageError("database is locked"))
    hall.hears(1, "一", "二")
    async with at_work(hall):
        await until(lambda: hall.texts(1) == ["一", "二"])
    assert [(row.state, row.attempts) for row in hall.rows()] == [("done", 0), ("done", 0)]
    assert "waits for the store" in caplog.text


async def test_an_inbox_that_cannot_be_read_is_read_later(
    hall: Hall, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "REST", 0.01)
    faults: Iterable[Exception] = iter([StorageError("database is locked")])
    read = hall.store.read

    async def faulty(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- handed on
        for fault in faults:
            raise fault
        return await read(*args, **kwargs)

    monkeypatch.setattr(hall.store, "read", faulty)
    hall.hears(1, "一")
    async with at_work(hall):
        await until(lambda: hall.texts(1))
    assert "could not read the inbox" in caplog.text


# -- presses and stops ---------------------------------------------------------------------------------------------


async def test_a_press_is_answered_before_its_work_is_done(hall: Hall) -> None:
    door = asyncio.Event()
    hall.deeds["v1:save"] = waiting(door)
    press = {"id": "q1", "from": {"id": 1, "is_bot": False, "first_name": "P"}, "chat_instance": "1", "data": "v1:save"}
    hall.gets({"callback_query": press})
    async with at_work(hall):
        await until(lambda: hall.api.called("answerCallbackQuery"))
        assert hall.done == []
        door.set()
        await until(lambda: hall.done)
    assert [call.given["callback_query_id"] for call in hall.api.called("answerCallbackQuery")] == ["q1"]


async def test_a_stop_waits_for_the_handlers_that_are_at_work(hall: Hall) -> None:
    door = asyncio.Event()
    hall.deeds["一"] = waiting(door)
    hall.hears(1, "一")
    async with at_work(hall):
        await until(lambda: hall.at_work[1])
        asyncio.get_running_loop().call_later(0.01, door.set)
    assert hall.states() == ["done"]
