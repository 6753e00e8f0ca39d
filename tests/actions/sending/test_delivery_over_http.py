"""The pump, the channel, the pace and HTTP together, against a Bot API that misbehaves."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.sending import settle
from bot.actions.sending.deliver import Pump
from bot.clock import SystemClock
from bot.delivery.telegram import TelegramChannel
from bot.store import people
from bot.store.door import Store
from tests.botapi import BotApi, bot_on
from tests.cast import bind_contact, unit
from tests.delivering import NOW, pump, rows, running, say, states, templates


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


@pytest.fixture
async def delivery(api: BotApi, store: Store, tmp_path: Path) -> AsyncIterator[Pump]:
    async with bot_on(api.url, rate=1000) as bot:
        yield pump(store, TelegramChannel(bot), SystemClock(), templates(tmp_path))


async def until_settled(delivery: Pump, store: Store) -> None:
    """Let the pump run until nothing waits."""
    async with running(delivery), asyncio.timeout(10):
        while {"waiting", "claimed"} & set(states(store)):  # noqa: ASYNC110 -- the store does not ring
            await asyncio.sleep(0.005)


async def test_after_a_flood_answer_nobody_sends_before_the_pause_is_over(
    api: BotApi, store: Store, delivery: Pump
) -> None:
    with store.writing() as session:
        for chat in range(1, 41):
            say(session, "您好", chat=chat, now=NOW)
    api.flood("sendMessage", 0.3)
    await until_settled(delivery, store)
    calls = api.called("sendMessage")
    (flooded,) = [call for call in calls if call.status == 429]
    under_way = [call for call in calls if flooded.at < call.at < flooded.at + 0.3]
    assert len(under_way) <= 20, "only what was on its way when the answer came"
    assert all(api.sent(chat) == ["您好"] for chat in range(1, 41))
    assert len(calls) == 41


async def test_of_a_lost_answer_comes_one_marked_double_at_most(
    api: BotApi, store: Store, delivery: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settle, "SECOND_TRY", dt.timedelta(milliseconds=10))
    with store.writing() as session:
        for chat in range(1, 7):
            say(session, "您好", chat=chat, now=NOW)
    api.fault("sendMessage", "drop_after", chat=1)
    api.fault("sendMessage", "drop_before", chat=2)
    api.fault("sendMessage", "garble", chat=3)
    api.fault("sendMessage", "drop_after", chat=4, times=2)
    await until_settled(delivery, store)
    assert [(row.chat, row.state, row.uncertain) for row in rows(store)] == [
        (1, "delivered", True),
        (2, "delivered", True),
        (3, "delivered", True),
        (4, "unknown", True),
        (5, "delivered", False),
        (6, "delivered", False),
    ]
    assert [len(api.sent(chat)) for chat in range(1, 7)] == [2, 1, 2, 2, 1, 1]


async def test_a_blocked_chat_holds_nobody(api: BotApi, store: Store, delivery: Pump) -> None:
    api.blocked.add(101)
    with store.writing() as session:
        bind_contact(session, unit(session), chat=101)
        say(session, "您好", chat=101, now=NOW)
        say(session, "您好", chat=102, now=NOW)
    await delivery.drain()
    assert states(store) == ["refused", "delivered"]
    with store.reading() as session:
        assert [bound.address.chat for bound in people.unreachable(session)] == [101]


async def test_in_a_chat_messages_arrive_in_the_order_they_were_put(api: BotApi, store: Store, delivery: Pump) -> None:
    with store.writing() as session:
        for chat in (1, 2, 3):
            for number in range(3):
                say(session, str(number), chat=chat, now=NOW)
    await delivery.drain()
    assert [api.sent(chat) for chat in (1, 2, 3)] == [["0", "1", "2"]] * 3
