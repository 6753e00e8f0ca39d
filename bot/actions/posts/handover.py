"""Hand a post over (移交), or appoint a deputy (AB角): a link that works once, for whoever is to sit there."""

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import update
from sqlmodel import Session, col

from bot.actions.compose import composer
from bot.actions.posts.invite import deputy_post, new_invitation
from bot.actions.posts.links import link_of
from bot.actions.posts.people import list_units
from bot.actions.sender import answer, known, occasion
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.invitations import derived
from bot.rules.letters.courtesies import Outdated
from bot.rules.letters.handover import (
    DeputyBound,
    LinkMade,
    LinkToForward,
    LinkWithdrawn,
    PostChanged,
    SeatChoice,
    WhichPost,
)
from bot.rules.said import Pressed, Said
from bot.rules.terms import Address
from bot.store import outbox, people
from bot.store.people import Bound
from bot.store.tables import Binding, Invitation, Outbox, Post, Unit

HANDOVER, DEPUTY = "handover", "deputy"


@dataclass(frozen=True, slots=True)
class Linking:
    """What a link is made of: the bot's name, its token, which makes payloads of nonces, and how long links hold."""

    bot: str
    secret: str
    valid_days: int


def offer(session: Session, *, act: Said | Pressed, what: str, linking: Linking, now: dt.datetime) -> None:
    """Make a link for a post (`/handover`, `v1:handover:<binding>`) or for its deputy (`/deputy`, `v1:deputy:…`).

    A contact does it for their own posts, and is asked which if they have several; a supervisor for every contact's.
    A supervisor who names none is shown the units.
    """
    bound = known(session, act, now=now)
    if bound is None:
        return
    wanted = act.number() if isinstance(act, Pressed) and act.args else None
    if bound.supervises and wanted is None:
        list_units(session, act=act, page=0, now=now)
        return
    seats = _anybody(session, wanted) if bound.supervises else people.seats_at(session, act.address)
    seats = [seat for seat in seats if wanted in {None, seat.binding.id}]
    if not seats:
        answer(session, act, Outdated(), language=bound.language, now=now)
    elif len(seats) > 1:
        choices = (SeatChoice(seat.binding.id or 0, seat.unit.name, seat.post.title) for seat in seats if seat.unit)
        answer(session, act, WhichPost(what, tuple(choices)), language=bound.language, now=now)
    else:
        _make(session, act, bound if bound.supervises else seats[0], seats[0], what, linking, now)


