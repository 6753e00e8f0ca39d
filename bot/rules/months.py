"""The days of a month: its last one, and one that not every month has."""

import calendar
import datetime as dt


def last_day(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Return a day; None if there is no such day, as 2月30日."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
