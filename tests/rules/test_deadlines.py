"""Windows and periods. The tests' notices know 2026 only, with 1 to 7 October free."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.calendar import Calendar
from bot.rules.deadlines import Due, ObligationRule, Of, OnDate, OnDay, OnWorkingDay, Opens, Window, periods, window
from bot.rules.terms import Role
from tests.cast import ZONE, at

CLOSE = dt.time(17, 30)


def notices(day: dt.date) -> bool | None:
    if day.year != 2026:
        return None
    return day.weekday() < 5 and not (day.month == 10 and day.day <= 7)


CALENDAR = Calendar(notices, source="made up")


def rule(due: Due, opens: Opens | None = None) -> ObligationRule:
    once = isinstance(due, OnDate)
    first: Opens = OnDate(due.date.replace(day=1)) if isinstance(due, OnDate) else OnDay(1, due.of)
    return ObligationRule("monthly", "附件4", due, opens or first, every=None if once else "month")


def reckoned(due: Due, period: str) -> Window:
    return window(rule(due), period, calendar=CALENDAR, zone=ZONE)


@pytest.mark.parametrize(
    ("issued", "first", "count"),
    [("2020-02-17", "2020-02", 11), ("2020-12-30", "2020-12", 1), ("2019-12-30", "2020-01", 12)],
)
def test_periods_run_from_the_month_of_issue_to_december(issued: str, first: str, count: int) -> None:
    found = periods(dt.date.fromisoformat(issued), 2020)
    assert (found[0], found[-1], len(found)) == (first, "2020-12", count)


def test_a_programme_issued_after_its_year_has_no_period() -> None:
    assert periods(dt.date(2021, 1, 4), 2020) == ()


@pytest.mark.parametrize(
    ("due", "period", "moment"),
    [
        (OnWorkingDay(5, at=CLOSE), "2026-02", "2026-03-06 17:30"),
        (OnWorkingDay(5, at=CLOSE), "2026-09", "2026-10-14 17:30"),
        (OnWorkingDay(5, at=CLOSE), "2026-12", "2027-01-08 17:30"),
        (OnWorkingDay(1, Of.THIS_MONTH, CLOSE), "2026-03", "2026-03-02 17:30"),
        (OnDay(25, Of.THIS_MONTH, CLOSE), "2026-03", "2026-03-25 17:30"),
        (OnDay(5, Of.NEXT_MONTH, dt.time(12)), "2026-02", "2026-03-05 12:00"),
        (OnDate(dt.date(2026, 2, 28), CLOSE), "plan", "2026-02-28 17:30"),
    ],
)
def test_each_rule_gives_its_due_moment(due: Due, period: str, moment: str) -> None:
    assert reckoned(due, period).due_at == at(moment)


@pytest.mark.parametrize(
    ("day", "period", "moment"), [(5, "2026-09", "2026-10-08 17:30"), (28, "2026-01", "2026-03-02 17:30")]
)
def test_a_day_of_the_month_that_is_off_moves_to_the_next_working_day(day: int, period: str, moment: str) -> None:
    assert reckoned(OnDay(day, at=CLOSE), period).due_at == at(moment)


def test_a_date_that_a_document_fixes_stands_and_is_never_provisional() -> None:
    found = reckoned(OnDate(dt.date(2027, 2, 27), CLOSE), "plan")
    assert (found.due_at, found.provisional) == (at("2027-02-27 17:30"), False)


@pytest.mark.parametrize("due", [OnWorkingDay(5, at=CLOSE), OnDay(5, at=CLOSE)])
def test_a_due_date_in_a_year_without_a_notice_is_provisional(due: Due) -> None:
    assert reckoned(due, "2026-12").provisional
    assert not reckoned(due, "2026-11").provisional


def test_a_window_opens_at_midnight_of_its_first_day() -> None:
    assert reckoned(OnWorkingDay(5, at=CLOSE), "2026-02").opens_at == at("2026-03-01 00:00")


def test_a_window_may_open_in_the_month_that_is_reported() -> None:
    early = rule(OnWorkingDay(5, at=CLOSE), OnDay(25, Of.THIS_MONTH, dt.time(9)))
    assert window(early, "2026-12", calendar=CALENDAR, zone=ZONE).opens_at == at("2026-12-25 09:00")


def test_a_window_of_one_date_opens_on_its_date() -> None:
    once = rule(OnDate(dt.date(2026, 2, 24), CLOSE), OnDate(dt.date(2026, 2, 17)))
    assert window(once, "plan", calendar=CALENDAR, zone=ZONE).opens_at == at("2026-02-17 00:00")


@pytest.mark.parametrize(
    ("due", "basis"),
    [
        (OnWorkingDay(5, at=CLOSE), "monthly: working day 5 of next_month 17:30; made up"),
        (OnDay(25, Of.THIS_MONTH, CLOSE), "monthly: day 25 of this_month 17:30; made up"),
        (OnDate(dt.date(2026, 2, 24), CLOSE), "monthly: 2026-02-24 17:30; made up"),
    ],
)
def test_a_window_tells_the_rule_and_the_calendar_it_came_from(due: Due, basis: str) -> None:
    assert reckoned(due, "2026-02").basis == basis


def test_leads_and_separate_units_owe_unless_the_rule_says_otherwise() -> None:
    assert rule(OnDay(5, at=CLOSE)).owed_by == {Role.LEAD, Role.SEPARATE}


@pytest.mark.parametrize("number", [0, 16])
def test_a_working_day_that_some_months_lack_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"working_day is {number}: it must be from 1 to 15"):
        OnWorkingDay(number)


@pytest.mark.parametrize("number", [0, 29])
def test_a_day_that_some_months_lack_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=f"day is {number}: it must be from 1 to 28"):
        OnDay(number)


@pytest.mark.parametrize(
    ("due", "opens"),
    [
        (OnWorkingDay(5, at=CLOSE), OnDay(6)),
        (OnDay(5, at=CLOSE), OnDay(5, at=CLOSE)),
        (OnDay(25, Of.THIS_MONTH, CLOSE), OnDay(1)),
        (OnDate(dt.date(2026, 2, 24)), OnDate(dt.date(2026, 2, 24))),
    ],
)
def test_what_is_due_before_it_opens_is_refused(due: Due, opens: Opens) -> None:
    with pytest.raises(ValueError, match="before it opens"):
        rule(due, opens)


def test_a_date_and_a_day_of_the_month_do_not_go_together() -> None:
    with pytest.raises(ValueError, match="make both dates"):
        rule(OnDay(5, at=CLOSE), OnDate(dt.date(2026, 2, 1)))


@pytest.mark.parametrize(("due", "every"), [(OnDay(5, at=CLOSE), None), (OnDate(dt.date(2026, 2, 24)), "month")])
def test_what_is_due_on_one_date_cannot_be_owed_every_month(due: Due, every: str | None) -> None:
    with pytest.raises(ValueError, match="owed once"):
        dataclasses.replace(rule(due), every=every)


MONTHLY_RULES = st.one_of(
    st.builds(OnWorkingDay, st.integers(1, 15), st.sampled_from(Of), st.times(dt.time(0, 1), dt.time(23, 59))),
    st.builds(OnDay, st.integers(1, 28), st.sampled_from(Of), st.times(dt.time(0, 1), dt.time(23, 59))),
)


@given(due=MONTHLY_RULES, month=st.integers(1, 12))
def test_every_possible_rule_opens_before_it_is_due_on_a_working_day(due: Due, month: int) -> None:
    found = reckoned(due, f"2026-{month:02}")
    assert found.opens_at < found.due_at
    assert CALENDAR.is_working(found.due_at.astimezone(ZONE).date())
