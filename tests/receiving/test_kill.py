"""Four hundred updates and a process that is killed among them: every one is handled, once, in its chat's order."""

import asyncio
import sys
from pathlib import Path

from sqlmodel import col, func, select

from bot.store import notes
from bot.store.door import Store
from bot.store.tables import Inbox
from tests.botapi import BotApi

UPDATES, CHATS = 400, 20
MORTAL = Path(__file__).with_name("mortal.py")


def done(store: Store) -> int:
    with store.reading() as session:
        return session.exec(select(func.count()).where(col(Inbox.state) == "done")).one()


async def live_until(api: BotApi, store: Store, wanted: int) -> None:
    """Let a process live until so many updates are done, then kill it where it stands."""
    process = await asyncio.create_subprocess_exec(sys.executable, str(MORTAL), api.url, store.url)
    try:
        async with asyncio.timeout(60):
            while done(store) < wanted:
                assert process.returncode is None, "the process died by itself"
                await asyncio.sleep(0.005)
    finally:
        process.kill()
        await process.wait()


async def test_four_hundred_updates_survive_kills(store: Store) -> None:
    async with BotApi() as api:
        for number in range(UPDATES):
            api.say(number % CHATS + 1, f"{number % CHATS + 1}:{number}")
        for wanted in (1, 150, UPDATES):
            await live_until(api, store, wanted)
    with store.reading() as session:
        assert [notes.get(session, str(number)) for number in range(1, UPDATES + 1)] == [{"times": 1}] * UPDATES
        for chat in range(1, CHATS + 1):
            assert notes.get(session, f"chat {chat}") == {"heard": list(range(chat - 1, UPDATES, CHATS))}
