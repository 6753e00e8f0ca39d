"""A task goes to other units in mid-year, or is added: the history stays, what is open goes over."""

import datetime as dt
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.actions.intake.add_task import add_task
from bot.actions.intake.arrears import Arrear
from bot.actions.intake.find_task import find_task
from bot.actions.intake.open_doubts import open_doubts
from bot.actions.intake.reassign import Reassigned, reassign
from bot.actions.intake.reorganise import merge
from bot.actions.reporting.open_items import open_lines
from bot.errors import ChoiceError, NotFoundError, UnknownUnitError
from bot.store import ledger
from bot.store.door import Store
from bot.store.tables import Assignment, Entry, Item, Obligation, Task, TaskChange, Unit
from tests import cast
from tests.actions.decomposed import FIRST, LATER, decomposition, programme, roles, taken, tasks
from tests.cast import at
from tests.cycle import answers, opens

OPEN, AGAIN = at("2026-03-02 09:30"), at("2026-03-03 09:00")


def moved(
    session: Session, units: str, no: int = 1, now: dt.datetime = LATER, *, taken_over: bool = False
) -> Reassigned:
    return reassign(session, find_task(session, str(no)), units, by="督查员", now=now, taken_over=taken_over)


def owed(session: Session) -> list[tuple[str, str, bool]]:
    """Which unit is asked for which period, and whether it answered."""
    rows = session.exec(
        select(Unit.name, Obligation.period, Item.entry_seq)
        .join(Obligation, col(Obligation.unit_id) == col(Unit.id))
        .join(Item, col(Item.obligation_id) == col(Obligation.id))
        .order_by(col(Obligation.period), col(Unit.id))
    )
    return [(unit, period, seq is not None) for unit, period, seq in rows]


def answer(session: Session) -> None:
    """Answer the one item that is open."""
    answers(session, session.exec(select(Item)).one(), now=OPEN)


# -- reassigning -------------------------------------------------------------------------------------------------


