"""A day as people name it: 3月2日, 3号, 明天, 下周三, 月底; Nov 3, tomorrow, next Friday. Weeks begin on Monday."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.months import day_of, last_day
from bot.rules.weeks import monday_of

_LEAP = 8
"""So many years there may be between two 29ths of February."""

_WEEKDAYS = {day: place for place, day in enumerate("一二三四五六日")} | {"天": 6}
_ENGLISH_DAYS = {day: place for place, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_ENGLISH_MONTHS, start=1)}
_NEAR = {
    **dict.fromkeys(("昨天", "yesterday"), -1),
    **dict.fromkeys(("今天", "今日", "today"), 0),
    **dict.fromkeys(("明天", "明日", "tomorrow"), 1),
    **dict.fromkeys(("后天", "the day after tomorrow"), 2),
    "大后天": 3,
}
WHICH = {"上": -1, "last": -1, "本": 0, "这": 0, "this": 0, "下": 1, "next": 1, "下下": 2}
"""How many weeks or months after the present one each of them is."""

_DAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH_NAME = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"

DATE = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|(?:\d{4}[-/.年])?\d{1,2}[/.月]\d{1,2}日?"
    rf"|(?:{_NTH}\s*(?:of\s*)?{_MONTH_NAME}|{_MONTH_NAME}\s*{_NTH})(?:,?\s*\d{{4}})?"
    rf"|{'|'.join(sorted(_NEAR, key=len, reverse=True))}"
    r"|(?:上|本|这|下{0,2})个?(?:周|星期|礼拜)[一二三四五六日天]"
    rf"|(?:(?:this|next|last)\s*)?{_DAY_NAME}|(?:这个|本|下个?)?月[底末]|\d{{1,2}}日)"
)
"""What names a day, in small letters and half width, with 日 for 号: a pattern without groups."""


class Cycle(StrEnum):
    """How often a day that is named without its week, month or year comes again."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Day:
    """One certain day. `weekly`: it was named within a week (下周三), so that the same day of the next may be meant."""

    date: dt.date
    weekly: bool = False


@dataclass(frozen=True, slots=True)
class Again:
    """A day that comes again: 周三 (`day` 2), 3号 (`day` 3), 3月2日 (`month` 3, `day` 2)."""

    cycle: Cycle
    day: int
    month: int = 0

    def since(self, day: dt.date) -> dt.date | None:
        """Return the first such day that is not before another one; None if there is no such day (2月30日)."""
        return next((each for each in self._around(day) if each >= day), None)

    def before(self, day: dt.date) -> dt.date | None:
        """Return the last such day before another one."""
        return max((each for each in self._around(day) if each < day), default=None)

    def _around(self, near: dt.date) -> Iterator[dt.date]:
        """Give such days from before a day to after it, in order."""
        if self.cycle is Cycle.WEEK:
            yield from (monday_of(near, weeks) + dt.timedelta(days=self.day) for weeks in (-1, 0, 1))
            return
        month = near.year * 12 + near.month - 1
        months = range(month - 2, month + 3)
        if self.cycle is Cycle.YEAR:
            months = range((near.year - _LEAP) * 12 + self.month - 1, (near.year + _LEAP + 1) * 12, 12)
        yield from filter(None, (day_of(each // 12, each % 12 + 1, self.day) for each in months))


def month_end(day: dt.date, months: int = 0) -> dt.date:
    """Return the last day of a day's month, or of one so many months later."""
    month = day.year * 12 + day.month - 1 + months
    return last_day(month // 12, month % 12 + 1)


def read_day(text: str, today: dt.date) -> Day | Again | None:
    """Read what `DATE` matches, as said `today`; None if there is no such day."""
    if text in _NEAR:
        return Day(today + dt.timedelta(days=_NEAR[text]))
    for form, read in _READERS:
        match = form.fullmatch(text)
        if match:
            return read(match, today)
    return None


def _dated(match: re.Match[str], _today: dt.date) -> Day | Again | None:
    return _of_month(match["year"], int(match["month"]), match["day"])


def _english(match: re.Match[str], _today: dt.date) -> Day | Again | None:
    return _of_month(match["year"], _MONTHS[(match["month"] or match["first"])[:3]], match["day"] or match["nth"])


def _of_month(year: str | None, month: int, day: str) -> Day | Again | None:
    if year:
        found = day_of(int(year), month, int(day))
        return Day(found) if found else None
    return Again(Cycle.YEAR, int(day), month) if month in range(1, 13) else None


def _weekday(match: re.Match[str], today: dt.date) -> Day | Again:
    place = _WEEKDAYS.get(match["day"], -1)
    place = place if place >= 0 else _ENGLISH_DAYS[match["day"][:3]]
    if not match["which"]:
        return Again(Cycle.WEEK, place)
    return Day(monday_of(today, WHICH[match["which"]]) + dt.timedelta(days=place), weekly=True)


def _end_of_month(match: re.Match[str], today: dt.date) -> Day:
    return Day(month_end(today, months=bool(match["next"])))


def _in_month(match: re.Match[str], _today: dt.date) -> Again:
    return Again(Cycle.MONTH, int(match["day"]))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], dt.date], Day | Again | None]], ...] = (
    (re.compile(r"(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"), _dated),
    (
        re.compile(
            rf"(?:(?P<day>\d{{1,2}})[a-z]*\s*(?:of\s*)?(?P<month>{_MONTH_NAME})|(?P<first>{_MONTH_NAME})\s*(?P<nth>\d{{1,2}})"
            r"[a-z]*)(?:,?\s*(?P<year>\d{4}))?"
        ),
        _english,
    ),
    (re.compile(r"(?P<which>上|本|这|下{0,2})个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])"), _weekday),
    (re.compile(rf"(?:(?P<which>this|next|last)\s*)?(?P<day>{_DAY_NAME})"), _weekday),
    (re.compile(r"(?:这个|本|(?P<next>下个?))?月[底末]"), _end_of_month),
    (re.compile(r"(?P<day>\d{1,2})日?"), _in_month),
)
