"""Reminders' stages for 云溪区: the February report, due on Friday 6 March 2026 at 17:30."""

import dataclasses
import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.calendar import Calendar
from bot.rules.deadlines import Window
from bot.rules.due import Stage, Step, Verdict, When, late_working_days, said_next, stages
from bot.rules.hours import WorkingHours
from tests.cast import ZONE, at

CALENDAR = Calendar(lambda day: day.weekday() < 5)
HOURS = WorkingHours(((dt.time(8, 30), dt.time(12)), (dt.time(13, 30), dt.time(17, 30))))
NINE, THREE = dt.time(9), dt.time(15)
STEPS = (
    Step(When.OPEN),
    Step(When.BEFORE, 2, NINE),
    Step(When.DUE, at=NINE),
    Step(When.DUE, at=THREE),
    Step(When.AFTER, 1, NINE),
    Step(When.EVERY, 2, NINE, at_most=5),
)
FEBRUARY = Window("2026-02", at("2026-03-01 00:00"), at("2026-03-06 17:30"), provisional=False, basis="")


def laid(steps: tuple[Step, ...] = STEPS, window: Window = FEBRUARY) -> tuple[Stage, ...]:
    return stages(steps, window, calendar=CALENDAR, hours=HOURS, zone=ZONE)


def timetable(found: tuple[Stage, ...]) -> dict[str, str]:
    return {stage.name: f"{stage.at.astimezone(ZONE):%m-%d %H:%M}" for stage in found}


def moved(due: str, opens: str = "2026-03-01 00:00", *, provisional: bool = False) -> Window:
    return Window("2026-02", at(opens), at(due), provisional, basis="")


def test_the_whole_timetable_of_a_month() -> None:
    assert timetable(laid()) == {
        "open": "03-02 08:30",
        "before-2": "03-04 09:00",
        "due-09:00": "03-06 09:00",
        "due-15:00": "03-06 15:00",
        "after-1": "03-09 09:00",
        "every-1": "03-11 09:00",
        "every-2": "03-13 09:00",
        "every-3": "03-17 09:00",
        "every-4": "03-19 09:00",
        "every-5": "03-23 09:00",
    }


def test_each_stage_knows_its_kind() -> None:
    assert [stage.kind for stage in laid()] == ["open", "before", "due", "due", *["after"] * 6]


def test_moments_are_in_utc() -> None:
    assert all(stage.at.tzinfo is dt.UTC for stage in laid())


def test_the_opening_waits_for_the_first_working_moment() -> None:
    assert timetable(laid((Step(When.OPEN),), moved("2026-08-07 17:30", "2026-08-01 00:00"))) == {"open": "08-03 08:30"}


def test_a_due_day_that_is_off_is_reminded_of_on_the_working_day_before() -> None:
    found = timetable(laid(window=moved("2026-03-08 17:30")))
    assert found["due-09:00"] == "03-06 09:00"
    assert found["before-2"] == "03-05 09:00"
    assert found["after-1"] == "03-09 09:00"


def test_every_counts_from_the_due_day_when_nothing_comes_right_after_it() -> None:
    assert timetable(laid((Step(When.EVERY, 2, NINE, at_most=2),))) == {
        "every-1": "03-10 09:00",
        "every-2": "03-12 09:00",
    }


def test_a_time_outside_working_hours_waits_for_them() -> None:
    assert timetable(laid((Step(When.BEFORE, 2, dt.time(12, 30)),))) == {"before-2": "03-04 13:30"}


def test_what_would_come_before_the_opening_is_left_out() -> None:
    found = timetable(laid(window=moved("2026-03-03 17:30", "2026-03-02 10:00")))
    assert "before-2" not in found
    assert found["open"] == "03-02 10:00"


@pytest.mark.parametrize("due", ["2026-03-06 12:00", "2026-03-06 15:00"])
def test_a_reminder_that_would_come_at_the_due_time_or_after_it_is_left_out(due: str) -> None:
    found = timetable(laid(window=moved(due)))
    assert "due-15:00" not in found
    assert "due-09:00" in found


def test_a_window_that_opens_and_ends_in_days_off_is_only_spoken_of_afterwards() -> None:
    found = laid(window=moved("2026-03-08 17:30", "2026-03-07 00:00"))
    assert {stage.kind for stage in found} == {"after"}


def test_the_more_urgent_of_two_stages_on_one_day_is_said() -> None:
    found = timetable(laid(window=moved("2026-03-04 17:30", "2026-03-01 00:00")))
    assert "open" not in found
    assert found["before-2"] == "03-02 09:00"


def test_the_due_day_keeps_its_own_stages_and_no_other() -> None:
    found = laid(window=moved("2026-03-02 17:30"))
    assert [stage.name for stage in found][:3] == ["due-09:00", "due-15:00", "after-1"]


def test_nothing_comes_after_a_provisional_date() -> None:
    found = laid(window=dataclasses.replace(FEBRUARY, provisional=True))
    assert [stage.name for stage in found] == ["open", "before-2", "due-09:00", "due-15:00"]


def test_nothing_is_said_before_the_first_stage() -> None:
    assert said_next(laid(), frozenset(), at("2026-03-02 08:29")) == Verdict(None, (), at("2026-03-02 08:30"))


