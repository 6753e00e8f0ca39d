"""How dates and texts are written in each language."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.filters import cut, filters

ZONE = ZoneInfo("Asia/Shanghai")
CHINESE, ENGLISH = (filters(language, ZONE) for language in ("zh_CN", "en"))


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        ("2026-03-02", "3月2日（周一）", "Monday 2 March"),
        ("2026-03-03", "3月3日（周二）", "Tuesday 3 March"),
        ("2026-04-01", "4月1日（周三）", "Wednesday 1 April"),
        ("2026-12-31", "12月31日（周四）", "Thursday 31 December"),
        ("2026-05-01", "5月1日（周五）", "Friday 1 May"),
        ("2026-10-10", "10月10日（周六）", "Saturday 10 October"),
        ("2026-02-01", "2月1日（周日）", "Sunday 1 February"),
    ],
)
def test_each_weekday_has_its_name(day: str, chinese: str, english: str) -> None:
    date = dt.date.fromisoformat(day)
    assert (CHINESE["day"](date), ENGLISH["day"](date)) == (chinese, english)


@pytest.mark.parametrize(
    ("number", "english"),
    list(
        enumerate(
            [
                *("January", "February", "March", "April", "May", "June"),
                *("July", "August", "September", "October", "November", "December"),
            ],
            1,
        )
    ),
)
def test_each_period_is_named_by_its_month(number: int, english: str) -> None:
    period = f"2026-{number:02}"
    assert (CHINESE["month"](period), ENGLISH["month"](period)) == (f"{number}月份", english)


@pytest.mark.parametrize(
    ("utc", "clock"), [("00:05", "08:05"), ("01:00", "09:00"), ("09:30", "17:30"), ("16:00", "00:00")]
)
def test_the_clock_is_the_offices_and_has_four_figures(utc: str, clock: str) -> None:
    moment = dt.datetime.fromisoformat(f"2026-03-06 {utc}").replace(tzinfo=dt.UTC)
    assert CHINESE["clock"](moment) == ENGLISH["clock"](moment) == clock


@pytest.mark.parametrize(
    ("text", "length", "kept"),
    [
        ("研究编制", 4, "研究编制"),
        ("研究编制规划", 4, "研究编…"),
        ("研究 编制规划", 4, "研究…"),
        ("研究", 1, "…"),
        ("", 4, ""),
    ],
)
def test_what_is_too_long_is_cut_and_says_so(text: str, length: int, kept: str) -> None:
    assert cut(text, length) == kept


@given(st.text(), st.integers(1, 40))
def test_whatever_is_cut_is_no_longer_than_asked_and_begins_as_it_began(text: str, length: int) -> None:
    short = cut(text, length)
    assert len(short) <= length
    assert short == text or text.startswith(short.removesuffix("…"))
