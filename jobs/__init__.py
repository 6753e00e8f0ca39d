"""The timetable: a tick becomes one action.

A job is only an alarm clock; the truth is in the store. Each can run twice, late, or on two machines.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.context import Tools
from jobs import digest, sweep, tidy

Tick = Callable[[Tools], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the timetable: what is done, and when (APScheduler's cron fields, in the office's zone)."""

    tick: Tick
    cron: dict[str, Any] = field(default_factory=dict)


TIMETABLE: dict[str, Job] = {
    "sweep": Job(sweep.tick, {"second": 5}),  # every minute: open periods, reminders
    "digest": Job(digest.tick, {"minute": "*/5", "second": 20}),  # the weekly digest, when its moment has come
    "tidy": Job(tidy.tick, {"hour": 3, "minute": 30}),  # forget what need not be kept
}


async def ring(tools: Tools) -> None:
    """Run every job once: at the start, and when a clock was moved."""
    for job in TIMETABLE.values():
        await job.tick(tools)
