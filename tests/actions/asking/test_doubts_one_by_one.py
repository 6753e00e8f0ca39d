"""On the way through the doubts: a colleague is quicker, one goes back, another document comes, an import waits."""

from dataclasses import replace

import pytest
from sqlmodel import Session, col, select

from bot.actions.asking import ask_doubts
from bot.actions.intake.find_task import find_programme
from bot.actions.intake.settle_units import confirm_units
from bot.actions.intake.stage_import import stage
from bot.delivery.length import visible
from bot.rules.in_doubt import NOTHING
from bot.rules.letters.base import TaskText
from bot.rules.letters.doubts import Answered, DoubtAsked, DoubtsDone
from bot.rules.letters.intake import ImportDone, ImportsWaiting, WaitingImport
from bot.rules.terms import DoubtKind
from bot.store import outbox
from bot.store.door import Store
from bot.store.tables import Draft, TaskChange
from bot.store.units import Names
from tests import cast
from tests.actions.clerk import SUPERVISOR, Clerk
from tests.actions.decomposed import FIRST, decomposition, roles, taken
from tests.chat import NOW, heard, last, presses, rows, says
from tests.phone import WORDING

COLLEAGUE, MESSAGE = 901, 70


# -- a colleague is quicker ------------------------------------------------------------------------------------------


def colleague_answers(session: Session, *presses_in_turn: tuple[str | int, ...]) -> None:
    """Another supervisor goes through the doubts, too."""
    cast.bind_supervisor(session, "督查二科", COLLEAGUE)
    ask_doubts.start(session, act=says(COLLEAGUE, "/doubts"), now=NOW)
    for pressed in presses_in_turn:
        at = session.exec(select(Draft).where(col(Draft.chat) == COLLEAGUE)).one()
        ask_doubts.press(session, pressed=presses(COLLEAGUE, "doubt", at.id or 0, at.version, *pressed), now=NOW)


def test_what_a_colleague_answered_meanwhile_is_passed_over_and_it_is_told_who_answered_it_and_how(
    store: Store,
) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局", "区财政局、区发改局")
        colleague_answers(session, ("other",), ("pick", clerk.unit("区财政局")), ("done",))
        clerk.presses("yes")
        assert clerk.asked.number == "2"
        assert clerk.asked.overtaken == Answered(
            "1", DoubtKind.NO_LEAD, "督查二科", NOW, TaskText("区发改局 support、区财政局 lead")
        )
        assert roles(session, 2)["区财政局"] is None
        clerk.presses("other")
        assert clerk.asked.overtaken is None  # it is said once


