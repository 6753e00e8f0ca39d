"""Dates as official texts set them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.dates import dates

ISSUED = dt.date(2026, 2, 25)


def found(text: str) -> list[tuple[str, str]]:
    return [(when.date.isoformat(), text[when.start : when.end]) for when in dates(text, year=2026, issued=ISSUED)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("12月底", "2026-12-31"),
        ("12月底前", "2026-12-31"),
        ("6月份", "2026-06-30"),
        ("2月", "2026-02-28"),
        ("十二月底", "2026-12-31"),
        ("十一月底", "2026-11-30"),
        ("十月", "2026-10-31"),
        ("六月底前", "2026-06-30"),
        ("3月上旬", "2026-03-10"),
        ("3月中旬", "2026-03-20"),
        ("3月下旬", "2026-03-31"),
        ("3月初", "2026-03-10"),
        ("10月前", "2026-09-30"),
        ("6月15日前", "2026-06-15"),
        ("6月15号", "2026-06-15"),
        ("2026年6月", "2026-06-30"),
        ("2026年6月30日", "2026-06-30"),
        ("2027年1月前", "2026-12-31"),
        ("2026.6.30", "2026-06-30"),
        ("2026-06", "2026-06-30"),
        ("2026/6/30", "2026-06-30"),
        ("2026-06-30 00:00:00", "2026-06-30"),
        ("明年6月底", "2027-06-30"),
        ("今年底", "2026-12-31"),
        ("年内", "2026-12-31"),
        ("年底前", "2026-12-31"),
        ("年末", "2026-12-31"),
        ("2027年底", "2027-12-31"),
        ("年中", "2026-06-30"),
        ("全年", "2026-12-31"),
        ("上半年", "2026-06-30"),
        ("下半年", "2026-12-31"),
        ("一季度", "2026-03-31"),
        ("第三季度末", "2026-09-30"),
        ("4季度", "2026-12-31"),
        ("春节前", "2027-02-05"),
        ("国庆节前", "2026-09-30"),
        ("元旦前", "2026-12-31"),
        ("七一前", "2026-06-30"),
        ("2026年春节前", "2026-02-16"),
        ("“五一”前", "2026-04-30"),
        ("2026．6．30", "2026-06-30"),
        ("2027年元旦前", "2026-12-31"),
        ("年度内", "2026-12-31"),
        ("2027年年底前", "2027-12-31"),
        ("27年底前", "2027-12-31"),
        ("27年6月底前", "2027-06-30"),
        ("二〇二七年六月底前", "2027-06-30"),
        ("６月３０日前", "2026-06-30"),
        ("20260630", "2026-06-30"),
        ("3月1日至15日", "2026-03-15"),
        ("三季度前", "2026-06-30"),
        ("三季度末前", "2026-09-30"),
    ],
)
def test_a_date_is_its_last_day(text: str, date: str) -> None:
    assert found(text) == [(date, text)]


@pytest.mark.parametrize(
    "text",
    ["三年内", "一年内", "近年内", "每年", "去年底", "2月30日", "2月39日", "半年内", "20年内", "12个月", "长期坚持"],
)
def test_a_stretch_of_time_is_no_date(text: str) -> None:
    assert found(text) == []


def test_a_date_without_a_year_is_in_the_year_of_the_one_before() -> None:
    assert [date for date, _ in found("2025年12月开工、10月竣工")] == ["2025-12-31", "2025-10-31"]


def test_the_end_of_a_span_is_found_last() -> None:
    assert [date for date, _ in found("2026年3月至10月")] == ["2026-03-31", "2026-10-31"]


@given(st.dates(dt.date(2020, 1, 1), dt.date(2035, 12, 31)))
def test_every_day_is_read_in_every_way_of_writing_it(day: dt.date) -> None:
    for text in (f"{day.year}年{day.month}月{day.day}日", day.isoformat(), f"{day.year}.{day.month}.{day.day}"):
        assert [date for date, _ in found(text)] == [day.isoformat()]


@given(st.text(alphabet="年月日底末前中旬上下半季度第一二三四十12026.-/春节国庆每至 ", max_size=24))
def test_whatever_is_written_dates_are_in_order_and_in_the_text(text: str) -> None:
    ends = [0]
    for when in dates(text, year=2026, issued=ISSUED):
        assert ends[-1] <= when.start < when.end <= len(text)
        ends.append(when.end)
