import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram.error import TelegramError

from bot.delivery.faults import fault_of
from bot.delivery.http import NotSentError
from bot.delivery.messages import Button, File, Message
from bot.delivery.telegram import TelegramChannel
from bot.errors import MovedError, PassingError, RefusedError, UnknownOutcomeError
from tests.botapi import BotApi, bot_on

HELLO = Message("<b>您好</b>")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


@pytest.fixture
async def channel(api: BotApi) -> AsyncIterator[TelegramChannel]:
    async with bot_on(api.url) as bot:
        yield TelegramChannel(bot)


def given(api: BotApi) -> dict[str, Any]:
    """What the last call said, with its JSON read."""
    return {
        name: json.loads(value) if isinstance(value, str) and value.startswith("{") else value
        for name, value in api.calls[-1].given.items()
    }


async def test_a_message_goes_as_html_without_previews(api: BotApi, channel: TelegramChannel) -> None:
    assert await channel.send(7, HELLO) == 1
    assert given(api) == {
        "chat_id": "7",
        "text": "<b>您好</b>",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }


async def test_buttons_send_back_or_open(api: BotApi, channel: TelegramChannel) -> None:
    rows = ((Button("✅ 确认", data="v1:save:1:2"),), (Button("网页", url="https://t.me/x"),))
    await channel.send(7, Message("x", rows))
    assert given(api)["reply_markup"] == {
        "inline_keyboard": [
            [{"text": "✅ 确认", "callback_data": "v1:save:1:2"}],
            [{"text": "网页", "url": "https://t.me/x"}],
        ]
    }


async def test_a_reply_goes_even_when_what_it_answers_is_gone(api: BotApi, channel: TelegramChannel) -> None:
    await channel.send(7, HELLO, reply_to=99)
    assert given(api)["reply_parameters"] == {"message_id": 99, "allow_sending_without_reply": True}


async def test_a_file_carries_the_words_as_its_caption(api: BotApi, channel: TelegramChannel) -> None:
    await channel.send(7, Message("<b>明细</b>", file=File("周报明细.xlsx", b"PK")))
    call = api.called("sendDocument")[0].given
    assert call["caption"] == "<b>明细</b>"
    assert ("周报明细.xlsx", b"PK") in call.values()


async def test_an_edit_changes_the_message_and_keeps_its_number(api: BotApi, channel: TelegramChannel) -> None:
    number = await channel.send(7, HELLO)
    assert await channel.send(7, Message("第2页"), edits=number) == number
    assert api.sent(7) == ["第2页"]


async def test_an_edit_that_changes_nothing_is_delivered(api: BotApi, channel: TelegramChannel) -> None:
    number = await channel.send(7, HELLO)
    assert await channel.send(7, HELLO, edits=number) == number
    assert api.sent(7) == ["<b>您好</b>"]


async def test_what_cannot_be_edited_any_more_is_sent_anew(api: BotApi, channel: TelegramChannel) -> None:
    number = await channel.send(7, HELLO, edits=404)
    assert api.sent(7) == ["<b>您好</b>"]
    assert number != 404


@pytest.mark.parametrize(
    "words",
    [
        "message to edit not found",
        "message can't be edited",
        "MESSAGE_ID_INVALID",
        "there is no text in the message to edit",
    ],
)
async def test_whatever_keeps_a_message_from_being_edited_it_is_sent_anew(
    api: BotApi, channel: TelegramChannel, words: str
) -> None:
    api.fault("editMessageText", "refuse", status=400, description=f"Bad Request: {words}")
    await channel.send(7, HELLO, edits=1)
    assert [call.method for call in api.calls[-2:]] == ["editMessageText", "sendMessage"]


async def test_a_file_may_answer_a_message(api: BotApi, channel: TelegramChannel) -> None:
    await channel.send(7, Message("x", file=File("a.xlsx", b"x")), reply_to=99)
    assert given(api)["reply_parameters"] == {"message_id": 99, "allow_sending_without_reply": True}


