"""A supervisor gives a task to other units in the chat: it is shown, confirmed, done, and the units are told."""

import pytest
from sqlmodel import Session, col, select

from bot.actions.asking import ask_reassign
from bot.actions.intake.find_task import find_task
from bot.actions.intake.reassign import reassign
from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import NotAllowed, Outdated
from bot.rules.letters.reassign import ReassignAsked, Reassigned, ReassignHow, ReassignWhich, TaskMoved
from bot.rules.terms import Role
from bot.store.door import Store
from bot.store.tables import Draft, Task, TaskChange
from tests import cast
from tests.actions.decomposed import FIRST, decomposition, programme, roles, taken
from tests.cast import at
from tests.chat import NOW, heard, last, presses, rows, says
from tests.cycle import opens

SUPERVISOR, HAD, GETS = 900, 101, 102
TODAY = NOW.date()


class Clerk:
    """A supervisor in a house where 区发改局 leads task 1 and 区商务局 task 2, each with a contact."""

    def __init__(self, session: Session) -> None:
        self.session = session
        taken(session, decomposition("区发改局牵头，财政局配合", "区商务局"), FIRST)
        cast.bind_supervisor(session, "督查一科", SUPERVISOR)
        cast.bind_contact(session, cast.unit(session, "区发改局"), HAD)
        cast.bind_contact(session, cast.unit(session, "区商务局"), GETS)

    def asks(self, text: str, now: object = NOW) -> Letter:
        ask_reassign.ask(self.session, said=says(SUPERVISOR), asked=text, now=now)  # type: ignore[arg-type]
        return heard(self.session, SUPERVISOR)[-1]

    def presses(self, *verb: str | int, version: int | None = None, who: int = SUPERVISOR) -> Letter:
        draft = self.session.exec(select(Draft)).one()
        pressed = presses(who, "reassign", draft.id or 0, draft.version if version is None else version, *verb)
        ask_reassign.press(self.session, pressed=pressed, today=TODAY, now=NOW)
        return heard(self.session, who)[-1]


def test_what_it_would_change_is_shown_and_nothing_is_in_force(store: Store) -> None:
    with store.writing() as session:
        shown = Clerk(session).asks("1 区商务局牵头，财政局配合")
        assert isinstance(shown, ReassignAsked)
        assert (shown.number, shown.before, shown.after) == (
            "1",
            "区发改局 lead、区财政局 support",
            "区商务局 lead、区财政局 support",
        )
        assert [(each.unit, each.bound) for each in shown.units] == [
            ("区发改局", True),
            ("区财政局", False),
            ("区商务局", True),
        ]
        assert roles(session) == {"区发改局": "lead", "区财政局": "support"}
        assert heard(session, HAD) == heard(session, GETS) == []


def test_confirmed_it_is_in_force_and_the_units_hear_of_it_in_working_hours(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session)
        clerk.asks("1 区商务局")
        done = clerk.presses("yes")
        assert isinstance(done, Reassigned)
        assert (done.told, done.unbound) == (("区发改局", "区商务局"), ("区财政局",))
        assert roles(session) == {"区商务局": "lead"}
        assert session.exec(select(TaskChange.by)).first() == "督查一科"
        lost, got = last(session, HAD, TaskMoved), last(session, GETS, TaskMoved)
        assert (lost.before, lost.after, got.before, got.after) == (Role.LEAD, None, None, Role.LEAD)
        assert got.units == "区商务局 lead"
        assert rows(session, HAD)[-1].quiet
        assert session.exec(select(Draft)).all() == []


def test_who_keeps_the_same_part_is_not_told(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session)
        clerk.asks("1 区发改局牵头，区商务局配合")
        clerk.presses("yes")
        assert heard(session, HAD) == []
        assert last(session, GETS, TaskMoved).after is Role.SUPPORT


def test_put_aside_nothing_changes(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session)
        clerk.asks("1 区商务局")
        left = clerk.presses("no")
        assert isinstance(left, ReassignHow)
        assert (left.reason, left.units) == ("dropped", "区发改局 lead、区财政局 support")
        assert roles(session)["区发改局"] == "lead"
        assert session.exec(select(Draft)).all() == []


# -- what was overdue --------------------------------------------------------------------------------------------


def late(session: Session) -> Clerk:
    """The same on 9 March, when February's report of both units is overdue."""
    clerk = Clerk(session)
    opens(session, now=at("2026-03-02 09:30"))
    return clerk


