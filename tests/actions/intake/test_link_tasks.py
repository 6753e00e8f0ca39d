"""A task that stands twice: proposed, decided, and reported once by who owes both."""

import pytest
from sqlmodel import Session, col, select

from bot.actions.books.export_ledger import ledger_lines
from bot.actions.intake.import_programme import import_programme
from bot.actions.intake.link_tasks import confirm_links, decide_link, list_links, propose_links
from bot.actions.week.read_week import read_week
from bot.documents.books.workbooks import week_workbook
from bot.errors import OutdatedError
from bot.rules.digest import summarise
from bot.rules.tasks.duplicates import Overlap
from bot.rules.terms import Light
from bot.store.door import Store
from bot.store.tables import Assignment, Item, Obligation, Programme, Task, TaskLink, Unit
from tests import cast
from tests.actions.decomposed import FIRST, decomposition, programme, with_row
from tests.cast import ZONE, at
from tests.cycle import answers, opens

OPEN, LATER = at("2026-03-02 09:00"), at("2026-03-03 09:00")
PARK, PARKS = "新建12处口袋公园。", "新建口袋公园12处。"


def linked(session: Session) -> TaskLink:
    """区园林中心 leads 3 of 附件1 and 5 of 附件2, which repeats it; 区财政局 leads only that. A link is proposed."""
    row = cast.programme(session)
    first = cast.task(session, row, 3, PARK)
    second = cast.task(session, row, 5, PARKS, annex="附件2")
    parks, finance = cast.unit(session, "区园林中心"), cast.unit(session, "区财政局")
    for task, unit in ((first, parks), (second, parks), (second, finance)):
        cast.assignment(session, task, unit)
    link = TaskLink(task_id=second.id or 0, same_as_id=first.id or 0, likeness=100)
    session.add(link)
    session.flush()
    return link


def asked(session: Session) -> list[tuple[str, str, int]]:
    """Which unit is asked for which task."""
    rows = session.exec(
        select(Unit.name, Task.annex, Task.no)
        .join(Assignment, col(Assignment.unit_id) == col(Unit.id))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .join(Item, col(Item.assignment_id) == col(Assignment.id))
        .order_by(col(Unit.id), col(Task.annex))
    )
    return list(rows)


def answer(session: Session, annex: str) -> None:
    """区园林中心 reports one of its tasks as completed."""
    item = session.exec(
        select(Item)
        .join(Assignment, col(Assignment.id) == col(Item.assignment_id))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .join(Unit, col(Unit.id) == col(Assignment.unit_id))
        .where(col(Task.annex) == annex, col(Unit.name) == "区园林中心")
    ).one()
    answers(session, item, now=OPEN, status="done", done="建成12处。")


def decided(session: Session, link: TaskLink, *, accept: bool = True) -> None:
    decide_link(session, link.id or 0, accept, by="督查员", now=OPEN)


# -- proposing ---------------------------------------------------------------------------------------------------


def test_an_import_proposes_what_stands_twice(store: Store) -> None:
    document = decomposition("区园林中心", "区财政局", "区园林中心")
    document = with_row(with_row(document, 1, content=PARK), 3, content=PARKS, annex="附件2")
    with store.writing() as session:
        imported = import_programme(session, document, now=FIRST)
        (link,) = list_links(session)

        assert imported.links == 1
        assert (link.task.number, link.same_as.number, link.state) == ("民3", "1", "proposed")
        assert (link.likeness, link.overlap) == (99, Overlap.ALIKE)  # every word of it, but not in its order


def test_only_equal_words_are_alike_altogether(store: Store) -> None:
    document = decomposition("区园林中心", "区财政局", "区园林中心")
    with store.writing() as session:
        for longer, likeness, both in (
            (f"{PARK}并改造图书馆。", 99, Overlap.CONTAINED),
            (PARK, 100, Overlap.EQUAL),
        ):
            twice = with_row(with_row(document, 1, content=longer), 3, content=PARK, annex="附件2")
            import_programme(session, twice, now=FIRST)
            (link,) = list_links(session)
            assert (link.likeness, link.overlap) == (likeness, both)


def test_what_was_decided_is_not_proposed_again_and_what_no_longer_holds_is_taken_back(store: Store) -> None:
    with store.writing() as session:
        link = linked(session)
        row = session.exec(select(Programme)).one()
        assert propose_links(session, row) == 1

        decided(session, link, accept=False)
        assert propose_links(session, row) == 0
        assert [each.state for each in list_links(session)] == ["refused"]

        link.state = "proposed"
        session.get_one(Task, link.task_id).content = "打造2条食品安全示范街。"
        assert propose_links(session, row) == 0
        assert list_links(session) == []


def test_links_of_withdrawn_tasks_are_not_shown(store: Store) -> None:
    with store.writing() as session:
        link = linked(session)
        session.get_one(Task, link.same_as_id).withdrawn_at = OPEN

        assert list_links(session) == []