def withdraw(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Take a link back that was not used yet (`v1:recall:<invitation>`): who made it, or any supervisor, may."""
    bound = known(session, pressed, now=now)
    if bound is None:
        return
    invitation = session.get(Invitation, pressed.number() or 0)
    mine = {seat.binding.id for seat in people.seats_at(session, pressed.address)}
    allowed = invitation is not None and invitation.made_by and (bound.supervises or invitation.made_by in mine)
    if invitation is None or not allowed or invitation.used_at or invitation.revoked_at:
        answer(session, pressed, Outdated(), language=bound.language, now=now)
        return
    invitation.revoked_at = now
    session.add(invitation)
    unit, title = _names(session, session.get_one(Post, invitation.post_id))
    answer(session, pressed, LinkWithdrawn(unit, title), language=bound.language, now=now, edits=pressed.message_id)


def announce(session: Session, binding: Binding, invitation: Invitation, *, succeeded: bool, now: dt.datetime) -> None:
    """Tell the supervisors that a post changed hands or got a deputy, and who appointed the deputy that it is done."""
    post = session.get_one(Post, binding.post_id)
    unit, title = _names(session, post)
    maker = session.get(Binding, invitation.made_by) if invitation.made_by else None
    by_contact = maker is not None and session.get_one(Post, maker.post_id).unit_id is not None
    if by_contact and maker and invitation.hands_over is None:
        _say(session, maker, DeputyBound(unit, title), f"deputy:{binding.id}", now)
    elif not succeeded:
        return
    how = DEPUTY if by_contact and invitation.hands_over is None else HANDOVER if by_contact else "office"
    letter = PostChanged(post.unit_id or 0, unit, title, now, how)
    for supervisor in people.supervisors(session):
        _say(session, supervisor.binding, letter, f"changed:{binding.id}", now)


@composer(LinkToForward.kind)
def compose_link(
    session: Session, row: Outbox, *, now: dt.datetime, settings: Settings, calendar: Calendar
) -> LinkToForward | None:
    """Make the link when it is sent; None if it no longer holds by then."""
    del calendar
    found = link_of(session, row, now=now, settings=settings)
    if found is None:
        return None
    invitation, link = found
    unit, title = _names(session, session.get_one(Post, invitation.post_id))
    return LinkToForward(row.body["what"], unit, title, link, invitation.expires_at)


def _anybody(session: Session, binding_id: int | None) -> Sequence[Bound]:
    """Return the contact on a binding that still holds, whoever they are."""
    return [seat for seat in people.seat(session, binding_id or 0) if seat.unit]


def _make(  # noqa: PLR0913, PLR0917 -- who does it, for whom, and with what
    session: Session, act: Said | Pressed, by: Bound, seat: Bound, what: str, linking: Linking, now: dt.datetime
) -> None:
    """Make a link, say what to do with it, and put it in a message of its own."""
    invitation, nonce = make_link(session, by, seat, what, linking, now)
    unit, title = _names(session, session.get_one(Post, invitation.post_id))
    made = LinkMade(what, unit, title, invitation.expires_at, invitation.id or 0)
    answer(session, act, made, language=by.language, now=now)
    place = occasion(act, part=2)
    put_link(session, invitation, nonce, what, linking, to=act.address, occasion=place, language=by.language, now=now)


def make_link(  # noqa: PLR0913, PLR0917 -- who does it, for whom, and with what
    session: Session, by: Bound, seat: Bound, what: str, linking: Linking, now: dt.datetime
) -> tuple[Invitation, str]:
    """Make a link in place of the one that was made for the same post before; return it and its nonce."""
    post = seat.post if what == HANDOVER else deputy_post(session, seat.post)
    earlier = (
        col(Invitation.post_id) == post.id,
        col(Invitation.made_by).is_not(None),
        col(Invitation.used_at).is_(None),
    )
    session.execute(update(Invitation).where(*earlier, col(Invitation.revoked_at).is_(None)).values(revoked_at=now))
    nonce = secrets.token_urlsafe(24)
    payload = derived(linking.secret, nonce)
    _, invitation = new_invitation(session, post, now=now, valid_days=linking.valid_days, payload=payload)
    invitation.made_by = by.binding.id
    invitation.hands_over = seat.binding.id if what == HANDOVER else None
    session.add(invitation)
    session.flush()
    return invitation, nonce


def put_link(  # noqa: PLR0913 -- what a link is made of, and where it goes
    session: Session,
    invitation: Invitation,
    nonce: str,
    what: str,
    linking: Linking,
    *,
    to: Address,
    occasion: str,
    language: str,
    now: dt.datetime,
) -> None:
    """Put a link into the outbox, as what it is made of."""
    body = {"what": what, "invitation": invitation.id, "nonce": nonce, "bot": linking.bot}
    outbox.put_composed(
        session,
        LinkToForward.kind,
        body,
        address=to,
        occasion=occasion,
        language=language,
        now=now,
        quiet=False,
    )


def _say(session: Session, to: Binding, letter: DeputyBound | PostChanged, occasion: str, now: dt.datetime) -> None:
    address = people.address_of(to)
    outbox.put(
        session, letter, address=address, occasion=occasion, language=to.language, now=now, priority=1, quiet=True
    )


def _names(session: Session, post: Post) -> tuple[str, str]:
    unit = session.get(Unit, post.unit_id) if post.unit_id else None
    return unit.name if unit else "", post.title
