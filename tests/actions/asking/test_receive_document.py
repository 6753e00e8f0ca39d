"""A supervisor's document: shown with what it would change, in force once confirmed, gone once refused."""

import datetime as dt
from dataclasses import replace

from sqlmodel import Session, col, select

from bot.actions.asking import receive_document
from bot.actions.intake.change_task import change
from bot.actions.intake.collect_review import collect_review, collect_staged
from bot.errors import DocumentError
from bot.rules.in_doubt import InDoubt, KindCount
from bot.rules.letters.base import TaskText
from bot.rules.letters.courtesies import NotAllowed, Outdated
from bot.rules.letters.enrolment import Stranger
from bot.rules.letters.intake import (
    ImportDone,
    ImportDropped,
    ImportPreview,
    ImportReplaced,
    ImportSettled,
    Named,
    NothingNew,
    Unreadable,
)
from bot.rules.terms import Decomposition, Doubt, DoubtKind
from bot.store.door import Store
from bot.store.tables import Programme, StagedImport, Task
from tests import cast
from tests.actions.decomposed import FIRST, LATER, decomposition, taken, tasks, with_row
from tests.chat import NOW, heard, last, presses, rows, says

SUPERVISOR, CONTACT, STRANGER = 900, 101, 666
BEFORE = decomposition("区发改局", "区财政局牵头，区发改局配合", "区商务局、区文旅局")
AFTER = with_row(BEFORE, 2, content="完成预算。")


def receives(session: Session, document: Decomposition, *, who: int = SUPERVISOR) -> None:
    receive_document.receive(session, act=says(who), decomposition=document, name="方案.docx", now=NOW)


def shown(session: Session, document: Decomposition) -> ImportPreview:
    receives(session, document)
    return last(session, SUPERVISOR, ImportPreview)


def decides(session: Session, staged: int, verb: str, *, who: int = SUPERVISOR) -> None:
    receive_document.press(session, pressed=presses(who, "import", staged, verb), today=NOW.date(), now=NOW)