def test_a_stage_is_said_when_its_time_has_come() -> None:
    verdict = said_next(laid(), frozenset(), at("2026-03-02 08:30"))
    assert verdict == Verdict(laid()[0], (), at("2026-03-04 09:00"))


def test_a_stage_that_was_said_is_not_said_again() -> None:
    assert said_next(laid(), frozenset({"open"}), at("2026-03-03 10:00")) == Verdict(None, (), at("2026-03-04 09:00"))


def test_a_late_start_says_one_thing_and_covers_the_rest() -> None:
    verdict = said_next(laid(), frozenset({"open"}), at("2026-03-10 10:00"))
    assert verdict.say == laid()[4]
    assert verdict.passed == ("before-2", "due-09:00", "due-15:00")


def test_an_earlier_stage_is_not_said_after_a_later_one() -> None:
    verdict = said_next(laid(), frozenset({"open", "due-09:00"}), at("2026-03-06 10:00"))
    assert verdict.say is None


def test_after_the_last_stage_there_is_nothing_more() -> None:
    names = frozenset(stage.name for stage in laid())
    assert said_next(laid(), names, at("2026-04-30 10:00")) == Verdict(None, (), None)


@pytest.mark.parametrize(
    ("given_at", "days"),
    [
        ("2026-03-06 17:30", 0),
        ("2026-03-06 17:31", 1),
        ("2026-03-07 10:00", 1),
        ("2026-03-09 08:00", 1),
        ("2026-03-10 08:00", 2),
        ("2026-03-16 08:00", 6),
    ],
)
def test_lateness_is_counted_in_working_days_and_is_at_least_one(given_at: str, days: int) -> None:
    late = late_working_days(FEBRUARY.due_at, at(given_at), calendar=CALENDAR, zone=ZONE, provisional=False)
    assert late == days


def test_nobody_is_late_by_a_provisional_date() -> None:
    late = late_working_days(FEBRUARY.due_at, at("2026-04-30 10:00"), calendar=CALENDAR, zone=ZONE, provisional=True)
    assert late == 0


TIMES = st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))
LONE = st.one_of(
    st.just(Step(When.OPEN)),
    st.builds(Step, st.sampled_from([When.BEFORE, When.AFTER]), st.integers(1, 9), TIMES),
    st.builds(Step, st.just(When.DUE), st.just(0), TIMES),
    st.builds(Step, st.just(When.EVERY), st.integers(1, 5), TIMES, st.integers(1, 6)),
)


def same_name(step: Step) -> object:
    return {When.EVERY: "every", When.DUE: step.at}.get(step.when, (step.when, step.days))


PLANS = st.lists(LONE, max_size=8, unique_by=same_name).map(tuple)
WINDOWS = st.builds(
    lambda opens, length, provisional: Window("2026-02", opens, opens + length, provisional, ""),
    st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2026, 12, 1), timezones=st.just(dt.UTC)),  # noqa: DTZ001 -- bounds are naive
    st.timedeltas(dt.timedelta(hours=1), dt.timedelta(days=40)),
    st.booleans(),
)


@given(plan=PLANS, window=WINDOWS)
def test_stages_are_in_order_inside_hours_and_of_different_names(plan: tuple[Step, ...], window: Window) -> None:
    found = laid(plan, window)
    assert [stage.at for stage in found] == sorted(stage.at for stage in found)
    assert all(HOURS.inside(stage.at, calendar=CALENDAR, zone=ZONE) for stage in found)
    assert len({stage.name for stage in found}) == len(found)


@given(plan=PLANS, window=WINDOWS)
def test_stages_keep_to_their_side_of_the_due_time(plan: tuple[Step, ...], window: Window) -> None:
    for stage in laid(plan, window):
        assert (stage.at > window.due_at) is (stage.kind == "after")
        assert stage.at >= window.opens_at
        assert not (window.provisional and stage.kind == "after")


@given(plan=PLANS, window=WINDOWS)
def test_a_day_has_one_stage_unless_they_are_the_due_days_own(plan: tuple[Step, ...], window: Window) -> None:
    found = laid(plan, window)
    for _, day in itertools.groupby(found, key=lambda stage: stage.at.astimezone(ZONE).date()):
        kinds = [stage.kind for stage in day]
        assert len(kinds) == 1 or set(kinds) == {"due"}


@given(hours=st.lists(st.integers(1, 200), min_size=1, max_size=40))
def test_whatever_the_sweeps_each_stage_is_said_once_at_most_and_in_order(hours: list[int]) -> None:
    now, said, told = at("2026-03-01 00:00"), frozenset[str](), list[Stage]()
    for step in hours:
        now += dt.timedelta(hours=step)
        verdict = said_next(laid(), said, now)
        assert verdict.next_at is None or verdict.next_at > now
        if verdict.say:
            assert verdict.say.name not in said
            assert verdict.say.at <= now
            told.append(verdict.say)
            said |= {verdict.say.name, *verdict.passed}
    assert [stage.at for stage in told] == sorted({stage.at for stage in told})
    assert said == {stage.name for stage in laid() if stage.at <= now}
