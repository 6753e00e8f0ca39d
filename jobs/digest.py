"""Every few minutes: the weekly digests whose moment has come."""

from bot.actions.week.digest import put_digests
from bot.context import Tools


async def tick(tools: Tools) -> None:
    """Put the digests that are due into the outbox."""
    put = await tools.store.write(put_digests, now=tools.clock.now(), settings=tools.settings, calendar=tools.calendar)
    if put:
        tools.pump.wake()