# -- deciding ----------------------------------------------------------------------------------------------------


def test_a_link_is_decided_once(store: Store) -> None:
    with store.writing() as session:
        link = linked(session)
        decided(session, link)

        assert (link.state, link.decided_at, link.decided_by) == ("confirmed", OPEN, "督查员")
        with pytest.raises(OutdatedError, match="decided already"):
            decided(session, link)


def test_all_proposals_are_confirmed_at_once(store: Store) -> None:
    with store.writing() as session:
        linked(session)

        assert confirm_links(session, by="督查员", now=OPEN) == 1
        assert confirm_links(session, by="督查员", now=OPEN) == 0


def test_a_repetition_of_a_repetition_leads_to_the_first(store: Store) -> None:
    with store.writing() as session:
        link = linked(session)
        third = cast.task(session, programme(session), 1, PARKS, annex="附件3")
        onward = TaskLink(task_id=third.id or 0, same_as_id=link.task_id)
        refused = TaskLink(task_id=third.id or 0, same_as_id=link.same_as_id, state="refused")
        session.add_all([onward, refused])
        session.flush()
        decided(session, onward)
        assert onward.same_as_id == link.task_id
        decided(session, link)

        assert onward.same_as_id == link.same_as_id
        assert [each.state for each in session.exec(select(TaskLink))] == ["confirmed", "confirmed"]


# -- reporting once ----------------------------------------------------------------------------------------------


def test_who_owes_both_is_asked_once_and_who_owes_the_repetition_alone_is_asked_for_that(store: Store) -> None:
    with store.writing() as session:
        decided(session, linked(session))
        opens(session, OPEN)

        assert asked(session) == [("区园林中心", "附件1", 3), ("区财政局", "附件2", 5)]


def test_an_open_item_of_the_repetition_is_released_and_the_report_is_met_by_the_other(store: Store) -> None:
    with store.writing() as session:
        link = linked(session)
        opens(session, OPEN)
        assert len(asked(session)) == 3
        answer(session, "附件1")
        decided(session, link)
        opens(session, OPEN)

        assert asked(session) == [("区园林中心", "附件1", 3), ("区财政局", "附件2", 5)]
        met = session.exec(select(Obligation.met_at).order_by(col(Obligation.unit_id))).all()
        assert [each is not None for each in met] == [True, False]


def test_a_refused_link_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        decided(session, linked(session), accept=False)
        opens(session, OPEN)

        assert len(asked(session)) == 3


def test_once_the_unit_no_longer_owes_the_first_it_is_asked_for_the_repetition(store: Store) -> None:
    with store.writing() as session:
        link = linked(session)
        decided(session, link)
        session.exec(select(Assignment).where(col(Assignment.task_id) == link.same_as_id)).one().withdrawn_at = OPEN
        opens(session, OPEN)

        assert asked(session) == [("区园林中心", "附件2", 5), ("区财政局", "附件2", 5)]


def test_what_was_answered_before_the_link_stays(store: Store) -> None:
    with store.writing() as session:
        link = linked(session)
        opens(session, OPEN)
        answer(session, "附件2")
        decided(session, link)
        opens(session, OPEN)

        assert len(asked(session)) == 3


# -- showing -----------------------------------------------------------------------------------------------------


def test_the_digest_shows_the_repetition_by_the_entry_of_the_first(store: Store) -> None:
    with store.writing() as session:
        decided(session, linked(session))
        opens(session, OPEN)
        answer(session, "附件1")
        week = read_week(session, as_of=LATER, since=FIRST, settings=cast.settings(), calendar=cast.calendar())
        standings = {(each.unit, each.task.annex): each for each in week.standings}
        twin = standings["区园林中心", "附件2"]

        assert twin.light is Light.BLUE
        assert (twin.last and twin.last.seq, twin.same_as and twin.same_as.no) == (1, 3)
        assert standings["区园林中心", "附件1"].same_as is None
        assert [(each.unit, each.task.annex) for each in week.owed] == [("区财政局", "附件2")]
        assert [each.task.annex for each in week.reported] == ["附件1"]
        assert week_workbook(week, summarise(week), zone=ZONE)


def test_before_the_link_the_digest_shows_what_was_so_then(store: Store) -> None:
    with store.writing() as session:
        link = linked(session)
        opens(session, OPEN)
        decide_link(session, link.id or 0, accept=True, by="督查员", now=LATER)
        week = read_week(session, as_of=LATER, since=OPEN, settings=cast.settings(), calendar=cast.calendar())

        assert {each.same_as is not None for each in week.before} == {False}


def test_the_ledger_names_the_tasks_that_an_entry_counts_for_too(store: Store) -> None:
    with store.writing() as session:
        decided(session, linked(session))
        opens(session, OPEN)
        answer(session, "附件1")

        assert [line.also for line in ledger_lines(session, zone=ZONE)] == ["附件2第5项"]
