import socket
from collections.abc import AsyncIterator

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut
from telegram.request import RequestData

from bot.delivery.http import AiohttpRequest, LostAnswerError, NotSentError
from tests.botapi import TOKEN, BotApi, bot_on


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


async def test_what_the_bot_says_arrives(api: BotApi) -> None:
    async with bot_on(api.url) as bot:
        message = await bot.send_message(7, "已收到 <b>&</b>\n下一步")
    assert api.sent(7) == ["已收到 <b>&</b>\n下一步"]
    assert message.chat.id == 7


async def test_a_chinese_file_name_arrives_as_it_is(api: BotApi) -> None:
    async with bot_on(api.url) as bot:
        await bot.send_document(7, document=b"\x00\xff", filename="附件4 二月“进展”.xlsx", caption="表")
    given = api.called("sendDocument")[0].given
    assert given["caption"] == "表"
    assert [value for value in given.values() if isinstance(value, tuple)] == [("附件4 二月“进展”.xlsx", b"\x00\xff")]


async def test_no_connection_means_certainly_not_sent() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    request = AiohttpRequest(connect=1)
    async with request:
        with pytest.raises(NotSentError):
            await request.post(f"http://127.0.0.1:{port}/bot{TOKEN}/getMe", RequestData([]))


@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
async def test_a_closed_connection_means_that_nobody_knows(api: BotApi, kind: str) -> None:
    api.fault("sendMessage", kind)
    async with bot_on(api.url) as bot:
        with pytest.raises(LostAnswerError):
            await bot.send_message(7, "x")


async def test_silence_is_given_up_after_the_read_time_out(api: BotApi) -> None:
    api.fault("sendMessage", "hold")
    async with bot_on(api.url) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(7, "x", read_timeout=0.05)


async def test_a_time_out_given_with_a_call_wins_over_our_own(api: BotApi) -> None:
    request = AiohttpRequest(read=0.02)
    assert request.read_timeout == 0.02
    async with request:
        url = f"{api.url}/bot{TOKEN}/getUpdates"
        payload = RequestData([])
        api.fault("getUpdates", "hold").hold.set()
        assert await request.post(url, payload, read_timeout=5) == []


@pytest.mark.parametrize("status", [502, 504])
async def test_a_gateways_answer_says_nothing_about_the_message(api: BotApi, status: int) -> None:
    api.fault("sendMessage", "refuse", status=status, description="Bad Gateway")
    async with bot_on(api.url) as bot:
        with pytest.raises(LostAnswerError):
            await bot.send_message(7, "x")


@pytest.mark.parametrize(
    ("status", "parameters", "expected"),
    [(500, {}, NetworkError), (400, {}, BadRequest), (429, {"retry_after": 3}, RetryAfter)],
)
async def test_refusals_are_python_telegram_bots_own(
    api: BotApi, status: int, parameters: dict[str, int], expected: type[Exception]
) -> None:
    api.fault("sendMessage", "refuse", status=status, description="no", parameters=parameters)
    async with bot_on(api.url) as bot:
        with pytest.raises(expected) as caught:
            await bot.send_message(7, "x")
    assert type(caught.value) is expected


async def test_before_it_is_opened_and_after_it_is_closed_nothing_is_sent(api: BotApi) -> None:
    request = AiohttpRequest()
    url = f"{api.url}/bot{TOKEN}/getMe"
    with pytest.raises(NotSentError):
        await request.post(url)
    async with request:
        await request.initialize()
        assert (await request.post(url))["id"] == 42  # type: ignore[call-overload,index]
    await request.shutdown()
    with pytest.raises(NotSentError):
        await request.post(url)


async def test_a_file_can_be_fetched(api: BotApi) -> None:
    request = AiohttpRequest()
    async with request:
        assert b'"ok": true' in await request.retrieve(f"{api.url}/bot{TOKEN}/getMe")
