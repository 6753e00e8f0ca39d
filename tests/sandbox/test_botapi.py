"""The local Bot API answers over HTTP as Telegram would: what it sends, and what it refuses."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession, FormData, web
from aiohttp.test_utils import TestServer

from bot.clock import StoppedClock
from bot.sandbox.botapi import DOWNLOAD_LIMIT, BotApi
from bot.sandbox.world import World
from tests.conftest import at

CHAT = 7


class Caller:
    """A caller of the API, as a client library is."""

    def __init__(self, http: ClientSession, base: str) -> None:
        self.http, self.base = http, base

    async def call(self, method: str, **given: object) -> dict[str, Any]:
        form = FormData(quote_fields=False)
        for key, value in given.items():
            if isinstance(value, tuple):
                form.add_field(key, value[1], filename=value[0])
            else:
                form.add_field(key, value if isinstance(value, str) else json.dumps(value))
        async with self.http.post(f"{self.base}/bot42:x/{method}", data=form) as answer:
            body: dict[str, Any] = await answer.json()
            return body


@pytest.fixture
async def world() -> World:
    world = World(StoppedClock(at("2026-03-06 09:00")))
    await world.say(CHAT, "/start")
    return world


@pytest.fixture
async def api(world: World) -> AsyncIterator[Caller]:
    application = web.Application()
    application.add_routes(BotApi(world).routes())
    async with TestServer(application) as server, ClientSession() as http:
        yield Caller(http, str(server.make_url("")).rstrip("/"))


async def test_it_says_who_the_bot_is(api: Caller) -> None:
    assert (await api.call("getMe"))["result"]["username"] == "cuiban_sandbox_bot"


async def test_a_message_stands_in_the_chat_and_is_returned(api: Caller, world: World) -> None:
    answer = await api.call("sendMessage", chat_id=CHAT, text="<b>您好</b>", parse_mode="HTML")
    assert answer["result"]["text"] == "您好"
    assert world.chats[CHAT][-1]["html"] == "<b>您好</b>"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"text": "  "}, "text is empty"),
        ({"text": "长" * 4097}, "too long"),
        ({"text": "<b>", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "", "callback_data": "a"}]]}}, "non-empty"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "é" * 33}]]}}, "BUTTON"),
    ],
)
async def test_what_telegram_refuses_is_refused(api: Caller, given: dict[str, object], why: str) -> None:
    answer = await api.call("sendMessage", chat_id=CHAT, **given)
    assert not answer["ok"]
    assert why in answer["description"]


async def test_a_message_of_exactly_the_limit_is_taken(api: Caller) -> None:
    assert (await api.call("sendMessage", chat_id=CHAT, text="长" * 4096))["ok"]


async def test_a_document_keeps_its_chinese_name_and_can_be_fetched(api: Caller, world: World) -> None:
    answer = await api.call("sendDocument", chat_id=CHAT, document=("周报.xlsx", b"PK\x03"), caption="督查周报")
    document = answer["result"]["document"]
    assert document["file_name"] == "周报.xlsx"
    async with api.http.get(f"{api.base}/file/bot42:x/{document['file_id']}/x") as file:
        assert await file.read() == b"PK\x03"
    assert world.chats[CHAT][-1]["caption"] == "督查周报"


async def test_a_file_that_was_never_sent_is_not_found(api: Caller) -> None:
    async with api.http.get(f"{api.base}/file/bot42:x/f9/x") as file:
        assert file.status == 404


async def test_an_edit_without_buttons_takes_the_buttons_away(api: Caller, world: World) -> None:
    keys = {"inline_keyboard": [[{"text": "确认", "callback_data": "v1:save:1:1"}]]}
    sent = (await api.call("sendMessage", chat_id=CHAT, text="请核对", reply_markup=keys))["result"]
    await api.call("editMessageText", chat_id=CHAT, message_id=sent["message_id"], text="已保存")
    assert world.chats[CHAT][-1]["text"] == "已保存"
    assert "reply_markup" not in world.chats[CHAT][-1]


async def test_an_edit_that_changes_nothing_is_refused(api: Caller) -> None:
    keys = {"inline_keyboard": [[{"text": "确认", "callback_data": "v1:save:1:1"}]]}
    sent = (await api.call("sendMessage", chat_id=CHAT, text="请核对", reply_markup=keys))["result"]
    again = await api.call(
        "editMessageText", chat_id=CHAT, message_id=sent["message_id"], text="请核对", reply_markup=keys
    )
    assert "not modified" in again["description"]


async def test_a_stranger_cannot_be_written_to(api: Caller) -> None:
    assert (await api.call("sendMessage", chat_id=8, text="您好"))["error_code"] == 403


async def test_what_it_need_not_play_succeeds(api: Caller) -> None:
    assert (await api.call("setMyCommands", commands="[]"))["result"] is True


async def test_updates_come_by_long_polling(api: Caller) -> None:
    (update,) = (await api.call("getUpdates", timeout=1))["result"]
    assert update["message"]["text"] == "/start"


async def test_a_person_s_file_can_be_fetched_by_the_path_that_is_told(api: Caller, world: World) -> None:
    await world.send_file(CHAT, "分解 方案.docx", b"PK\x03")
    told = (await api.call("getFile", file_id="f1"))["result"]
    async with api.http.get(f"{api.base}/file/bot42:x/{told['file_path']}") as file:
        assert await file.read() == b"PK\x03"
    assert told["file_size"] == 3


async def test_a_file_that_nobody_sent_is_refused(api: Caller) -> None:
    assert "wrong file_id" in (await api.call("getFile", file_id="f9"))["description"]


async def test_a_file_over_20_mb_is_too_big_to_fetch(api: Caller, world: World) -> None:
    await world.send_file(CHAT, "图册.pdf", bytes(DOWNLOAD_LIMIT + 1))
    assert (await api.call("getFile", file_id="f1"))["description"] == "Bad Request: file is too big"
