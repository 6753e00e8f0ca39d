"""The successor asks for the post: a code to compare, and the link only when the contact agrees."""

import datetime as dt

import pytest
from sqlmodel import Session

from bot.actions.compose import is_composed
from bot.actions.posts.ask_handover import TIMES, ask, grant
from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import Outdated
from bot.rules.letters.enrolment import Stranger, Welcome
from bot.rules.letters.handover import HandoverAsked, HandoverGranted, HandoverRequest
from bot.store import outbox
from bot.store.door import Store
from tests import cast
from tests.actions.posts.test_handover import LINKING, holders, link, opens
from tests.cast import at
from tests.chat import NOW, presses, rows, says

OLD, NEW = 101, 102


def asks(session: Session, unit: str = "区发改局", chat: int = NEW, now: dt.datetime = NOW) -> bool:
    act = says(chat, f"/handover {unit}".strip())
    return ask(session, said=act, settings=cast.settings(), calendar=cast.calendar(), now=now)


def heard(session: Session, chat: int) -> list[Letter]:
    return [outbox.letter_of(row) for row in rows(session, chat) if not is_composed(row.letter)]


def request(session: Session, chat: int = OLD) -> HandoverRequest:
    (letter,) = [each for each in heard(session, chat) if isinstance(each, HandoverRequest)]
    return letter


def agrees(
    session: Session, letter: HandoverRequest, *, chat: int = OLD, code: str = "", now: dt.datetime = NOW
) -> None:
    act = presses(chat, "grant", letter.binding_id, letter.request, code or letter.code)
    grant(session, pressed=act, linking=LINKING, now=now)


def test_both_are_shown_the_same_code(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), OLD)
        assert asks(session)
        shown = request(session)
        assert heard(session, NEW) == [HandoverAsked(shown.code, None, shown.until)]


@pytest.mark.parametrize(
    ("asked", "passed_on", "until"),
    [
        ("2026-03-02 10:00", None, "2026-03-03 17:30"),
        ("2026-03-02 22:00", "2026-03-03 08:30", "2026-03-04 17:30"),
        ("2026-03-06 20:00", "2026-03-09 08:30", "2026-03-10 17:30"),
        ("2026-04-30 20:00", "2026-05-06 08:30", "2026-05-07 17:30"),
    ],
)
def test_it_is_passed_on_in_working_hours_and_stands_until_the_end_of_the_working_day_after(
    store: Store, asked: str, passed_on: str | None, until: str
) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), OLD)
        asks(session, now=at(asked))
        shown = request(session)
        assert shown.until == at(until)
        assert heard(session, NEW) == [HandoverAsked(shown.code, at(passed_on) if passed_on else None, at(until))]


def test_a_request_made_before_days_off_can_be_agreed_to_after_them(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), OLD)
        asks(session, now=at("2026-03-06 20:00"))
        agrees(session, request(session), now=at("2026-03-10 17:29"))
        assert isinstance(heard(session, OLD)[-1], HandoverGranted)


@pytest.mark.parametrize("unit", ["区外星局", "区财政局"])
def test_a_stranger_is_told_the_same_where_there_is_nobody(store: Store, unit: str) -> None:
    with store.writing() as session:
        cast.unit(session, "区财政局")
        assert asks(session, unit)
        (letter,) = heard(session, NEW)
        assert isinstance(letter, HandoverAsked)


def test_the_link_goes_to_who_asked_and_only_once_it_is_agreed(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), OLD)
        asks(session)
        assert not any(row.letter == "link_to_forward" for row in rows(session, NEW))
        agrees(session, request(session))
        assert isinstance(heard(session, OLD)[-1], HandoverGranted)
        opens(session, NEW, link(session, NEW))
        assert isinstance(heard(session, NEW)[-1], Welcome)
        assert holders(session) == {"联络员": NEW}


def test_nobody_but_the_contact_can_agree(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), OLD)
        cast.bind_contact(session, cast.unit(session, "区工信局"), 103)
        asks(session)
        agrees(session, request(session), chat=103)
        agrees(session, request(session), chat=NEW)
        assert heard(session, 103) == [Outdated()]
        assert isinstance(heard(session, NEW)[-1], Stranger)
        assert holders(session) == {"联络员": OLD}


@pytest.mark.parametrize(("code", "later"), [("0000", 0), ("", 32)])
def test_a_request_that_no_longer_stands_is_outdated(store: Store, code: str, later: int) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), OLD)
        asks(session)
        agrees(session, request(session), code=code, now=NOW + dt.timedelta(hours=later))
        assert isinstance(heard(session, OLD)[-1], Outdated)
        assert not any(row.letter == "link_to_forward" for row in rows(session, NEW))


def test_it_is_agreed_to_once(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), OLD)
        asks(session)
        agrees(session, request(session))
        agrees(session, request(session))
        assert isinstance(heard(session, OLD)[-1], Outdated)


def test_asking_again_and_again_reaches_nobody(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), OLD)
        for _ in range(TIMES + 4):
            assert asks(session)
        for chat in range(200, 204):
            asks(session, chat=chat)
        assert len(heard(session, NEW)) == TIMES
        assert len(heard(session, OLD)) == TIMES


def test_a_bare_command_and_a_contact_s_own_are_no_requests(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), OLD)
        assert not asks(session, "")
        assert not asks(session, chat=OLD)
