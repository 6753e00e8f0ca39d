"""The bot in a process of its own, with its clock set: `python -m tests.journeys.bot_at 2026-03-02T08:30`."""

import asyncio
import sys

from bot.app import started
from bot.cli.desk import opened_store
from bot.clock import MovableClock
from bot.config import load
from tests.conftest import ROOT, at


async def _run(moment: str) -> None:
    with opened_store(load(ROOT / "config.yaml")) as (settings, store):
        async with started(settings=settings, store=store, clock=MovableClock(at(moment))):
            await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_run(sys.argv[1]))
