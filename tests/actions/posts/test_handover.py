"""A post changes hands: who makes the link, who sits there then, and who learns nothing more."""

import datetime as dt

import pytest
from pydantic import SecretStr
from sqlmodel import Session, col, select

from bot.actions.compose import is_composed
from bot.actions.posts import handover, release
from bot.actions.posts.handover import Linking
from bot.actions.posts.invite import contact_post
from bot.actions.reminding.remind import sweep
from bot.rules.invitations import derived
from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import Outdated
from bot.rules.letters.enrolment import AlreadyBound, BindingEnded, InvitationRefused, Share, Stranger, Welcome
from bot.rules.letters.handover import (
    DeputyBound,
    Inherited,
    LinkMade,
    LinkToForward,
    LinkWithdrawn,
    PostChanged,
    WhichPost,
)
from bot.rules.letters.people import People
from bot.rules.terms import Address
from bot.store import outbox, people
from bot.store.door import Store
from bot.store.tables import Binding, Cover, Invitation, Post
from tests import cast
from tests.actions.posts.starting import start
from tests.chat import NOW, L, presses, rows, says
from tests.phone import WORDING

LINKING = Linking("cuiban_bot", "42:secret", 14)
OLD, NEW, SUPERVISOR = 101, 102, 900


def offers(session: Session, chat: int, what: str = "handover", seat: int | None = None) -> None:
    act = says(chat, f"/{what}") if seat is None else presses(chat, what, seat)
    handover.offer(session, act=act, what=what, linking=LINKING, now=NOW)


def link(session: Session, chat: int) -> str:
    """The payload of the link that a chat got last."""
    row = [row for row in rows(session, chat) if row.letter == "link_to_forward"][-1]
    return derived(LINKING.secret, row.body["nonce"])


def heard(session: Session, chat: int) -> list[Letter]:
    """What a chat was told, but for links, whose words are made when they go."""
    return [outbox.letter_of(row) for row in rows(session, chat) if not is_composed(row.letter)]


def last(session: Session, chat: int, kind: type[L]) -> L:
    letter = heard(session, chat)[-1]
    assert isinstance(letter, kind)
    return letter


def opens(session: Session, chat: int, payload: str, now: dt.datetime = NOW) -> None:
    start(session, says(chat), payload, now=now)


def holders(session: Session, unit: str = "区发改局") -> dict[str, int]:
    """Who sits on which post of a unit."""
    found = session.exec(
        select(Post.title, Binding.chat)
        .join(Binding, col(Binding.post_id) == col(Post.id))
        .where(Post.unit_id == cast.unit(session, unit).id, col(Binding.state).in_(people.BOUND))
    )
    return dict(found.all())


def hands_over(session: Session, old: int = OLD, new: int = NEW) -> None:
    offers(session, old)
    opens(session, new, link(session, old))


