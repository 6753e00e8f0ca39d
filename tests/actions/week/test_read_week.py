"""The facts of a week as they stood at a moment, whatever happened after it."""

import datetime as dt

import pytest
from sqlmodel import Session

from bot.actions.week.read_week import read_week
from bot.rules.terms import DoubtKind, Light, Role, Status
from bot.rules.week_facts import TroubleKind, Week
from bot.store.door import Store
from bot.store.tables import Assignment, Obligation, Programme, TaskLink
from tests import cast
from tests.cast import at
from tests.cycle import answers

LAST_FRIDAY, FRIDAY, NEXT_FRIDAY = at("2026-02-27 16:00"), at("2026-03-06 16:00"), at("2026-03-13 16:00")


def week(session: Session, as_of: dt.datetime = FRIDAY, since: dt.datetime = LAST_FRIDAY) -> Week:
    session.flush()
    return read_week(session, as_of=as_of, since=since, settings=cast.settings(), calendar=cast.calendar())


def reports(session: Session, programme: Programme, *assignments: Assignment) -> list[Obligation]:
    """February's and March's reports of 区发改局 on these tasks."""
    unit = cast.unit(session)
    opens_at, due_at = at("2026-04-01 00:00"), at("2026-04-08 17:30")
    return [
        cast.obligation(session, programme, unit, assignments),
        cast.obligation(session, programme, unit, assignments, period="2026-03", opens_at=opens_at, due_at=due_at),
    ]


def numbers(week: Week) -> tuple[list[int], list[int]]:
    """The tasks that stood then and a week before."""
    return [each.task.no for each in week.standings], [each.task.no for each in week.before]


def test_a_task_that_was_settled_in_the_week_was_not_there_before_it(store: Store) -> None:
    with store.writing() as session:
        task = cast.task(session, cast.programme(session), 1)
        cast.assignment(session, task, cast.unit(session), settled_at=at("2026-03-03 10:00"))
        assert numbers(week(session)) == ([1], [])


@pytest.mark.parametrize("struck_off", [True, False], ids=["the task", "the unit's part"])
def test_what_was_withdrawn_in_the_week_was_there_before_it(store: Store, *, struck_off: bool) -> None:
    with store.writing() as session:
        task = cast.task(session, cast.programme(session), 1)
        part = cast.assignment(session, task, cast.unit(session))
        (task if struck_off else part).withdrawn_at = at("2026-03-03 10:00")
        assert numbers(week(session)) == ([], [1])


def test_a_unit_that_owes_arrears_alone_and_has_nobody_bound_is_told_of(store: Store) -> None:
    with store.writing() as session:
        programme, unit = cast.programme(session), cast.unit(session)
        (part,) = cast.owes(session, programme, unit, [1])
        cast.obligation(session, programme, unit, [part])
        part.withdrawn_at = part.owed_until = at("2026-03-09 10:00")
        found = week(session, NEXT_FRIDAY)
        assert [(each.unit, each.period) for each in found.owed] == [("区发改局", "2026-02")]
        assert [each.unit for each in found.troubles if each.kind is TroubleKind.UNBOUND] == ["区发改局"]


def test_who_supports_since_then_led_until_then(store: Store) -> None:
    with store.writing() as session:
        (part,) = cast.owes(session, cast.programme(session), cast.unit(session), [1])
        part.settled_role, part.owed_until = Role.SUPPORT, at("2026-03-03 10:00")
        assert numbers(week(session)) == ([], [1])


@pytest.mark.parametrize(
    ("left", "struck_off", "periods"),
    [
        ("2026-03-05 10:00", False, []),
        ("2026-03-09 10:00", False, ["2026-02"]),
        ("2026-03-09 10:00", True, []),
    ],
    ids=["before it fell due", "after it fell due", "and struck off"],
)
def test_what_fell_due_before_a_unit_gave_a_task_away_it_owes_all_the_same(
    store: Store, left: str, *, struck_off: bool, periods: list[str]
) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        task = cast.task(session, programme, 1)
        part = cast.assignment(session, task, cast.unit(session))
        reports(session, programme, part)
        part.withdrawn_at = part.owed_until = at(left)
        task.withdrawn_at = at(left) if struck_off else None
        assert [each.period for each in week(session, at("2026-04-03 16:00")).owed] == periods


