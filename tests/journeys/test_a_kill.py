"""Killed in the middle, again and again: nothing is lost, and nothing is said twice but what is marked as unsure."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from sqlmodel import col, select

from bot.store.tables import Inbox, Outbox
from tests.conftest import ROOT, at
from tests.journeys.office import FIRST_CHAT, furnish, opened
from tests.journeys.strict import PATIENCE, Strict, strict

CHATS = range(FIRST_CHAT, FIRST_CHAT + 8)


class Mortal:
    """A bot that can be killed: the process, and what it left in its database."""

    def __init__(self, api: Strict, url: str) -> None:
        self.api, self.url = api, url

    @asynccontextmanager
    async def alive(self, moment: str) -> AsyncIterator[None]:
        """Let it live until the block ends, and then kill it where it stands."""
        await self.api.clock(at(moment).timestamp())
        environment = os.environ | {
            "BOT_API_URL": self.api.url,
            "DATABASE_URL": self.url,
            "BOT_TOKEN": "42:kill",
        }
        command = (sys.executable, "-m", "tests.journeys.bot_at", moment)
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment)
        try:
            yield
        finally:
            process.kill()
            await process.wait()

    async def until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(3 * PATIENCE):
            while not await holds():  # noqa: ASYNC110 -- the state is in another process
                await asyncio.sleep(0.02)

    async def sent(self) -> int:
        """Count the messages that stand in the chats."""
        return sum([len(await self.api.heard(chat)) for chat in CHATS])

    def rows(self) -> list[Outbox]:
        """Return the outbox."""
        store = opened(self.url)
        with store.reading() as session:
            rows = list(session.exec(select(Outbox).order_by(col(Outbox.id))))
        store.close()
        return rows

    def unread(self) -> list[str]:
        """Return the states of updates that are not done."""
        store = opened(self.url)
        with store.reading() as session:
            states = list(session.exec(select(Inbox.state).where(col(Inbox.state) != "done")))
        store.close()
        return states


@pytest.fixture
async def mortal(empty_url: str) -> AsyncIterator[Mortal]:
    async with strict() as api:
        yield Mortal(api, empty_url)


async def test_nothing_is_lost_and_nothing_is_doubled_but_what_is_marked(mortal: Mortal) -> None:
    store = opened(mortal.url)
    with store.writing() as session:
        payloads = [payload for unit, payload in furnish(session, now=at("2026-02-26 09:00")) if unit]
    store.close()

    async def has_sent(number: int) -> bool:
        return await mortal.sent() >= number

    for chat, payload in zip(CHATS, payloads, strict=False):
        await mortal.api.say(chat, f"/start {payload}")
        await mortal.api.say(chat, "/tasks")
        await mortal.api.say(chat, "/help")
    for number in (1, 5, 12):  # killed after the first message, the fifth, the twelfth
        async with mortal.alive("2026-02-26 09:00"):
            await mortal.until(lambda number=number: has_sent(number))  # type: ignore[misc]
    async with mortal.alive("2026-03-02 09:00"):  # and again among the reminders of the opening
        await mortal.until(lambda: has_sent(3 * len(CHATS) + 3))
    async with mortal.alive("2026-03-02 09:00"):
        await mortal.until(lambda: _settled(mortal))

    rows = [row for row in mortal.rows() if row.chat in CHATS]
    assert {row.state for row in rows} == {"delivered"}
    assert mortal.unread() == []
    for chat in CHATS:
        mine = [row for row in rows if row.chat == chat]
        heard = await mortal.api.heard(chat)
        assert {row.letter for row in mine} >= {"welcome", "task_list", "help"}
        assert len(mine) <= len(heard) <= len(mine) + sum(row.uncertain for row in mine)
    assert await mortal.api.violations() == []


async def _settled(mortal: Mortal) -> bool:
    open_ = [row for row in mortal.rows() if row.state in {"waiting", "claimed"} and row.chat in CHATS]
    return not open_ and not mortal.unread() and any(row.letter == "reminder" for row in mortal.rows())
