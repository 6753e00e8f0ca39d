"""When to remind of an obligation, what is to be said now, and how late a report is."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.rules.calendar import Calendar
from bot.rules.deadlines import Window
from bot.rules.hours import WorkingHours, moment


class When(StrEnum):
    """Which moment of a window a step is tied to."""

    OPEN = "open"
    BEFORE = "before"
    DUE = "due"
    AFTER = "after"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the reminders' timetable: so many working `days` before, after or apart, `at` local time.

    `at` is None for the opening alone; `at_most` is how often `EVERY` comes.
    """

    when: When
    days: int = 0
    at: dt.time | None = None
    at_most: int = 1


@dataclass(frozen=True, slots=True)
class Stage:
    """One moment (UTC) at which to remind. `name` is stable: open, before-2, due-09:00, after-1, every-1 and so on."""

    name: str
    at: dt.datetime
    kind: str  # "open" | "before" | "due" | "after"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `said_next` finds: the stage to say now, the ones it stands for too, and when to look again."""

    say: Stage | None
    passed: tuple[str, ...]
    next_at: dt.datetime | None


def stages(
    steps: Sequence[Step], window: Window, *, calendar: Calendar, hours: WorkingHours, zone: ZoneInfo
) -> tuple[Stage, ...]:
    """Lay out every stage of a window in order of time, each inside working hours.

    * The opening is the first working moment once the window is open.
    * A due day that is a day off is reminded of on the last working day before it.
    * What would come before the opening, or remind of a due time that has passed, is left out.
    * On a provisional date nothing comes after the due time: nobody is called late by it.
    * A day has one stage, its last; the due day keeps all of its own.
    """
    opening = hours.next_moment(window.opens_at, calendar=calendar, zone=zone)
    due = window.due_at.astimezone(zone).date()
    found = [Stage("open", opening, "open")] if any(step.when is When.OPEN for step in steps) else []
    for name, kind, day, at in _planned(steps, due, calendar):
        found.append(Stage(name, hours.next_moment(moment(day, at, zone), calendar=calendar, zone=zone), kind))
    wanted = (stage for stage in found if _wanted(stage, opening, window))
    return tuple(_one_a_day(sorted(wanted, key=lambda stage: stage.at), zone))


def said_next(stages: Sequence[Stage], said: frozenset[str], now: dt.datetime) -> Verdict:
    """Decide what is to be said now: at most the latest stage whose time has come, if it was not said.

    The earlier ones that were never said are covered with it, so that a late start says one thing and not five.
    """
    come = [stage for stage in stages if stage.at <= now]
    next_at = next((stage.at for stage in stages if stage.at > now), None)
    if not come or come[-1].name in said:
        return Verdict(None, (), next_at)
    return Verdict(come[-1], tuple(stage.name for stage in come[:-1] if stage.name not in said), next_at)


def late_working_days(
    due_at: dt.datetime, at: dt.datetime, *, calendar: Calendar, zone: ZoneInfo, provisional: bool
) -> int:
    """Count by how many working days something given (or still owed) at `at` is late.

    From the due moment on it is at least 1, also on the evening of the due day itself: 逾期 is 逾期. It is 0 when on
    time, and on a provisional date, by which nobody is called late.
    """
    if provisional or at <= due_at:
        return 0
    return max(1, calendar.working_days_after(due_at.astimezone(zone).date(), at.astimezone(zone).date()))


def _planned(steps: Iterable[Step], due: dt.date, calendar: Calendar) -> Iterator[tuple[str, str, dt.date, dt.time]]:
    """Give name, kind, day and local time of every stage but the opening, whatever the hours and the window say."""
    last = due
    for step in steps:
        if step.at is None:
            continue
        match step.when:
            case When.BEFORE:
                yield f"before-{step.days}", "before", calendar.add_working_days(due, -step.days), step.at
            case When.DUE:
                day = due if calendar.is_working(due) else calendar.add_working_days(due, -1)
                yield f"due-{step.at:%H:%M}", "due", day, step.at
            case When.AFTER:
                last = calendar.add_working_days(due, step.days)
                yield f"after-{step.days}", "after", last, step.at
            case When.EVERY:
                for number in range(1, step.at_most + 1):
                    last = calendar.add_working_days(last, step.days)
                    yield f"every-{number}", "after", last, step.at


def _wanted(stage: Stage, opening: dt.datetime, window: Window) -> bool:
    if stage.kind == "after":
        return not window.provisional
    return opening <= stage.at < window.due_at


def _one_a_day(found: Iterable[Stage], zone: ZoneInfo) -> Iterator[Stage]:
    for _, group in groupby(found, key=lambda stage: stage.at.astimezone(zone).date()):
        day = list(group)
        yield from [stage for stage in day if stage.kind == "due"] or day[-1:]