def test_other_units_answer_for_the_task_and_the_history_keeps_who_did(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，财政局配合", "区商务局"))
        done = moved(session, "区商务局牵头，财政局配合")
        history = session.exec(select(TaskChange).order_by(col(TaskChange.id))).all()

        assert roles(session) == {"区商务局": "lead", "区财政局": "support"}
        assert (done.before, done.after) == (
            "区发改局 lead、区财政局 support",
            "区商务局 lead、区财政局 support",
        )
        assert [(each.field, each.before, each.by) for each in history] == [
            ("units", "区发改局 lead、区财政局 support", "督查员"),
            ("unit_text", "区发改局牵头，财政局配合", "督查员"),
        ]
        assert [each.unit for each in done.affected] == ["区发改局", "区财政局", "区商务局"]
        assert programme(session).wake_at == LATER


def test_reading_the_document_again_does_not_undo_it_unless_it_names_others_now(store: Store) -> None:
    document = decomposition("区发改局", "区商务局")
    with store.writing() as session:
        taken(session, document)
        moved(session, "区商务局")
        assert taken(session, document, LATER).changed_nothing
        assert roles(session) == {"区商务局": "lead"}

        again = taken(session, decomposition("区财政局", "区商务局"), LATER)
        assert roles(session) == {"区财政局": "lead"}
        assert [(each.field, each.before, each.after) for each in again.differences] == [
            ("unit_text", "区商务局", "区财政局"),
            ("units", "区商务局 lead", "区财政局 lead"),
        ]


def test_what_is_open_and_not_yet_due_goes_to_the_new_unit(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局", "区商务局、财政局"))
        opens(session, OPEN)
        assert owed(session) == [("区发改局", "2026-02", False)]
        moved(session, "区商务局", now=OPEN)
        opens(session, AGAIN)

        assert owed(session) == [("区商务局", "2026-02", False)]


def test_what_the_old_unit_reported_stays_its_entry(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局", "区商务局、财政局"))
        opens(session, OPEN)
        answer(session)
        moved(session, "区商务局", now=OPEN)
        opens(session, AGAIN)
        entry = session.exec(select(Entry)).one()
        part = session.get_one(Assignment, entry.assignment_id)

        assert owed(session)[0] == ("区发改局", "2026-02", True)
        assert session.get_one(Unit, part.unit_id).name == "区发改局"
        assert ledger.verify(session) == 1


def test_nobody_is_late_with_what_fell_due_before_it_was_theirs(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局", "区商务局、财政局"))
        opens(session, OPEN)
        late = at("2026-03-20 09:00")
        moved(session, "区商务局", now=late)
        opens(session, late)

        assert ("区商务局", "2026-02", False) not in owed(session)


OVERDUE, DUE = at("2026-03-20 09:00"), at("2026-03-06 17:30")


def overdue(session: Session, units: str = "区商务局", *, taken_over: bool = False) -> Reassigned:
    """区发改局's task, whose report nobody gave, goes to others a fortnight after it was due."""
    taken(session, decomposition("区发改局", "区商务局、财政局"))
    opens(session, OPEN)
    done = moved(session, units, now=OVERDUE, taken_over=taken_over)
    opens(session, OVERDUE)
    return done


@pytest.mark.parametrize("units", ["区商务局", "区商务局牵头，区发改局配合"])
def test_what_fell_due_before_is_still_owed_by_who_had_it(store: Store, units: str) -> None:
    with store.writing() as session:
        done = overdue(session, units)

        assert done.arrears == (Arrear("区发改局", "2026-02", DUE, lapses=False),)
        assert owed(session) == [("区发改局", "2026-02", False)]


def test_it_may_still_be_reported_and_is_no_longer_owed_then(store: Store) -> None:
    with store.writing() as session:
        overdue(session)
        old = session.exec(select(Unit.id).where(Unit.name == "区发改局")).one()
        assert [line.number for line in open_lines(session, [old or 0])] == ["1"]
        answer(session)
        opens(session, at("2026-03-23 09:00"))

        assert owed(session) == [("区发改局", "2026-02", True)]


def test_what_was_taken_over_is_asked_of_nobody(store: Store) -> None:
    with store.writing() as session:
        done = overdue(session, taken_over=True)

        assert done.arrears == (Arrear("区发改局", "2026-02", DUE, lapses=True),)
        assert owed(session) == []


def test_it_may_be_taken_over_later(store: Store) -> None:
    with store.writing() as session:
        overdue(session)
        done = moved(session, "区商务局", now=at("2026-03-23 09:00"), taken_over=True)
        opens(session, at("2026-03-23 09:00"))

        assert [each.lapses for each in done.arrears] == [True]
        assert owed(session) == []


def test_a_group_s_members_go_on_owing_too(store: Store) -> None:
    with store.writing() as session:
        cast.group(session, "各镇街", [cast.unit(session, "柳河镇")])
        taken(session, decomposition("各镇街分别办理", "区商务局、财政局"))
        opens(session, OPEN)
        done = moved(session, "区商务局", now=OVERDUE)
        opens(session, OVERDUE)

        assert [each.unit for each in done.arrears] == ["柳河镇"]
        assert owed(session) == [("柳河镇", "2026-02", False)]


def test_who_takes_a_unit_over_takes_over_what_it_still_owes(store: Store) -> None:
    with store.writing() as session:
        overdue(session)
        cast.unit(session, "区大数据局")
        merge(session, "区发改局", "区大数据局", by="督查员", now=OVERDUE)
        opens(session, OVERDUE)

        assert owed(session) == [("区大数据局", "2026-02", False)]


def test_a_unit_that_has_the_task_already_tells_of_it_in_its_next_report(store: Store) -> None:
    with store.writing() as session:
        overdue(session)
        merge(session, "区发改局", "区商务局", by="督查员", now=OVERDUE)
        opens(session, OVERDUE)

        assert owed(session) == []


def test_what_was_reported_in_time_leaves_no_arrears(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局", "区商务局、财政局"))
        opens(session, OPEN)
        answer(session)
        assert moved(session, "区商务局", now=OVERDUE).arrears == ()


def test_a_task_that_is_struck_off_leaves_none(store: Store) -> None:
    with store.writing() as session:
        overdue(session)
        find_task(session, "1").withdrawn_at = OVERDUE
        programme(session).wake_at = OVERDUE
        opens(session, OVERDUE)
        assert owed(session) == []


def test_a_held_task_that_is_reassigned_is_in_force_and_no_longer_in_doubt(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局、财政局"))
        moved(session, "区发改局、财政局分别办理")

        assert roles(session) == {"区发改局": "separate", "区财政局": "separate"}
        assert open_doubts(session) == []


def test_groups_and_names_of_the_roster_are_understood(store: Store) -> None:
    with store.writing() as session:
        river = cast.unit(session, "柳河镇", aliases=["柳河"])
        cast.group(session, "各镇街", [river])
        taken(session, decomposition("区发改局"))
        moved(session, "区发改局牵头，各镇街配合")

        assert roles(session) == {"区发改局": "lead", "各镇街": "support", "柳河镇": "support"}


@pytest.mark.parametrize("units", ["区发改局、财政局", "", "区发改局配合"])
def test_units_that_do_not_say_who_leads_are_refused(store: Store, units: str) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局", "区财政局"))

        with pytest.raises(ChoiceError, match="does not say who does what"):
            moved(session, units)
        assert roles(session) == {"区发改局": "lead"}


def test_a_unit_that_nobody_knows_is_refused_with_the_nearest(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局", "区财政局"))

        with pytest.raises(UnknownUnitError, match="Did you mean 区财政局"):
            moved(session, "区财正局")


# -- finding -----------------------------------------------------------------------------------------------------


def test_a_task_is_found_by_what_people_call_it(store: Store) -> None:
    with store.writing() as session:
        row = cast.programme(session)
        first = cast.task(session, row, 3)
        second = cast.task(session, row, 3, annex="附件2")
        third = cast.task(session, row, 3, annex="附件3")
        added = cast.task(session, row, 3, annex="交办")

        assert find_task(session, "民3") == second
        assert find_task(session, "附件2 3") == second
        assert find_task(session, "附件1第3项") == first
        assert find_task(session, "交办3") == added
        with pytest.raises(NotFoundError, match="It stands in 附件1 3、附件3 3: say which"):
            find_task(session, "3")
        third.withdrawn_at = LATER
        assert find_task(session, " 3 ", document=cast.DOCUMENT) == first


def test_a_number_that_several_documents_have_wants_one_to_be_named(store: Store) -> None:
    with store.writing() as session:
        first = cast.task(session, cast.programme(session), 3)
        other = cast.programme(session, "云溪政办发〔2026〕21号", issued=dt.date(2026, 3, 1))
        second, only = cast.task(session, other, 3), cast.task(session, other, 4)

        with pytest.raises(ChoiceError, match="--document: 云溪政办发〔2026〕21号、云溪政办发〔2026〕3号"):
            find_task(session, "3")
        assert [find_task(session, "3", document=each) for each in ("3号", "21号")] == [first, second]
        assert find_task(session, "4") == only


@pytest.mark.parametrize(("number", "document"), [("9", ""), ("3", "无此文号")])
def test_a_task_that_is_not_there_is_named(store: Store, number: str, document: str) -> None:
    with store.writing() as session:
        cast.task(session, cast.programme(session), 3)

        with pytest.raises(NotFoundError):
            find_task(session, number, document=document)


def test_without_a_programme_there_is_no_task(store: Store) -> None:
    with store.writing() as session, pytest.raises(NotFoundError, match="no programme yet"):
        find_task(session, "1")


# -- adding ------------------------------------------------------------------------------------------------------


def test_a_task_is_added_in_an_annex_of_its_own_and_is_in_force(store: Store) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局牵头，财政局配合"))
        for content in ("筹备现场会。", "迎接验收。"):
            add_task(
                session,
                content,
                "区发改局牵头，财政局配合",
                origin="区委交办",
                leaders="区 长、常务副区长",
                due="10月底前",
                by="督查员",
                now=LATER,
            )
        *_, first, second = tasks(session)

        assert [(each.annex, each.no, each.position) for each in (first, second)] == [("交办", 1, 1), ("交办", 2, 2)]
        assert (first.content, first.origin, first.due_text) == ("筹备现场会。", "区委交办", "10月底前")
        assert first.due_date == dt.date(2026, 10, 31)
        assert first.leaders == ["区长", "常务副区长"]
        assert roles(session, 2) == {"区发改局": "lead", "区财政局": "support"}
        assert programme(session).wake_at == LATER


def test_reading_the_document_again_leaves_added_tasks_alone(store: Store) -> None:
    document = decomposition("区发改局")
    with store.writing() as session:
        taken(session, document)
        add_task(session, "迎接验收。", "区发改局", origin="会议议定", by="督查员", now=LATER)
        again = taken(session, document, LATER)

        assert (again.removed, again.changed_nothing) == (0, True)
        assert [task.withdrawn_at for task in tasks(session)] == [None, None]


@pytest.mark.parametrize(("content", "origin"), [(" ", "区委交办"), ("迎接验收。", "")])
def test_a_task_needs_content_and_origin(store: Store, content: str, origin: str) -> None:
    with store.writing() as session:
        taken(session, decomposition("区发改局"))

        with pytest.raises(ChoiceError, match="where it comes from"):
            add_task(session, content, "区发改局", origin=origin, by="督查员", now=LATER)
        assert session.exec(select(Task.no)).all() == [1]
        assert programme(session).wake_at == FIRST


def test_of_several_documents_none_gets_a_task_unasked(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session)
        cast.programme(session)
        cast.programme(session, "云溪政办发〔2026〕21号", issued=dt.date(2026, 3, 1))
        words: dict[str, Any] = {"origin": "区委交办", "by": "督查员", "now": LATER}

        with pytest.raises(
            ChoiceError, match="say which one with --document: 云溪政办发〔2026〕21号、云溪政办发〔2026〕3号"
        ):
            add_task(session, "迎检。", "区发改局牵头", **words)
        assert add_task(session, "迎检。", "区发改局牵头", document="3号", **words).task.document == cast.DOCUMENT
