"""Days away, as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.absence import AHEAD, LONGEST, Misread, Span, cancels, read_span

MONDAY = dt.date(2026, 3, 2)


def days(first: str, last: str) -> Span:
    return Span(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "3月2日-3月9日",
        "3月2日至3月9日",
        "3月2日至9日",
        "3月2号—9号",
        "３月２日～３月９日",
        "从3月2日到3月9日",
        "外出 3月2日到3月9日",
        "3.2到3.9",
        "3/2-3/9",
        "2026-03-02 2026-03-09",
        "2026-03-02至2026-03-09",
        "2026年3月2日-2026年3月9日",
        "2026.3.2-2026.3.9",
        "2026-03-02 to 2026-03-09",
        "今天到下周一",
        "到3月9日",
        "今天起8天",
        "8天。",
    ],
)
def test_the_same_eight_days_are_written_in_many_ways(text: str) -> None:
    assert read_span(text, MONDAY) == days("2026-03-02", "2026-03-09")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("3月5日", "2026-03-05", "2026-03-05"),
        ("今天", "2026-03-02", "2026-03-02"),
        ("tomorrow", "2026-03-03", "2026-03-03"),
        ("后天", "2026-03-04", "2026-03-04"),
        ("今天起一周", "2026-03-02", "2026-03-08"),
        ("明天起三天", "2026-03-03", "2026-03-05"),
        ("3月5日起5天", "2026-03-05", "2026-03-09"),
        ("两周", "2026-03-02", "2026-03-15"),
        ("半个月", "2026-03-02", "2026-03-16"),
        ("一个月", "2026-03-02", "2026-03-31"),
        ("本周", "2026-03-02", "2026-03-08"),
        ("下周", "2026-03-09", "2026-03-15"),
        ("next week", "2026-03-09", "2026-03-15"),
        ("周五", "2026-03-06", "2026-03-06"),
        ("周三到周五", "2026-03-04", "2026-03-06"),
        ("周五到周二", "2026-03-06", "2026-03-10"),
        ("下周一到下周三", "2026-03-09", "2026-03-11"),
    ],
)
def test_near_days_and_spans_are_counted_from_today(text: str, first: str, last: str) -> None:
    assert read_span(text, MONDAY) == days(first, last)


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        ("12月30日-1月3日", "2026-12-28", "2026-12-30", "2027-01-03"),
        ("12月30日-1月3日", "2027-01-02", "2026-12-30", "2027-01-03"),
        ("1月2日-1月5日", "2026-12-28", "2027-01-02", "2027-01-05"),
        ("2月29日", "2027-12-30", "2028-02-29", "2028-02-29"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_that_is_not_past(text: str, today: str, first: str, last: str) -> None:
    assert read_span(text, dt.date.fromisoformat(today)) == days(first, last)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Misread.UNREAD),
        ("有事", Misread.UNREAD),
        ("2月30日", Misread.UNREAD),
        ("3月5日-2日", Misread.UNREAD),
        ("13月1日-13月2日", Misread.UNREAD),
        ("0天", Misread.UNREAD),
        ("0001-01-01 9999-12-31", Misread.LONG),
        ("2月1日-2月3日", Misread.PAST),
        ("2025-03-02 2025-03-09", Misread.PAST),
        ("3月2日-8月9日", Misread.LONG),
        ("十个月", Misread.LONG),
    ],
)
def test_what_cannot_be_taken_says_why(text: str, why: Misread) -> None:
    assert read_span(text, MONDAY) is why


@pytest.mark.parametrize("text", ["取消", "回来了", "OFF", " cancel ", "已返岗。"])
def test_somebody_is_back(text: str) -> None:
    assert cancels(text)


def test_a_span_holds_both_its_ends() -> None:
    span = days("2026-03-02", "2026-03-09")
    assert span.days == 8
    assert [span.covers(MONDAY + dt.timedelta(days=after)) for after in (-1, 0, 7, 8)] == [False, True, True, False]


@given(
    today=st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)),
    ahead=st.integers(0, 60),
    length=st.integers(0, LONGEST - 1),
)
def test_what_is_near_is_read_back_in_every_form(today: dt.date, ahead: int, length: int) -> None:
    first = today + dt.timedelta(days=ahead)
    last = first + dt.timedelta(days=length)
    assert read_span(f"{first}至{last}", today) == Span(first, last)
    assert read_span(f"{first.month}月{first.day}日-{last.month}月{last.day}日", today) == Span(first, last)


@given(text=st.text("0123456789年月日周天到至-/. 起一半下本", max_size=14))
def test_no_text_breaks_it_and_none_is_taken_for_what_is_past_or_too_long(text: str) -> None:
    found = read_span(text, MONDAY)
    if isinstance(found, Span):
        assert found.first <= found.last
        assert found.last >= MONDAY
        assert found.days <= LONGEST
        assert "年" in text or "-" in text or "/" in text or "." in text or found.first - MONDAY <= AHEAD
