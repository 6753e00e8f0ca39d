"""Invitation links in chat: made when they are sent, and never kept."""

import json
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr
from sqlmodel import Session, select

from bot.actions.compose import compose
from bot.actions.posts import links
from bot.config import Settings
from bot.rules.invitations import fingerprint
from bot.rules.letters.courtesies import NotAllowed, Outdated
from bot.rules.letters.enrolment import Stranger
from bot.rules.letters.people import InvitationLink, InvitePost, Named, UnitUnknown
from bot.rules.said import Pressed, Said
from bot.store.door import Store
from bot.store.tables import Invitation, Post
from tests import cast
from tests.chat import NOW, heard, last, presses, rows, says

SUPERVISOR, TOKEN = 900, "42:token"


def settings() -> Settings:
    return cast.settings().model_copy(update={"bot_token": SecretStr(TOKEN)})


def invite(session: Session, act: Said | Pressed, asked: str = "") -> None:
    links.give_link(session, act=act, asked=asked, bot_username="cuiban_bot", secret=TOKEN, valid_days=14, now=NOW)


def sent(session: Session) -> InvitationLink | None:
    """What the last row says when it is sent."""
    letter = compose(session, rows(session, SUPERVISOR)[-1], now=NOW, settings=settings(), calendar=cast.calendar())
    assert letter is None or isinstance(letter, InvitationLink)
    return letter


def payload(letter: InvitationLink | None) -> str:
    assert letter is not None
    return parse_qs(urlsplit(letter.link).query)["start"][0]


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=SUPERVISOR)
        cast.unit(session, aliases=["发改局"])
        yield session


def test_a_supervisor_gets_a_link_that_opens_the_unit_s_invitation(session: Session) -> None:
    invite(session, says(SUPERVISOR), "发改局")
    letter = sent(session)
    row = session.exec(select(Invitation)).one()
    assert fingerprint(payload(letter)) == row.payload_hash
    assert letter is not None
    assert (letter.unit, letter.post, letter.until) == ("区发改局", "联络员", row.expires_at)
    assert letter.link.startswith("https://t.me/cuiban_bot?start=")


def test_what_waits_in_the_outbox_does_not_hold_the_link(session: Session) -> None:
    invite(session, says(SUPERVISOR), "区发改局")
    stored = json.dumps(rows(session, SUPERVISOR)[-1].body)
    assert payload(sent(session)) not in stored
    assert not rows(session, SUPERVISOR)[-1].quiet


def test_a_link_that_is_sent_twice_is_the_same_link(session: Session) -> None:
    invite(session, says(SUPERVISOR), "区发改局")
    assert sent(session) == sent(session)


def test_each_link_is_another(session: Session) -> None:
    invite(session, says(SUPERVISOR), "区发改局")
    first = payload(sent(session))
    invite(session, says(SUPERVISOR), "区发改局")
    assert payload(sent(session)) != first


@pytest.mark.parametrize("field", ["used_at", "revoked_at"])
def test_a_link_that_holds_no_longer_when_its_turn_comes_is_not_sent(session: Session, field: str) -> None:
    invite(session, says(SUPERVISOR), "区发改局")
    setattr(session.exec(select(Invitation)).one(), field, NOW)
    assert sent(session) is None


def test_the_button_under_a_unit_invites_it(session: Session) -> None:
    unit = cast.unit(session)
    invite(session, presses(SUPERVISOR, "invite", unit.id or 0))
    letter = sent(session)
    assert letter is not None
    assert letter.unit == "区发改局"


def test_a_button_of_a_unit_that_is_not_there_is_outdated(session: Session) -> None:
    invite(session, presses(SUPERVISOR, "invite", 999))
    assert last(session, SUPERVISOR, Outdated)


def test_a_name_that_nobody_answers_to_offers_the_nearest(session: Session) -> None:
    unit = cast.unit(session)
    invite(session, says(SUPERVISOR), "区发展改革局")
    assert last(session, SUPERVISOR, UnitUnknown) == UnitUnknown("区发展改革局", (Named(unit.id or 0, "区发改局"),))


def test_invite_without_a_name_asks_for_one(session: Session) -> None:
    invite(session, says(SUPERVISOR), "")
    assert last(session, SUPERVISOR, UnitUnknown) == UnitUnknown("")


def test_a_contact_invites_nobody(session: Session) -> None:
    unit = cast.unit(session)
    cast.bind_contact(session, unit, 101)
    invite(session, says(101), "区发改局")
    invite(session, presses(101, "invite", unit.id or 0))
    assert heard(session, 101) == [NotAllowed(), NotAllowed()]
    assert session.exec(select(Invitation)).all() == []


def test_a_stranger_invites_nobody(session: Session) -> None:
    invite(session, says(666), "区发改局")
    assert heard(session, 666) == [Stranger()]
    assert session.exec(select(Invitation)).all() == []


def posts(session: Session) -> InvitePost:
    """The question to which of a unit's two posts the invitation is; somebody sits on the first."""
    unit = cast.unit(session)
    cast.bind_contact(session, unit, 101, title="联络员甲")
    session.add(Post(kind="contact", unit_id=unit.id, title="联络员乙"))
    session.flush()
    invite(session, says(SUPERVISOR), "区发改局")
    return last(session, SUPERVISOR, InvitePost)


def test_of_several_posts_it_is_asked_which(session: Session) -> None:
    asked = posts(session)
    assert [(post.title, post.bound) for post in asked.posts] == [("联络员甲", True), ("联络员乙", False)]


def test_the_post_that_is_pressed_gets_the_link(session: Session) -> None:
    asked = posts(session)
    invite(session, presses(SUPERVISOR, "invite", asked.unit_id, asked.posts[1].post_id))
    letter = sent(session)
    assert letter is not None
    assert (letter.post, letter.succeeds) == ("联络员乙", False)


def test_a_link_to_a_post_that_is_taken_says_so(session: Session) -> None:
    asked = posts(session)
    invite(session, presses(SUPERVISOR, "invite", asked.unit_id, asked.posts[0].post_id))
    letter = sent(session)
    assert letter is not None
    assert (letter.post, letter.succeeds) == ("联络员甲", True)


def test_a_post_of_another_unit_is_outdated(session: Session) -> None:
    asked = posts(session)
    other = cast.unit(session, "区财政局")
    invite(session, presses(SUPERVISOR, "invite", other.id or 0, asked.posts[0].post_id))
    assert last(session, SUPERVISOR, Outdated)


@pytest.mark.parametrize("asked", ["区发改局 联络员乙", "发改局 联络员乙"])
def test_a_post_that_is_named_is_made(session: Session, asked: str) -> None:
    invite(session, says(SUPERVISOR), asked)
    letter = sent(session)
    assert letter is not None
    assert (letter.unit, letter.post) == ("区发改局", "联络员乙")
