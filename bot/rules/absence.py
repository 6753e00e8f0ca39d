"""Days away, as people write them: “3月2日-3月9日”, “下周一到下周三请假”, “今天起一周”, “tomorrow to Friday”.

Both ends lie in the same week, month or year unless it is said otherwise. What is past, or may mean two things, is not
taken: it is said or asked.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.absence_words import COUNT, KINDS, bare, number
from bot.rules.days import DATE, WHICH, Again, Cycle, Day, month_end, read_day
from bot.rules.spans import Span
from bot.rules.weeks import ONE_WEEK, monday_of

LONGEST = 92
"""So many days somebody may be away at most: for longer, the post should be handed over."""

_CHOICES = 3
"""So many spans can be chosen from at most."""

AHEAD = dt.timedelta(days=183)
"""A date without a year that is past means next year's only if that is no further ahead."""


class Misread(StrEnum):
    """Why there are no days away in a text."""

    UNREAD = "unread"
    PAST = "past"
    LONG = "long"
    OPEN = "ask"
    """It says how many days of a week, and not which: too many may be meant to choose from."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """Days that may be meant, to be asked about; `past`: what the words say, if that is over."""

    choices: tuple[Span, ...]
    past: Span | None = None


Found = Span | Unsure | Misread


def read_span(text: str, today: dt.date) -> Found:
    """Read the days that somebody is away, as said `today`, from today on; or say why they cannot be taken."""
    plain = bare(text)
    try:
        return next((found for form, read in _FORMS if (found := _read(form, read, plain, today))), Misread.UNREAD)
    except (OverflowError, ValueError):  # further than dates go
        return Misread.UNREAD


_Read = Callable[[re.Match[str], dt.date], Found | None]


def _read(form: re.Pattern[str], read: _Read, plain: str, today: dt.date) -> Found | None:
    match = form.fullmatch(plain)
    return read(match, today) if match else None


# -- the forms -------------------------------------------------------------------------------------------------------


def _from_to(match: re.Match[str], today: dt.date) -> Found | None:
    return _between(read_day(match["first"], today), read_day(match["last"], today), today)


def _neighbours(match: re.Match[str], today: dt.date) -> Found | None:
    """Take 周一、周二, but not 周一、周三: there is a day between, on which somebody is there."""
    found = _from_to(match, today)
    days = [found] if isinstance(found, Span) else found.choices if isinstance(found, Unsure) else ()
    return found if all(each.days <= 2 for each in days) else None  # noqa: PLR2004 -- two days, side by side


def _within_a_month(match: re.Match[str], today: dt.date) -> Found | None:
    return _between(read_day(match["first"], today), Again(Cycle.MONTH, int(match["day"])), today)


def _of_one_month(match: re.Match[str], today: dt.date) -> Found | None:
    return _between(read_day(match["from"] + match["month"], today), Again(Cycle.MONTH, int(match["to"])), today)


def _single(match: re.Match[str], today: dt.date) -> Found | None:
    first = read_day(match["first"], today)
    return _chosen(first, [Span(day, day) for day in _firsts(first, today)], today)


def _until(match: re.Match[str], today: dt.date) -> Found | None:
    return _between(Day(today), read_day(match["last"], today), today)


def _counted(match: re.Match[str], today: dt.date) -> Found | None:
    first = read_day(match["first"], today) if match["first"] else Day(today)
    days = int(number(match["number"]) * KINDS[match["kind"]])
    spans = [Span(day, day + dt.timedelta(days=days - 1)) for day in _firsts(first, today)]
    return _chosen(first, spans, today) if days else None


def _week(match: re.Match[str], today: dt.date) -> Found:
    after = WHICH[match["which"]]
    first = monday_of(today, after)
    return Misread.PAST if after < 0 else _taken(Span(first, first + dt.timedelta(days=6)), today)


def _some_of_a_week(match: re.Match[str], today: dt.date) -> Found | None:
    """Take 下周三天 for so many working days of a week, one after another: which of them is asked."""
    days = int(number(match["number"]) * KINDS[match["kind"]])
    monday = monday_of(today, WHICH[match["which"]])
    begins = [day for place in range(6 - days) if (day := monday + dt.timedelta(days=place)) >= today]
    spans = tuple(Span(day, day + dt.timedelta(days=days - 1)) for day in begins)
    if not days or not spans:
        return None
    return Misread.OPEN if len(spans) > _CHOICES else _taken(spans[0], today) if len(spans) == 1 else Unsure(spans)


def _month(match: re.Match[str], today: dt.date) -> Found:
    after = WHICH[match["which"]]
    return _taken(Span(month_end(today, after - 1) + dt.timedelta(days=1), month_end(today, after)), today)


# -- what is meant ---------------------------------------------------------------------------------------------------


def _firsts(first: Day | Again | None, today: dt.date) -> list[dt.date]:
    """Return the days on which what is named may begin: the last one before today, and the next."""
    found = [first.date] if isinstance(first, Day) else [first.before(today), first.since(today)] if first else []
    return [day for day in found if day]


def _between(first: Day | Again | None, last: Day | Again | None, today: dt.date) -> Found | None:
    """Join two days that were named to the spans that they may mean, and choose among them."""
    if first is None or last is None:
        return None
    if isinstance(last, Again):
        ends = [(day, last.since(day)) for day in _firsts(first, today)]
        return _chosen(first, [Span(day, end) for day, end in ends if end], today, last=last)
    begins = _firsts(first, today)
    begins = [day for day in begins if today <= day <= last.date] or begins  # 周三到下周五: this one, if still to come
    spans = [Span(day, last.date) for day in begins if day <= last.date]
    if not spans and begins and last.weekly:
        begin = max(begins[-1], today)
        return Unsure((Span(begin, _later(last.date, begin)),))
    return _chosen(first, spans, today, last=last)


def _chosen(
    first: Day | Again | None, spans: Sequence[Span], today: dt.date, *, last: Day | Again | None = None
) -> Found | None:
    """Choose among the spans that may be meant; what runs already, or begins in a week or month, is asked about."""
    of_year = isinstance(first, Again) and first.cycle is Cycle.YEAR
    spans = [span for span in spans if not (of_year and _backwards(span))]
    running = [span for span in spans if span.first < today <= span.last and _runs(first, last, span, today)]
    coming = [span for span in spans if span.first >= today]
    if of_year:
        coming = [span for span in coming if span.first - today <= AHEAD]
        crossing = isinstance(last, Again) and last.cycle is Cycle.MONTH
        if crossing and any(span.first.month != span.last.month for span in coming):  # 3月5日-2日
            return Unsure(tuple(coming))
    if running and coming:
        return Unsure((Span(today, running[0].last), coming[0]))
    if running or coming:
        return _taken((running or coming)[0], today)
    past = [span for span in spans if span.last < today]
    return _past(past[-1], first, last, today) if past else Misread.LONG if spans else None


def _runs(first: Day | Again | None, last: Day | Again | None, span: Span, today: dt.date) -> bool:
    """Tell whether days that began before today may be meant: a weekday of this week, a date not too long ago.

    A certain end leaves a weekday no choice: 周六到明天, said on a Wednesday, began on the Saturday before.
    """
    if isinstance(first, Again) and first.cycle is Cycle.WEEK and not isinstance(last, Day):
        return span.first >= monday_of(today)
    return span.days <= LONGEST


def _backwards(span: Span) -> bool:
    """Tell whether two dates without a year stand the wrong way round (3月5日到3月2日), so that a year is between."""
    return span.first.year != span.last.year and span.last - span.first > AHEAD


def _taken(span: Span, today: dt.date) -> Found:
    return Misread.LONG if span.days > LONGEST else Span(max(span.first, today), span.last)


def _past(span: Span, first: Day | Again | None, last: Day | Again | None, today: dt.date) -> Found:
    """Say of days that are over so; if they were named by their week, the same ones of the next may be meant."""
    if not any(isinstance(each, Day) and each.weekly for each in (first, last)):
        return Misread.PAST
    moved = _later(span.last, today) - span.last
    return Unsure((Span(max(span.first + moved, today), span.last + moved),), past=span)


def _later(day: dt.date, least: dt.date) -> dt.date:
    """Return the first day of the same name that is not before another one."""
    while day < least:
        day += ONE_WEEK
    return day


_TO = r"(?:\s*(?:一直)?(?:到|至|-+|~|–|—|―|to|until|till|through)\s*|\s+)"
_FIRST, _LAST = f"(?P<first>{DATE})", f"(?P<last>{DATE})"
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (re.compile(rf"{_FIRST}{_TO}{_LAST}"), _from_to),
    (re.compile(rf"{_FIRST}\s*(?:[、,和及与]|and)\s*{_LAST}"), _neighbours),
    (re.compile(rf"{_FIRST}{_TO}(?P<day>\d{{1,2}})(?:日|st|nd|rd|th)?"), _within_a_month),
    (re.compile(rf"(?P<from>\d{{1,2}}){_TO}(?P<to>\d{{1,2}})\s*(?P<month>日|[a-z]{{3,9}})"), _of_one_month),
    (re.compile(_FIRST), _single),
    (re.compile(rf"(?:一直)?(?:到|至|until\s*|till\s*){_LAST}"), _until),
    (re.compile(rf"(?:{_FIRST}\s*(?:起|开始)?\s*)?{COUNT}"), _counted),
    (re.compile(rf"{COUNT}\s*{_FIRST}"), _counted),
    (re.compile(r"(?P<which>上|本|这|下下|下|last|this|next)\s*[一个]?(?:周|星期|礼拜|week)"), _week),
    (re.compile(rf"(?P<which>本|这|下下|下|this|next)\s*[一个]?(?:周|星期|礼拜|week)\s*{COUNT}"), _some_of_a_week),
    (re.compile(r"(?P<which>本|这|下|this|next)\s*个?(?:月|month)"), _month),
)
"""Tried in order; the first that is the whole text is meant."""