def test_what_is_overdue_is_shown_and_stays_with_who_had_the_task(store: Store) -> None:
    with store.writing() as session:
        shown = late(session).asks("1 区商务局", at("2026-03-09 10:00"))
        assert isinstance(shown, ReassignAsked)
        assert [(each.unit, each.period) for each in shown.overdue] == [("区发改局", "2026-02")]
        assert (shown.overdue_in_all, shown.taken_over) == (1, False)


@pytest.mark.parametrize(("verbs", "taken_over"), [((), None), (("over",), "taken over"), (("over", "keep"), None)])
def test_the_new_unit_takes_over_what_is_overdue_if_so_wished(
    store: Store, verbs: tuple[str, ...], taken_over: str | None
) -> None:
    with store.writing() as session:
        clerk = late(session)
        monday = at("2026-03-09 10:00")
        clerk.asks("1 区商务局", monday)
        for verb in (*verbs, "yes"):
            draft = session.exec(select(Draft)).one()
            pressed = presses(SUPERVISOR, "reassign", draft.id or 0, draft.version, verb)
            ask_reassign.press(session, pressed=pressed, today=monday.date(), now=monday)
        told = last(session, HAD, TaskMoved)
        assert (told.overdue, told.taken_over) == (("2026-02",), taken_over is not None)


# -- what cannot be done -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "reason", "asked"),
    [
        ("", "", ""),
        ("区商务局", "", ""),
        ("99 区商务局", "task", ""),
        ("1 区商物局", "unknown", "区商物局"),
        ("1 区商务局、区财政局", "units", "区商务局、区财政局"),
        ("1 区发改局牵头，区财政局配合", "same", ""),
        ("1", "", ""),
    ],
)
def test_what_cannot_be_done_is_told_with_what_to_write_instead(
    store: Store, said: str, reason: str, asked: str
) -> None:
    with store.writing() as session:
        told = Clerk(session).asks(said)
        assert isinstance(told, ReassignHow)
        assert (told.reason, told.asked) == (reason, asked)
        assert session.exec(select(Draft)).all() == []


def test_a_misspelt_unit_is_told_with_the_nearest(store: Store) -> None:
    with store.writing() as session:
        told = Clerk(session).asks("1 区商物局")
        assert isinstance(told, ReassignHow)
        assert "区商务局" in told.nearest


@pytest.mark.parametrize(
    "said", ["1 区商务局", "1项：区商务局", "第1项 区商务局", "事项1，区商务局", "附件1 1 区商务局"]
)
def test_a_number_is_understood_as_people_write_it(store: Store, said: str) -> None:
    with store.writing() as session:
        shown = Clerk(session).asks(said)
        assert isinstance(shown, ReassignAsked)
        assert (shown.number, shown.after) == ("1", "区商务局 lead")


def test_of_several_tasks_of_a_number_it_is_asked_which(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session)
        other = cast.task(session, programme(session), 1, annex="附件3")
        which = clerk.asks("1 区商务局")
        assert isinstance(which, ReassignWhich)
        assert [each.number for each in which.choices] == ["1", "附件3第1项"]
        assert isinstance(clerk.presses("yes"), ReassignWhich)  # forged: none is chosen yet
        assert isinstance(clerk.presses("task", 10**8), ReassignWhich)
        shown = clerk.presses("task", other.id or 0)
        assert isinstance(shown, ReassignAsked)
        assert shown.number == "附件3第1项"


def test_what_was_changed_since_it_was_shown_is_shown_once_more(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session)
        clerk.asks("1 区商务局")
        reassign(session, find_task(session, "1"), "区财政局牵头", by="督查二科", now=NOW)
        again = clerk.presses("yes")
        assert isinstance(again, ReassignAsked)
        assert (again.anew, again.before) == (True, "区财政局 lead")
        assert roles(session) == {"区财政局": "lead"}
        assert isinstance(clerk.presses("yes"), Reassigned)


def test_an_older_button_does_nothing(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session)
        clerk.asks("1 区商务局")
        assert isinstance(clerk.presses("yes", version=0), ReassignAsked)
        assert roles(session)["区发改局"] == "lead"


def test_only_a_supervisor_may_and_only_by_their_own_buttons(store: Store) -> None:
    with store.writing() as session:
        clerk = Clerk(session)
        cast.bind_supervisor(session, "督查二科", 901)
        clerk.asks("1 区商务局")
        assert isinstance(clerk.presses("yes", who=901), Outdated)
        assert isinstance(clerk.presses("yes", who=HAD), NotAllowed)
        ask_reassign.ask(session, said=says(HAD), asked="1 区商务局", now=NOW)
        assert isinstance(heard(session, HAD)[-1], NotAllowed)
        assert session.exec(select(Task.unit_text).where(col(Task.no) == 1)).one() == "区发改局牵头，财政局配合"
