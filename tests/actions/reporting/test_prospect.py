"""What lies before a unit: its share of the year, and its next deadline."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlmodel import Session

from bot.actions.reporting.prospect import next_due, share
from bot.rules.deadlines import ObligationRule, OnDate
from bot.rules.letters.enrolment import NextDue, Share
from bot.rules.terms import Role
from bot.store.door import Store
from bot.store.tables import Assignment, Programme, Task, Unit
from tests import cast
from tests.cast import at

MARCH_2 = at("2026-03-02 10:00")
FEBRUARY = NextDue("2026-02", at("2026-03-06 17:30"))
MARCH = NextDue("2026-03", at("2026-04-08 17:30"))
(MONTHLY,) = (rule for rule in cast.settings().obligations if rule.active and rule.every)


def unit_of(session: Session, role: Role = Role.LEAD) -> tuple[Programme, Unit, Assignment]:
    programme, unit = cast.programme(session), cast.unit(session)
    return programme, unit, cast.assignment(session, cast.task(session, programme, 1), unit, role)


def due(
    session: Session, unit: Unit, now: dt.datetime = MARCH_2, rules: tuple[ObligationRule, ...] = (MONTHLY,)
) -> NextDue | None:
    session.flush()
    return next_due(session, unit.id or 0, rules=rules, calendar=cast.calendar(), zone=cast.ZONE, now=now)


def test_the_tasks_of_the_latest_year_are_counted_by_role(store: Store) -> None:
    with store.writing() as session:
        before = cast.programme(session, "云溪政办发〔2025〕3号", issued=dt.date(2025, 2, 25), year=2025)
        programme, unit, _ = unit_of(session)
        cast.owes(session, before, unit, [1, 2, 3])
        cast.owes(session, programme, unit, [2, 3], Role.SEPARATE)
        for no in (4, 5, 6):
            cast.assignment(session, cast.task(session, programme, no), unit, Role.SUPPORT)
        cast.assignment(session, cast.task(session, programme, 7), unit, Role.JOINT, settled=False)
        cast.owes(session, programme, cast.unit(session, "区工信局"), [8])

        assert share(session, unit.id or 0) == (2026, Share(lead=1, separate=2, support=3, unconfirmed=1))
        assert share(session, unit.id or 0)[1].total == 7


def test_before_the_first_programme_there_is_no_year_and_no_share(store: Store) -> None:
    with store.writing() as session:
        assert share(session, cast.unit(session).id or 0) == (None, Share())


@pytest.mark.parametrize("gone", ["task", "assignment"])
def test_what_was_withdrawn_is_no_share_and_owes_nothing(store: Store, gone: str) -> None:
    with store.writing() as session:
        _, unit, assignment = unit_of(session)
        row = assignment if gone == "assignment" else session.get_one(Task, assignment.task_id)
        row.withdrawn_at = MARCH_2
        session.flush()

        assert share(session, unit.id or 0)[1] == Share()
        assert due(session, unit) is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-03-02 10:00", FEBRUARY),
        ("2026-03-06 17:29", FEBRUARY),
        ("2026-03-06 17:30", MARCH),
        ("2026-03-20 09:00", MARCH),
    ],
)
def test_the_next_deadline_is_the_first_after_now(store: Store, now: str, expected: NextDue) -> None:
    with store.writing() as session:
        _, unit, _ = unit_of(session)
        found = due(session, unit, at(now))
        assert found is not None
        assert (found.period, found.at) == (expected.period, expected.at)


def test_the_last_report_of_the_year_is_due_in_january_and_after_it_none(store: Store) -> None:
    with store.writing() as session:
        _, unit, _ = unit_of(session)
        december = due(session, unit, at("2026-12-31 12:00"))
        assert december is not None
        assert (december.period, december.provisional) == ("2026-12", True)
        assert due(session, unit, december.at) is None


def test_a_report_that_is_open_is_due_as_it_was_opened(store: Store) -> None:
    with store.writing() as session:
        programme, unit, assignment = unit_of(session)
        cast.obligation(session, programme, unit, [assignment], due_at=at("2026-03-10 12:00"), provisional=True)
        assert due(session, unit) == NextDue("2026-02", at("2026-03-10 12:00"), provisional=True)


def test_a_report_that_is_met_is_not_due_any_more(store: Store) -> None:
    with store.writing() as session:
        programme, unit, assignment = unit_of(session)
        cast.obligation(session, programme, unit, [assignment]).met_at = MARCH_2
        found = due(session, unit)
        assert found is not None
        assert found.period == "2026-03"


@pytest.mark.parametrize("other", ["programme", "unit", "kind"])
def test_another_report_of_the_month_that_is_met_changes_nothing(store: Store, other: str) -> None:
    with store.writing() as session:
        programme, unit, _ = unit_of(session)
        met = cast.obligation(
            session,
            cast.programme(session, "云溪政办发〔2026〕5号") if other == "programme" else programme,
            cast.unit(session, "区工信局") if other == "unit" else unit,
            [],
        )
        met.met_at = MARCH_2
        if other == "kind":
            met.kind = "plan"
        found = due(session, unit)
        assert found is not None
        assert found.period == "2026-02"


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.JOINT])
def test_who_owes_no_report_has_no_deadline(store: Store, role: Role) -> None:
    with store.writing() as session:
        _, unit, _ = unit_of(session, role)
        assert due(session, unit) is None


def test_what_is_not_settled_has_no_deadline(store: Store) -> None:
    with store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        cast.assignment(session, cast.task(session, programme, 1), unit, settled=False)
        assert due(session, unit) is None


def test_what_fell_due_before_the_programme_was_confirmed_is_never_due(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session, confirmed_at=at("2026-03-06 17:30"))
        unit = cast.unit(session)
        cast.owes(session, programme, unit, [1])
        found = due(session, unit)
        assert found is not None
        assert found.period == "2026-03"


def test_of_two_programmes_the_sooner_deadline_is_next(store: Store) -> None:
    with store.writing() as session:
        _, unit, _ = unit_of(session)
        other = cast.programme(session, "云溪政办发〔2026〕5号")
        owed = cast.owes(session, other, unit, [1])
        cast.obligation(session, other, unit, owed, due_at=at("2026-03-05 12:00"))
        assert due(session, unit) == NextDue("2026-02", at("2026-03-05 12:00"))


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(replace(MONTHLY, active=False), id="not asked for"),
        pytest.param(
            replace(
                MONTHLY, kind="plan", every=None, due=OnDate(dt.date(2026, 4, 1)), opens=OnDate(dt.date(2026, 3, 1))
            ),
            id="owed once",
        ),
    ],
)
def test_only_what_is_asked_for_every_month_has_a_next_deadline(store: Store, rule: ObligationRule) -> None:
    with store.writing() as session:
        _, unit, _ = unit_of(session)
        assert due(session, unit, rules=(rule,)) is None
