"""A bot that can be killed, again and again."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlmodel import col, select

from bot.store.tables import Inbox, Outbox
from tests.conftest import ROOT, at
from tests.journeys.office import FIRST_CHAT, opened
from tests.journeys.strict import PATIENCE, Strict

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

    async def dealt_with(self, message_id: int) -> bool:
        """Tell whether a person's message has come in and is done with."""
        store = opened(self.url)
        with store.reading() as session:
            done = session.exec(select(Inbox.body).where(col(Inbox.state) == "done")).all()
        store.close()
        return any(json.loads(body).get("message", {}).get("message_id") == message_id for body in done)

    def unread(self) -> list[str]:
        """Return the states of updates that are not done."""
        store = opened(self.url)
        with store.reading() as session:
            states = list(session.exec(select(Inbox.state).where(col(Inbox.state) != "done")))
        store.close()
        return states
