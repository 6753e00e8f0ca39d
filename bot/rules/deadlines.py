"""What is owed by when: rules of configuration, and the windows they give for each period."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.rules.calendar import Calendar, Reckoned
from bot.rules.hours import moment
from bot.rules.terms import OWING, Role

MOST_WORKING_DAYS = 15
"""Every month of every notice since 2004 has at least this many working days."""
LAST_COMMON_DAY = 28
"""The last day that every month has."""
MIDNIGHT = dt.time()


class Of(StrEnum):
    """Which month a day is in, seen from the month that is reported."""

    THIS_MONTH = "this_month"
    NEXT_MONTH = "next_month"


@dataclass(frozen=True, slots=True)
class OnDate:
    """A day that a document fixes, such as 24 February 2020: it stands as written, day off or not."""

    date: dt.date
    at: dt.time = MIDNIGHT

    def __str__(self) -> str:
        """Return e.g. ``2020-02-24 17:30``."""
        return f"{self.date} {self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class OnDay:
    """A day of each month, such as the 25th."""

    day: int
    of: Of = Of.NEXT_MONTH
    at: dt.time = MIDNIGHT

    def __post_init__(self) -> None:
        """Refuse a day that some months lack."""
        if not 1 <= self.day <= LAST_COMMON_DAY:
            msg = f"day is {self.day}: it must be from 1 to {LAST_COMMON_DAY}, which every month has"
            raise ValueError(msg)

    def __str__(self) -> str:
        """Return e.g. ``day 25 of next_month 17:30``."""
        return f"day {self.day} of {self.of} {self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class OnWorkingDay:
    """A working day of each month, such as the 5th (市中政办发〔2020〕1号: 次月前5个工作日内)."""

    working_day: int
    of: Of = Of.NEXT_MONTH
    at: dt.time = MIDNIGHT

    def __post_init__(self) -> None:
        """Refuse a number that some months lack."""
        if not 1 <= self.working_day <= MOST_WORKING_DAYS:
            msg = f"working_day is {self.working_day}: it must be from 1 to {MOST_WORKING_DAYS}, which every month has"
            raise ValueError(msg)

    def __str__(self) -> str:
        """Return e.g. ``working day 5 of next_month 17:30``."""
        return f"working day {self.working_day} of {self.of} {self.at:%H:%M}"


Due = OnDate | OnDay | OnWorkingDay
Opens = OnDate | OnDay


@dataclass(frozen=True, slots=True)
class ObligationRule:
    """One kind of obligation (应报事项): which form, by when, from when, and which roles owe it.

    `every` is ``month``, or None for what is owed once. Only what is `active` is asked for.

    Raises:
        ValueError: the rule can never hold, such as due before it opens.
    """

    kind: str
    form: str
    due: Due
    opens: Opens
    owed_by: frozenset[Role] = OWING
    every: str | None = None
    active: bool = True

    def __post_init__(self) -> None:
        """Refuse what can never hold."""
        if isinstance(self.due, OnDate) == (self.every == "month"):
            msg = "what is due on one date is owed once: leave out every, or else be due on a day or working_day"
            raise ValueError(msg)
        if isinstance(self.due, OnDate) != isinstance(self.opens, OnDate):
            msg = "one of due and opens is a date: make both dates, or both days of a month"
            raise ValueError(msg)
        if _earliest(self.opens) >= _earliest(self.due):
            msg = f"it is due ({self.due}) before it opens ({self.opens}): let it open earlier, or be due later"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when a period's obligation may be met on time; moments in UTC.

    `provisional`: a notice still to come may move the due date. `basis`: the rule and the calendar it came from.
    """

    period: str
    opens_at: dt.datetime
    due_at: dt.datetime
    provisional: bool
    basis: str


def periods(issued: dt.date, year: int) -> tuple[str, ...]:
    """List a programme's report periods: from the month of issue to December of its year, as ``2020-02``."""
    first = 1 if issued.year < year else issued.month if issued.year == year else 13
    return tuple(f"{year}-{month:02}" for month in range(first, 13))


def window(rule: ObligationRule, period: str, *, calendar: Calendar, zone: ZoneInfo) -> Window:
    """Reckon when a period's obligation opens and is due.

    Args:
        rule: what is owed.
        period: the month that is reported, ``2020-02``; a rule of one date takes it as a mere name.
        calendar: the office's working days.
        zone: where the office's clock stands.
    """
    due = _reckon(rule.due, period, calendar)
    opens = (
        rule.opens.date if isinstance(rule.opens, OnDate) else dt.date(*_month(rule.opens.of, period), rule.opens.day)
    )
    return Window(
        period,
        opens_at=moment(opens, rule.opens.at, zone),
        due_at=moment(due.date, rule.due.at, zone),
        provisional=due.provisional,
        basis=basis(rule, calendar),
    )


def basis(rule: ObligationRule, calendar: Calendar) -> str:
    """Name the rule and the calendar that a due date comes from: when either changes, so does this."""
    return f"{rule.kind}: {rule.due}; {calendar.version}"


def _reckon(due: Due, period: str, calendar: Calendar) -> Reckoned:
    """Find the due day; a *day of the month* that is a day off moves to the next working day (民法典第二百零三条)."""
    match due:
        case OnDate(date):
            return Reckoned(date, provisional=False)
        case OnDay(day, of):
            return calendar.working_day_from(dt.date(*_month(of, period), day))
        case OnWorkingDay(n, of):
            return calendar.nth_working_day(*_month(of, period), n)


def _month(of: Of, period: str) -> tuple[int, int]:
    year, month = int(period[:4]), int(period[5:])
    if of is Of.THIS_MONTH:
        return year, month
    return (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004 -- December


def _earliest(when: Due) -> tuple[dt.date, dt.time]:
    """Give a moment to compare by: the earliest that a rule allows, all reporting one and the same month."""
    match when:
        case OnDate(date):
            day = date
        case OnDay(number, of) | OnWorkingDay(number, of):
            day = dt.date(2001, 1 if of is Of.THIS_MONTH else 2, number)
    return day, when.at