def test_a_first_document_is_shown_and_nothing_of_it_is_in_force(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        preview = shown(session, BEFORE)
        assert preview.first
        assert [(each.annex, each.tasks) for each in preview.annexes] == [("附件1", 3)]
        assert preview.in_doubt == InDoubt(1, holding=1, leads=1, kinds=(KindCount(DoubtKind.NO_LEAD, 1),))
        assert session.exec(select(Programme)).all() == []


def test_of_a_draft_it_is_said_once_that_it_names_nobody_and_what_was_guessed(store: Store) -> None:
    guessed = (Doubt(DoubtKind.NO_DOCUMENT, "关于分解任务的通知"), Doubt(DoubtKind.NO_DATE, "2026-02-25"))
    with store.writing() as session:
        cast.bind_supervisor(session)
        preview = shown(session, replace(decomposition("", ""), doubts=guessed))
        assert (preview.names_nobody, preview.unnumbered, preview.dated) == (True, True, dt.date(2026, 2, 25))
        preview = shown(session, decomposition("", "区发改局"))
        assert (preview.names_nobody, preview.unnumbered, preview.dated) == (False, False, None)


def test_what_became_of_numbers_and_lists_is_said_at_once_and_in_the_workbook(store: Store) -> None:
    notes = (Doubt(DoubtKind.RENUMBERED, "二、城市建设 1→5"), Doubt(DoubtKind.NOT_TAKEN, "7：新建学校3所。"))
    with store.writing() as session:
        cast.bind_supervisor(session)
        preview = shown(session, replace(BEFORE, doubts=notes))
        assert preview.renumbered == "二、城市建设 1→5"
        assert (preview.left_out, preview.left_out_first) == (7, "新建学校3所。")
        assert collect_staged(session, preview.staged, now=NOW).notes == notes
        decides(session, preview.staged, "yes")
        assert collect_review(session).notes == notes


def test_once_confirmed_it_is_in_force_and_says_what_is_held_back(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        decides(session, shown(session, BEFORE).staged, "yes")
        done = last(session, SUPERVISOR, ImportDone)
        assert (done.added, done.in_doubt.tasks, done.in_doubt.leads, done.new, done.units) == (3, 1, 1, 1, 3)
        assert len(tasks(session)) == 3
        assert rows(session, SUPERVISOR)[-1].edits == 7  # the question becomes the answer


def test_a_unit_with_somebody_bound_needs_no_invitation(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        cast.bind_contact(session, cast.unit(session, "区财政局"))
        decides(session, shown(session, BEFORE).staged, "yes")
        assert last(session, SUPERVISOR, ImportDone).units == 2


def test_what_is_not_wanted_is_thrown_away(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        decides(session, shown(session, BEFORE).staged, "no")
        assert last(session, SUPERVISOR, ImportDropped) == ImportDropped(BEFORE.document)
        assert tasks(session) == []


def test_a_second_press_finds_nothing_to_decide(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        staged = shown(session, BEFORE).staged
        for verb in ("no", "yes", "maybe"):
            decides(session, staged, verb)
        settled = ImportSettled(BEFORE.document, "方案.docx", "dropped", "督查员", NOW)
        assert heard(session, SUPERVISOR)[-2:] == [settled, Outdated()]
        assert tasks(session) == []


def test_a_changed_document_shows_every_difference_and_who_it_concerns(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE, FIRST)
        cast.bind_supervisor(session)
        preview = shown(session, AFTER)
        assert (preview.first, preview.added, preview.changed, preview.removed) == (False, 0, 1, 0)
        (difference,) = preview.differences
        assert (difference.number, difference.field, difference.after) == ("2", "content", "完成预算。")
        assert {each.unit for each in preview.units} == {"区财政局", "区发改局"}


def test_what_was_asked_before_is_not_counted_again(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE, FIRST)
        cast.bind_supervisor(session)
        assert shown(session, AFTER).in_doubt.tasks == 0  # task 3, which names no lead, has not changed
        assert shown(session, with_row(BEFORE, 3, content="办好文化节。")).in_doubt.tasks == 1


def test_a_long_field_is_cut_and_a_removed_task_is_named(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE, FIRST)
        cast.bind_supervisor(session)
        long = with_row(decomposition("区发改局"), 1, content="完" * 100)
        preview = shown(session, long)
        assert preview.differences[0].after == "完" * 39 + "…"
        assert (preview.removed, preview.fresh) == (2, ())
        assert preview.gone == (Named("2", TaskText("完成第2项。")), Named("3", TaskText("完成第3项。")))


def test_an_added_task_is_named_with_its_words_but_not_each_of_a_first_document(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        assert shown(session, BEFORE).fresh == ()
        taken(session, decomposition("区发改局", "区财政局牵头，区发改局配合"), FIRST)
        preview = shown(session, BEFORE)
        assert (preview.added, preview.fresh) == (1, (Named("3", TaskText("完成第3项。")),))


def test_what_comes_into_doubt_by_a_withdrawal_is_new_in_preview_and_answer(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE, FIRST)
        cast.bind_supervisor(session)
        cut = replace(BEFORE.rows[0], doubts=(Doubt(DoubtKind.ROW_CUT, "after it comes 3"),))
        preview = shown(session, replace(BEFORE, rows=(cut, BEFORE.rows[2])))
        assert preview.in_doubt.kinds == (KindCount(DoubtKind.ROW_CUT, 1),)
        decides(session, preview.staged, "yes")
        done = last(session, SUPERVISOR, ImportDone)
        assert (done.in_doubt.doubts, done.new) == (2, 1)


def test_the_roles_of_units_that_change_are_whole_words(store: Store) -> None:
    with store.writing() as session:
        many = "区发改局牵头，区财政局、区商务局、区文旅局、区住建局配合"
        taken(session, decomposition(many), FIRST)
        cast.bind_supervisor(session)
        (_, units) = shown(session, decomposition(many.replace("区发改局牵头", "区审计局牵头"))).differences
        assert units.after == "区审计局 lead、区财政局 support、区商务局 support、…"


def test_a_document_without_news_is_not_kept(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE, FIRST)
        cast.bind_supervisor(session)
        receives(session, BEFORE)
        assert last(session, SUPERVISOR, NothingNew) == NothingNew(BEFORE.document, 3)
        assert session.exec(select(StagedImport.state)).all() == ["dropped"]


def test_what_moved_on_meanwhile_is_shown_anew_before_it_is_confirmed(store: Store) -> None:
    with store.writing() as session:
        taken(session, BEFORE, FIRST)
        cast.bind_supervisor(session)
        staged = shown(session, AFTER).staged
        task = session.exec(select(Task).where(col(Task.no) == 2)).one()
        change(session, task, "content", "完成决算。", by="督查二科", now=LATER)
        decides(session, staged, "yes")
        again = last(session, SUPERVISOR, ImportPreview)
        assert again.anew
        assert task.content == "完成决算。"
        decides(session, again.staged, "yes")
        assert isinstance(heard(session, SUPERVISOR)[-1], ImportDone)


COLLEAGUE = 901


def test_another_file_of_the_document_replaces_a_colleague_s_who_is_told_and_can_look_at_it(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        cast.bind_supervisor(session, "督查二科", COLLEAGUE)
        first = shown(session, BEFORE).staged
        receives(session, AFTER, who=COLLEAGUE)
        second = last(session, COLLEAGUE, ImportPreview)
        assert (second.instead_of, second.sent_by) == ("方案.docx", "督查员")
        told = last(session, SUPERVISOR, ImportReplaced)
        assert told == ImportReplaced(BEFORE.document, "方案.docx", "方案.docx", "督查二科", first)

        decides(session, first, "yes")
        settled = last(session, SUPERVISOR, ImportSettled)
        assert (settled.state, settled.by, settled.replaced) == ("replaced", "督查二科", first)
        assert tasks(session) == []
        decides(session, first, "other")
        assert last(session, SUPERVISOR, ImportPreview).staged == second.staged
        decides(session, second.staged, "yes", who=COLLEAGUE)
        decides(session, first, "other")
        assert last(session, SUPERVISOR, ImportSettled).replaced == 0


def test_the_same_file_from_a_colleague_replaces_nothing(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        cast.bind_supervisor(session, "督查二科", COLLEAGUE)
        first = shown(session, BEFORE)
        receives(session, BEFORE, who=COLLEAGUE)
        assert last(session, COLLEAGUE, ImportPreview) == first
        assert len(heard(session, SUPERVISOR)) == 1


def test_who_sends_a_second_file_themselves_is_told_beside_what_it_would_change(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        shown(session, BEFORE)
        assert shown(session, AFTER).instead_of == "方案.docx"
        assert len(heard(session, SUPERVISOR)) == 2


def test_only_a_supervisor_imports_and_confirms(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        cast.bind_contact(session, cast.unit(session), CONTACT)
        staged = shown(session, BEFORE).staged
        for who in (CONTACT, STRANGER):
            receives(session, BEFORE, who=who)
            decides(session, staged, "yes", who=who)
        assert heard(session, CONTACT) == [NotAllowed(), NotAllowed()]
        assert heard(session, STRANGER) == [Stranger()]
        assert tasks(session) == []


def test_what_cannot_be_read_is_said_with_its_cause(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        fault = DocumentError("方案.doc is old.", code="old_format")
        receive_document.refuse(session, act=says(SUPERVISOR), name="方案.doc", fault=fault, now=NOW)
        assert heard(session, SUPERVISOR) == [Unreadable("方案.doc", "old_format", "方案.doc is old.")]


def test_only_a_supervisor_s_files_are_read(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        cast.bind_contact(session, cast.unit(session), CONTACT)
        found = [receive_document.supervises(session, cast.address(who)) for who in (SUPERVISOR, CONTACT, STRANGER)]
    assert found == [True, False, False]
