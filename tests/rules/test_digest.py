"""What the facts of a week come to: figures that can be counted again from the lines behind them."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.digest import LightCount, PeriodCount, UnitOwing, summarise
from bot.rules.terms import Light, Status
from bot.rules.week_facts import Owed, Reported, Standing, TaskRef, Trouble, TroubleKind, Week
from tests.cast import DOCUMENT, at

AS_OF, SINCE, DUE = at("2026-03-06 16:00"), at("2026-02-27 16:00"), at("2026-03-06 17:30")
QUIET = Week(AS_OF, SINCE)


def task(no: int) -> TaskRef:
    return TaskRef(DOCUMENT, "附件1", no, f"完成第{no}项工作目标。")


def owed(unit: str, no: int, *, period: str = "2026-02", late: int = 0, provisional: bool = False) -> Owed:
    return Owed(unit, period, task(no), DUE, provisional, late)


def reported(unit: str, no: int, *, period: str = "2026-02", status: Status = Status.ON_TRACK) -> Reported:
    return Reported(unit, period, task(no), no, SINCE, status, "完成招标。", late=False)


def standing(unit: str, no: int, light: Light, status: Status | None = None) -> Standing:
    return Standing(unit, task(no), light, 0, reported(unit, no, status=status) if status else None)


def test_units_are_counted_once_however_many_items_they_have() -> None:
    week = replace(
        QUIET,
        owed=(owed("区发改局", 1), owed("区工信局", 3), owed("区财政局", 4, late=2)),
        reported=(reported("区发改局", 2), reported("区住建局", 5), reported("区住建局", 6)),
    )

    counted = summarise(week).periods

    assert counted == (PeriodCount("2026-02", DUE, provisional=False, units=4, reported=1, late=1),)
    assert counted[0].owing == 2


def test_the_latest_period_comes_first_and_earlier_ones_follow() -> None:
    week = replace(QUIET, owed=(owed("区发改局", 1, late=20),), reported=(reported("区发改局", 1, period="2026-03"),))

    assert [(each.period, each.reported, each.late) for each in summarise(week).periods] == [
        ("2026-03", 1, 0),
        ("2026-02", 0, 1),
    ]


def test_the_latest_period_comes_first_also_where_it_is_still_owed() -> None:
    week = replace(QUIET, owed=(owed("区发改局", 1), owed("区发改局", 1, period="2026-03")))

    assert [each.period for each in summarise(week).periods] == ["2026-03", "2026-02"]


def test_a_period_is_due_when_the_last_of_its_units_is_and_provisional_if_any_is() -> None:
    longer = replace(owed("区工信局", 2, provisional=True), due_at=at("2026-03-13 17:30"))
    week = replace(QUIET, owed=(owed("区发改局", 1), longer, owed("区财政局", 3)))

    counted = summarise(week).periods[0]

    assert (counted.due_at, counted.provisional) == (at("2026-03-13 17:30"), True)


def test_a_period_that_nobody_owes_any_more_has_no_due_time() -> None:
    counted = summarise(replace(QUIET, reported=(reported("区发改局", 1),))).periods[0]

    assert (counted.due_at, counted.provisional, counted.owing) == (None, False, 0)


def test_a_unit_on_a_provisional_date_owes_and_is_not_late() -> None:
    counted = summarise(replace(QUIET, owed=(owed("区发改局", 1, provisional=True),))).periods[0]

    assert (counted.late, counted.owing, counted.provisional) == (0, 1, True)


def test_late_units_come_by_how_late_they_are_then_by_how_much_they_owe() -> None:
    week = replace(
        QUIET,
        owed=(
            owed("区发改局", 1, late=1),
            owed("区工信局", 2, late=1),
            owed("区工信局", 3, late=1),
            owed("区财政局", 4, late=1),
            owed("区财政局", 4, period="2026-01", late=21),
            owed("区住建局", 5),
        ),
    )

    summary = summarise(week)

    assert summary.late == (UnitOwing("区财政局", 2, 21), UnitOwing("区工信局", 2, 1), UnitOwing("区发改局", 1, 1))
    assert summary.owing == (UnitOwing("区住建局", 1, 0),)


@pytest.mark.parametrize(
    ("lights", "shown"),
    [
        ([Light.GREEN, Light.RED, Light.YELLOW], Light.RED),
        ([Light.BLUE, Light.YELLOW], Light.YELLOW),
        ([Light.BLUE, Light.GREEN], Light.GREEN),
        ([Light.BLUE, Light.BLUE], Light.BLUE),
    ],
)
def test_a_task_of_several_units_shows_the_gravest_light(lights: list[Light], shown: Light) -> None:
    week = replace(QUIET, standings=tuple(standing(f"{no}局", 1, light) for no, light in enumerate(lights)))

    assert summarise(week).task_lights == {task(1): shown}


def test_the_units_of_a_task_are_found_wherever_they_stand() -> None:
    week = replace(
        QUIET,
        standings=(
            standing("区发改局", 1, Light.RED),
            standing("区工信局", 2, Light.GREEN),
            standing("区财政局", 1, Light.GREEN),
        ),
    )

    assert summarise(week).task_lights == {task(1): Light.RED, task(2): Light.GREEN}


def test_lights_are_compared_with_the_week_before() -> None:
    week = replace(
        QUIET,
        standings=(standing("区发改局", 1, Light.RED), standing("区工信局", 2, Light.GREEN)),
        before=(standing("区发改局", 1, Light.YELLOW), standing("区工信局", 2, Light.GREEN)),
    )

    assert summarise(week).lights == (
        LightCount(Light.GREEN, 1, 0),
        LightCount(Light.YELLOW, 0, -1),
        LightCount(Light.RED, 1, 1),
        LightCount(Light.BLUE, 0, 0),
    )


def test_without_a_week_before_no_change_is_claimed() -> None:
    week = replace(QUIET, standings=(standing("区发改局", 1, Light.GREEN),))

    assert {each.change for each in summarise(week).lights} == {None}


def test_completed_is_what_was_not_completed_a_week_ago() -> None:
    done = [standing("区发改局", no, Light.BLUE, Status.DONE) for no in (1, 2)]
    week = replace(
        QUIET,
        standings=(*reversed(done), standing("区发改局", 3, Light.YELLOW, Status.BEHIND)),
        before=(done[0], standing("区发改局", 2, Light.GREEN, Status.ON_TRACK)),
    )

    assert [each.task.no for each in summarise(week).completed] == [2]


def test_what_is_newly_completed_stands_in_the_order_of_the_document() -> None:
    done = [standing("区发改局", no, Light.BLUE, Status.DONE) for no in (3, 1, 2)]

    assert [each.task.no for each in summarise(replace(QUIET, standings=tuple(done))).completed] == [1, 2, 3]


def test_a_second_unit_that_completes_the_same_task_is_new() -> None:
    first, second = (standing(unit, 1, Light.BLUE, Status.DONE) for unit in ("区发改局", "区工信局"))
    week = replace(QUIET, standings=(first, second), before=(first,))

    assert [each.unit for each in summarise(week).completed] == ["区工信局"]


def test_troubles_are_sorted_by_kind_and_none_is_left_out() -> None:
    troubles = tuple(Trouble(kind, "区发改局") for kind in (*TroubleKind, TroubleKind.UNKNOWN))

    sorted_ = summarise(replace(QUIET, troubles=troubles)).troubles

    assert {kind: len(found) for kind, found in sorted_.items()} == Counter(each.kind for each in troubles)


def test_a_quiet_week_comes_to_nothing() -> None:
    summary = summarise(QUIET)

    assert (summary.periods, summary.late, summary.owing, summary.completed) == ((), (), (), ())
    assert {each.tasks for each in summary.lights} == {0}


units = st.sampled_from(["区发改局", "区工信局", "区财政局"])
owings = st.builds(
    owed, units, st.integers(1, 5), period=st.sampled_from(["2026-02", "2026-03"]), late=st.integers(0, 3)
)
reports = st.builds(reported, units, st.integers(1, 5), period=st.sampled_from(["2026-02", "2026-03"]))


@given(st.lists(owings, unique=True), st.lists(reports, unique=True))
def test_figures_add_up(missing: list[Owed], there: list[Reported]) -> None:
    summary = summarise(replace(QUIET, owed=tuple(missing), reported=tuple(there)))

    for each in summary.periods:
        assert each.owing >= 0
        assert each.reported + each.owing + each.late == each.units
    assert sum(each.items for each in (*summary.late, *summary.owing)) == len(missing)
