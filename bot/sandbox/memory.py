"""The sandbox's memory: its chats and its clock outlive a restart, in the bot's own store."""

import asyncio
import contextlib
import datetime as dt
from collections.abc import AsyncIterator
from typing import Any

from bot.clock import MovableClock
from bot.sandbox.world import World
from bot.store import notes
from bot.store.door import Store

NOTE = "sandbox"
PATIENCE = 20.0
"""Seconds to wait for a change before looking again."""
REST = 0.5
"""Seconds between two writings: each writes all chats, which after a played year takes a tenth of a second."""


class Memory:
    """Writes one world and its clock down, and takes them up again."""

    def __init__(self, *, world: World, clock: MovableClock, store: Store) -> None:
        self.world = world
        self.clock = clock
        self.store = store

    async def recall(self) -> bool:
        """Take up the world where an earlier run left it; return whether there was one.

        The clock goes on where it stood, however long the sandbox was shut. The counters leap, since a kill may have
        lost the last numbers: a number used twice would be taken for the same.
        """
        noted = await self.store.read(notes.get, NOTE)
        if noted is None:
            return False
        self.world.load(noted["world"])
        self.world.numbers = {name: number + 1000 for name, number in self.world.numbers.items()}
        self.clock.move_to(dt.datetime.fromisoformat(noted["at"]))
        return True

    async def keep(self) -> None:
        """Write the world down."""
        value: dict[str, Any] = {"world": self.world.dump(), "at": self.clock.now().isoformat()}
        await self.store.write(notes.put, NOTE, value)

    @contextlib.asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Write the world down whenever it has changed, until the block ends, and once more then."""
        watch = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watch
            await self.keep()

    async def _watch(self) -> None:
        while True:
            seen = self.world.version
            await self.keep()
            await asyncio.sleep(REST)
            while self.world.version == seen:
                await self.world.wait(lambda: self.world.version != seen, PATIENCE)  # noqa: B023 -- waits at once
