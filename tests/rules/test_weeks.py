"""The digest comes on Friday at 16:00, or on the week's last working day, or not at all."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.notices import china
from bot.rules.calendar import Override
from bot.rules.weeks import Weekly, monday_of, week_name
from tests.cast import at

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = china(
    (
        *(
            Override(dt.date(2020, 1, day), working=False, reason="延长春节假期", source="国办发明电〔2020〕1号")
            for day in range(27, 32)
        ),
    )
)
FRIDAYS = Weekly("fri", dt.time(16), OFFICE, SHANGHAI)


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        pytest.param("2026-03-02", "2026-03-06 16:00", id="an ordinary week, seen from its Monday"),
        pytest.param("2026-03-08", "2026-03-06 16:00", id="an ordinary week, seen from its Sunday"),
        pytest.param("2020-01-24", "2020-01-23 16:00", id="New Year's Eve is a Friday off: the Thursday"),
        pytest.param("2024-10-01", "2024-09-30 16:00", id="National Day week: the Monday is all there is"),
        pytest.param("2023-06-22", "2023-06-25 16:00", id="Dragon Boat: Friday off, Sunday made up"),
        pytest.param("2024-10-10", "2024-10-11 16:00", id="a make-up Saturday does not draw a working Friday to it"),
        pytest.param("2020-04-28", "2020-04-30 16:00", id="Labour Day is a Friday: the Thursday"),
        pytest.param("2020-01-29", None, id="Spring Festival, prolonged by decree: nobody works"),
        pytest.param("2020-10-05", "2020-10-09 16:00", id="National Day, second week: Friday works, and Saturday too"),
        pytest.param("2025-10-01", "2025-09-30 16:00", id="National Day and Mid-Autumn: the Tuesday before"),
        pytest.param("2026-02-18", None, id="Spring Festival of 2026: a whole week off"),
    ],
)
def test_a_week_has_its_moment(day: str, moment: str | None) -> None:
    assert FRIDAYS.moment(dt.date.fromisoformat(day)) == (at(moment) if moment else None)


def test_another_weekday_and_hour_are_kept() -> None:
    thursdays = Weekly("thu", dt.time(9, 30), OFFICE, SHANGHAI)

    assert thursdays.moment(dt.date(2026, 3, 2)) == at("2026-03-05 09:30")


@pytest.mark.parametrize(
    ("now", "latest", "following"),
    [
        ("2026-03-06 15:59", "2026-02-27 16:00", "2026-03-06 16:00"),
        ("2026-03-06 16:00", "2026-03-06 16:00", "2026-03-13 16:00"),
        ("2026-03-09 09:00", "2026-03-06 16:00", "2026-03-13 16:00"),
        ("2020-02-03 09:00", "2020-01-23 16:00", "2020-02-07 16:00"),
        ("2020-01-23 17:00", "2020-01-23 16:00", "2020-02-07 16:00"),
    ],
)
def test_from_any_moment_the_latest_and_the_next_are_found(now: str, latest: str, following: str) -> None:
    assert FRIDAYS.latest(at(now)) == at(latest)
    assert FRIDAYS.next(at(now)) == at(following)


def test_the_moment_before_one_skips_a_week_without_one() -> None:
    assert FRIDAYS.before(at("2020-02-07 16:00")) == at("2020-01-23 16:00")


@given(st.datetimes(dt.datetime(2019, 6, 1), dt.datetime(2026, 6, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001 -- hypothesis adds the zone
def test_no_moment_lies_between_the_latest_and_the_next(now: dt.datetime) -> None:
    latest, following = FRIDAYS.latest(now), FRIDAYS.next(now)

    assert latest <= now < following
    assert FRIDAYS.next(latest) == following
    assert FRIDAYS.before(following) == latest
    assert OFFICE.is_working(latest.astimezone(SHANGHAI).date())


def test_weeks_are_named_by_the_iso_calendar() -> None:
    assert week_name(dt.date(2026, 3, 6)) == "2026-W10"
    assert week_name(dt.date(2027, 1, 1)) == "2026-W53"
    assert monday_of(dt.date(2026, 3, 8)) == dt.date(2026, 3, 2)
