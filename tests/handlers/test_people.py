"""What supervisors do about people, from their commands and buttons; and others who try."""

import pytest
from sqlmodel import select

from bot.rules.letters.courtesies import NotAllowed
from bot.rules.letters.enrolment import Stranger
from bot.rules.letters.people import People, ReleaseConfirm, Released, UnitPeople, UnitUnknown
from bot.store.tables import Binding, Invitation
from tests import chat
from tests.desk import Desk

CONTACT, SUPERVISOR, STRANGER = 101, 900, 666
BUTTONS = ["v1:people:0", "v1:person:1:0", "v1:unbind:1", "v1:unbind:1:yes", "v1:revoke:1:yes", "v1:invite:1"]


async def test_the_way_from_the_list_to_the_release(desk: Desk) -> None:
    await desk.says(SUPERVISOR, "/people")
    for data in ("v1:people:0", "v1:person:1:0", "v1:unbind:1", "v1:unbind:1:yes"):
        await desk.presses(SUPERVISOR, data)
    kinds = [type(letter) for letter in desk.heard(SUPERVISOR)]
    assert kinds == [People, People, UnitPeople, ReleaseConfirm, Released]
    assert desk.kinds(CONTACT) == ["binding_ended"]
    await desk.says(CONTACT, "/help")
    assert desk.kinds(CONTACT) == ["binding_ended", "stranger"]


async def test_buttons_change_the_message_they_stand_under(desk: Desk) -> None:
    await desk.presses(SUPERVISOR, "v1:people:0", message_id=55)
    with desk.store.reading() as session:
        assert [row.edits for row in chat.rows(session, SUPERVISOR)] == [55]


@pytest.mark.parametrize("text", ["/invite 区发改局", "/invite  区 发改局"])
async def test_invite_by_name(desk: Desk, text: str) -> None:
    await desk.says(SUPERVISOR, text)
    with desk.store.reading() as session:
        (row,) = chat.rows(session, SUPERVISOR)
        assert row.letter == "invitation_link"
        assert row.body["bot"] == "cuiban_bot"
        assert session.exec(select(Invitation)).one().id == row.body["invitation"]


async def test_invite_by_button_makes_one_invitation_for_one_press(desk: Desk) -> None:
    await desk.presses(SUPERVISOR, "v1:invite:1")
    assert desk.kinds(SUPERVISOR) == ["invitation_link"]


async def test_invite_of_nobody_asks_whom(desk: Desk) -> None:
    await desk.says(SUPERVISOR, "/invite")
    assert desk.heard(SUPERVISOR) == [UnitUnknown("")]


@pytest.mark.parametrize("data", BUTTONS)
async def test_a_contact_who_forges_a_supervisor_s_button_is_refused(desk: Desk, data: str) -> None:
    await desk.presses(CONTACT, data)
    assert desk.heard(CONTACT) == [NotAllowed()]
    assert nothing_happened(desk)


@pytest.mark.parametrize("text", ["/people", "/invite 区发改局"])
async def test_a_contact_has_no_supervisor_s_commands(desk: Desk, text: str) -> None:
    await desk.says(CONTACT, text)
    assert desk.heard(CONTACT) == [NotAllowed()]
    assert nothing_happened(desk)


@pytest.mark.parametrize("data", BUTTONS)
async def test_a_stranger_who_forges_one_learns_nothing(desk: Desk, data: str) -> None:
    await desk.presses(STRANGER, data)
    assert desk.heard(STRANGER) == [Stranger()]
    assert nothing_happened(desk)


def nothing_happened(desk: Desk) -> bool:
    with desk.store.reading() as session:
        states = session.exec(select(Binding.state)).all()
        return states == ["active", "active"] and not session.exec(select(Invitation)).all()
