"""A day as people name it, in both languages."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.days import DATE, Again, Cycle, Day, month_end, read_day

SUNDAY = dt.date(2026, 11, 22)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2090, 12, 31))
AGAIN = st.one_of(
    st.builds(Again, st.just(Cycle.WEEK), st.integers(0, 6)),
    st.builds(Again, st.just(Cycle.MONTH), st.integers(1, 31)),
    st.builds(Again, st.just(Cycle.YEAR), st.integers(1, 28), st.integers(1, 12)),
)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("昨天", -1),
        ("yesterday", -1),
        ("今天", 0),
        ("今日", 0),
        ("today", 0),
        ("明天", 1),
        ("明日", 1),
        ("tomorrow", 1),
        ("后天", 2),
        ("the day after tomorrow", 2),
        ("大后天", 3),
    ],
)
def test_a_near_day_is_counted_from_today(text: str, days: int) -> None:
    assert re.fullmatch(DATE, text)
    assert read_day(text, SUNDAY) == Day(SUNDAY + dt.timedelta(days=days))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("上周一", "2026-11-09"),
        ("上个星期日", "2026-11-15"),
        ("本周三", "2026-11-18"),
        ("这周四", "2026-11-19"),
        ("这个礼拜六", "2026-11-21"),
        ("本周天", "2026-11-22"),
        ("下星期二", "2026-11-24"),
        ("下下周五", "2026-12-04"),
        ("last wednesday", "2026-11-11"),
        ("this thurs", "2026-11-19"),
        ("next tues", "2026-11-24"),
        ("next saturday", "2026-11-28"),
    ],
)
def test_a_day_of_a_named_week_is_certain(text: str, date: str) -> None:
    assert re.fullmatch(DATE, text)
    assert read_day(text, SUNDAY) == Day(dt.date.fromisoformat(date), weekly=True)


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (("周一", "星期一", "礼拜一", "mon", "monday"), 0),
        (("周二", "星期二", "tue", "tues", "tuesday"), 1),
        (("周三", "礼拜三", "wed", "wednesday"), 2),
        (("周四", "星期四", "thu", "thur", "thurs", "thursday"), 3),
        (("周五", "礼拜五", "fri", "friday"), 4),
        (("周六", "星期六", "sat", "satur", "saturday"), 5),
        (("周日", "星期日", "礼拜天", "sun", "sunday"), 6),
    ],
)
def test_a_weekday_alone_comes_again_each_week(names: tuple[str, ...], place: int) -> None:
    for name in names:
        assert re.fullmatch(DATE, name)
        assert read_day(name, SUNDAY) == Again(Cycle.WEEK, place), name


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, ("jan", "january")),
        (2, ("feb", "february")),
        (3, ("mar", "march")),
        (4, ("apr", "april")),
        (5, ("may",)),
        (6, ("jun", "june")),
        (7, ("jul", "july")),
        (8, ("aug", "august")),
        (9, ("sep", "sept", "september")),
        (10, ("oct", "october")),
        (11, ("nov", "november")),
        (12, ("dec", "december")),
    ],
)
def test_a_day_of_a_named_month_comes_again_each_year(month: int, names: tuple[str, ...]) -> None:
    for text in (f"{month}月3日", f"{month}/3", f"{month}.3", *(f"3 {name}" for name in names), f"{names[-1]} 3rd"):
        assert re.fullmatch(DATE, text)
        assert read_day(text, SUNDAY) == Again(Cycle.YEAR, 3, month), text


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-01",
        "2026/12/1",
        "2026.12.1",
        "2026年12月1日",
        "2026年12月1",
        "1st of dec 2026",
        "1dec2026",
        "dec 1st, 2026",
        "december 1 2026",
    ],
)
def test_a_day_with_its_year_is_certain(text: str) -> None:
    assert re.fullmatch(DATE, text)
    assert read_day(text, SUNDAY) == Day(dt.date(2026, 12, 1))


@pytest.mark.parametrize(("text", "day"), [("2nd of dec", 2), ("3rd dec", 3), ("4th dec", 4), ("dec 21st", 21)])
def test_an_english_day_of_the_month_may_have_its_ending(text: str, day: int) -> None:
    assert re.fullmatch(DATE, text)
    assert read_day(text, SUNDAY) == Again(Cycle.YEAR, day, 12)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        *((text, "2026-11-30") for text in ("月底", "月末", "本月底", "本月末", "这个月底")),
        *((text, "2026-12-31") for text in ("下月底", "下个月底", "下个月末")),
    ],
)
def test_the_end_of_a_month_is_its_last_day(text: str, date: str) -> None:
    assert re.fullmatch(DATE, text)
    assert read_day(text, SUNDAY) == Day(dt.date.fromisoformat(date))


@pytest.mark.parametrize("text", ["28日", "28"])
def test_a_day_of_no_month_comes_again_each_month(text: str) -> None:
    assert read_day(text, SUNDAY) == Again(Cycle.MONTH, 28)


@pytest.mark.parametrize("text", ["2026-02-30", "13月1日", "0月1日", "2026-13-01", "一周", ""])
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert read_day(text, SUNDAY) is None


@pytest.mark.parametrize(
    ("again", "before", "since"),
    [
        (Again(Cycle.WEEK, 6), "2026-11-15", "2026-11-22"),
        (Again(Cycle.WEEK, 0), "2026-11-16", "2026-11-23"),
        (Again(Cycle.MONTH, 22), "2026-10-22", "2026-11-22"),
        (Again(Cycle.MONTH, 31), "2026-10-31", "2026-12-31"),
        (Again(Cycle.YEAR, 22, 11), "2025-11-22", "2026-11-22"),
        (Again(Cycle.YEAR, 1, 1), "2026-01-01", "2027-01-01"),
        (Again(Cycle.YEAR, 31, 12), "2025-12-31", "2026-12-31"),
        (Again(Cycle.YEAR, 29, 2), "2024-02-29", "2028-02-29"),
    ],
)
def test_a_day_that_comes_again_has_a_last_time_and_a_next(again: Again, before: str, since: str) -> None:
    assert again.before(SUNDAY) == dt.date.fromisoformat(before)
    assert again.since(SUNDAY) == dt.date.fromisoformat(since)


@pytest.mark.parametrize(
    ("again", "day", "before", "since"),
    [
        pytest.param(Again(Cycle.YEAR, 29, 2), "2098-03-01", "2096-02-29", "2104-02-29", id="2100 has no 29 February"),
        pytest.param(Again(Cycle.YEAR, 29, 2), "2103-12-31", "2096-02-29", "2104-02-29", id="nor had it any before"),
        pytest.param(Again(Cycle.MONTH, 30), "2027-02-15", "2027-01-30", "2027-03-30", id="February is passed over"),
        pytest.param(Again(Cycle.MONTH, 31), "2027-07-01", "2027-05-31", "2027-07-31", id="so is a month of 30 days"),
    ],
)
def test_where_there_is_no_such_day_the_next_that_has_it_is_meant(
    again: Again, day: str, before: str, since: str
) -> None:
    assert again.before(dt.date.fromisoformat(day)) == dt.date.fromisoformat(before)
    assert again.since(dt.date.fromisoformat(day)) == dt.date.fromisoformat(since)


def test_a_day_that_no_year_has_never_comes() -> None:
    never = Again(Cycle.YEAR, 30, 2)
    assert (never.before(SUNDAY), never.since(SUNDAY)) == (None, None)


@given(again=AGAIN, today=DAYS)
def test_the_next_time_follows_the_last_without_a_gap(again: Again, today: dt.date) -> None:
    before, since = again.before(today), again.since(today)
    assert before is not None
    assert since is not None
    assert before < today <= since
    assert again.since(before + dt.timedelta(days=1)) == since
    assert again.before(since) == before


@given(today=DAYS, months=st.integers(-30, 30))
def test_a_month_ends_on_the_day_before_the_next_begins(today: dt.date, months: int) -> None:
    end = month_end(today, months)
    assert (end + dt.timedelta(days=1)).day == 1
    assert (end.year - today.year) * 12 + end.month - today.month == months
