"""Opening periods: who owes what from when on."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlmodel import Session, col, select

from bot.actions.reminding.open_periods import open_periods
from bot.actions.reminding.remind import sweep
from bot.rules.deadlines import ObligationRule, OnDate
from bot.rules.terms import Role
from bot.store.door import Store
from bot.store.tables import Cover, Item, Obligation, Programme, Task, Unit
from tests import cast
from tests.cast import at
from tests.cycle import opens

FIRST_OF_MARCH = at("2026-03-01 00:05")


def opened(session: Session, now: dt.datetime = FIRST_OF_MARCH) -> int:
    return opens(session, now)


def owed(session: Session) -> dict[tuple[str, str], int]:
    """How many items each unit owes for each period."""
    rows = session.exec(select(Obligation, Unit.name).join(Unit).order_by(Obligation.id))  # type: ignore[arg-type]
    return {(name, obligation.period): len(cast.items(session, obligation)) for obligation, name in rows}


def only(session: Session) -> Obligation:
    return session.exec(select(Obligation)).one()


def woken(session: Session, programme: Programme, when: dt.datetime) -> None:
    programme.wake_at = when
    session.add(programme)


def answer(session: Session, obligation: Obligation) -> None:
    for number, item in enumerate(cast.items(session, obligation), start=1):
        item.entry_seq = number
        session.add(item)
    obligation.met_at, obligation.wake_at = at("2026-03-03 10:00"), None
    session.add(obligation)


def test_each_unit_that_leads_or_handles_separately_owes_one_report_with_an_item_for_each_task(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session, "区发改局"), [1, 2])
        cast.owes(session, programme, cast.unit(session, "区工信局"), [3], Role.SEPARATE)
        assert opened(session) == 2
        assert owed(session) == {("区发改局", "2026-02"): 2, ("区工信局", "2026-02"): 1}


def test_who_supports_or_is_in_doubt_owes_nothing(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        unit = cast.unit(session)
        cast.assignment(session, cast.task(session, programme, 1), unit, Role.SUPPORT)
        cast.assignment(session, cast.task(session, programme, 2), unit, Role.JOINT, settled=False)
        cast.assignment(session, cast.task(session, programme, 3), cast.group(session), Role.SEPARATE)
        assert opened(session) == 0
        assert owed(session) == {}


def test_february_is_due_on_the_fifth_working_day_of_march_and_says_by_which_rule(store: Store) -> None:
    with store.writing() as session:
        cast.owes(session, cast.programme(session), cast.unit(session), [1])
        opened(session)
        found = only(session)
        assert (found.opens_at, found.due_at) == (at("2026-03-01 00:00"), at("2026-03-06 17:30"))
        assert found.wake_at == FIRST_OF_MARCH
        assert not found.provisional
        assert "working day 5" in found.basis


def test_a_second_run_opens_nothing(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1, 2])
        opened(session)
        woken(session, programme, FIRST_OF_MARCH)
        assert opened(session) == 0
        assert owed(session) == {("区发改局", "2026-02"): 2}


def test_a_second_run_leaves_the_hour_of_what_is_still_owed(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1])
        opened(session)
        only(session).wake_at = at("2026-03-04 09:00")
        woken(session, programme, FIRST_OF_MARCH)
        opened(session)
        session.expire_all()
        assert (only(session).met_at, only(session).wake_at) == (None, at("2026-03-04 09:00"))


def test_nothing_is_opened_before_the_month_begins(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1])
        assert opened(session, at("2026-02-28 23:59")) == 0
        assert programme.wake_at == at("2026-03-01 00:00")


def test_the_programme_sleeps_until_its_next_period_and_for_ever_after_the_last(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1])
        opened(session)
        assert programme.wake_at == at("2026-04-01 00:00")
        opened(session, at("2027-01-01 00:00"))
        assert programme.wake_at is None


def test_a_late_start_opens_every_period_that_was_missed(store: Store) -> None:
    with store.writing() as session:
        cast.owes(session, cast.programme(session), cast.unit(session), [1])
        assert opened(session, at("2026-05-20 09:00")) == 3
        assert [period for _, period in owed(session)] == ["2026-02", "2026-03", "2026-04"]


def test_what_fell_due_before_the_programme_was_confirmed_is_not_opened(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session, confirmed_at=at("2026-04-07 09:00"))
        cast.owes(session, programme, cast.unit(session), [1])
        opened(session, at("2026-04-07 09:00"))
        assert [period for _, period in owed(session)] == ["2026-03"]


def test_a_document_of_2020_that_is_imported_in_2026_opens_nothing(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session, issued=dt.date(2020, 2, 17), year=2020, confirmed_at=at("2026-03-01 00:00"))
        cast.owes(session, programme, cast.unit(session), [1])
        assert opened(session) == 0
        assert programme.wake_at is None


def test_december_is_owed_in_january_by_a_provisional_date(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session, confirmed_at=at("2026-12-20 09:00"))
        cast.owes(session, programme, cast.unit(session), [1])
        opened(session, at("2027-01-01 00:00"))
        december = only_of(session, "2026-12")
        assert december.provisional
        assert december.due_at > at("2027-01-01 00:00")


def only_of(session: Session, period: str) -> Obligation:
    return session.exec(select(Obligation).where(Obligation.period == period)).one()


def test_an_assignment_that_is_settled_later_joins_what_is_not_yet_due(store: Store) -> None:
    with store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        cast.owes(session, programme, unit, [1])
        opened(session)
        cast.assignment(session, cast.task(session, programme, 2), unit, settled_at=at("2026-03-04 10:00"))
        woken(session, programme, at("2026-03-04 10:00"))
        assert opened(session, at("2026-03-04 10:00")) == 0
        assert owed(session) == {("区发改局", "2026-02"): 2}


def test_an_assignment_that_is_settled_after_the_due_date_joins_the_next_period_only(store: Store) -> None:
    with store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        cast.owes(session, programme, unit, [1])
        opened(session)
        cast.assignment(session, cast.task(session, programme, 2), unit, settled_at=at("2026-03-09 10:00"))
        woken(session, programme, at("2026-03-09 10:00"))
        opened(session, at("2026-04-01 00:00"))
        assert owed(session) == {("区发改局", "2026-02"): 1, ("区发改局", "2026-03"): 2}


def test_a_met_report_with_a_new_task_is_owed_again(store: Store) -> None:
    with store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        cast.owes(session, programme, unit, [1])
        opened(session)
        answer(session, only(session))
        cast.assignment(session, cast.task(session, programme, 2), unit, settled_at=at("2026-03-04 10:00"))
        woken(session, programme, at("2026-03-04 10:00"))
        opened(session, at("2026-03-04 10:00"))
        session.refresh(found := only(session))
        assert found.met_at is None
        assert found.wake_at == at("2026-03-04 10:00")


def withdraw(session: Session, programme: Programme, no: int) -> None:
    task = session.exec(select(Task).where(Task.no == no)).one()
    task.withdrawn_at = at("2026-03-04 10:00")
    session.add(task)
    woken(session, programme, at("2026-03-04 10:00"))


def test_a_withdrawn_task_leaves_what_is_owed(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1, 2])
        opened(session)
        withdraw(session, programme, 2)
        opened(session, at("2026-03-04 10:00"))
        assert owed(session) == {("区发改局", "2026-02"): 1}


def test_a_withdrawn_task_that_was_answered_stays_in_the_books(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1, 2])
        opened(session)
        answer(session, only(session))
        withdraw(session, programme, 2)
        opened(session, at("2026-03-04 10:00"))
        assert owed(session) == {("区发改局", "2026-02"): 2}
        assert only(session).met_at == at("2026-03-03 10:00")


def test_when_the_last_open_task_is_withdrawn_the_report_is_complete(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1, 2])
        opened(session)
        first = cast.items(session, only(session))[0]
        first.entry_seq = 1
        session.add(first)
        withdraw(session, programme, 2)
        opened(session, at("2026-03-04 10:00"))
        session.refresh(found := only(session))
        assert found.met_at == at("2026-03-04 10:00")
        assert found.wake_at is None


def test_a_report_of_which_nothing_is_left_is_gone(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1])
        opened(session)
        withdraw(session, programme, 1)
        opened(session, at("2026-03-04 10:00"))
        assert session.exec(select(Obligation)).all() == []
        assert session.exec(select(Item)).all() == []


def test_a_report_that_was_spoken_of_goes_with_what_was_said_of_it(store: Store) -> None:
    with store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        cast.owes(session, programme, unit, [1])
        cast.bind_contact(session, unit)
        opened(session)
        sweep(session, now=at("2026-03-02 09:00"), timetable=cast.timetable())
        assert session.exec(select(Cover)).all()
        withdraw(session, programme, 1)
        opened(session, at("2026-03-04 10:00"))
        assert session.exec(select(Cover)).all() == []


def test_an_assignment_that_was_withdrawn_leaves_what_is_owed(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        first, _ = cast.owes(session, programme, cast.unit(session), [1, 2])
        opened(session)
        first.withdrawn_at = at("2026-03-04 10:00")
        woken(session, programme, at("2026-03-04 10:00"))
        opened(session, at("2026-03-04 10:00"))
        (item,) = cast.items(session, only(session))
        assert item.assignment_id != first.id


def test_two_programmes_are_two_reports_each_with_its_own_tasks(store: Store) -> None:
    with store.writing() as session:
        unit = cast.unit(session)
        ours = [cast.owes(session, cast.programme(session), unit, [1, 2])]
        ours += [cast.owes(session, cast.programme(session, "云溪政办发〔2026〕5号"), unit, [7])]
        assert opened(session) == 2
        found = session.exec(select(Obligation).order_by(col(Obligation.programme_id))).all()
        items = [[item.assignment_id for item in cast.items(session, each)] for each in found]
        assert items == [[each.id for each in assignments] for assignments in ours]


def test_changing_one_programme_leaves_what_another_owes(store: Store) -> None:
    with store.writing() as session:
        unit = cast.unit(session)
        first, second = cast.programme(session), cast.programme(session, "云溪政办发〔2026〕5号")
        for programme in (first, second):
            cast.owes(session, programme, unit, [1])
        opened(session)
        later = session.exec(select(Obligation).where(Obligation.programme_id == second.id)).one()
        later.wake_at = at("2026-03-06 09:00")
        cast.assignment(session, cast.task(session, first, 2), unit)
        woken(session, first, at("2026-03-04 10:00"))
        assert opened(session, at("2026-03-04 10:00")) == 0
        session.refresh(later)
        assert (len(cast.items(session, later)), later.met_at) == (1, None)
        assert later.wake_at == at("2026-03-06 09:00")


@pytest.mark.parametrize(("moment", "count"), [("2026-02-28 23:59", 0), ("2026-03-01 00:00", 1)])
def test_a_period_is_opened_in_the_moment_that_it_opens(store: Store, moment: str, count: int) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1])
        assert opened(session, at(moment)) == count
        assert programme.wake_at == at("2026-04-01 00:00" if count else "2026-03-01 00:00")


@pytest.mark.parametrize(("moment", "count"), [("2026-03-06 17:29", 1), ("2026-03-06 17:30", 0)])
def test_what_is_confirmed_or_settled_when_it_falls_due_is_not_owed_any_more(
    store: Store, moment: str, count: int
) -> None:
    with store.writing() as session:
        confirmed = cast.programme(session, confirmed_at=at(moment))
        settled = cast.programme(session, "云溪政办发〔2026〕5号")
        cast.owes(session, confirmed, cast.unit(session), [1])
        cast.assignment(session, cast.task(session, settled, 1), cast.unit(session), settled_at=at(moment))
        assert opened(session, at("2026-03-06 18:00")) == 2 * count


def test_only_what_is_asked_for_every_month_is_opened(store: Store) -> None:
    (monthly,) = (rule for rule in cast.settings().obligations if rule.kind == "monthly")
    plan = ObligationRule("plan", "附件3", OnDate(dt.date(2026, 3, 20)), OnDate(dt.date(2026, 2, 26)))
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1])
        rules = [plan, replace(monthly, active=False)]
        opening = open_periods(session, now=FIRST_OF_MARCH, calendar=cast.calendar(), zone=cast.ZONE, rules=rules)
        assert (opening, programme.wake_at, owed(session)) == (0, None, {})


def test_a_programme_that_sleeps_is_left_alone(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        cast.owes(session, programme, cast.unit(session), [1])
        woken(session, programme, at("2026-03-02 00:00"))
        assert opened(session) == 0
