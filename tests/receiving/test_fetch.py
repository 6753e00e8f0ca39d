"""A file is fetched from Telegram, or it is said why it cannot be."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from telegram.error import NetworkError

from bot.errors import DocumentError
from bot.receiving.fetch import LIMIT, fetch
from bot.rules.said import Sent
from bot.rules.terms import Address
from tests.botapi import BotApi, bot_on

DOCUMENT = Sent(
    address=Address("telegram", 101),
    user=101,
    message_id=7,
    bot=42,
    update_id=9,
    what="document",
    file="f1",
    name="分解方案.docx",
    size=9,
)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


async def test_what_is_larger_than_a_bot_can_fetch_is_not_asked_for(api: BotApi) -> None:
    async with bot_on(api.url) as bot:
        with pytest.raises(DocumentError, match=r"分解方案\.docx is larger than 20 MB") as told:
            await fetch(bot, replace(DOCUMENT, size=LIMIT + 1))
    assert told.value.code == "too_large"
    assert api.called("getFile") == []


async def test_what_is_just_as_large_as_allowed_is_asked_for(api: BotApi) -> None:
    api.fault("getFile", "refuse", status=400, description="Bad Request: file is too old")
    async with bot_on(api.url) as bot:
        with pytest.raises(DocumentError, match=r"分解方案\.docx cannot be fetched .*too old.* Send it again") as told:
            await fetch(bot, replace(DOCUMENT, size=LIMIT))
    assert told.value.code == "gone"


async def test_a_fault_that_passes_is_no_fault_of_the_document(api: BotApi) -> None:
    api.fault("getFile", "refuse", status=500, description="Internal Server Error")
    async with bot_on(api.url) as bot:
        with pytest.raises(NetworkError):
            await fetch(bot, DOCUMENT)
