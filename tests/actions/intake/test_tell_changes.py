"""Units are told of what changes in their parts: once, in working hours, and not of what comes in first."""

from dataclasses import replace

from sqlmodel import Session, col, select

from bot.actions.intake.add_task import add_task
from bot.actions.intake.find_task import find_task
from bot.actions.intake.finish_review import finish_and_tell
from bot.actions.intake.reorganise import merge, rename, split
from bot.actions.intake.stage_import import confirm_staged, stage
from bot.actions.intake.tell_changes import LISTED, telling
from bot.documents.review.reading import read_review
from bot.rules.letters.reassign import TaskMoved, TasksMoved
from bot.rules.review import Heading
from bot.rules.terms import Decomposition, Role
from bot.store.door import Store
from bot.store.tables import Unit
from tests import cast
from tests.actions.decomposed import LATER, decomposition, taken
from tests.actions.reviewing import cell, filled_in, sent_out
from tests.chat import heard, last, rows
from tests.cycle import opens

HAD, GETS, OTHER = 101, 102, 103
TODAY = LATER.date()


def bound(session: Session, *unit_texts: str) -> Decomposition:
    """A programme in force; 区发改局, 区财政局 and 区商务局 have a contact each."""
    document = decomposition(*unit_texts, "区商务局")
    taken(session, document)
    for name, chat in {"区发改局": HAD, "区财政局": GETS, "区商务局": OTHER}.items():
        if session.exec(select(Unit).where(col(Unit.name) == name)).first() is None:
            cast.unit(session, name)
        cast.bind_contact(session, cast.unit(session, name), chat)
    return document


def imports(session: Session, document: Decomposition) -> None:
    staged = stage(session, document, name="方案.docx", by="督查员", now=LATER)
    assert [
        row for chat in (HAD, GETS, OTHER) for row in rows(session, chat)
    ] == []  # nothing is said before it is confirmed
    with telling(session, today=TODAY, now=LATER):
        confirm_staged(session, staged.id, by="督查员", now=LATER)


def test_a_first_import_tells_nobody(store: Store) -> None:
    with store.writing() as session:
        document = bound(session, "区发改局")
        imports(session, replace(document, document="云溪政办发〔2026〕9号"))
        assert [heard(session, chat) for chat in (HAD, GETS, OTHER)] == [[], [], []]


def test_a_confirmed_import_tells_who_had_a_task_and_who_has_it_now(store: Store) -> None:
    with store.writing() as session:
        before = bound(session, "区发改局")
        imports(session, replace(before, rows=(replace(decomposition("区财政局").rows[0]), *before.rows[1:])))
        lost, got = last(session, HAD, TaskMoved), last(session, GETS, TaskMoved)
        assert (lost.unit, lost.before, lost.after, lost.units) == ("区发改局", Role.LEAD, None, "区财政局 lead")
        assert (got.unit, got.before, got.after) == ("区财政局", None, Role.LEAD)
        assert heard(session, OTHER) == []
        assert [row.quiet for row in rows(session, HAD)] == [True]


def test_of_a_withdrawn_task_its_units_are_told_that_nobody_has_it(store: Store) -> None:
    with store.writing() as session:
        before = bound(session, "区发改局牵头，区财政局配合")
        imports(session, replace(before, rows=before.rows[1:]))
        assert [
            (told.after, told.units) for told in (last(session, HAD, TaskMoved), last(session, GETS, TaskMoved))
        ] == [(None, "")] * 2


def test_several_changes_are_one_list(store: Store) -> None:
    with store.writing() as session:
        before = bound(session, *["区发改局"] * (LISTED + 1))
        imports(session, replace(before, rows=before.rows[-1:]))
        assert len(rows(session, HAD)) == 1
        told = last(session, HAD, TasksMoved)
        assert (told.unit, told.in_all, len(told.changes)) == ("区发改局", LISTED + 1, LISTED)
        assert [each.number for each in told.changes[:3]] == ["1", "2", "3"]


def test_other_words_for_the_same_part_tell_nobody(store: Store) -> None:
    with store.writing() as session:
        before = bound(session, "区发改局")
        imports(session, replace(before, rows=(replace(before.rows[0], content="完成预算。"), *before.rows[1:])))
        assert heard(session, HAD) == []


def test_an_added_task_tells_its_units(store: Store) -> None:
    with store.writing() as session:
        bound(session, "区发改局")
        with telling(session, today=TODAY, now=LATER):
            add_task(session, "迎接复审。", "区财政局", origin="会议议定", by="", now=LATER)
        assert last(session, GETS, TaskMoved).number == "交办1"
        assert heard(session, HAD) == []


def test_a_merger_tells_the_one_that_goes_on_and_a_new_name_nobody(store: Store) -> None:
    with store.writing() as session:
        bound(session, "区发改局", "区财政局")
        with telling(session, today=TODAY, now=LATER):
            rename(session, "区商务局", "区商务和投资促进局", now=LATER)
        assert heard(session, OTHER) == []
        with telling(session, today=TODAY, now=LATER):
            merge(session, "区发改局", "区财政局", by="", now=LATER)
        told = last(session, GETS, TaskMoved)
        assert (told.unit, told.number, told.after) == ("区财政局", "1", Role.LEAD)


def test_a_split_tells_both(store: Store) -> None:
    with store.writing() as session:
        bound(session, "区发改局")
        with telling(session, today=TODAY, now=LATER):
            split(session, "区发改局", "区财政局", [find_task(session, "1")], by="", now=LATER)
        assert last(session, HAD, TaskMoved).after is None
        assert last(session, GETS, TaskMoved).after is Role.LEAD


def corrected(session: Session) -> None:
    content = filled_in(sent_out(session), cell(1, Heading.LEAD, "区财政局"))
    finish_and_tell(session, read_review(content, "复核表.xlsx"), by="督查员", today=TODAY, now=LATER)


def test_a_corrected_reading_tells_nobody_before_anything_was_asked_and_the_units_afterwards(store: Store) -> None:
    with store.writing() as session:
        bound(session, "区发改局")
        corrected(session)
        assert heard(session, HAD) == []
    with store.writing() as session:
        opens(session, now=LATER)
        content = filled_in(sent_out(session), cell(1, Heading.LEAD, "区发改局"))
        finish_and_tell(session, read_review(content, "复核表.xlsx"), by="督查员", today=TODAY, now=LATER)
        assert [type(each) for each in heard(session, HAD)][-1] is TaskMoved
        assert last(session, GETS, TaskMoved).after is None