def test_a_task_stands_as_its_latest_report_says(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        february, march = reports(session, programme, *cast.owes(session, programme, cast.unit(session), [1]))
        answers(session, cast.items(session, february)[0], now=at("2026-03-05 10:00"), status=Status.DONE)
        newer = answers(session, cast.items(session, march)[0], now=at("2026-04-02 10:00"), status=Status.BEHIND)
        (now,) = week(session, at("2026-04-03 16:00")).standings
        assert now.last is not None
        assert (now.last.seq, now.last.period, now.light) == (newer, "2026-03", Light.YELLOW)
        (then,) = week(session, FRIDAY).standings
        assert (then.light, then.done) == (Light.BLUE, True)
        newest = answers(session, cast.items(session, february)[0], now=at("2026-04-03 10:00"))
        (now,) = week(session, at("2026-04-03 16:00")).standings
        assert now.last is not None
        assert now.last.seq == newest


@pytest.mark.parametrize(
    ("firm", "light", "late"), [(True, Light.RED, 5), (False, Light.GREEN, 0)], ids=["firm", "provisional"]
)
def test_who_is_late_by_a_firm_date_stays_so_though_a_later_one_is_provisional(
    store: Store, *, firm: bool, light: Light, late: int
) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        february, march = reports(session, programme, *cast.owes(session, programme, cast.unit(session), [1]))
        february.provisional, march.provisional = not firm, True
        march.opens_at = at("2026-03-10 00:00")
        (standing,) = week(session, NEXT_FRIDAY, FRIDAY).standings
        assert (standing.light, standing.late_days) == (light, late)


def test_what_opened_later_is_not_owed_yet(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        reports(session, programme, *cast.owes(session, programme, cast.unit(session), [1]))
        assert [each.period for each in week(session).owed] == ["2026-02"]
        later = week(session, at("2026-04-03 16:00"))
        assert [(each.period, each.late_days) for each in later.owed] == [("2026-02", 20), ("2026-03", 0)]
        assert [each.late_days for each in later.standings] == [20]


def test_each_report_is_told_once_with_its_last_words(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        february, _ = reports(session, programme, *cast.owes(session, programme, cast.unit(session), [1]))
        item = cast.items(session, february)[0]
        answers(session, item, now=at("2026-03-05 10:00"))
        last = answers(session, item, now=at("2026-03-05 11:00"), status=Status.DONE)
        answers(session, item, now=at("2026-03-06 17:00"), status=Status.BEHIND)
        assert [(each.seq, each.status, each.unit) for each in week(session).reported] == [
            (last, Status.DONE, "区发改局")
        ]


def test_a_task_that_stands_twice_is_reported_once_and_shows_the_same_twice(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        first, second = cast.owes(session, programme, cast.unit(session), [1, 2])
        february = cast.obligation(session, programme, cast.unit(session), [first])
        link = TaskLink(task_id=second.task_id, same_as_id=first.task_id, state="confirmed")
        link.decided_at = at("2026-03-02 10:00")
        session.add(link)
        assert [each.task.no for each in week(session).owed] == [1]
        answers(session, cast.items(session, february)[0], now=at("2026-03-05 10:00"), status=Status.DONE)
        stands = week(session).standings
        assert [(each.task.no, each.same_as.no if each.same_as else None, each.light) for each in stands] == [
            (1, None, Light.BLUE),
            (2, 1, Light.BLUE),
        ]
        assert [each.task.no for each in week(session).reported] == [1]


@pytest.mark.parametrize(
    ("state", "decided"),
    [("proposed", None), ("refused", "2026-03-02 10:00"), ("confirmed", "2026-03-06 16:30")],
    ids=["proposed", "refused", "confirmed later"],
)
def test_tasks_that_nobody_has_linked_by_then_stand_each_for_itself(
    store: Store, state: str, decided: str | None
) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        first, second = cast.owes(session, programme, cast.unit(session), [1, 2])
        cast.obligation(session, programme, cast.unit(session), [first, second])
        link = TaskLink(task_id=second.task_id, same_as_id=first.task_id, state=state)
        link.decided_at = at(decided) if decided else None
        session.add(link)
        assert [each.task.no for each in week(session).owed] == [1, 2]
        assert [each.same_as for each in week(session).standings] == [None, None]


def test_each_held_part_is_told_with_its_own_programme(store: Store) -> None:
    with store.writing() as session:
        for document in (cast.DOCUMENT, "云溪政办发〔2026〕5号"):
            task = cast.task(session, cast.programme(session, document), 1)
            cast.assignment(session, task, cast.unit(session), Role.JOINT, settled=False)
        found = week(session).held
        assert [each.task.document for each in found] == [cast.DOCUMENT, "云溪政办发〔2026〕5号"]


def test_what_is_held_back_is_told_with_its_reason_and_what_is_proposed(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        unit, group = cast.unit(session), cast.group(session)
        tasks = [cast.task(session, programme, no) for no in (1, 2, 3, 4)]
        cast.assignment(session, tasks[0], unit, Role.JOINT, settled=False, proposed=Role.LEAD)
        cast.assignment(session, tasks[1], group, Role.SEPARATE, settled=False, doubt=DoubtKind.ROW_CUT)
        cast.assignment(session, tasks[2], unit, Role.JOINT, settled=False).withdrawn_at = FRIDAY
        cast.assignment(session, tasks[3], unit, Role.JOINT, settled=False)
        tasks[3].withdrawn_at = FRIDAY
        assert [(each.task.no, each.name, each.proposed, each.reason) for each in week(session).held] == [
            (1, unit.name, Role.LEAD, DoubtKind.NO_LEAD),
            (2, group.name, None, DoubtKind.ROW_CUT),
        ]


def test_a_deadline_of_two_programmes_is_announced_once_and_one_that_is_past_is_not(store: Store) -> None:
    with store.writing() as session:
        cast.programme(session)
        cast.programme(session, "云溪政办发〔2026〕5号", confirmed_at=at("2026-03-10 09:00"))
        assert [each.period for each in week(session, at("2026-03-06 17:29")).deadlines] == ["2026-02", "2026-03"]
        assert [each.period for each in week(session, at("2026-03-06 17:30")).deadlines] == ["2026-03", "2026-04"]


def test_before_a_programme_is_confirmed_nothing_of_it_falls_due(store: Store) -> None:
    with store.writing() as session:
        cast.programme(session, confirmed_at=at("2026-03-10 09:00"))
        assert [each.period for each in week(session).deadlines] == ["2026-03", "2026-04"]
