"""The sandbox's chats and its clock outlive a restart."""

import datetime as dt

import pytest

from bot.clock import MovableClock, StoppedClock
from bot.sandbox.memory import NOTE, Memory
from bot.sandbox.world import World
from bot.store import notes
from bot.store.door import Store
from tests.conftest import at


def memory(store: Store, *, machine: dt.datetime, played: dt.datetime) -> Memory:
    clock = MovableClock(played, base=StoppedClock(machine))
    return Memory(world=World(clock), clock=clock, store=store)


@pytest.fixture
async def first(store: Store) -> Memory:
    """A sandbox of the machine's 1 May, in which it is 6 March and somebody has said something."""
    first = memory(store, machine=at("2026-05-01 10:00"), played=at("2026-03-06 09:00"))
    await first.world.say(7, "1 完成")
    await first.keep()
    return first


@pytest.fixture
def second(store: Store) -> Memory:
    """The same sandbox, started two days later."""
    return memory(store, machine=at("2026-05-03 10:00"), played=at("2026-02-26 09:00"))


async def test_a_new_store_remembers_nothing(second: Memory) -> None:
    assert not await second.recall()
    assert second.clock.now() == at("2026-02-26 09:00")


async def test_chats_and_what_the_bot_has_not_fetched_come_back(first: Memory, second: Memory) -> None:
    assert await second.recall()
    assert second.world.chats == first.world.chats
    assert second.world.updates == first.world.updates


async def test_the_clock_goes_on_where_it_stood_however_long_it_was_shut(first: Memory, second: Memory) -> None:
    await second.recall()
    assert second.clock.now() == first.clock.now()


async def test_numbers_that_a_kill_may_have_lost_are_not_used_again(first: Memory, second: Memory) -> None:
    await first.world.say(7, "2 完成")  # killed before this was kept
    await second.recall()
    await second.world.say(7, "3 完成")
    assert second.world.updates[-1]["update_id"] > first.world.updates[-1]["update_id"]
    assert second.world.chats[7][-1]["message_id"] > first.world.chats[7][-1]["message_id"]


async def test_a_change_is_kept_while_the_sandbox_is_open_and_once_more_at_the_end(store: Store) -> None:
    open_ = memory(store, machine=at("2026-05-01 10:00"), played=at("2026-03-06 09:00"))
    async with open_.kept():
        await open_.world.say(7, "1 完成")
        open_.clock.move_to(at("2026-03-06 16:00"))
    noted = await store.read(notes.get, NOTE)
    assert noted is not None
    assert [message["text"] for message in noted["world"]["chats"]["7"]] == ["1 完成"]
    assert dt.datetime.fromisoformat(noted["at"]) == at("2026-03-06 16:00")
