"""A process that writes as fast as it can and tells each acknowledged write; the test kills it. Run: killed.py URL."""

import asyncio
import sys
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.store import notes
from bot.store.door import Store


async def write_on(store: Store) -> None:
    """Keep 32 writes waiting, for ever."""
    numbers = count()

    async def one_after_another() -> None:
        for number in numbers:
            await store.write(notes.put, f"{number}", {})
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()

    await asyncio.gather(*(one_after_another() for _ in range(32)))


asyncio.run(write_on(Store(sys.argv[1])))