async def test_a_file_that_answers_nothing_says_nothing_of_it(api: BotApi, channel: TelegramChannel) -> None:
    await channel.send(7, Message("x", file=File("a.xlsx", b"x")))
    assert "reply_parameters" not in given(api)


async def test_a_file_has_buttons_and_its_caption_is_html(api: BotApi, channel: TelegramChannel) -> None:
    await channel.send(7, Message("x", ((Button("好", data="v1:ok"),),), File("a.xlsx", b"x")))
    sent = given(api)
    assert sent["parse_mode"] == "HTML"
    assert sent["reply_markup"] == {"inline_keyboard": [[{"text": "好", "callback_data": "v1:ok"}]]}


async def test_another_refusal_of_an_edit_is_a_refusal(api: BotApi, channel: TelegramChannel) -> None:
    api.fault("editMessageText", "refuse", status=400, description="Bad Request: can't parse entities")
    with pytest.raises(RefusedError, match="parse entities"):
        await channel.send(7, HELLO, edits=1)


async def test_a_file_never_replaces_a_text(api: BotApi, channel: TelegramChannel) -> None:
    await channel.send(7, Message("x", file=File("a.xlsx", b"x")), edits=1)
    assert [call.method for call in api.calls[1:]] == ["sendDocument"]


@pytest.mark.parametrize(
    ("status", "words", "dead"),
    [
        (403, "Forbidden: bot was blocked by the user", True),
        (403, "Forbidden: user is deactivated", True),
        (400, "Bad Request: chat not found", True),
        (400, "Bad Request: PEER_ID_INVALID", True),
        (400, "Bad Request: USER_ID_INVALID", True),
        (400, "Bad Request: INPUT_USER_DEACTIVATED", True),
        (400, "Bad Request: can't parse entities: Unsupported start tag", False),
        (400, "Bad Request: message is too long", False),
    ],
)
async def test_a_refusal_says_whether_the_chat_is_dead(
    api: BotApi, channel: TelegramChannel, status: int, words: str, *, dead: bool
) -> None:
    api.fault("sendMessage", "refuse", status=status, description=words)
    with pytest.raises(RefusedError) as caught:
        await channel.send(7, HELLO)
    assert caught.value.chat_is_dead is dead


async def test_a_flood_answer_passes_after_the_pause_it_asks_for(api: BotApi, channel: TelegramChannel) -> None:
    api.flood("sendMessage", 3)
    with pytest.raises(PassingError) as caught:
        await channel.send(7, HELLO)
    assert caught.value.wait == 3


async def test_a_server_error_passes_because_it_was_answered(api: BotApi, channel: TelegramChannel) -> None:
    api.fault("sendMessage", "refuse", status=500)
    with pytest.raises(PassingError):
        await channel.send(7, HELLO)


async def test_a_token_that_is_not_known_is_no_messages_fault(api: BotApi, channel: TelegramChannel) -> None:
    api.fault("sendMessage", "refuse", status=401, description="Unauthorized")
    with pytest.raises(PassingError) as caught:
        await channel.send(7, HELLO)
    assert caught.value.wait >= 60


@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
async def test_of_a_lost_answer_nobody_knows(api: BotApi, channel: TelegramChannel, kind: str) -> None:
    api.fault("sendMessage", kind)
    with pytest.raises(UnknownOutcomeError):
        await channel.send(7, HELLO)


async def test_an_answer_that_is_no_json_is_no_answer(api: BotApi, channel: TelegramChannel) -> None:
    api.fault("sendMessage", "garble")
    with pytest.raises(UnknownOutcomeError):
        await channel.send(7, HELLO)


async def test_a_group_that_moved_says_where_to(api: BotApi, channel: TelegramChannel) -> None:
    api.moved[-7] = -1007
    with pytest.raises(MovedError) as caught:
        await channel.send(-7, HELLO)
    assert caught.value.chat == -1007


def test_what_found_no_connection_may_be_tried_again() -> None:
    assert isinstance(fault_of(NotSentError("connection refused")), PassingError)


def test_what_only_telegram_could_explain_is_unknown() -> None:
    assert isinstance(fault_of(TelegramError("Invalid server response")), UnknownOutcomeError)
