"""Unbinding and revoking: who may, what it ends, and what it leaves."""

import pytest
from sqlmodel import Session, select

from bot.actions.posts import release
from bot.actions.posts.invite import invite_supervisor, invite_unit
from bot.actions.sender import known
from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import NotAllowed, Outdated
from bot.rules.letters.enrolment import BindingEnded, InvitationRefused, Stranger
from bot.rules.letters.people import ReleaseConfirm, Released, Revoked
from bot.store import people
from bot.store.door import Store
from bot.store.tables import Binding, Draft, Invitation
from tests import cast
from tests.actions.posts.starting import start
from tests.chat import NOW, heard, last, presses, rows, says

SUPERVISOR, CONTACT, STRANGER = 900, 101, 666


def press(session: Session, chat: int, action: str, *args: int | str) -> Letter:
    """Press a button and return the last thing that the presser was told."""
    act = {"unbind": release.unbind, "revoke": release.revoke}[action]
    act(session, pressed=presses(chat, action, *args), now=NOW)
    return heard(session, chat)[-1]


def bound(session: Session, chat: int = CONTACT) -> Binding:
    cast.bind_supervisor(session, chat=SUPERVISOR)
    return cast.bind_contact(session, cast.unit(session), chat)


def invitation(session: Session) -> tuple[str, Invitation]:
    cast.unit(session)
    payload = invite_unit(session, unit_name="区发改局", now=NOW, valid_days=14).payload
    return payload, session.exec(select(Invitation)).one()


def test_unbinding_is_asked_once_before_it_is_done(store: Store) -> None:
    with store.writing() as session:
        binding = bound(session)
        letter = press(session, SUPERVISOR, "unbind", binding.id or 0)
        assert letter == ReleaseConfirm("unbind", binding.id or 0, 1, "区发改局", "联络员")
        assert binding.state == "active"


def test_a_supervisor_unbinds_a_contact_who_is_told(store: Store) -> None:
    with store.writing() as session:
        binding = bound(session)
        assert press(session, SUPERVISOR, "unbind", binding.id or 0, "yes") == Released(1, "区发改局", "联络员")
        assert (binding.state, binding.reason) == ("ended", "released")
        assert last(session, CONTACT, BindingEnded) == BindingEnded("区发改局", "联络员", succeeded=False)


def test_the_answer_changes_the_message_that_was_pressed(store: Store) -> None:
    with store.writing() as session:
        binding = bound(session)
        release.unbind(session, pressed=presses(SUPERVISOR, "unbind", binding.id or 0, message_id=55), now=NOW)
        assert rows(session, SUPERVISOR)[-1].edits == 55


def test_who_was_unbound_is_a_stranger_whatever_they_press(store: Store) -> None:
    with store.writing() as session:
        binding = bound(session)
        press(session, SUPERVISOR, "unbind", binding.id or 0, "yes")
        assert known(session, presses(CONTACT, "submit", 1), now=NOW) is None
        assert last(session, CONTACT, Stranger) == Stranger()


def test_what_the_person_began_stays_theirs(store: Store) -> None:
    with store.writing() as session:
        binding = bound(session)
        draft = Draft(channel="telegram", chat=CONTACT, slot="report", body={}, updated_at=NOW, expires_at=NOW)
        session.add(draft)
        press(session, SUPERVISOR, "unbind", binding.id or 0, "yes")
        assert session.exec(select(Draft)).one().chat == CONTACT


