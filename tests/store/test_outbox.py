"""What is put into the outbox is said once, comes back as the letter it was, and is found by its message."""

import datetime as dt
import json
from dataclasses import dataclass

from sqlmodel import Session, func, select

from bot.rules.letters.base import Letter, TaskText
from bot.rules.terms import Address, Status
from bot.store import outbox, sending
from bot.store.door import Store
from bot.store.tables import Outbox
from tests import cast

NOW = cast.at("2026-03-06 09:00")
CONTACT, COLLEAGUE = Address("telegram", 101), Address("telegram", 102)


@dataclass(frozen=True)
class Line:
    number: int
    content: TaskText
    status: Status | None


@dataclass(frozen=True)
class Specimen(Letter, kind="specimen of the outbox tests"):
    lines: tuple[Line, ...]
    due: dt.datetime
    day: dt.date


SPECIMEN = Specimen((Line(12, TaskText("招标"), Status.DONE), Line(24, TaskText(""), None)), NOW, dt.date(2026, 3, 6))


def put(session: Session, occasion: str, address: Address = CONTACT) -> int | None:
    return outbox.put(session, SPECIMEN, address=address, occasion=occasion, language="zh_CN", now=NOW)


def test_a_letter_comes_back_from_the_store_as_it_was_put(any_store: Store) -> None:
    with any_store.writing() as session:
        number = put(session, "update:1:7")
    with any_store.reading() as session:
        assert outbox.letter_of(session.get_one(Outbox, number)) == SPECIMEN


def test_a_letter_is_read_from_its_json_too(any_store: Store) -> None:
    with any_store.writing() as session:
        row = session.get_one(Outbox, put(session, "update:1:7"))
        assert outbox.read_letter(row.letter, json.dumps(row.body)) == SPECIMEN


def test_an_occasion_is_told_to_one_address_only_once(any_store: Store) -> None:
    with any_store.writing() as session:
        assert put(session, "update:1:7") is not None
        assert put(session, "update:1:7") is None
        assert session.exec(select(func.count()).select_from(Outbox)).one() == 1


def test_the_same_occasion_is_told_to_each_address(any_store: Store) -> None:
    with any_store.writing() as session:
        assert put(session, "digest:2026-10", CONTACT) is not None
        assert put(session, "digest:2026-10", COLLEAGUE) is not None


def test_what_is_put_and_rolled_back_may_be_said_later(any_store: Store) -> None:
    try:
        with any_store.writing() as session:
            put(session, "update:1:7")
            raise LookupError  # noqa: TRY301 -- the action fails after it has answered
    except LookupError:
        pass
    with any_store.writing() as session:
        assert put(session, "update:1:7") is not None


def test_a_composed_row_keeps_what_it_is_about_and_how_it_is_to_be_sent(any_store: Store) -> None:
    later = NOW + dt.timedelta(hours=2)
    with any_store.writing() as session:
        number = outbox.put_composed(
            session,
            "reminder",
            {"parts": [[3, "open"]]},
            address=CONTACT,
            occasion="remind:2026-03-06",
            language="en",
            now=NOW,
            priority=1,
            edits=55,
            reply_to=54,
            not_before=later,
        )
    with any_store.reading() as session:
        row = session.get_one(Outbox, number)
    assert (row.letter, row.body, row.language) == ("reminder", {"parts": [[3, "open"]]}, "en")
    assert (row.priority, row.quiet, row.edits, row.reply_to) == (1, True, 55, 54)
    assert (row.created_at, row.not_before, row.state) == (NOW, later, "waiting")


def test_a_message_is_found_by_its_number_in_its_chat_alone(any_store: Store) -> None:
    with any_store.writing() as session:
        number = put(session, "update:1:7")
        settled = sending.Outcome(id=number or 0, state="delivered", message_id=900)
        sending.settle(session, [settled], now=NOW)
    with any_store.reading() as session:
        found = outbox.find_sent(session, CONTACT, 900)
        assert found is not None
        assert found.id == number
        assert outbox.find_sent(session, COLLEAGUE, 900) is None
        assert outbox.find_sent(session, CONTACT, 901) is None
        assert outbox.find_sent(session, Address("letter", CONTACT.chat), 900) is None


def test_a_message_that_was_changed_is_what_it_says_now(any_store: Store) -> None:
    with any_store.writing() as session:
        first, second = put(session, "update:1:7"), put(session, "update:1:8")
        outcomes = [sending.Outcome(id=row or 0, state="delivered", message_id=900) for row in (first, second)]
        sending.settle(session, outcomes, now=NOW)
        found = outbox.find_sent(session, CONTACT, 900)
        assert found is not None
        assert found.id == second
