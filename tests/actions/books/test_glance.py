"""The last lines of the ledger and of the outbox, as the sandbox shows them."""

import pytest

from bot.actions.books.glance import ledger_tail, outbox_tail
from bot.rules.letters.enrolment import Stranger
from bot.rules.terms import Status
from bot.store import outbox
from bot.store.door import Store
from tests import cast
from tests.cast import at
from tests.phone import Phone, contact

NOW = at("2026-03-02 10:00")


@pytest.fixture
def phone(store: Store) -> Phone:
    return contact(store, [1, 24])


def test_an_entry_is_told_as_a_person_reads_it(store: Store, phone: Phone) -> None:
    phone.saves("24 滞后，征拆受阻")
    with store.reading() as session:
        (line,) = ledger_tail(session, limit=50)
    assert (line.unit, line.number, line.period) == ("区发改局", "24", "2026-02")
    assert (line.status, line.late, line.corrects) == (Status.BEHIND, False, None)
    assert "征拆受阻" in line.done


def test_the_newest_entries_come_first_and_no_more_than_asked_for(store: Store, phone: Phone) -> None:
    phone.saves("1 增长5%")
    phone.saves("24 完成60%")
    with store.reading() as session:
        assert [line.number for line in ledger_tail(session, limit=50)] == ["24", "1"]
        assert [line.number for line in ledger_tail(session, limit=1)] == ["24"]


def test_a_correction_names_the_entry_that_it_corrects(store: Store, phone: Phone) -> None:
    message = phone.saves("24 完成60%")
    phone.edits(message, "24 完成70%")
    with store.reading() as session:
        after, before = ledger_tail(session, limit=50)
    assert (after.done, after.corrects) == ("完成70%", before.seq)


def test_a_message_is_told_with_its_state_and_its_number_in_the_chat(store: Store) -> None:
    with store.writing() as session:
        for occasion in ("1", "2"):
            letter, to = Stranger(), cast.address(101)
            outbox.put(session, letter, address=to, occasion=occasion, language="zh_CN", now=NOW)
        newest = outbox_tail(session, limit=1)
        assert [(parcel.chat, parcel.letter, parcel.occasion) for parcel in newest] == [(101, "stranger", "2")]
        assert [(parcel.state, parcel.message_id, parcel.created_at) for parcel in newest] == [("waiting", None, NOW)]
        assert [parcel.occasion for parcel in outbox_tail(session, limit=50)] == ["2", "1"]


def test_empty_books_are_empty(store: Store) -> None:
    with store.reading() as session:
        assert (ledger_tail(session, limit=50), outbox_tail(session, limit=50)) == ([], [])
