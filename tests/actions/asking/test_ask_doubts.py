"""A supervisor goes through the doubts: one question, one answer, the next; and nothing is lost on the way."""

import datetime as dt

import pytest
from sqlmodel import select

from bot.actions.asking import ask_doubts
from bot.actions.asking.doubt_letters import PAGE
from bot.actions.intake.open_doubts import open_doubts
from bot.rules.letters.courtesies import NotAllowed, Outdated
from bot.rules.letters.doubts import Choice, DoubtsDone, Lead, LeadsAsked
from bot.rules.letters.enrolment import Stranger
from bot.rules.terms import DoubtKind
from bot.store.door import Store
from bot.store.tables import Task
from tests import cast
from tests.actions.clerk import SUPERVISOR, Clerk
from tests.actions.decomposed import roles
from tests.chat import NOW, heard, presses, rows, says

CONTACT, STRANGER = 101, 666


# -- who leads ---------------------------------------------------------------------------------------------------


def test_the_first_unit_is_proposed_and_one_press_makes_it_lead(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        assert (clerk.asked.doubt, clerk.asked.proposed, clerk.asked.left) == (DoubtKind.NO_LEAD, "区发改局", 1)
        clerk.presses("yes")
        assert clerk.done == (0, True)
        assert roles(session) == {"区发改局": "lead", "区财政局": "support"}
        assert rows(session, SUPERVISOR)[-1].edits == 7


def test_another_unit_of_the_row_can_lead(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        clerk.presses("other")
        assert [each.unit for each in clerk.asked.choices][:2] == ["区发改局", "区财政局"]
        clerk.presses("pick", clerk.unit("区财政局"))
        assert clerk.asked.chosen == ("区财政局",)
        clerk.presses("done")
        assert roles(session) == {"区发改局": "support", "区财政局": "lead"}


def test_several_units_can_lead_together(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        clerk.presses("other")
        for name in ("区财政局", "区发改局"):
            clerk.presses("pick", clerk.unit(name))
        clerk.presses("done")
        assert set(roles(session).values()) == {"lead"}


def test_a_choice_is_taken_back_by_pressing_again_or_by_going_back(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        clerk.presses("other")
        for _ in range(2):
            clerk.presses("pick", clerk.unit("区财政局"))
        assert clerk.asked.chosen == ()
        clerk.presses("pick", clerk.unit("区财政局"))
        clerk.presses("back")
        assert (clerk.asked.choosing, clerk.asked.chosen) == (False, ())


def test_every_first_unit_leads_after_being_asked_once(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局", "区财政局、区发改局")
        assert clerk.asked.leads == 2
        question = clerk.presses("all")
        assert question == LeadsAsked(
            clerk.draft.id or 0,
            clerk.draft.version,
            2,
            (Lead(cast.DOCUMENT, "1", "区发改局"), Lead(cast.DOCUMENT, "2", "区财政局")),
        )
        assert roles(session)["区发改局"] is None
        clerk.presses("leads")
        assert clerk.done == (0, True)
        assert [roles(session, no)[name] for no, name in ((1, "区发改局"), (2, "区财政局"))] == ["lead", "lead"]


# -- who is meant ------------------------------------------------------------------------------------------------


def test_members_of_a_group_are_ticked_and_taken(store: Store) -> None:
    with store.writing() as session:
        for name in ("石桥街道办事处", "柳河街道办事处"):
            cast.unit(session, name)
        clerk = Clerk(session, "相关街道办事处")
        assert (clerk.asked.subject, clerk.asked.chosen_per_task) == ("相关街道办事处", True)
        assert {each.unit for each in clerk.asked.choices[:2]} == {"石桥街道办事处", "柳河街道办事处"}
        clerk.presses("pick", clerk.unit("柳河街道办事处"))
        assert Choice(clerk.unit("柳河街道办事处"), "柳河街道办事处", chosen=True) in clerk.asked.choices
        clerk.presses("done")
        assert roles(session)["柳河街道办事处"] == "lead"
        assert "石桥街道办事处" not in roles(session)


def test_a_group_without_a_choice_stays_a_question(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "相关街道办事处")
        clerk.presses("done")
        assert clerk.asked.subject == "相关街道办事处"


def test_an_unsure_name_is_confirmed_or_replaced_by_one_press(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、创新中心分别办理")
        assert (clerk.asked.doubt, clerk.asked.proposed) == (DoubtKind.PREFIX_UNSURE, "区创新中心")
        clerk.presses("other")
        clerk.presses("pick", clerk.unit("区发改局"))
        assert isinstance(clerk.sees, DoubtsDone)
        assert roles(session) == {"区发改局": "separate"}


def test_a_name_that_is_typed_is_chosen(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "柳河街道办事处", aliases=["柳河街道"])
        clerk = Clerk(session, "相关街道办事处")
        clerk.presses("other")
        assert clerk.types("柳河街道")
        assert clerk.asked.chosen == ("柳河街道办事处",)


def test_several_names_are_typed_at_once_for_a_group_without_asking_for_the_list_first(store: Store) -> None:
    with store.writing() as session:
        for name in ("石桥街道办事处", "柳河街道办事处"):
            cast.unit(session, name)
        clerk = Clerk(session, "相关街道办事处")
        assert clerk.types("石桥街道办事处、柳河街道办事处")
        assert set(clerk.asked.chosen) == {"石桥街道办事处", "柳河街道办事处"}
        assert clerk.types("石桥街道办事处")  # once more: it stays
        assert len(clerk.asked.chosen) == 2


def test_a_name_that_nobody_has_brings_the_nearest_to_the_front(store: Store) -> None:
    with store.writing() as session:
        for name in ("石桥街道办事处", "柳河街道办事处"):
            cast.unit(session, name)
        clerk = Clerk(session, "相关街道办事处")
        clerk.presses("other")
        assert clerk.types("柳何街道办事处")
        assert clerk.asked.asked == "柳何街道办事处"
        assert clerk.asked.choices[0].unit == "柳河街道办事处"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", DoubtKind.NO_UNIT),
        ("区发改局、区财政局", DoubtKind.NO_LEAD),
        ("区发改局、创新中心分别办理", DoubtKind.PREFIX_UNSURE),
    ],
)
def test_a_typed_name_answers_every_question_that_wants_a_unit(store: Store, text: str, kind: DoubtKind) -> None:
    with store.writing() as session:
        cast.unit(session, "区民政局")
        clerk = Clerk(session, text)
        assert (clerk.asked.doubt, clerk.asked.choosing) == (kind, False)
        assert clerk.types("区民政局")
        assert (clerk.asked.choosing, clerk.asked.chosen) == (True, ("区民政局",))
        clerk.presses("done")
        assert "区民政局" in roles(session)


def test_a_name_with_a_slip_is_asked_about_before_the_list_is_asked_for(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session, "区民政局")
        clerk = Clerk(session, "")
        assert clerk.types("区民证局")
        assert (clerk.asked.asked, clerk.asked.chosen) == ("区民证局", ())
        assert clerk.asked.choices[0].unit == "区民政局"


def test_every_unknown_name_is_told_wherever_it_stands(store: Store) -> None:
    with store.writing() as session:
        for name in ("江北街道", "江南街道", "区公安局"):
            cast.unit(session, name)
        clerk = Clerk(session, "相关街道办事处")
        assert clerk.types("江南、江北街道、区交警")
        assert (clerk.asked.asked, clerk.asked.chosen) == ("江南、区交警", ("江北街道",))
        assert "江南街道" in [each.unit for each in clerk.asked.choices][:2]


def test_names_are_parted_at_the_word_for_and_unless_a_unit_is_called_so(store: Store) -> None:
    with store.writing() as session:
        for name in ("区卫健局", "区应急管理局", "区文化和旅游局"):
            cast.unit(session, name)
        clerk = Clerk(session, "")
        assert clerk.types("区卫健局和区应急管理局、区文化和旅游局")
        assert clerk.asked.chosen == ("区卫健局", "区应急管理局", "区文化和旅游局")


def test_a_question_about_the_words_of_a_row_takes_no_names(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局")
        task = session.exec(select(Task)).one()
        task.doubts = [[DoubtKind.ROW_CUT, "no leaders"]]
        ask_doubts.start(session, act=says(SUPERVISOR, "/doubts"), now=NOW)
        assert clerk.asked.doubt is DoubtKind.ROW_CUT
        assert not clerk.types("区发改局")


def test_words_that_are_like_no_name_or_come_long_after_are_none(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        assert not clerk.types("您好")
        assert not clerk.types("区财政局今天来电话了")
        clerk.presses("other")
        assert not clerk.types("区财政局", after=ask_doubts.AWAITS + dt.timedelta(minutes=1))
        assert not clerk.types("财" * 401)
        assert not ask_doubts.name(session, said=says(STRANGER, "区财政局"), now=NOW)


def test_many_units_are_shown_a_page_at_a_time(store: Store) -> None:
    with store.writing() as session:
        for number in range(2 * PAGE + 1):
            cast.unit(session, f"第{number}街道办事处")
        clerk = Clerk(session, "相关街道办事处")
        assert (len(clerk.asked.choices), clerk.asked.pages) == (PAGE, 3)
        first = clerk.asked.choices
        clerk.presses("page", 1)
        assert clerk.asked.page == 1
        assert not set(first) & set(clerk.asked.choices)
        clerk.presses("page", 99)
        assert clerk.asked.page == 2


# -- one after the other -----------------------------------------------------------------------------------------


def test_what_keeps_somebody_from_reporting_is_asked_first(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局牵头，创新中心配合", "区发改局、区财政局")
        assert (clerk.asked.number, clerk.asked.left) == ("2", 2)
        clerk.presses("yes")
        assert (clerk.asked.number, clerk.asked.left) == ("1", 1)


def test_what_is_put_off_comes_back_when_asked_for(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局", "区财政局、区发改局")
        clerk.presses("later")
        assert (clerk.asked.number, clerk.asked.left, clerk.asked.later) == ("2", 1, 1)
        clerk.presses("yes")
        assert clerk.done == (1, True)
        ask_doubts.start(session, act=presses(SUPERVISOR, "doubts"), now=NOW)
        assert clerk.asked.number == "1"


def test_where_nothing_is_in_doubt_it_says_so(store: Store) -> None:
    with store.writing() as session:
        assert Clerk(session, "区发改局").done == (0, False)


def test_an_older_button_changes_nothing_and_shows_the_present_question(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        clerk.presses("yes", version=clerk.draft.version - 1)
        assert clerk.asked.number == "1"
        assert roles(session)["区发改局"] is None


@pytest.mark.parametrize("verb", ["", "nonsense", "page"])
def test_a_forged_button_changes_nothing(store: Store, verb: str) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        clerk.presses(verb, 10**8)
        clerk.presses("pick", 10**8)
        assert len(open_doubts(session)) == 1


def test_only_a_supervisor_is_asked_and_only_their_own_questions(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session, "区发改局、区财政局")
        cast.bind_contact(session, cast.unit(session, "区住建局"), CONTACT)
        cast.bind_supervisor(session, "督查二科", 901)
        for who in (CONTACT, STRANGER, 901):
            pressed = presses(who, "doubt", clerk.draft.id or 0, clerk.draft.version, "yes")
            ask_doubts.press(session, pressed=pressed, now=NOW)
        ask_doubts.start(session, act=says(CONTACT, "/doubts"), now=NOW)
        assert heard(session, CONTACT) == [NotAllowed(), NotAllowed()]
        assert (heard(session, STRANGER), heard(session, 901)) == ([Stranger()], [Outdated()])
        assert roles(session)["区发改局"] is None
