"""Days away, as people write them: “3月2日-3月9日”, “3.2到3.9”, “下周”, “今天起一周”, “2026-03-02 2026-03-09”."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 92
"""So many days somebody may be away at most: for longer, the post should be handed over."""

AHEAD = dt.timedelta(days=183)
"""A date without a year that is past means next year's only if that is no further ahead."""

_CANCELS = {"取消", "取消外出", "回来了", "已返岗", "返岗", "销假", "off", "cancel", "back"}

_DATE = (
    r"(?:(?:(?:\d{4})[-/.年])?\d{1,2}[/.月]\d{1,2}日?|\d{4}-\d{1,2}-\d{1,2}"
    r"|今天|明天|后天|today|tomorrow|[本这下]?个?(?:周|星期|礼拜)[一二三四五六日天])"
)
_TO = r"\s*(?:到|至|-+|~|–|—|―|to|until|\s)\s*"
_ON = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?")
_WEEKDAY = re.compile(r"([本这下]?)个?(?:周|星期|礼拜)([一二三四五六日天])")

_NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_WEEKDAYS = {day: place for place, day in enumerate("一二三四五六日")} | {"天": 6}
_NEAR = {"今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "后天": 2}
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30}

_WEEK = dt.timedelta(days=7)


class Misread(StrEnum):
    """Why there are no days away in a text."""

    UNREAD = "unread"
    PAST = "past"
    LONG = "long"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days, the first and the last included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    def covers(self, day: dt.date) -> bool:
        """Tell whether a day is among them."""
        return self.first <= day <= self.last


def cancels(text: str) -> bool:
    """Tell whether somebody says that they are not away, or not any more."""
    return _plain(text) in _CANCELS


def read_span(text: str, today: dt.date) -> Span | Misread:
    """Read the days that somebody is away, as said `today`; or say why they cannot be taken."""
    plain = _plain(text)
    found = next((span for form, read in _FORMS if (span := _matched(form, read, plain, today))), None)
    if found is None:
        return Misread.UNREAD
    if found.last < today:
        return Misread.PAST
    return Misread.LONG if found.days > LONGEST else found


def _plain(text: str) -> str:
    """Take the width and case out of a text, and what may stand around its dates."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("号", "日").strip(" \t\n。.!！")
    return re.sub(r"^(?:(?:外出|请假|休假|出差)\s*)?(?:从|自)?\s*", "", plain)


def _matched(
    form: re.Pattern[str], read: Callable[[re.Match[str], dt.date], Span | None], plain: str, today: dt.date
) -> Span | None:
    match = form.fullmatch(plain)
    try:
        return read(match, today) if match else None
    except OverflowError:  # further than dates go
        return None


# -- the forms -------------------------------------------------------------------------------------------------------


def _from_to(match: re.Match[str], today: dt.date) -> Span | None:
    return _nearest(_meant(match["first"], today), _meant(match["last"], today), today)


def _within_a_month(match: re.Match[str], today: dt.date) -> Span | None:
    firsts = _meant(match["first"], today)
    lasts = [_day(first.year, first.month, int(match["day"])) for first in firsts]
    return _nearest(firsts, [last for last in lasts if last], today)


def _single(match: re.Match[str], today: dt.date) -> Span | None:
    days = [Span(day, day) for day in _meant(match["first"], today)]
    return min((span for span in days if span.last >= today), default=max(days, default=None))


def _until(match: re.Match[str], today: dt.date) -> Span | None:
    return _nearest([today], _meant(match["last"], today), today)


def _counted(match: re.Match[str], today: dt.date) -> Span | None:
    first = _single(match, today) if match["first"] else Span(today, today)
    number, days = match["number"], _DAYS[match["kind"]]
    days = days // 2 if number == "半" else days * (_NUMERALS.get(number) or int(number))
    return Span(first.first, first.first + dt.timedelta(days=days - 1)) if first and days else None


def _week(match: re.Match[str], today: dt.date) -> Span:
    monday = _monday(today)
    if match["which"] in {"下", "next"}:
        return Span(monday + _WEEK, monday + dt.timedelta(days=13))
    return Span(today, monday + dt.timedelta(days=6))


def _meant(text: str, today: dt.date) -> list[dt.date]:
    """Return the days that a written one may mean: without a year, of last year, of this and of the next."""
    if text in _NEAR:
        return [today + dt.timedelta(days=_NEAR[text])]
    weekday = _WEEKDAY.fullmatch(text)
    if weekday:
        day = _monday(today) + dt.timedelta(days=_WEEKDAYS[weekday[2]])
        return {"": [day, day + _WEEK], "下": [day + _WEEK]}.get(weekday[1], [day])
    on = _ON.fullmatch(text)
    if on is None:
        return []
    years = [int(on[1])] if on[1] else [today.year - 1, today.year, today.year + 1]
    found = (_day(year, int(on[2]), int(on[3])) for year in years)
    return [each for each in found if each]


def _nearest(firsts: Sequence[dt.date], lasts: Sequence[dt.date], today: dt.date) -> Span | None:
    """Return the first that is not past yet of the spans that may be meant; one that is past or long if none is."""
    spans = [Span(first, last) for first in firsts for last in lasts if first <= last]
    good = [each for each in spans if each.last >= today and each.days <= LONGEST and each.first - today <= AHEAD]
    written = [each for each in spans if each.first.year == each.last.year or len(spans) == 1]
    return min(good, default=None) or min(written, key=lambda each: (each.days, abs(each.first - today)), default=None)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day, None if there is no such day, as 2月30日."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


_FIRST, _LAST = f"(?P<first>{_DATE})", f"(?P<last>{_DATE})"
_COUNT = r"(?P<number>\d{1,3}|[一二两三四五六七八九十半])个?(?P<kind>天|日|周|星期|礼拜|月)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], dt.date], Span | None]], ...] = (
    (re.compile(f"{_FIRST}{_TO}{_LAST}"), _from_to),
    (re.compile(rf"{_FIRST}{_TO}(?P<day>\d{{1,2}})日?"), _within_a_month),
    (re.compile(_FIRST), _single),
    (re.compile(rf"(?:到|至|until\s*){_LAST}"), _until),
    (re.compile(rf"(?:{_FIRST}\s*(?:起|开始)?\s*)?{_COUNT}"), _counted),
    (re.compile(r"(?P<which>本|这|下|this|next)\s*[一个]?(?:周|星期|礼拜|week)"), _week),
)
"""Tried in order; the first that is the whole text is meant."""
