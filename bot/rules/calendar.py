"""Working days: what the office decided, else what the State Council's notice says, else the week, for now."""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5
FIRM_UNTIL = (12, 28)
"""The last day of a year that the next year's notice has never changed (domain.md, *Deadlines and cadence*)."""
FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""The days off that the law itself names by date: nobody is written to on New Year's Day, notice or not
(全国年节及纪念日放假办法, 国务院令第795号, 第二条; the lunar ones wait for the notice)."""

Notices = Callable[[dt.date], bool | None]
"""Whether a day is worked by the State Council's notice (国务院办公厅关于部分节假日安排的通知); None: not out yet."""


@dataclass(frozen=True, slots=True)
class Override:
    """One day that is worked here, or not, whatever the notice says; `source` is the document that decided it."""

    date: dt.date
    working: bool
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A day that was found by counting; `provisional` (暂定): a notice still to come may move it."""

    date: dt.date
    provisional: bool


@dataclass(frozen=True)
class Calendar:
    """The office's calendar. `source` names where the notices come from; overrides come before notices."""

    notices: Notices
    overrides: tuple[Override, ...] = ()
    source: str = "notices"

    def is_working(self, day: dt.date) -> bool:
        """Tell whether a day is worked; without override and notice, Monday to Friday are, but for fixed holidays."""
        decided = self._decided.get(day)
        if decided is None:
            decided = self.notices(day)
        if decided is None:
            decided = day.weekday() < SATURDAY and (day.month, day.day) not in FIXED_HOLIDAYS
        return decided

    def is_provisional(self, day: dt.date) -> bool:
        """Tell whether a notice still to come may change what `is_working` says of a day.

        So it is for every day of a year without a notice, and for 29 to 31 December while the *next* year's is not
        out: the New Year holiday has drawn them in (2006, 2007, 2011, 2018). An override makes its day firm.
        """
        if day in self._decided:
            return False
        if self.notices(day) is None:
            return True
        return (day.month, day.day) > FIRM_UNTIL and self.notices(dt.date(day.year + 1, 1, 1)) is None

    def nth_working_day(self, year: int, month: int, n: int) -> Reckoned:
        """Find a month's nth working day (n from 1); provisional if any day up to it is, days off included.

        Raises:
            ValueError: the month has fewer working days, or n is less than 1.
        """
        day, counted, provisional = dt.date(year, month, 1), 0, False
        while n > 0 and day.month == month:
            provisional = provisional or self.is_provisional(day)
            counted += self.is_working(day)
            if counted == n:
                return Reckoned(day, provisional)
            day += ONE_DAY
        msg = f"{year}-{month:02} has no working day number {n}"
        raise ValueError(msg)

    def working_day_from(self, day: dt.date) -> Reckoned:
        """Find the first working day at or after a day; provisional if any day passed over, or the day found, is."""
        provisional = self.is_provisional(day)
        while not self.is_working(day):
            day += ONE_DAY
            provisional = provisional or self.is_provisional(day)
        return Reckoned(day, provisional)

    def add_working_days(self, day: dt.date, n: int) -> dt.date:
        """Go n working days on (back when n is negative) from any day; from a day off, the nearest one is the first."""
        step = ONE_DAY if n > 0 else -ONE_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def working_days_after(self, start: dt.date, end: dt.date) -> int:
        """Count the working days after `start` up to and including `end`; 0 when `end` is not after `start`."""
        return sum(self.is_working(day) for day in _days_after(start, end))

    @cached_property
    def version(self) -> str:
        """Name the source and the overrides, so that a stored due date tells which calendar it came from."""
        if not self.overrides:
            return self.source
        text = repr(sorted((o.date, o.working, o.reason, o.source) for o in self.overrides))
        return f"{self.source} + {len(self.overrides)} overrides {hashlib.sha256(text.encode()).hexdigest()[:8]}"

    @cached_property
    def _decided(self) -> dict[dt.date, bool]:
        return {override.date: override.working for override in self.overrides}


def _days_after(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    day = start
    while day < end:
        day += ONE_DAY
        yield day
