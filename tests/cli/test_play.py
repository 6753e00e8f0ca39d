"""The sandbox put together: the real bot in it, over real HTTP, without a browser."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.cli.play import played
from bot.config import load
from bot.errors import StorageError
from tests.conftest import ROOT

SUPERVISOR, FAGAI, LATE = 1001, 1002, 1003
PATIENCE = 30


@dataclass
class Page:
    """A page that is open in some browser."""

    http: ClientSession
    address: str

    async def posts(self, verb: str, **given: object) -> dict[str, Any]:
        async with self.http.post(f"{self.address}/api/{verb}", json=given) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == 200, body
            return body

    async def sees(self, chat: int, holds: Callable[[dict[str, Any]], bool] = lambda _: True) -> dict[str, Any]:
        """Watch a chat, as the page does, until it shows something."""
        shown: dict[str, Any] = {"version": -1}
        async with asyncio.timeout(PATIENCE):
            while True:
                asked = {"chat": chat, "version": shown["version"]}
                async with self.http.get(f"{self.address}/api/world", params=asked) as answer:
                    shown = await answer.json()
                if holds(shown):
                    return shown

    async def hears(self, chat: int, words: str) -> dict[str, Any]:
        """Watch a chat until the bot has said something there; return that message."""
        shown = await self.sees(chat, lambda shown: any(words in text(message) for message in shown["messages"]))
        found: dict[str, Any] = next(message for message in shown["messages"] if words in text(message))
        return found


def text(message: dict[str, Any]) -> str:
    """The words of a message of the bot."""
    return str(message.get("text") or message.get("caption") or "") if message["from"]["is_bot"] else ""


@asynccontextmanager
async def sandbox(database: Path, *, fresh: bool = False) -> AsyncIterator[Page]:
    settings = load(ROOT / "config.yaml", {})
    async with (
        played(settings=settings, port=0, database=database, fresh=fresh) as (address, _),
        ClientSession() as http,
    ):
        yield Page(http, address)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "sandbox.db"


async def test_all_but_a_few_have_opened_their_invitation_when_the_page_comes(database: Path) -> None:
    async with sandbox(database) as page:
        await page.hears(FAGAI, "已绑定：区发改局")
        people = (await page.sees(SUPERVISOR))["people"]
        assert [person["name"] for person in people if not person["started"]] == [
            "区财政局 联络员",
            "区妇联 联络员",
            "路人（没有邀请）",
        ]


async def test_the_next_things_are_a_digest_a_period_and_a_reminder(database: Path) -> None:
    async with sandbox(database) as page:
        await page.hears(FAGAI, "已绑定")
        await page.hears(SUPERVISOR, "已绑定")
        moves = [await page.posts("clock") for _ in range(3)]
        assert [(move["what"], move["now"][:16]) for move in moves] == [
            ("digest", "2026-02-27T16:00"),
            ("period", "2026-03-01T00:00"),
            ("reminder", "2026-03-02T08:30"),
        ]
        assert "开始报送" in text((await page.sees(FAGAI))["messages"][-1])


async def test_on_the_way_to_a_moment_every_message_goes_out_at_its_own_hour(database: Path) -> None:
    async with sandbox(database) as page:
        await page.hears(FAGAI, "已绑定")
        await page.hears(SUPERVISOR, "已绑定")
        moved = await page.posts("clock", to="2026-03-05T12:00")
        assert moved["now"][:16] == "2026-03-05T12:00"
        async with page.http.get(f"{page.address}/api/books") as answer:
            outbox = (await answer.json())["outbox"]
        reminded = {parcel["created_at"][:16] for parcel in outbox if parcel["letter"] == "reminder"}
        assert reminded == {"2026-03-02T08:30", "2026-03-04T09:00"}
        assert {parcel["state"] for parcel in outbox} == {"delivered"}


async def test_a_restart_goes_on_where_it_was(database: Path) -> None:
    async with sandbox(database) as page:
        await page.hears(FAGAI, "已绑定")
        await page.posts("clock", to="2026-03-02T08:30")
        await page.posts("say", chat=FAGAI, text="1 前两月增长5.6%")
        await page.hears(FAGAI, "请核对")
    async with sandbox(database) as page:
        shown = await page.sees(FAGAI)
        assert shown["now"][:13] == "2026-03-02T08"
        check = await page.hears(FAGAI, "请核对")
        save = check["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        await page.posts("press", chat=FAGAI, message_id=check["message_id"], data=save)
        await page.hears(FAGAI, "已收到")
        async with page.http.get(f"{page.address}/api/books") as answer:
            assert [line["done"] for line in (await answer.json())["ledger"]] == ["前两月增长5.6%"]


async def test_a_fresh_start_forgets_the_earlier_sandbox(database: Path) -> None:
    async with sandbox(database) as page:
        await page.posts("start", chat=LATE)
    async with sandbox(database, fresh=True) as page:
        shown = await page.sees(LATE)
        assert shown["messages"] == []


@pytest.mark.parametrize("fresh", [False, True])
async def test_a_sandbox_that_is_at_work_is_left_alone_by_another(database: Path, *, fresh: bool) -> None:
    async with sandbox(database) as page:
        await page.hears(FAGAI, "已绑定")
        with pytest.raises(StorageError, match="Another bot is at work"):
            async with sandbox(database, fresh=fresh):
                pass
        await page.posts("say", chat=FAGAI, text="/help")
        await page.hears(FAGAI, "使用说明")
