"""Every night: forget what need not be kept."""

from bot.actions.tidy import tidy
from bot.context import Tools


async def tick(tools: Tools) -> None:
    """Tidy the store."""
    await tools.store.write(tidy, now=tools.clock.now())