def test_somebody_unreachable_can_be_unbound(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        binding = cast.bind_contact(session, cast.unit(session), CONTACT, state="unreachable")
        press(session, SUPERVISOR, "unbind", binding.id or 0, "yes")
        assert people.binding_at(session, cast.address(CONTACT)) is None


def test_unbinding_twice_says_that_the_button_is_outdated(store: Store) -> None:
    with store.writing() as session:
        binding = bound(session)
        press(session, SUPERVISOR, "unbind", binding.id or 0, "yes")
        assert press(session, SUPERVISOR, "unbind", binding.id or 0, "yes") == Outdated()
        assert len(heard(session, CONTACT)) == 1


def test_a_supervisor_cannot_unbind_themselves(store: Store) -> None:
    with store.writing() as session:
        mine = cast.bind_supervisor(session, chat=SUPERVISOR)
        assert press(session, SUPERVISOR, "unbind", mine.id or 0, "yes") == Outdated()
        assert mine.state == "active"


def test_a_supervisor_unbinds_another_supervisor(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        other = cast.bind_supervisor(session, "督查二科", 901)
        assert press(session, SUPERVISOR, "unbind", other.id or 0, "yes") == Released(0, "", "督查二科")
        assert other.state == "ended"


def test_revoking_is_asked_once_and_then_the_link_binds_nobody(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        payload, row = invitation(session)
        asked = press(session, SUPERVISOR, "revoke", row.id or 0)
        assert asked == ReleaseConfirm("revoke", row.id or 0, 1, "区发改局", "联络员")
        assert row.revoked_at is None
        assert press(session, SUPERVISOR, "revoke", row.id or 0, "yes") == Revoked(1, "区发改局", "联络员")
        session.flush()
        start(session, says(CONTACT), payload)
        assert last(session, CONTACT, InvitationRefused).reason == "revoked"


def test_a_used_invitation_cannot_be_revoked(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        _, row = invitation(session)
        row.used_at = NOW
        assert press(session, SUPERVISOR, "revoke", row.id or 0, "yes") == Outdated()
        assert row.revoked_at is None


def test_a_supervisor_s_invitation_can_be_revoked(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        invite_supervisor(session, name="督查二科", now=NOW, valid_days=14)
        row = session.exec(select(Invitation)).one()
        assert press(session, SUPERVISOR, "revoke", row.id or 0, "yes") == Revoked(0, "", "督查二科")


@pytest.mark.parametrize("args", [(), ("",), ("-1",), ("0",), ("x",), ("99999",), ("9" * 40,), ("１",), ("1; DROP",)])
@pytest.mark.parametrize("action", ["unbind", "revoke"])
def test_a_forged_number_is_an_outdated_button(store: Store, action: str, args: tuple[str, ...]) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        assert press(session, SUPERVISOR, action, *args) == Outdated()


class TestWhoMayNot:
    """A contact who forges a supervisor's button, and a stranger who does."""

    def test_a_contact_unbinds_nobody_of_another_unit(self, store: Store) -> None:
        with store.writing() as session:
            other = cast.bind_contact(session, cast.unit(session, "区工信局"), 202)
            bound(session)
            assert press(session, CONTACT, "unbind", other.id or 0, "yes") == NotAllowed()
            assert other.state == "active"
            assert heard(session, 202) == []

    def test_a_contact_does_not_even_see_the_question(self, store: Store) -> None:
        with store.writing() as session:
            other = cast.bind_contact(session, cast.unit(session, "区工信局"), 202)
            bound(session)
            assert press(session, CONTACT, "unbind", other.id or 0) == NotAllowed()

    def test_a_contact_revokes_nothing(self, store: Store) -> None:
        with store.writing() as session:
            bound(session)
            _, row = invitation(session)
            assert press(session, CONTACT, "revoke", row.id or 0, "yes") == NotAllowed()
            assert row.revoked_at is None

    @pytest.mark.parametrize("action", ["unbind", "revoke"])
    def test_a_stranger_learns_nothing(self, store: Store, action: str) -> None:
        with store.writing() as session:
            binding = bound(session)
            _, row = invitation(session)
            number = binding.id if action == "unbind" else row.id
            assert press(session, STRANGER, action, number or 0, "yes") == Stranger()
            assert (binding.state, row.revoked_at) == ("active", None)

    def test_a_supervisor_who_was_unbound_is_one_no_longer(self, store: Store) -> None:
        with store.writing() as session:
            binding = bound(session)
            before = cast.bind_supervisor(session, "督查二科", 901)
            press(session, SUPERVISOR, "unbind", before.id or 0, "yes")
            release.unbind(session, pressed=presses(901, "unbind", binding.id or 0, "yes"), now=NOW)
            assert last(session, 901, Stranger)
            assert binding.state == "active"
