"""/digest, as it comes in from a chat."""

from bot.rules.letters.courtesies import NotAllowed
from tests import chat
from tests.desk import Desk

CONTACT, SUPERVISOR = 101, 900


async def test_a_supervisor_is_answered_with_the_digest_and_its_workbook(desk: Desk) -> None:
    await desk.says(SUPERVISOR, "/digest")

    with desk.store.reading() as session:
        assert [row.letter for row in chat.rows(session, SUPERVISOR)] == ["digest", "digest_details"]
    assert desk.bell.rung


async def test_a_contact_is_told_that_it_is_not_for_them(desk: Desk) -> None:
    await desk.says(CONTACT, "/digest")

    assert [type(letter) for letter in desk.heard(CONTACT)] == [NotAllowed]
