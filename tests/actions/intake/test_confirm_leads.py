"""Confirming that the first unit leads, for all tasks at once."""

from sqlmodel import Session, col, select

from bot.actions.intake.confirm_leads import Confirmed, confirm_proposed_leads
from bot.rules.terms import DoubtKind, Role
from bot.store.door import Store
from bot.store.tables import Assignment, Programme, Task, Unit, UnitGroup
from tests import cast

NOW = cast.at("2026-03-02 09:00")


def joint(
    session: Session,
    programme: Programme,
    no: int,
    *who: Unit | UnitGroup,
    proposed: bool = True,
    doubt: DoubtKind = DoubtKind.NO_LEAD,
) -> Task:
    """A task of several units without role words; the first is proposed as its lead."""
    task = cast.task(session, programme, no)
    for place, each in enumerate(who):
        role = (Role.SUPPORT if place else Role.LEAD) if proposed else None
        cast.assignment(session, task, each, Role.JOINT, settled=False, proposed=role, doubt=doubt)
    return task


def of(session: Session, task: Task) -> list[Assignment]:
    wanted = select(Assignment).where(col(Assignment.task_id) == task.id).order_by(col(Assignment.position))
    return list(session.exec(wanted))


def test_the_first_unit_leads_and_the_others_support(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        task = joint(session, programme, 1, cast.unit(session), cast.unit(session, "区财政局"))
        programme.wake_at = None
        confirmed = confirm_proposed_leads(session, now=NOW)

        assert confirmed == Confirmed(tasks=1, leads=1, supports=1)
        assert [(each.settled_role, each.settled_at, each.doubt) for each in of(session, task)] == [
            ("lead", NOW, None),
            ("support", NOW, None),
        ]
        assert programme.wake_at == NOW


def test_confirming_again_changes_nothing_and_wakes_nobody(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        joint(session, programme, 1, cast.unit(session), cast.unit(session, "区财政局"))
        confirm_proposed_leads(session, now=NOW)
        programme.wake_at = None

        assert confirm_proposed_leads(session, now=NOW) == Confirmed(tasks=0, leads=0, supports=0)
        assert programme.wake_at is None


def test_only_what_is_still_held_in_a_task_is_settled(store: Store) -> None:
    with store.writing() as session:
        task = joint(session, cast.programme(session), 1, cast.unit(session), cast.unit(session, "区财政局"))
        first = of(session, task)[0]
        first.settled_role, first.settled_at = Role.LEAD, cast.at("2026-02-25 10:00")
        session.flush()

        assert confirm_proposed_leads(session, now=NOW) == Confirmed(tasks=1, leads=0, supports=1)
        assert first.settled_at == cast.at("2026-02-25 10:00")


def test_a_task_without_a_proposal_stays_held(store: Store) -> None:
    with store.writing() as session:
        task = joint(session, cast.programme(session), 1, cast.group(session), cast.unit(session), proposed=False)

        assert confirm_proposed_leads(session, now=NOW).tasks == 0
        assert [each.settled_role for each in of(session, task)] == [None, None]


def test_other_doubts_about_a_name_stay_beside_it(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        unsure = DoubtKind.PREFIX_UNSURE
        task = joint(session, programme, 1, cast.unit(session), cast.unit(session, "区妇联"), doubt=unsure)
        confirm_proposed_leads(session, now=NOW)

        assert [(each.settled_role, each.doubt) for each in of(session, task)] == [
            ("lead", unsure),
            ("support", unsure),
        ]


def test_what_was_confirmed_otherwise_is_not_overruled(store: Store) -> None:
    with store.writing() as session:
        task = joint(session, cast.programme(session), 1, cast.unit(session), cast.unit(session, "区财政局"))
        first, second = of(session, task)
        first.settled_role, second.settled_role = Role.SUPPORT, Role.LEAD
        session.flush()

        assert confirm_proposed_leads(session, now=NOW).tasks == 0
        assert [each.settled_role for each in of(session, task)] == ["support", "lead"]


def test_a_withdrawn_task_is_left_alone(store: Store) -> None:
    with store.writing() as session:
        joint(session, cast.programme(session), 1, cast.unit(session)).withdrawn_at = NOW
        session.flush()

        assert confirm_proposed_leads(session, now=NOW).tasks == 0


def test_firm_leads_of_other_tasks_are_left_alone(store: Store) -> None:
    with store.writing() as session:
        programme = cast.programme(session)
        (firm,) = cast.owes(session, programme, cast.unit(session), [1])
        before = firm.settled_at

        assert confirm_proposed_leads(session, now=NOW).tasks == 0
        assert firm.settled_at == before
