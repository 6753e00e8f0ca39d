"""A re-import waits: what it would change is told, and changed only once a supervisor confirms."""

from dataclasses import replace

import pytest
from sqlmodel import Session, col, select

from bot.actions.intake.change_task import change
from bot.actions.intake.import_programme import Imported
from bot.actions.intake.stage_import import (
    Staged,
    compare_staged,
    confirm_staged,
    decomposition_of,
    drop_staged,
    stage,
    take_in,
    waiting_imports,
)
from bot.errors import OutdatedError
from bot.rules.terms import Decomposition
from bot.store.door import Store
from bot.store.tables import StagedImport, TaskChange, Unit
from tests.actions.decomposed import FIRST, LATER, decomposition, programme, roles, taken, tasks, with_row
from tests.cast import bind_contact

BEFORE = decomposition("区发改局", "区财政局牵头，区发改局配合", "区商务局")
AFTER = with_row(BEFORE, 2, content="完成预算。")
MOST = decomposition("区发改局牵头，区财政局配合", "区发改局")


def staged(session: Session, document: Decomposition) -> Staged:
    return stage(session, document, name="方案.docx", by="督查一科", now=LATER)


def test_what_a_staged_import_would_change_is_told_and_nothing_is_changed(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        programme(session).wake_at = None
        would = staged(session, AFTER).would

        assert (would.added, would.changed, would.removed, would.unchanged) == (0, 1, 0, 2)
        assert [(each.no, each.before, each.after) for each in would.differences] == [(2, "完成第2项。", "完成预算。")]
        assert [task.content for task in tasks(session)] == ["完成第1项。", "完成第2项。", "完成第3项。"]
        assert programme(session).wake_at is None
        assert not session.exec(select(TaskChange)).all()


def test_new_units_of_a_staged_import_are_not_known_yet(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        staged(session, decomposition("区发改局", "区财政局牵头，区发改局配合", "区体育局"))

        assert "区体育局" not in session.exec(select(Unit.name)).all()


def test_who_is_affected_is_told_with_their_tasks_and_whether_anybody_hears_of_it(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        reform = session.exec(select(Unit).where(col(Unit.name) == "区发改局")).one()
        bind_contact(session, reform)
        affected = staged(session, MOST).affected

        assert [(each.unit, each.tasks, each.bound) for each in affected] == [
            ("区发改局", 2, True),
            ("区财政局", 2, False),
            ("区商务局", 1, False),
        ]


def test_confirming_does_what_was_shown(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        each = staged(session, AFTER)
        imported = confirm_staged(session, each.id, by="督查二科", now=LATER)

        assert imported.differences == each.would.differences
        assert tasks(session)[1].content == "完成预算。"
        assert [(one.before, one.by) for one in session.exec(select(TaskChange))] == [("完成第2项。", "督查二科")]
        row = session.get_one(StagedImport, each.id)
        assert (row.state, row.staged_by, row.settled_by, row.settled_at) == (
            "confirmed",
            "督查一科",
            "督查二科",
            LATER,
        )


def test_what_was_confirmed_is_not_confirmed_again(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        each = staged(session, AFTER)
        confirm_staged(session, each.id, by="督查员", now=LATER)

        with pytest.raises(OutdatedError, match="already"):
            confirm_staged(session, each.id, by="督查员", now=LATER)


def test_what_was_dropped_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        each = staged(session, AFTER)
        drop_staged(session, each.id, by="督查员", now=LATER)

        assert waiting_imports(session) == []
        with pytest.raises(OutdatedError, match="already"):
            confirm_staged(session, each.id, by="督查员", now=LATER)
        assert tasks(session)[1].content == "完成第2项。"


def test_another_import_of_the_document_takes_the_place_of_the_one_that_waits(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        staged(session, AFTER)
        second = staged(session, with_row(BEFORE, 3, content="另一项。"))
        other = staged(session, replace(AFTER, document="云溪政办发〔2026〕4号"))

        assert [each.id for each in waiting_imports(session)] == [second.id, other.id]


def test_a_programme_that_moved_on_is_compared_anew_before_anything_is_confirmed(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        each = staged(session, AFTER)
        change(session, tasks(session)[1], "content", "完成决算。", by="督查员", now=LATER)
        session.flush()

        with pytest.raises(OutdatedError, match="new difference"):
            confirm_staged(session, each.id, by="督查员", now=LATER)
        assert tasks(session)[1].content == "完成决算。"

        again = compare_staged(session, each.id, now=LATER)
        assert [(one.before, one.after) for one in again.would.differences] == [("完成决算。", "完成预算。")]
        assert confirm_staged(session, each.id, by="督查员", now=LATER).changed == 1


def test_a_first_import_may_be_staged_too(store: Store) -> None:
    with store.writing() as session:
        each = staged(session, BEFORE)
        assert (each.would.first, each.would.added) == (True, 3)
        assert tasks(session) == []

        confirm_staged(session, each.id, by="督查员", now=LATER)
        assert len(tasks(session)) == 3
        assert programme(session).confirmed_at == LATER


def test_what_was_read_is_kept_whole(store: Store) -> None:
    document = decomposition("区发改局、创新中心、各镇街", "区发改局牵头，相关街道办事处配合")
    with store.writing() as session:
        each = staged(session, document)
        session.expire_all()

        assert decomposition_of(session.get_one(StagedImport, each.id)) == document


# -- which way a document goes -----------------------------------------------------------------------------------


def test_a_first_document_is_in_force_at_once_and_a_changed_one_waits(store: Store) -> None:
    with store.writing() as session:
        first = take_in(session, BEFORE, name="方案.txt", by="督查员", now=FIRST)
        again = take_in(session, AFTER, name="方案.txt", by="督查员", now=LATER)

        assert isinstance(first, Imported)
        assert isinstance(again, Staged)
        assert [each.name for each in waiting_imports(session)] == ["方案.txt"]


def test_a_document_that_says_nothing_new_does_not_wait(store: Store) -> None:
    with store.writing() as session:
        take_in(session, BEFORE, name="方案.txt", by="督查员", now=FIRST)
        again = take_in(session, BEFORE, name="方案.txt", by="督查员", now=LATER)

        assert isinstance(again, Imported)
        assert again.changed_nothing
        assert waiting_imports(session) == []


def test_what_is_held_back_stays_held_through_a_confirmed_change(store: Store) -> None:
    document = decomposition("区发改局、财政局", "区财政局")
    with store.writing() as session:
        taken(session, document)
        each = staged(session, with_row(document, 1, content="另一项。"))
        confirm_staged(session, each.id, by="督查员", now=LATER)

        assert roles(session) == {"区发改局": None, "区财政局": None}


# -- what people decided stays -----------------------------------------------------------------------------------


def test_a_correction_stays_while_the_document_says_what_it_said(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        change(session, tasks(session)[1], "content", "完成决算。", by="督查员", now=LATER)
        again = taken(session, BEFORE, LATER)

        assert again.changed_nothing
        assert tasks(session)[1].content == "完成决算。"


def test_a_correction_gives_way_to_a_document_that_changed_there(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        for words in ("完成决算。", "完成决算草案。"):
            change(session, tasks(session)[1], "content", words, by="督查员", now=LATER)
        again = taken(session, AFTER, LATER)

        assert [(each.before, each.after) for each in again.differences] == [("完成决算草案。", "完成预算。")]
        assert tasks(session)[1].corrected == {}


def test_the_same_document_sent_by_two_is_one_import_that_either_may_confirm(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE)
        first, second = staged(session, AFTER), staged(session, AFTER)
        assert first.id == second.id
        confirm_staged(session, first.id, by="督查一科", now=LATER)
        assert [task.content for task in tasks(session)][1] == "完成预算。"
