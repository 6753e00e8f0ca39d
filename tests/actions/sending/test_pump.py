"""The pump as a task: it rings, stops, starts after a death, and outlives faults."""

import asyncio
import datetime as dt
from typing import Any

import pytest

from bot.actions.sending import deliver, settle
from bot.actions.sending.deliver import Pump
from bot.clock import StoppedClock
from bot.errors import StorageError
from bot.store import outbox, sending
from bot.store.door import Store
from tests.cast import address
from tests.delivering import BLOCKED, NOW, Saying, Street, rows, running, say, states


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a moment only."""
    monkeypatch.setattr(deliver, "STORE_WAIT", 0.001)
    monkeypatch.setattr(deliver, "GRACE", 0.2)


async def test_a_ring_sends_what_was_put_in_the_meantime(store: Store, street: Street, delivery: Pump) -> None:
    async with running(delivery):
        await store.write(say, "您好", now=NOW)
        delivery.wake()
        await street.seen(sends=1)
    assert states(store) == ["delivered"]


async def test_a_slow_chat_holds_no_other_and_its_own_result_is_not_lost(
    store: Store, street: Street, delivery: Pump
) -> None:
    door = street.close(102)
    with store.writing() as session:
        say(session, "慢", chat=102, now=NOW)
        for number in range(3):
            say(session, f"快{number}", now=NOW)
    async with running(delivery):
        await street.seen(sends=3, at_once=1)
        assert street.got == {101: ["快0", "快1", "快2"]}
        door.set()
        await street.seen(sends=4)
    assert states(store) == ["delivered"] * 4


async def test_when_it_is_stopped_what_is_under_way_is_settled_first(
    store: Store, street: Street, delivery: Pump
) -> None:
    door = street.close(101)
    await store.write(say, "您好", now=NOW)
    async with running(delivery):
        await street.seen(at_once=1)
        asyncio.get_running_loop().call_later(0.01, door.set)
    assert states(store) == ["delivered"]


@pytest.mark.usefixtures("quick")
async def test_a_stop_does_not_wait_for_ever_for_a_channel_that_hangs(
    store: Store, street: Street, delivery: Pump
) -> None:
    street.close(101)
    await store.write(say, "您好", now=NOW)
    async with running(delivery):
        await street.seen(at_once=1)
    assert states(store) == ["claimed"]


async def test_what_a_dead_process_had_claimed_goes_out_once_more_and_marked(
    store: Store, street: Street, delivery: Pump
) -> None:
    with store.writing() as session:
        say(session, "您好", now=NOW)
        sending.claim(session, worker="dead", now=NOW, quiet_hours_open=True)
    async with running(delivery):
        await street.seen(sends=1)
    assert [(row.state, row.uncertain) for row in rows(store)] == [("delivered", True)]


@pytest.mark.usefixtures("quick")
async def test_a_fault_of_the_store_is_waited_out(
    store: Store, street: Street, delivery: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = [StorageError("database is locked"), StorageError("database is locked")]

    def take_turn(*args: Any, **kwargs: Any) -> settle.Round:  # noqa: ANN401 -- handed on
        if faults:
            raise faults.pop()
        return settle.take_turn(*args, **kwargs)

    monkeypatch.setattr(deliver, "take_turn", take_turn)
    await store.write(say, "您好", now=NOW)
    async with running(delivery):
        await street.seen(sends=1)
    assert (faults, states(store)) == ([], ["delivered"])


@pytest.mark.usefixtures("quick")
async def test_what_follows_from_a_result_may_fail_but_the_result_is_noted(
    store: Store, street: Street, delivery: Pump, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_args: object, **_kwargs: object) -> bool:
        msg = "a defect"
        raise RuntimeError(msg)

    monkeypatch.setattr(settle, "mark_unreachable", broken)
    street.faults[101].append(BLOCKED)
    with store.writing() as session:
        say(session, "一", now=NOW)
        say(session, "二", now=NOW)
    async with running(delivery):
        await street.seen(sends=2)
    assert states(store) == ["refused", "delivered"]
    assert "a round of delivery failed" in caplog.text


async def test_a_message_whose_hour_comes_goes_without_a_ring(
    store: Store, street: Street, delivery: Pump, clock: StoppedClock
) -> None:
    soon = NOW + dt.timedelta(milliseconds=30)
    with store.writing() as session:
        outbox.put(session, Saying("到点"), address=address(), occasion="1", language="zh_CN", now=NOW, not_before=soon)
    async with running(delivery):
        await asyncio.sleep(0.005)
        clock.move_to(soon)
        await street.seen(sends=1)
    assert street.got[101] == ["到点"]
