"""Working days, with notices that the tests make up: none but those of 2026, in which 3 October is worked."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.calendar import Calendar, Override, Reckoned

FREE = {dt.date(2026, 1, 1), dt.date(2026, 1, 2), dt.date(2026, 10, 1)}
WORKED = {dt.date(2026, 10, 3)}


def notices(day: dt.date) -> bool | None:
    if day.year != 2026:
        return None
    return day in WORKED or (day.weekday() < 5 and day not in FREE)


CALENDAR = Calendar(notices, source="made up")
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))


def overridden(day: dt.date, *, working: bool) -> Calendar:
    return Calendar(notices, (Override(day, working, "抗震演练", "云溪政办发〔2026〕9号"),), source="made up")


def test_the_notice_makes_a_saturday_a_working_day() -> None:
    assert CALENDAR.is_working(dt.date(2026, 10, 3))
    assert not CALENDAR.is_working(dt.date(2026, 10, 4))


def test_the_notice_makes_a_thursday_a_day_off() -> None:
    assert not CALENDAR.is_working(dt.date(2026, 10, 1))


@pytest.mark.parametrize("working", [True, False])
def test_an_override_comes_before_the_notice(*, working: bool) -> None:
    day = dt.date(2026, 10, 1) if working else dt.date(2026, 10, 3)
    assert overridden(day, working=working).is_working(day) is working


@pytest.mark.parametrize(("day", "working"), [("2027-03-05", True), ("2027-03-06", False), ("2027-03-07", False)])
def test_without_a_notice_the_week_decides(day: str, *, working: bool) -> None:
    assert CALENDAR.is_working(dt.date.fromisoformat(day)) is working


@pytest.mark.parametrize("day", ["2027-01-01", "2030-05-01", "2028-05-02", "2027-10-01", "2029-10-02", "2028-10-03"])
def test_holidays_that_the_law_dates_are_free_without_a_notice(day: str) -> None:
    assert not CALENDAR.is_working(dt.date.fromisoformat(day))


def test_a_year_without_a_notice_is_provisional() -> None:
    assert CALENDAR.is_provisional(dt.date(2027, 6, 15))
    assert not CALENDAR.is_provisional(dt.date(2026, 6, 15))


@pytest.mark.parametrize(("day", "provisional"), [(28, False), (29, True), (30, True), (31, True)])
def test_the_last_days_of_december_wait_for_the_next_notice(day: int, *, provisional: bool) -> None:
    assert CALENDAR.is_provisional(dt.date(2026, 12, day)) is provisional


def test_the_last_days_of_december_are_firm_once_the_next_notice_is_out() -> None:
    both = Calendar(lambda day: day.weekday() < 5)
    assert not both.is_provisional(dt.date(2026, 12, 31))


@pytest.mark.parametrize(
    ("years", "provisional"),
    [
        pytest.param({2025, 2026}, True, id="the notice of the year before says nothing of the next"),
        pytest.param({2026, 2027}, False, id="the next notice is enough: nobody waits for the one after it"),
    ],
)
def test_it_is_the_next_years_notice_that_december_waits_for(years: set[int], *, provisional: bool) -> None:
    calendar = Calendar(lambda day: day.weekday() < 5 if day.year in years else None)

    assert calendar.is_provisional(dt.date(2026, 12, 31)) is provisional


def test_an_override_makes_its_day_firm() -> None:
    day = dt.date(2027, 6, 15)
    calendar = overridden(day, working=True)
    assert not calendar.is_provisional(day)
    assert calendar.is_provisional(dt.date(2027, 6, 16))


@pytest.mark.parametrize(
    ("month", "n", "day"),
    [((2026, 1), 1, "2026-01-05"), ((2026, 10), 1, "2026-10-02"), ((2026, 10), 2, "2026-10-03")],
)
def test_the_nth_working_day_counts_what_the_notice_says(month: tuple[int, int], n: int, day: str) -> None:
    assert CALENDAR.nth_working_day(*month, n) == Reckoned(dt.date.fromisoformat(day), provisional=False)


def test_the_nth_working_day_is_provisional_as_soon_as_one_counted_day_is() -> None:
    assert CALENDAR.nth_working_day(2026, 12, 20) == Reckoned(dt.date(2026, 12, 28), provisional=False)
    assert CALENDAR.nth_working_day(2026, 12, 21) == Reckoned(dt.date(2026, 12, 29), provisional=True)
    assert CALENDAR.nth_working_day(2027, 1, 1) == Reckoned(dt.date(2027, 1, 4), provisional=True)


def test_a_firm_day_is_provisional_as_the_nth_if_a_day_before_it_is() -> None:
    firm = overridden(dt.date(2027, 3, 2), working=True)

    assert not firm.is_provisional(dt.date(2027, 3, 2))
    assert firm.nth_working_day(2027, 3, 2) == Reckoned(dt.date(2027, 3, 2), provisional=True)


@pytest.mark.parametrize("n", [-1, 0, 24])
def test_a_month_without_such_a_working_day_says_so(n: int) -> None:
    with pytest.raises(ValueError, match=f"2026-02 has no working day number {n}"):
        CALENDAR.nth_working_day(2026, 2, n)


def test_a_working_day_is_its_own_next_working_day() -> None:
    assert CALENDAR.working_day_from(dt.date(2026, 3, 6)) == Reckoned(dt.date(2026, 3, 6), provisional=False)


def test_a_saturday_moves_to_the_monday_after() -> None:
    assert CALENDAR.working_day_from(dt.date(2026, 3, 7)) == Reckoned(dt.date(2026, 3, 9), provisional=False)


def test_a_day_that_was_moved_is_provisional_when_the_day_it_moved_from_is() -> None:
    assert CALENDAR.working_day_from(dt.date(2027, 3, 6)).provisional


@pytest.mark.parametrize(
    ("firm", "working"),
    [
        pytest.param(dt.date(2027, 3, 8), True, id="the Monday it moved to is firm, the Saturday is not"),
        pytest.param(dt.date(2027, 3, 6), False, id="the Saturday is firmly free, the Monday may still be"),
    ],
)
def test_a_moved_day_is_provisional_if_any_day_on_the_way_is(firm: dt.date, *, working: bool) -> None:
    found = overridden(firm, working=working).working_day_from(dt.date(2027, 3, 6))

    assert found == Reckoned(dt.date(2027, 3, 8), provisional=True)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-03-06", 0, "2026-03-06"),
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-03-06", -2, "2026-03-04"),
        ("2026-03-07", 1, "2026-03-09"),
        ("2026-03-07", -1, "2026-03-06"),
        ("2026-09-30", 2, "2026-10-03"),
        ("2025-12-31", 1, "2026-01-05"),
    ],
)
def test_working_days_are_added_and_taken_away(start: str, n: int, end: str) -> None:
    assert CALENDAR.add_working_days(dt.date.fromisoformat(start), n) == dt.date.fromisoformat(end)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-03-06", "2026-03-06", 0),
        ("2026-03-06", "2026-03-08", 0),
        ("2026-03-06", "2026-03-09", 1),
        ("2026-03-09", "2026-03-06", 0),
        ("2026-09-30", "2026-10-05", 3),
    ],
)
def test_working_days_after_a_day_are_counted(start: str, end: str, days: int) -> None:
    assert CALENDAR.working_days_after(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == days


def test_the_version_names_the_source() -> None:
    assert CALENDAR.version == "made up"


def test_the_version_changes_with_the_overrides() -> None:
    versions = {
        overridden(dt.date(2026, 5, 6), working=True).version,
        overridden(dt.date(2026, 5, 6), working=False).version,
        overridden(dt.date(2026, 5, 7), working=True).version,
    }
    assert len(versions) == 3
    assert all(version.startswith("made up + 1 overrides ") for version in versions)


def test_the_version_does_not_depend_on_the_order_of_the_overrides() -> None:
    two = tuple(Override(dt.date(2026, 5, day), working=True, reason="", source="") for day in (6, 7))
    assert Calendar(notices, two).version == Calendar(notices, two[::-1]).version


@given(year=st.sampled_from([2026, 2027]), month=st.integers(1, 12), n=st.integers(1, 15))
def test_the_nth_working_day_is_worked_and_n_minus_one_are_before_it(year: int, month: int, n: int) -> None:
    found = CALENDAR.nth_working_day(year, month, n).date
    assert CALENDAR.is_working(found)
    assert CALENDAR.working_days_after(dt.date(year, month, 1) - dt.timedelta(1), found) == n


@given(day=DAYS, n=st.integers(-60, 60))
def test_adding_and_taking_away_leads_back_to_a_working_day(day: dt.date, n: int) -> None:
    start = CALENDAR.working_day_from(day).date
    assert CALENDAR.add_working_days(CALENDAR.add_working_days(start, n), -n) == start


@given(day=DAYS, n=st.integers(1, 60))
def test_counting_agrees_with_adding_also_from_a_day_off(day: dt.date, n: int) -> None:
    assert CALENDAR.working_days_after(day, CALENDAR.add_working_days(day, n)) == n
