"""Working hours: 08:30–12:00 and 13:30–17:30, Monday to Friday. 6 March 2026 is a Friday."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.calendar import Calendar
from bot.rules.hours import WorkingHours, moment
from tests.cast import ZONE, at

CALENDAR = Calendar(lambda day: day.weekday() < 5)
HOURS = WorkingHours(((dt.time(8, 30), dt.time(12)), (dt.time(13, 30), dt.time(17, 30))))
MOMENTS = st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2026, 12, 31), timezones=st.just(dt.UTC))  # noqa: DTZ001 -- bounds are naive


def inside(when: dt.datetime) -> bool:
    return HOURS.inside(when, calendar=CALENDAR, zone=ZONE)


def next_moment(when: dt.datetime) -> dt.datetime:
    return HOURS.next_moment(when, calendar=CALENDAR, zone=ZONE)


@pytest.mark.parametrize(
    ("when", "is_inside"),
    [
        ("2026-03-06 08:29", False),
        ("2026-03-06 08:30", True),
        ("2026-03-06 11:59", True),
        ("2026-03-06 12:00", False),
        ("2026-03-06 13:30", True),
        ("2026-03-06 17:29", True),
        ("2026-03-06 17:30", False),
        ("2026-03-07 10:00", False),
    ],
)
def test_a_span_begins_with_its_first_minute_and_ends_before_its_last(when: str, *, is_inside: bool) -> None:
    assert inside(at(when)) is is_inside


@pytest.mark.parametrize(
    ("when", "then"),
    [
        ("2026-03-06 10:00", "2026-03-06 10:00"),
        ("2026-03-06 03:00", "2026-03-06 08:30"),
        ("2026-03-06 12:15", "2026-03-06 13:30"),
        ("2026-03-06 17:30", "2026-03-09 08:30"),
        ("2026-03-07 10:00", "2026-03-09 08:30"),
        ("2026-03-05 23:59", "2026-03-06 08:30"),
    ],
)
def test_the_next_moment_is_now_or_the_beginning_of_the_next_span(when: str, then: str) -> None:
    assert next_moment(at(when)) == at(then)


def test_moments_are_given_in_utc() -> None:
    assert next_moment(at("2026-03-06 10:00").astimezone(ZONE)).tzinfo is dt.UTC
    assert next_moment(at("2026-03-06 03:00").astimezone(ZONE)).tzinfo is dt.UTC


def test_a_local_time_is_made_a_moment_of_utc() -> None:
    assert moment(dt.date(2026, 3, 6), dt.time(8), ZONE) == dt.datetime(2026, 3, 6, tzinfo=dt.UTC)


def test_there_must_be_a_span() -> None:
    with pytest.raises(ValueError, match="no working hours"):
        WorkingHours(())


@pytest.mark.parametrize(
    "spans",
    [
        [("12:00", "08:30")],
        [("08:30", "08:30")],
        [("08:30", "12:00"), ("13:30", "13:30")],
        [("13:30", "17:30"), ("08:30", "12:00")],
        [("08:30", "14:00"), ("13:30", "17:30")],
    ],
)
def test_spans_must_be_in_order_and_apart(spans: list[tuple[str, str]]) -> None:
    times = tuple((dt.time.fromisoformat(start), dt.time.fromisoformat(end)) for start, end in spans)
    with pytest.raises(ValueError, match="put them in order"):
        WorkingHours(times)


@given(when=MOMENTS)
def test_the_next_moment_is_inside_and_not_earlier(when: dt.datetime) -> None:
    found = next_moment(when)
    assert inside(found)
    assert found >= when


@given(when=MOMENTS)
def test_between_now_and_the_next_moment_nobody_works(when: dt.datetime) -> None:
    found = next_moment(when)
    halfway = when + (found - when) / 2
    assert found == when or not inside(halfway)


@pytest.mark.parametrize(
    ("when", "then"),
    [
        ("2026-03-02 08:30", "2026-03-03 17:30"),
        ("2026-03-05 23:59", "2026-03-06 17:30"),
        ("2026-03-06 16:00", "2026-03-09 17:30"),
        ("2026-03-07 10:00", "2026-03-09 17:30"),
    ],
)
def test_the_next_closing_is_the_end_of_the_working_day_after(when: str, then: str) -> None:
    assert HOURS.next_closing(at(when), calendar=CALENDAR, zone=ZONE) == at(then)


@pytest.mark.parametrize("spans", [(("08:30", "16:00"),), (("08:00", "11:00"), ("12:00", "14:00"), ("15:00", "16:00"))])
def test_a_day_of_any_number_of_spans_closes_with_its_last(spans: tuple[tuple[str, str], ...]) -> None:
    hours = WorkingHours(tuple((dt.time.fromisoformat(start), dt.time.fromisoformat(end)) for start, end in spans))
    closing = hours.next_closing(at("2026-03-05 10:00"), calendar=CALENDAR, zone=ZONE)
    assert closing == at("2026-03-06 16:00")
