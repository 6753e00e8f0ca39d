"""Every minute: open the periods whose day has come, and put the reminders that are due into the outbox."""

from bot.actions.reminding.open_periods import open_periods
from bot.actions.reminding.remind import sweep
from bot.actions.reminding.timetable import timetable
from bot.context import Tools


async def tick(tools: Tools) -> None:
    """Run one sweep at the clock's present moment."""
    settings, now = tools.settings, tools.clock.now()
    await tools.store.write(
        open_periods,
        now=now,
        calendar=tools.calendar,
        zone=settings.office.zone,
        rules=settings.obligations,
    )
    swept = await tools.store.write(sweep, now=now, timetable=timetable(settings, tools.calendar))
    if swept.messages:
        tools.pump.wake()