class TestALinkForTheSuccessor:
    def test_is_made_by_the_contact_and_comes_in_a_message_to_forward(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, OLD)
            assert [row.letter for row in rows(session, OLD)] == ["link_made", "link_to_forward"]
            made = outbox.letter_of(rows(session, OLD)[0])
            assert isinstance(made, LinkMade)
            assert (made.what, made.unit, made.post) == ("handover", "区发改局", "联络员")
            assert made.until == NOW + dt.timedelta(days=14)

    def test_does_not_stand_in_what_waits_to_be_sent(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, OLD)
            assert link(session, OLD) not in str([row.body for row in rows(session, OLD)])

    def test_changes_nothing_until_it_is_opened(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, OLD)
            assert holders(session) == {"联络员": OLD}

    def test_seats_whoever_opens_it_and_ends_the_old_binding(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            hands_over(session)
            assert holders(session) == {"联络员": NEW}
            assert last(session, NEW, Welcome).unit == "区发改局"
            assert last(session, OLD, BindingEnded) == BindingEnded("区发改局", "联络员", succeeded=True)

    def test_works_once(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            hands_over(session)
            opens(session, 103, link(session, OLD))
            assert last(session, 103, InvitationRefused).reason == "used"

    def test_expires(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, OLD)
            opens(session, NEW, link(session, OLD), now=NOW + dt.timedelta(days=14))
            assert last(session, NEW, InvitationRefused).reason == "expired"
            assert holders(session) == {"联络员": OLD}

    def test_replaces_the_one_before_it(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, OLD)
            first = link(session, OLD)
            offers(session, OLD)
            opens(session, NEW, first)
            assert last(session, NEW, InvitationRefused).reason == "revoked"

    def test_no_longer_holds_once_the_contact_was_unbound(self, store: Store) -> None:
        with store.writing() as session:
            binding = cast.bind_contact(session, cast.unit(session), OLD)
            cast.bind_supervisor(session)
            offers(session, OLD)
            release.unbind(session, pressed=presses(SUPERVISOR, "unbind", binding.id or 0, "yes"), now=NOW)
            opens(session, NEW, link(session, OLD))
            assert last(session, NEW, InvitationRefused).reason == "revoked"
            assert holders(session) == {}

    def test_opened_by_the_contact_themselves_is_spared(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, OLD)
            opens(session, OLD, link(session, OLD))
            assert last(session, OLD, AlreadyBound).spared

    def test_lets_a_deputy_move_up_and_leave_the_deputy_s_post(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            cast.bind_contact(session, cast.unit(session), NEW, title="联络员（AB角）")
            hands_over(session)
            assert holders(session) == {"联络员": NEW}
            assert not any(isinstance(letter, BindingEnded) for letter in heard(session, NEW))

    def test_reads_in_words_that_can_be_forwarded(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, OLD)
            row = rows(session, OLD)[-1]
            settings = cast.settings().model_copy(update={"bot_token": SecretStr(LINKING.secret)})
            letter = handover.compose_link(session, row, now=NOW, settings=settings, calendar=cast.calendar())
            assert isinstance(letter, LinkToForward)
            message = WORDING.words(letter, "zh_CN")
            assert f"https://t.me/cuiban_bot?start={link(session, OLD)}" in message.html
            assert not message.buttons

    def test_is_not_sent_any_more_once_it_was_taken_back(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, OLD)
            session.exec(select(Invitation)).one().revoked_at = NOW
            session.flush()
            settings = cast.settings().model_copy(update={"bot_token": SecretStr(LINKING.secret)})
            row = rows(session, OLD)[-1]
            assert handover.compose_link(session, row, now=NOW, settings=settings, calendar=cast.calendar()) is None


class TestWhoMayHandOver:
    def test_a_supervisor_any_contact_s_post(self, store: Store) -> None:
        with store.writing() as session:
            binding = cast.bind_contact(session, cast.unit(session), OLD)
            cast.bind_supervisor(session)
            offers(session, SUPERVISOR, seat=binding.id)
            opens(session, NEW, link(session, SUPERVISOR))
            assert holders(session) == {"联络员": NEW}
            assert last(session, SUPERVISOR, PostChanged).how == "office"

    def test_a_supervisor_who_names_nobody_is_shown_the_units(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_supervisor(session)
            offers(session, SUPERVISOR)
            assert last(session, SUPERVISOR, People)

    @pytest.mark.parametrize("what", ["handover", "deputy"])
    def test_a_contact_no_other_post(self, store: Store, what: str) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            theirs = cast.bind_contact(session, cast.unit(session, "区工信局"), NEW)
            offers(session, OLD, what, seat=theirs.id)
            assert heard(session, OLD) == [Outdated()]
            assert session.exec(select(Invitation)).all() == []

    def test_a_supervisor_no_supervisor_s(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_supervisor(session)
            other = cast.bind_supervisor(session, "督查二科", 901)
            offers(session, SUPERVISOR, seat=other.id)
            assert heard(session, SUPERVISOR) == [Outdated()]

    def test_a_stranger_nothing(self, store: Store) -> None:
        with store.writing() as session:
            binding = cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, 666, seat=binding.id)
            assert heard(session, 666) == [Stranger()]

    def test_who_sits_on_several_posts_is_asked_which(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            second = cast.bind_contact(session, cast.unit(session, "区工信局"), OLD)
            offers(session, OLD)
            assert [seat.unit for seat in last(session, OLD, WhichPost).seats] == ["区发改局", "区工信局"]
            offers(session, OLD, seat=second.id)
            opens(session, NEW, link(session, OLD))
            assert (holders(session), holders(session, "区工信局")) == ({"联络员": OLD}, {"联络员": NEW})


class TestTakingALinkBack:
    def test_lets_everything_be_as_it_was(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, OLD)
            number = session.exec(select(Invitation.id)).one()
            handover.withdraw(session, pressed=presses(OLD, "recall", number or 0), now=NOW)
            assert last(session, OLD, LinkWithdrawn) == LinkWithdrawn("区发改局", "联络员")
            opens(session, NEW, link(session, OLD))
            assert holders(session) == {"联络员": OLD}

    def test_is_for_who_made_it_and_for_supervisors(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            cast.bind_contact(session, cast.unit(session, "区工信局"), NEW)
            cast.bind_supervisor(session)
            offers(session, OLD)
            number = session.exec(select(Invitation.id)).one() or 0
            handover.withdraw(session, pressed=presses(NEW, "recall", number), now=NOW)
            assert heard(session, NEW) == [Outdated()]
            handover.withdraw(session, pressed=presses(SUPERVISOR, "recall", number), now=NOW)
            assert last(session, SUPERVISOR, LinkWithdrawn)

    def test_comes_too_late_once_it_was_used(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            cast.bind_supervisor(session)
            hands_over(session)
            number = session.exec(select(Invitation.id)).one() or 0
            handover.withdraw(session, pressed=presses(SUPERVISOR, "recall", number), now=NOW)
            assert last(session, SUPERVISOR, Outdated)

    @pytest.mark.parametrize("args", [(), ("0",), ("999",), ("x",)])
    def test_of_a_number_that_is_none_is_an_outdated_button(self, store: Store, args: tuple[str, ...]) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            handover.withdraw(session, pressed=presses(OLD, "recall", *args), now=NOW)
            assert heard(session, OLD) == [Outdated()]


class TestSupervisors:
    def test_are_told_that_a_post_changed_hands(self, store: Store) -> None:
        with store.writing() as session:
            unit = cast.unit(session)
            cast.bind_contact(session, unit, OLD)
            cast.bind_supervisor(session)
            hands_over(session)
            assert last(session, SUPERVISOR, PostChanged) == PostChanged(
                unit.id or 0, "区发改局", "联络员", NOW, "handover"
            )
            assert rows(session, SUPERVISOR)[-1].quiet

    def test_are_not_told_of_who_comes_to_an_empty_post(self, store: Store) -> None:
        with store.writing() as session:
            binding = cast.bind_contact(session, cast.unit(session), OLD)
            cast.bind_supervisor(session)
            offers(session, SUPERVISOR, seat=binding.id)
            payload = link(session, SUPERVISOR)
            binding.state = "ended"
            session.flush()
            opens(session, NEW, payload)
            assert not any(isinstance(letter, PostChanged) for letter in heard(session, SUPERVISOR))


class TestADeputy:
    def test_is_appointed_by_the_contact_who_is_told_when_it_is_done(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            cast.bind_supervisor(session)
            offers(session, OLD, "deputy")
            opens(session, NEW, link(session, OLD))
            assert holders(session) == {"联络员": OLD, "联络员（AB角）": NEW}
            assert last(session, NEW, Welcome).deputy_of == "联络员"
            assert last(session, OLD, DeputyBound) == DeputyBound("区发改局", "联络员（AB角）")
            assert last(session, SUPERVISOR, PostChanged).how == "deputy"

    def test_has_one_post_whoever_asks_for_it(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            offers(session, OLD, "deputy")
            opens(session, NEW, link(session, OLD))
            offers(session, NEW, "deputy")
            offers(session, OLD, "deputy")
            opens(session, 103, link(session, OLD))
            assert holders(session) == {"联络员": OLD, "联络员（AB角）": 103}
            assert last(session, NEW, BindingEnded).succeeded

    def test_does_not_change_where_a_unit_s_invitation_leads(self, store: Store) -> None:
        with store.writing() as session:
            unit = cast.unit(session)
            cast.bind_contact(session, unit, OLD, title="承办人")
            offers(session, OLD, "deputy")
            assert contact_post(session, unit).title == "承办人"


class TestWhatWaitsForTheLeaver:
    def test_is_withdrawn_but_for_the_farewell(self, store: Store) -> None:
        with store.writing() as session:
            cast.bind_contact(session, cast.unit(session), OLD)
            secret = Welcome("区发改局", "联络员", None, Share(), None)
            outbox.put(session, secret, address=cast.address(OLD), occasion="x", language="zh_CN", now=NOW)
            hands_over(session)
            assert {row.letter: row.state for row in rows(session, OLD)} == {
                "welcome": "dropped",
                "link_made": "dropped",
                "link_to_forward": "dropped",
                "binding_ended": "waiting",
            }

    def test_about_another_unit_of_theirs_still_comes(self, store: Store) -> None:
        with store.writing() as session:
            first = cast.bind_contact(session, cast.unit(session), OLD)
            cast.bind_contact(session, cast.unit(session, "区工信局"), OLD)
            for unit in ("区发改局", "区工信局"):
                letter = Welcome(unit, "联络员", None, Share(), None)
                outbox.put(session, letter, address=cast.address(OLD), occasion=unit, language="zh_CN", now=NOW)
            offers(session, OLD, seat=first.id)
            opens(session, NEW, link(session, OLD))
            waiting = [row.occasion for row in rows(session, OLD) if row.state == "waiting"]
            assert "区工信局" in waiting
            assert "区发改局" not in waiting

    def test_a_waiting_reminder_is_said_to_the_successor_instead(self, store: Store) -> None:
        with store.writing() as session:
            _owing(session)
            sweep(session, now=NOW, timetable=cast.timetable())
            hands_over(session)
            sweep(session, now=NOW, timetable=cast.timetable())
            assert [row.state for row in rows(session, OLD) if row.letter == "reminder"] == ["dropped"]
            assert [row.state for row in rows(session, NEW) if row.letter == "reminder"] == ["waiting"]
            assert set(session.exec(select(Cover.recipient))) == {str(Address("telegram", NEW))}

    def test_who_comes_back_is_reminded_of_what_was_never_said(self, store: Store) -> None:
        with store.writing() as session:
            _owing(session)
            sweep(session, now=NOW, timetable=cast.timetable())
            hands_over(session)
            hands_over(session, NEW, OLD)
            sweep(session, now=NOW, timetable=cast.timetable())
            states = [row.state for row in rows(session, OLD) if row.letter == "reminder"]
            assert states == ["dropped", "waiting"]


def test_nothing_is_inherited_where_nothing_was_left(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), OLD)
        hands_over(session)
        assert not any(isinstance(letter, Inherited) for letter in heard(session, NEW))


def _owing(session: Session) -> None:
    unit, programme = cast.unit(session), cast.programme(session)
    cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [1, 2]))
    cast.bind_contact(session, unit, OLD)
