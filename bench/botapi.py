"""The other side of the line: starts the server in its own process, and tells it its part."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import aiohttp

_IDS = count(1000)


@dataclass(frozen=True, slots=True)
class Part:
    """One bot on the server: its own token, its own queue."""

    session: aiohttp.ClientSession
    url: str
    token: str

    @property
    def id(self) -> int:
        """The bot's id."""
        return int(self.token.partition(":")[0])

    async def play(self, *, expected: int, latency: float = 0.0, chats: int = 0, each: int = 0) -> None:
        """Let `chats` people write `each` messages; the part is over when `expected` messages were sent."""
        await self._call("benchPlay", {"expected": expected, "latency": latency, "chats": chats, "each": each})

    async def watch(self) -> dict[str, Any]:
        """Wait until the part is over; return its `seconds`, whether it was `ordered`, how many were `answered`."""
        return await self._call("benchWatch", {})

    async def _call(self, method: str, given: dict[str, object]) -> dict[str, Any]:
        async with self.session.post(f"{self.url}/bot{self.token}/{method}", json=given) as answer:
            result: dict[str, Any] = (await answer.json())["result"]
            return result


@dataclass(frozen=True, slots=True)
class BotApi:
    """A running server."""

    session: aiohttp.ClientSession
    url: str

    def part(self) -> Part:
        """Make a new bot."""
        return Part(self.session, self.url, f"{next(_IDS)}:bench")


@asynccontextmanager
async def running() -> AsyncIterator[BotApi]:
    """Start the server; it ends with the block."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.server", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        port = int(await process.stdout.readline())
        async with aiohttp.ClientSession() as session:
            yield BotApi(session, f"http://127.0.0.1:{port}")
    finally:
        process.stdin.close()
        await process.wait()
