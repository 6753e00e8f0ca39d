"""The State Council's holiday notices, as `chinesecalendar` carries them: 2004 to the last notice it knows."""

import datetime as dt
from collections.abc import Iterable
from functools import cache

import chinese_calendar
from chinese_calendar import constants

from bot.rules.calendar import Calendar, Override

YEARS = range(min(constants.holidays).year, max(constants.holidays).year + 1)
"""The years that have a notice. The package itself raises NotImplementedError outside them."""


@cache
def worked(day: dt.date) -> bool | None:
    """Tell whether a day is worked by the notice of its year, make-up Saturdays included; None: no notice known."""
    if day.year not in YEARS:
        return None
    return bool(chinese_calendar.is_workday(day))


def china(overrides: Iterable[Override] = ()) -> Calendar:
    """Make the calendar of mainland China with the office's own overrides before the notices."""
    return Calendar(worked, tuple(overrides), source=f"chinesecalendar {chinese_calendar.__version__}")
