"""Invitations: who can be invited, and what is kept of the link."""

import datetime as dt

import pytest
from sqlmodel import Session, select

from bot.actions.posts.invite import deputy_post, invite_supervisor, invite_unit
from bot.errors import ChoiceError, UnknownUnitError
from bot.rules.invitations import derived, fingerprint, is_payload, link
from bot.store.door import Store
from bot.store.tables import Invitation, Post
from tests import cast
from tests.chat import NOW


def invited(session: Session, name: str = "区发改局", title: str = "") -> tuple[str, Post]:
    payload = invite_unit(session, unit_name=name, now=NOW, valid_days=14, post_title=title).payload
    row = session.exec(select(Invitation).where(Invitation.payload_hash == fingerprint(payload))).one()
    return payload, session.get_one(Post, row.post_id)


def test_a_payload_fits_a_deep_link_and_nobody_can_guess_it(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session)
        payloads = {invited(session)[0] for _ in range(50)}
    assert len(payloads) == 50
    assert all(is_payload(payload) and len(payload) == 32 for payload in payloads)


def test_only_the_fingerprint_of_a_payload_is_kept(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session)
        payload, _ = invited(session)
        row = session.exec(select(Invitation)).one()
    assert payload not in str(row.model_dump())
    assert row.payload_hash == fingerprint(payload)


def test_an_invitation_expires_after_the_days_it_is_given(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session)
        invited = invite_unit(session, unit_name="区发改局", now=NOW, valid_days=3)
    assert invited.expires_at == NOW + dt.timedelta(days=3)


@pytest.mark.parametrize("name", ["区发改局", "发改局", "云溪区发展和改革局", " 区 发改局\u3000"])
def test_a_unit_can_be_invited_by_any_of_its_names(store: Store, name: str) -> None:
    with store.writing() as session:
        unit = cast.unit(session, aliases=["发改局", "云溪区发展和改革局"])
        cast.unit(session, "区工信局")
        assert invite_unit(session, unit_name=name, now=NOW, valid_days=14).name == "区发改局"
        assert session.exec(select(Post)).one().unit_id == unit.id


def test_a_name_that_nobody_answers_to_offers_the_nearest_and_invites_none(store: Store) -> None:
    with store.writing() as session:
        near = cast.unit(session, "区发改局", aliases=["区发展改革局"])
        cast.unit(session, "团委")
        with pytest.raises(UnknownUnitError, match="区发改局") as fault:
            invite_unit(session, unit_name="区发展局", now=NOW, valid_days=14)
        assert session.exec(select(Invitation)).all() == []
    assert fault.value.nearest == ((near.id, "区发改局"),)
    assert "团委" not in str(fault.value)


def test_a_name_like_no_other_still_says_where_the_names_are_listed(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session)
        with pytest.raises(UnknownUnitError, match="roster list") as fault:
            invite_unit(session, unit_name="XYZ", now=NOW, valid_days=14)
    assert fault.value.nearest == ()


def test_the_post_is_the_one_the_roster_gave_or_else_a_contact_s(store: Store) -> None:
    with store.writing() as session:
        planned = cast.unit(session, "区工信局")
        session.add(Post(kind="contact", unit_id=planned.id, title="规划科承办人"))
        cast.unit(session)
        assert invited(session)[1].title == "联络员"
        assert invited(session, "区工信局")[1].title == "规划科承办人"


def test_inviting_twice_to_a_post_makes_two_links_and_one_post(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session)
        first, second = invited(session), invited(session)
        assert first[0] != second[0]
        assert first[1].id == second[1].id


def test_a_title_of_its_own_is_a_post_of_its_own(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session)
        assert invited(session)[1].id != invited(session, title="承办人")[1].id


def test_of_several_posts_one_must_be_named(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session)
        invited(session, title="联络员甲")
        invited(session, title="联络员乙")
        with pytest.raises(ChoiceError, match="联络员甲、联络员乙"):
            invited(session)
        assert invited(session, title="联络员乙")[1].title == "联络员乙"


def test_a_deputy_s_post_is_none_of_several(store: Store) -> None:
    with store.writing() as session:
        cast.unit(session)
        _, post = invited(session)
        deputy_post(session, post)
        assert invited(session)[1].id == post.id


def test_a_supervisor_is_invited_to_a_post_without_a_unit(store: Store) -> None:
    with store.writing() as session:
        first = invite_supervisor(session, name=" 督查一科 ", now=NOW, valid_days=14)
        invite_supervisor(session, name="督查一科", now=NOW, valid_days=14)
        post = session.exec(select(Post)).one()
    assert first.name == "督查一科"
    assert (post.kind, post.unit_id, post.title) == ("supervisor", None, "督查一科")


@pytest.mark.parametrize("text", ["", "a" * 65, "a b", "a/b", "发改", "a\n", "\ud800"])
def test_what_no_link_can_carry_is_no_payload(text: str) -> None:
    assert not is_payload(text)


def test_a_derived_payload_needs_secret_and_nonce() -> None:
    payload = derived("secret", "nonce")
    assert is_payload(payload)
    assert payload == derived("secret", "nonce")
    assert payload not in (derived("other", "nonce"), derived("secret", "other"))


def test_a_link_opens_the_chat_and_carries_the_payload() -> None:
    assert link("cuiban_bot", "abc-_1") == "https://t.me/cuiban_bot?start=abc-_1"
