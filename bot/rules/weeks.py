"""ISO weeks, and when the weekly digest falls: the configured weekday, or the last working day, or not at all."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from zoneinfo import ZoneInfo

from bot.rules import hours
from bot.rules.calendar import Calendar

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ONE_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A weekday and a time of the office's clock, kept by working days. Weeks are ISO weeks, Monday to Sunday."""

    weekday: str
    at: dt.time
    calendar: Calendar
    zone: ZoneInfo

    def moment(self, day: dt.date) -> dt.datetime | None:
        """Return the moment (UTC) of the week that a day is in: of its last working day if the weekday is none.

        None when nobody works that week, as in the Spring Festival's of 2020.
        """
        monday = monday_of(day)
        wanted = monday + dt.timedelta(days=WEEKDAYS.index(self.weekday))
        days = [wanted, *(monday + dt.timedelta(days=number) for number in reversed(range(7)))]
        working = next((each for each in days if self.calendar.is_working(each)), None)
        return hours.moment(working, self.at, self.zone) if working else None

    def latest(self, now: dt.datetime) -> dt.datetime:
        """Return the last moment that has come at `now`."""
        return next(each for each in self._from(now, -ONE_WEEK) if each <= now)

    def next(self, now: dt.datetime) -> dt.datetime:
        """Return the first moment after `now`."""
        return next(each for each in self._from(now, ONE_WEEK) if each > now)

    def before(self, moment: dt.datetime) -> dt.datetime:
        """Return the last moment before one."""
        return self.latest(moment - dt.timedelta(microseconds=1))

    def _from(self, now: dt.datetime, step: dt.timedelta) -> Iterator[dt.datetime]:
        """Go through the moments week by week, from the week of `now` on or back."""
        today = now.astimezone(self.zone).date()
        for number in count():
            moment = self.moment(today + number * step)
            if moment:
                yield moment


def monday_of(day: dt.date, weeks: int = 0) -> dt.date:
    """Return the Monday of the ISO week that a day is in, or of one so many weeks later."""
    return day - dt.timedelta(days=day.weekday()) + weeks * ONE_WEEK


def week_name(day: dt.date) -> str:
    """Name the ISO week that a day is in: ``2026-W10``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"
