"""Lights: the rules of config.yaml, and others that places have."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.lights import SIGNS, Comparison, Facts, LightRule, light
from bot.rules.terms import Light, Status

RULES = (
    LightRule(Light.BLUE, completed=True),
    LightRule(Light.RED, late_working_days=Comparison(">=", 3)),
    LightRule(Light.YELLOW, late_working_days=Comparison(">=", 1)),
    LightRule(Light.YELLOW, self_assessed=Status.BEHIND),
    LightRule(Light.GREEN),
)
FACTS = Facts(completed=False, late_working_days=0, status=None, provisional=False)
ANY_FACTS = st.builds(Facts, st.booleans(), st.integers(0, 20), st.none() | st.sampled_from(Status), st.booleans())
ANY_RULES = st.lists(
    st.builds(
        LightRule,
        st.sampled_from(Light),
        st.none() | st.booleans(),
        st.none() | st.builds(Comparison, st.sampled_from(list(SIGNS)), st.integers(0, 9)),
        st.none() | st.sampled_from(Status),
    )
)


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, Light.GREEN),
        ({"late_working_days": 1}, Light.YELLOW),
        ({"late_working_days": 2}, Light.YELLOW),
        ({"late_working_days": 3}, Light.RED),
        ({"status": Status.ON_TRACK}, Light.GREEN),
        ({"status": Status.BEHIND}, Light.YELLOW),
        ({"status": Status.BEHIND, "late_working_days": 3}, Light.RED),
        ({"completed": True, "late_working_days": 9}, Light.BLUE),
    ],
)
def test_the_first_rule_that_holds_gives_the_light(changes: dict[str, object], shown: Light) -> None:
    assert light(RULES, dataclasses.replace(FACTS, **changes)) is shown  # type: ignore[arg-type]


def test_it_is_green_when_no_rule_holds() -> None:
    assert light((), FACTS) is Light.GREEN


def test_all_that_a_rule_says_must_hold() -> None:
    rules = (LightRule(Light.RED, completed=False, self_assessed=Status.DONE),)
    assert light(rules, dataclasses.replace(FACTS, status=Status.DONE)) is Light.RED
    assert light(rules, dataclasses.replace(FACTS, status=Status.DONE, completed=True)) is Light.GREEN


@pytest.mark.parametrize("late", [1, 3, 30])
def test_nothing_counts_as_late_on_a_provisional_date(late: int) -> None:
    assert light(RULES, dataclasses.replace(FACTS, late_working_days=late, provisional=True)) is Light.GREEN


def test_a_unit_may_still_call_itself_behind_on_a_provisional_date() -> None:
    assert light(RULES, dataclasses.replace(FACTS, status=Status.BEHIND, provisional=True)) is Light.YELLOW


def test_red_gives_way_to_the_next_rule_on_a_provisional_date() -> None:
    rules = (LightRule(Light.RED, self_assessed=Status.BEHIND), LightRule(Light.YELLOW, self_assessed=Status.BEHIND))
    behind = dataclasses.replace(FACTS, status=Status.BEHIND)
    assert light(rules, behind) is Light.RED
    assert light(rules, dataclasses.replace(behind, provisional=True)) is Light.YELLOW


@pytest.mark.parametrize(
    ("sign", "holds"),
    [
        (">=", [False, True, True]),
        (">", [False, False, True]),
        ("==", [False, True, False]),
        ("<", [True, False, False]),
        ("<=", [True, True, False]),
    ],
)
def test_each_sign_compares_as_it_reads(sign: str, holds: list[bool]) -> None:
    assert [Comparison(sign, 2).holds(value) for value in (1, 2, 3)] == holds


@given(rules=ANY_RULES, facts=ANY_FACTS)
def test_no_rules_make_anything_red_on_a_provisional_date(rules: list[LightRule], facts: Facts) -> None:
    assert light(rules, dataclasses.replace(facts, provisional=True)) is not Light.RED
