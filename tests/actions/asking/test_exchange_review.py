"""The review workbook goes out in chat, is corrected, and comes back."""

import datetime as dt

import pytest
from sqlmodel import Session, col, select

from bot.actions.asking import exchange_review
from bot.actions.compose import Composed
from bot.delivery.messages import File
from bot.documents.review.mark import is_review
from bot.documents.review.reading import read_review
from bot.rules.in_doubt import NOTHING, InDoubt, KindCount
from bot.rules.letters.courtesies import NotAllowed
from bot.rules.letters.enrolment import Stranger
from bot.rules.letters.review import NoProgramme, ReviewDone, ReviewRefused, ReviewWhich, ReviewWorkbook
from bot.rules.review import Heading
from bot.rules.terms import DoubtKind
from bot.store.door import Store
from bot.store.tables import Binding, Outbox
from tests import cast
from tests.actions.decomposed import decomposition, roles, taken
from tests.actions.reviewing import cell, filled_in, sent_out
from tests.chat import NOW, heard, last, presses, rows, says

SUPERVISOR, CONTACT, STRANGER = 900, 101, 666


def asked(session: Session, who: int = SUPERVISOR) -> Outbox:
    exchange_review.ask(session, act=says(who, "/review"), now=NOW)
    return rows(session, who)[-1]


def composed(session: Session, row: Outbox) -> Composed:
    return exchange_review.compose_review(session, row, now=NOW, settings=cast.settings(), calendar=cast.calendar())


def workbook(session: Session) -> File:
    made = composed(session, asked(session))
    assert isinstance(made, tuple)
    return made[1]


def test_the_workbook_of_the_programme_goes_out_with_its_doubts_counted(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        taken(session, decomposition("区发改局", "区发改局、区财政局"))
        made = composed(session, asked(session))
    assert isinstance(made, tuple)
    letter, file = made
    assert letter == ReviewWorkbook("云溪政办发〔2026〕3号", 2, InDoubt(1, 1, 1, (KindCount(DoubtKind.NO_LEAD, 1),)))
    assert file.name == "复核表_2026-03-02.xlsx"
    assert is_review(file.content)


def test_under_an_imported_document_its_own_workbook_goes_out_also_where_another_is_later(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        earlier = cast.programme(session, "云溪政办发〔2026〕1号", issued=dt.date(2026, 1, 5))
        cast.task(session, earlier, 1)
        taken(session, decomposition("区发改局"))
        pressed = presses(SUPERVISOR, "review", earlier.id or 0)
        exchange_review.ask(session, act=pressed, now=NOW)
        assert rows(session, SUPERVISOR)[-1].body == {"document": "云溪政办发〔2026〕1号"}


@pytest.mark.parametrize(
    "number", ["云溪政办发〔2026〕1号", "云溪政办发[2026]1号", "1号", "第1号", "1", "（2026）１号"]
)
def test_the_workbook_of_the_document_that_is_named_goes_out(store: Store, number: str) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        taken(session, decomposition("区发改局、区财政局"))
        for document in ("云溪政办发〔2026〕1号", "云溪政办发〔2026〕21号"):
            cast.programme(session, document, issued=dt.date(2026, 1, 5))
        exchange_review.ask(session, act=says(SUPERVISOR, "/review"), asked=number, now=NOW)
        assert rows(session, SUPERVISOR)[-1].body == {"document": "云溪政办发〔2026〕1号"}


def test_without_a_number_the_only_document_in_doubt_is_meant_also_where_another_is_later(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        taken(session, decomposition("区发改局、区财政局"))
        cast.task(session, cast.programme(session, "云溪政办发〔2026〕9号", issued=dt.date(2026, 3, 1)), 1)
        assert asked(session).body == {"document": "云溪政办发〔2026〕3号"}


@pytest.mark.parametrize("number", ["", "99号"])
def test_where_several_may_be_meant_or_none_has_the_number_it_is_asked_with_buttons(store: Store, number: str) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        taken(session, decomposition("区发改局"))
        later = cast.programme(session, "云溪政办发〔2026〕9号", issued=dt.date(2026, 3, 1))
        exchange_review.ask(session, act=says(SUPERVISOR, "/review"), asked=number, now=NOW)
        which = last(session, SUPERVISOR, ReviewWhich)
        assert (which.asked, len(which.choices), which.choices[0].programme) == (number, 2, later.id)
        exchange_review.ask(session, act=presses(SUPERVISOR, "review", later.id or 0), now=NOW)
        assert rows(session, SUPERVISOR)[-1].body == {"document": "云溪政办发〔2026〕9号"}


def test_before_anything_is_imported_there_is_none(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        asked(session)
        assert heard(session, SUPERVISOR) == [NoProgramme()]


def test_who_no_longer_supervises_gets_nothing(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        taken(session, decomposition("区发改局"))
        row = asked(session)
        session.exec(select(Binding).where(col(Binding.chat) == SUPERVISOR)).one().state = "ended"
        assert composed(session, row) is None


def test_only_supervisors_get_it_or_give_it_back(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        cast.bind_contact(session, cast.unit(session), CONTACT)
        taken(session, decomposition("区发改局、区财政局"))
        returned = read_review(workbook(session).content, "复核表.xlsx")
        for who in (CONTACT, STRANGER):
            asked(session, who)
            exchange_review.take_back(
                session, act=presses(who, "x"), returned=returned, name="复核表.xlsx", today=NOW.date(), now=NOW
            )
        assert heard(session, CONTACT) == [NotAllowed(), NotAllowed()]
        assert heard(session, STRANGER) == [Stranger()]


def test_what_was_corrected_in_it_is_in_force_once_it_is_back(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        taken(session, decomposition("区发改局、区财政局"))
        content = filled_in(sent_out(session), cell(1, Heading.LEAD, "区财政局"), cell(1, Heading.SUPPORT, "区发改局"))
        returned = read_review(content, "复核表.xlsx")
        exchange_review.take_back(
            session, act=says(SUPERVISOR), returned=returned, name="复核表.xlsx", today=NOW.date(), now=NOW
        )
        done = last(session, SUPERVISOR, ReviewDone)
        assert (done.settled, done.left, done.differing > 0) == (1, NOTHING, True)
        assert roles(session) == {"区财政局": "lead", "区发改局": "support"}


def test_a_mistake_in_it_is_told_and_nothing_is_changed(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        taken(session, decomposition("区发改局、区财政局"))
        content = filled_in(sent_out(session), cell(1, Heading.LEAD, "区财政菊"))
        returned = read_review(content, "复核表.xlsx")
        exchange_review.take_back(
            session, act=says(SUPERVISOR), returned=returned, name="复核表.xlsx", today=NOW.date(), now=NOW
        )
        (told,) = last(session, SUPERVISOR, ReviewRefused).mistakes
        assert told.startswith("事项 第2行 F列：没有叫“区财政菊”的单位。")
        assert roles(session)["区财政局"] is None
