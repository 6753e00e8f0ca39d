import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.clock import StoppedClock
from bot.delivery.http import AiohttpRequest
from bot.errors import StorageError
from bot.receiving.poll import WANTED, Poller
from bot.store import inbox
from bot.store.door import Store
from bot.store.tables import Inbox
from tests.botapi import TOKEN, BotApi
from tests.cast import at

NOW = at("2026-03-06 09:00")


@dataclass
class Post:
    """A poller at a server: what it stored, how often it told so, how long it waited after faults."""

    api: BotApi
    store: Store
    poller: Poller
    rung: list[int] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def stored(self) -> list[tuple[int, str]]:
        with self.store.reading() as session:
            return [(row.update_id, row.lane) for row in session.exec(select(Inbox).order_by(col(Inbox.id)))]

    def bodies(self) -> list[object]:
        with self.store.reading() as session:
            return [json.loads(row.body) for row in session.exec(select(Inbox).order_by(col(Inbox.id)))]

    def offsets(self) -> list[object]:
        return [call.given.get("offset") for call in self.api.called("getUpdates")]


@pytest.fixture
async def post(store: Store) -> AsyncIterator[Post]:
    """The poller's waits after faults are counted, not waited."""
    rung: list[int] = []
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        await asyncio.sleep(0)

    async with BotApi() as api, AiohttpRequest(connections=1) as request:
        poller = Poller(
            request=request,
            url=f"{api.url}/bot{TOKEN}",
            bot=42,
            store=store,
            clock=StoppedClock(NOW),
            arrived=lambda: rung.append(len(rung)),
            sleep=sleep,
        )
        yield Post(api, store, poller, rung, waits)


async def run_until(post: Post, calls: int) -> None:
    """Let the poller run until it has asked so often, then end it."""
    task = asyncio.create_task(post.poller.run())
    async with asyncio.timeout(5):
        while len(post.api.called("getUpdates")) < calls:  # noqa: ASYNC110 -- the server does not ring
            await asyncio.sleep(0.001)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled(), "the poller died of a fault"


async def test_what_came_is_stored_in_its_chats_lane_and_told(post: Post) -> None:
    first = post.api.say(7, "12 已完成招标")
    second = post.api.press(8, "v1:save:1:2")
    assert await post.poller.once(0) == 2
    assert post.stored() == [(first, "telegram:7"), (second, "telegram:8")]
    assert len(post.rung) == 1


async def test_it_starts_without_an_offset_and_acknowledges_only_what_is_stored(post: Post) -> None:
    number = post.api.say(7, "一")
    await post.poller.once(0)
    await post.poller.once(0)
    assert post.offsets() == [None, str(number + 1)]


async def test_what_could_not_be_stored_is_not_acknowledged(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = [StorageError("the disk is full")]
    receive = inbox.receive

    def full(session: Session, **given: object) -> int:
        if faults:
            raise faults.pop()
        return receive(session, **given)  # type: ignore[arg-type]

    monkeypatch.setattr("bot.receiving.poll.inbox.receive", full)
    number = post.api.say(7, "一")
    await run_until(post, calls=3)
    assert post.offsets()[:3] == [None, None, str(number + 1)]
    assert post.stored() == [(number, "telegram:7")]


async def test_an_update_that_comes_twice_is_stored_once(post: Post) -> None:
    post.api.push({"update_id": 5, "message": {"chat": {"id": 7}}})
    post.api.push({"update_id": 5, "message": {"chat": {"id": 7}}})
    await post.poller.once(0)
    assert post.stored() == [(5, "telegram:7")]


async def test_an_update_that_nobody_can_read_does_not_hold_the_others(post: Post) -> None:
    for odd in ({"message": "nonsense"}, {"message": {"chat": 3}}, {"something_new": [1]}, {"message": None}):
        post.api.push(odd)
    good = post.api.say(7, "一")
    await post.poller.once(0)
    assert post.stored()[-1] == (good, "telegram:7")
    assert len(post.stored()) == 5
    assert post.bodies()[0] == {"update_id": 1, "message": "nonsense"}


async def test_it_asks_for_what_the_handlers_know(post: Post) -> None:
    await post.poller.once(0)
    (call,) = post.api.called("getUpdates")
    assert json.loads(call.given["allowed_updates"]) == list(WANTED)


async def test_it_waits_for_news_on_one_long_request(post: Post) -> None:
    asking = asyncio.create_task(post.poller.once(5))
    async with asyncio.timeout(5):
        while not post.api.called("getUpdates"):  # noqa: ASYNC110 -- the server does not ring
            await asyncio.sleep(0.001)
    post.api.say(7, "一")
    assert await asking == 1
    assert len(post.api.called("getUpdates")) == 1


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "refuse", "status": 500},
        {"kind": "garble"},
        {"kind": "refuse", "status": 502},
        {"kind": "refuse", "status": 409, "description": "Conflict: terminated by other getUpdates request"},
        {"kind": "refuse", "status": 401, "description": "Unauthorized"},
    ],
    ids=lambda fault: f"{fault['kind']} {fault.get('status', '')}",
)
async def test_a_fault_is_waited_out_and_told_in_one_line(
    post: Post, fault: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    post.api.fault("getUpdates", **fault)  # type: ignore[arg-type]
    number = post.api.say(7, "一")
    await run_until(post, calls=3)
    assert post.stored() == [(number, "telegram:7")]
    assert post.waits == [1.0]
    assert len(caplog.records) == 1


async def test_the_waits_after_one_fault_behind_another_grow_and_then_start_anew(post: Post) -> None:
    post.api.fault("getUpdates", "refuse", times=7)
    post.api.say(7, "一")
    await run_until(post, calls=9)
    assert post.waits[:7] == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]
    post.api.fault("getUpdates", "refuse")
    post.api.say(7, "二")
    await run_until(post, calls=12)
    assert post.waits[7] == 1.0


async def test_a_flood_answer_is_heeded(post: Post) -> None:
    post.api.flood("getUpdates", 17)
    await run_until(post, calls=2)
    assert post.waits == [17]


async def test_a_line_that_breaks_loses_nothing(post: Post) -> None:
    post.api.fault("getUpdates", "drop_after", times=2)
    number = post.api.say(7, "一")
    await run_until(post, calls=4)
    assert post.stored() == [(number, "telegram:7")]


async def test_a_second_poller_that_interferes_is_named(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    post.api.fault("getUpdates", "refuse", status=409, description="Conflict: terminated by other getUpdates request")
    await run_until(post, calls=2)
    assert "another program polls with this token" in caplog.text


async def test_a_text_that_ends_in_half_a_character_is_stored_like_any_other(post: Post) -> None:
    post.api.say(7, "已完成\ud83d")
    post.api.say(8, "12 已完成招标")
    assert await post.poller.once(0) == 2
    assert [lane for _, lane in post.stored()] == ["telegram:7", "telegram:8"]
    body: Any = post.bodies()[0]
    assert body["message"]["text"] == "已完成\ud83d"
