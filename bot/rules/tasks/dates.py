"""Dates as official texts set them: 6月底前 · 上半年 · 三季度末 · 2026.6.30 · 年内 · 春节前."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.rules.months import day_of, last_day
from bot.rules.numerals import value_of

_SPRING: Final = {
    2020: (1, 25),
    2021: (2, 12),
    2022: (2, 1),
    2023: (1, 22),
    2024: (2, 10),
    2025: (1, 29),
    2026: (2, 17),
    2027: (2, 6),
    2028: (1, 26),
    2029: (2, 13),
    2030: (2, 3),
    2031: (1, 23),
    2032: (2, 11),
    2033: (1, 31),
    2034: (2, 19),
    2035: (2, 8),
}
"""New Year's Day of the lunar calendar (春节), GB/T 33661-2017."""

_FEASTS: Final = {"元旦": (1, 1), "五一": (5, 1), "七一": (7, 1), "八一": (8, 1), "国庆": (10, 1), "十一": (10, 1)}
_YEARS: Final = ("year", "short", "end_year", "end_short", "y", "dy", "feast_year")
"""What may name a year, in full or by its last two digits."""

_WORDED: Final = re.compile(r"二[〇○零O][〇○零O一二三四五六七八九]{2}(?=年)")
_SIGNS: Final = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_WIDE: Final = str.maketrans("０１２３４５６７８９．", "0123456789.")
_CALLED: Final = {"今": 0, "本": 0, "当": 0, "明": 1, "次": 1, "来": 1}

_MONTH: Final = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_UNTIL: Final = r"(?:之前|以前|前)?"
_DAY: Final = r"(?P<{}>3[01]|[12]\d|0?[1-9])"
_TO: Final = r"[-—–－~～至到]{1,2}"
_WHEN: Final = re.compile(
    r"(?<![\d〇一二三四五六七八九十两几近每去半])(?:"
    rf"(?P<iso>(?P<y>20\d\d)[-./](?P<m>1[0-2]|0?[1-9])(?:[-./]{_DAY.format('d')})?(?!\d)(?:\s+00:00(?::00)?)?){_UNTIL}"
    r"|(?P<digits>(?P<dy>20\d\d)(?P<dm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12]\d|3[01]))(?!\d)"
    r"|(?:(?P<year>20\d\d)年?|(?P<short>2\d)年|(?P<called>[今本当明次来])年)?(?:"
    rf"{_MONTH}月(?:份)?(?:{_DAY.format('day')}[日号](?:{_TO}{_DAY.format('till')}[日号])?"
    rf"|(?!\d{{1,2}}[日号])(?P<part>上旬|中旬|下旬|初|中(?![国心小央])|底|末)?)(?P<before>{_UNTIL})"
    rf"|第?(?P<quarter>[1-4一二三四])个?季度(?P<quarter_end>底|末|内)?(?P<quarter_before>{_UNTIL})"
    rf"|(?P<half>[上下])半年(?:底|末|内)?{_UNTIL})"
    r"|(?:(?P<end_year>20\d\d)年{0,2}|(?P<end_short>2\d)年(?=年?[底末终])年?|(?P<end_called>[今本当明次来])?年{1,2})度?"
    rf"(?P<end>[底末内终]){_UNTIL}"
    rf"|(?P<middle>年中){_UNTIL}"
    r"|(?P<whole>全年|本年度|[今本当]年(?!度?[的第]))"
    r"|(?P<autumn>秋季(?:学期)?开学前|暑假(?:期间|结束前|内))"
    rf"|(?:(?P<feast_year>20\d\d)年)?(?:(?P<spring>春节){_UNTIL}|(?P<feast>元旦|五一|七一|八一|国庆|十一|“(?:五一|七一|八一|十一)”)节?前))"
)


@dataclass(frozen=True, slots=True)
class When:
    """A date that a text sets, and its words: `text[start:end]`."""

    date: dt.date
    start: int
    end: int


def dates(text: str, *, year: int, issued: dt.date) -> Iterator[When]:
    """Find the dates in the order of the text; what names no year is in that of the date before it, or in `year`.

    A month, quarter or year means its last day, 10月前 the last of September, 三季度前 the last of June;
    春节 is the first one after `issued`.
    """
    last = year
    for found in _WHEN.finditer(_in_digits(text)):
        named = next((found[name] for name in _YEARS if found[name]), "")
        called = found["called"] or found["end_called"]
        last = int(named) % 100 + 2000 if named else year + _CALLED[called] if called else last
        date = _date(found, last, issued)
        if date:
            yield When(date, found.start(), found.end())


def _in_digits(text: str) -> str:
    """Write years in Chinese signs (二〇二六年) and full-width digits as plain digits, sign for sign."""
    return _WORDED.sub(lambda found: found[0].translate(_SIGNS), text.translate(_WIDE))


def _date(found: re.Match[str], year: int, issued: dt.date) -> dt.date | None:
    return next((read(found, year, issued) for name, read in _READERS.items() if found[name]), None)


def _iso(found: re.Match[str], _year: int, _issued: dt.date) -> dt.date | None:
    if not found["d"]:
        return last_day(int(found["y"]), int(found["m"]))
    return day_of(int(found["y"]), int(found["m"]), int(found["d"]))


def _month(found: re.Match[str], year: int, _issued: dt.date) -> dt.date | None:
    month = int(value_of(found["month"]))
    if found["day"]:
        return day_of(year, month, int(found["till"] or found["day"]))
    part = found["part"] or ""
    if not part and found["before"]:
        return dt.date(year, month, 1) - dt.timedelta(days=1)
    days = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}
    return dt.date(year, month, days[part]) if part in days else last_day(year, month)


def _quarter(found: re.Match[str], year: int, _issued: dt.date) -> dt.date:
    number = int(value_of(found["quarter"]))
    if found["quarter_before"] and not found["quarter_end"] and number > 1:
        number -= 1
    return last_day(year, 3 * number)


def _half(found: re.Match[str], year: int, _issued: dt.date) -> dt.date:
    return last_day(year, 6 if found["half"] == "上" else 12)


def _spring(found: re.Match[str], year: int, issued: dt.date) -> dt.date | None:
    if found["feast_year"]:
        return dt.date(year, *_SPRING[year]) - dt.timedelta(days=1) if year in _SPRING else None
    feasts = (dt.date(year, *day) for year, day in _SPRING.items())
    return next((feast - dt.timedelta(days=1) for feast in feasts if feast > issued), None)


def _feast(found: re.Match[str], year: int, issued: dt.date) -> dt.date:
    feast = dt.date(year, *_FEASTS[found["feast"].strip("“”")])
    if feast <= issued and not found["feast_year"]:
        feast = feast.replace(year=year + 1)
    return feast - dt.timedelta(days=1)


_READERS: Final[dict[str, Callable[[re.Match[str], int, dt.date], dt.date | None]]] = {
    "iso": _iso,
    "digits": lambda found, _year, _issued: day_of(int(found["dy"]), int(found["dm"]), int(found["dd"])),
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "end": lambda _found, year, _issued: last_day(year, 12),
    "middle": lambda _found, year, _issued: last_day(year, 6),
    "whole": lambda _found, year, _issued: last_day(year, 12),
    "autumn": lambda _found, year, _issued: last_day(year, 8),
    "spring": _spring,
    "feast": _feast,
}