def test_who_answered_the_last_question_is_told_at_the_end(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、创新中心分别办理")
        colleague_answers(session, ("yes",))
        clerk.presses("later")
        overtaken = last(session, SUPERVISOR, DoubtsDone).overtaken
        assert overtaken == Answered("1", DoubtKind.PREFIX_UNSURE, "督查二科", NOW, TaskText(""))


def test_a_name_that_is_typed_where_a_colleague_was_quicker_is_answered_with_what_they_chose(store: Store) -> None:
    with store.writing() as session:
        units = [cast.unit(session, name) for name in ("石桥街道办事处", "柳河街道办事处")]
        clerk = Clerk(session, "相关街道办事处", "区发改局、区财政局")
        colleague_answers(session, ("pick", units[0].id or 0), ("done",))
        assert clerk.types("柳河街道办事处")
        assert clerk.asked.overtaken
        assert clerk.asked.overtaken.units == "石桥街道办事处"
        assert clerk.asked.chosen == ()


def test_what_the_roster_settled_meanwhile_is_told_without_a_name(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、创新中心分别办理")
        confirm_units(session, [clerk.unit("区创新中心")], now=NOW)
        clerk.presses("yes")
        assert last(session, SUPERVISOR, DoubtsDone).overtaken == Answered(
            "1", DoubtKind.PREFIX_UNSURE, "", None, TaskText("")
        )


def test_an_answer_that_settles_the_same_name_elsewhere_says_so(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、创新中心分别办理", "区财政局、创新中心分别办理", "区发改局、区财政局")
        clerk.presses("yes")
        assert (clerk.asked.number, clerk.asked.left, clerk.asked.also) == ("3", 1, 1)
        clerk.presses("other")
        assert clerk.asked.also == 0


# -- one question back -------------------------------------------------------------------------------------------


def test_the_question_before_is_seen_with_its_answer_and_answered_anew(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局", "区财政局、区发改局")
        assert clerk.asked.back is False
        clerk.presses("yes")
        assert clerk.asked.back
        clerk.presses("last")
        assert (clerk.asked.number, clerk.asked.back) == ("1", False)
        assert clerk.asked.answered
        assert clerk.asked.answered.units == "区发改局 lead、区财政局 support"
        clerk.presses("other")
        clerk.presses("pick", clerk.unit("区财政局"))
        clerk.presses("done")
        assert roles(session) == {"区发改局": "support", "区财政局": "lead"}
        assert (clerk.asked.number, clerk.asked.answered) == ("2", None)


def test_who_only_looks_at_the_question_before_goes_on_and_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局", "区财政局、区发改局")
        clerk.presses("yes")
        clerk.presses("last")
        clerk.presses("next")
        assert (clerk.asked.number, clerk.asked.answered, clerk.asked.back) == ("2", None, True)
        assert roles(session) == {"区发改局": "lead", "区财政局": "support"}


def test_the_last_question_can_be_gone_back_to_as_well(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        clerk.presses("yes")
        assert last(session, SUPERVISOR, DoubtsDone).back
        clerk.presses("last")
        assert clerk.asked.answered


def test_a_question_that_was_put_off_is_an_open_one_when_gone_back_to(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局", "区财政局、区发改局")
        clerk.presses("later")
        clerk.presses("last")
        assert (clerk.asked.number, clerk.asked.answered, clerk.asked.left, clerk.asked.later) == ("1", None, 2, 0)


def test_members_that_were_chosen_are_ticked_when_gone_back_to(store: Store) -> None:
    with store.writing() as session:
        units = [cast.unit(session, name) for name in ("石桥街道办事处", "柳河街道办事处")]
        clerk = Clerk(session, "相关街道办事处")
        clerk.presses("pick", units[0].id or 0)
        clerk.presses("done")
        clerk.presses("last")
        assert clerk.asked.chosen == ("石桥街道办事处",)
        clerk.presses("pick", units[0].id or 0)
        clerk.presses("pick", units[1].id or 0)
        clerk.presses("done")
        assert set(roles(session)) == {"相关街道办事处", "柳河街道办事处"}


def test_another_unit_for_a_name_that_was_replaced_before_stands_in_this_task_alone(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、创新中心分别办理", "区发改局")
        clerk.presses("other")
        clerk.presses("pick", cast.unit(session, "区财政局").id or 0)
        assert roles(session) == {"区发改局": "separate", "区财政局": "separate"}
        clerk.presses("last")
        clerk.presses("other")
        clerk.presses("pick", (cast.unit(session, "区民政局").id or 0))
        assert roles(session) == {"区发改局": "separate", "区民政局": "separate"}
        assert Names(session).find("区财政局") == clerk.unit("区财政局")  # nobody's name has changed


def test_a_question_whose_part_is_gone_is_passed_over_when_gone_back_to(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、创新中心分别办理")
        clerk.presses("other")
        clerk.presses("pick", clerk.unit("区发改局"))  # which the row names already: one part is left of two
        clerk.presses("last")
        assert clerk.done == (0, False)


def test_a_name_that_another_unit_was_taken_for_is_asked_about_as_it_is_written_when_gone_back_to(store: Store) -> None:
    with store.writing() as session:
        known = cast.unit(session, "区城管局")
        clerk = Clerk(session, "区发改局牵头，区城管居配合", "区城管居")
        first = clerk.asked
        clerk.presses("pick", known.id or 0)
        clerk.presses("last")
        again = clerk.asked
        assert (again.subject, again.proposed, again.choices) == ("区城管居", "区城管居", first.choices)
        assert again.answered
        assert again.answered.units == "区城管局"
        words = visible(WORDING.words(again, "zh_CN").html)
        assert "核对：就是区城管局" in words
        assert "“区城管居”是新出现的名称，与已有的区城管局相近。是另一个单位吗？" in words


def test_a_name_that_another_unit_was_taken_for_can_be_a_unit_of_its_own_after_all(store: Store) -> None:
    with store.writing() as session:
        known = cast.unit(session, "区城管局")
        clerk = Clerk(session, "区发改局牵头，区城管居配合", "区城管居", "区城管局")
        clerk.presses("pick", known.id or 0)
        clerk.presses("last")
        clerk.presses("yes")
        assert roles(session, 1) == {"区发改局": "lead", "区城管居": "support"}
        assert (roles(session, 2), roles(session, 3)) == ({"区城管居": "lead"}, {"区城管局": "lead"})
        assert Names(session).find("区城管居") == clerk.unit("区城管居") != known.id
        said = session.exec(select(TaskChange.before, TaskChange.after).where(col(TaskChange.field) == "settled")).all()
        assert said == [("did you mean: 区城管居", "区城管局"), ("did you mean: 区城管居", "as it was read")]
        clerk.presses("last")
        assert clerk.asked.subject == "区城管居"
        assert clerk.asked.answered
        assert clerk.asked.answered.units == ""
        clerk.presses("pick", known.id or 0)
        assert roles(session, 2) == {"区城管局": "lead"}


def test_of_two_names_in_one_task_each_is_told_with_its_own_answer(store: Store) -> None:
    with store.writing() as session:
        known = [cast.unit(session, name).id or 0 for name in ("区城管局", "区住建局")]
        clerk = Clerk(session, "区发改局牵头，区城管居、区住健局配合")
        for unit in known:
            clerk.presses("pick", unit)
        for name, answer in (("区住健局", "区住建局"), ("区城管居", "区城管局")):
            clerk.presses("last")
            assert clerk.asked.answered
            assert (clerk.asked.subject, str(clerk.asked.answered.units)) == (name, answer)


# -- of which document -------------------------------------------------------------------------------------------


class TwoDocuments(Clerk):
    """A supervisor who imported a second document while the first has a doubt left; the letter tells so."""

    DOCUMENT = "云溪政办发〔2026〕6号"

    def __init__(self, session: Session, first: str, *second: str) -> None:
        super().__init__(session, first)
        taken(session, replace(decomposition(*second), document=self.DOCUMENT), FIRST)
        done = ImportDone(self.DOCUMENT, 1, 0, 0, NOTHING, 0, 1, 0)
        outbox.put(session, done, address=cast.address(SUPERVISOR), occasion="imported", language="zh_CN", now=NOW)
        rows(session, SUPERVISOR)[-1].message_id = MESSAGE
        programme = find_programme(session, self.DOCUMENT).id or 0
        pressed = presses(SUPERVISOR, "doubts", programme, message_id=MESSAGE)
        ask_doubts.start(session, act=pressed, now=NOW)


def test_under_an_imported_document_its_own_doubts_come_first_in_a_message_of_their_own(store: Store) -> None:
    with store.writing() as session:
        clerk = TwoDocuments(session, "区发改局、区财政局", "区财政局、区发改局", "区教体局、区发改局")
        assert (clerk.asked.document, clerk.asked.number) == (clerk.DOCUMENT, "1")
        assert (clerk.asked.left, clerk.asked.elsewhere) == (2, 1)
        assert rows(session, SUPERVISOR)[-1].edits is None


def test_it_is_said_when_the_doubts_go_on_to_another_document(store: Store) -> None:
    with store.writing() as session:
        clerk = TwoDocuments(session, "区发改局、区财政局", "区财政局、区发改局")
        assert clerk.asked.past == ""
        clerk.presses("yes")
        assert (clerk.asked.document, clerk.asked.past) == (cast.DOCUMENT, clerk.DOCUMENT)
        assert (clerk.asked.left, clerk.asked.elsewhere) == (1, 0)
        clerk.presses("other")
        assert clerk.asked.past == ""


def test_every_first_unit_of_the_document_leads_and_of_no_other(store: Store) -> None:
    with store.writing() as session:
        clerk = TwoDocuments(session, "区发改局、区财政局", "区财政局、区发改局", "区教体局、区发改局")
        assert clerk.asked.leads == 2
        clerk.presses("all")
        clerk.presses("leads")
        assert (clerk.asked.document, clerk.asked.left) == (cast.DOCUMENT, 1)


# -- while an import waits ---------------------------------------------------------------------------------------


def staged(session: Session, document: str) -> int:
    waits = replace(decomposition("区发改局、区财政局"), document=document)
    return stage(session, waits, name="方案.docx", by="督查一科", now=NOW).id


def test_doubts_of_an_import_that_waits_are_not_said_to_be_settled(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, "督查一科", SUPERVISOR)
        waiting = staged(session, cast.DOCUMENT)
        ask_doubts.start(session, act=says(SUPERVISOR, "/doubts"), now=NOW)
        (told,) = heard(session, SUPERVISOR)
        assert told == ImportsWaiting((WaitingImport(waiting, cast.DOCUMENT, "方案.docx", "督查一科", NOW),), 1)


def test_what_is_in_doubt_besides_is_asked_after_it(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        staged(session, "云溪政办发〔2026〕6号")
        ask_doubts.start(session, act=says(SUPERVISOR, "/doubts"), now=NOW)
        assert [each.kind for each in heard(session, SUPERVISOR)[-2:]] == [ImportsWaiting.kind, DoubtAsked.kind]
        assert clerk.asked.document == cast.DOCUMENT


def test_of_many_imports_that_wait_a_few_are_named(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, "督查一科", SUPERVISOR)
        for number in range(ask_doubts.WAITING + 1):
            staged(session, f"云溪政办发〔2026〕{number}号")
        ask_doubts.start(session, act=says(SUPERVISOR, "/doubts"), now=NOW)
        told = last(session, SUPERVISOR, ImportsWaiting)
        assert (len(told.imports), told.total) == (ask_doubts.WAITING, ask_doubts.WAITING + 1)


@pytest.mark.parametrize(
    ("asked", "document"), [("21号", "云溪政办发〔2026〕21号"), ("", cast.DOCUMENT), ("99号", cast.DOCUMENT)]
)
def test_the_doubts_of_the_document_that_is_named_come_first(store: Store, asked: str, document: str) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        later = replace(decomposition("区发改局、区财政局"), document="云溪政办发〔2026〕21号")
        taken(session, later)
        ask_doubts.start(session, act=says(SUPERVISOR, "/doubts"), now=NOW, asked=asked)
        assert (clerk.asked.document, clerk.asked.elsewhere) == (document, 1 if asked == "21号" else 0)
