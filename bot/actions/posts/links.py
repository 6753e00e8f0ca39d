"""Give a supervisor an invitation's link in chat. The link is made when it is sent: what waits holds no payload."""

import datetime as dt
import secrets

from sqlmodel import Session, col, select

from bot.actions.compose import composer
from bot.actions.posts.invite import contact_post, contact_posts, new_invitation
from bot.actions.sender import answer, occasion, supervisor
from bot.config import Settings
from bot.errors import UnknownUnitError
from bot.rules.calendar import Calendar
from bot.rules.invitations import derived, link
from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import Outdated
from bot.rules.letters.people import InvitationLink, InvitePost, Named, PostChoice, UnitUnknown
from bot.rules.said import Pressed, Said
from bot.store import outbox, units
from bot.store.people import BOUND, Bound
from bot.store.tables import Binding, Invitation, Outbox, Post, Unit

SHOWN = 8
"""So many posts of one unit have a button."""


def give_link(  # noqa: PLR0913 -- what a link is made of
    session: Session,
    *,
    act: Said | Pressed,
    asked: str,
    bot_username: str,
    secret: str,
    valid_days: int,
    now: dt.datetime,
) -> None:
    """Invite a contact of a unit, by name or by button (`v1:invite:<unit>[:<post>]`). Supervisors only.

    `/invite 区发改局` asks to which post if the unit has several; `/invite 区发改局 联络员乙` names one, which is made
    if it is new. `secret` is the bot's token: it and the stored nonce together make the payload.
    """
    bound = supervisor(session, act, now=now)
    if bound is None:
        return
    post = _pressed(session, act) if isinstance(act, Pressed) else _asked(session, asked)
    if not isinstance(post, Post):
        answer(session, act, post, language=bound.language, now=now)
        return
    nonce = secrets.token_urlsafe(24)
    _, invitation = new_invitation(session, post, now=now, valid_days=valid_days, payload=derived(secret, nonce))
    body: dict[str, object] = {"invitation": invitation.id, "nonce": nonce, "bot": bot_username}
    _put(session, act, bound, body, now)


def _pressed(session: Session, act: Pressed) -> Post | Letter:
    """Return the post that a button names; or what to ask or say."""
    unit = session.get(Unit, act.number() or 0)
    if unit is None:
        return Outdated()
    if len(act.args) == 1:
        return _only_post(session, unit)
    return next((post for post in contact_posts(session, unit) if post.id == act.number(1)), Outdated())


def _asked(session: Session, asked: str) -> Post | Letter:
    """Return the post of the unit that is named, and perhaps the post after it; or what to ask or say."""
    name, _, title = asked.strip().rpartition(" ")
    try:
        return _only_post(session, units.named(session, asked))
    except UnknownUnitError as fault:
        try:
            return contact_post(session, units.named(session, name), title)
        except UnknownUnitError:
            return UnitUnknown(fault.asked, tuple(Named(*near) for near in fault.nearest))


def _only_post(session: Session, unit: Unit) -> Post | Letter:
    """Return the post of a unit that has one, or none yet; of several it is asked which."""
    posts = contact_posts(session, unit)
    if len(posts) <= 1:
        return contact_post(session, unit)
    choices = tuple(PostChoice(post.id or 0, post.title, bound=_is_held(session, post)) for post in posts)
    return InvitePost(unit.id or 0, unit.name, choices[:SHOWN])


def _is_held(session: Session, post: Post) -> bool:
    """Tell whether somebody sits on a post, reachable or not."""
    sitting = select(Binding.id).where(col(Binding.post_id) == post.id, col(Binding.state).in_(BOUND))
    return session.exec(sitting).first() is not None


def _put(session: Session, act: Said | Pressed, bound: Bound, body: dict[str, object], now: dt.datetime) -> None:
    outbox.put_composed(
        session,
        InvitationLink.kind,
        body,
        address=act.address,
        occasion=occasion(act),
        language=bound.language,
        now=now,
        quiet=False,
    )


@composer(InvitationLink.kind)
def compose_link(
    session: Session, row: Outbox, *, now: dt.datetime, settings: Settings, calendar: Calendar
) -> InvitationLink | None:
    """Make the link when it is sent; None if the invitation no longer holds by then."""
    del calendar
    found = link_of(session, row, now=now, settings=settings)
    if found is None:
        return None
    invitation, made = found
    post = session.get_one(Post, invitation.post_id)
    unit = session.get_one(Unit, post.unit_id)
    taken = _is_held(session, post)
    return InvitationLink(unit.name, post.title, made, invitation.expires_at, invitation.id or 0, succeeds=taken)


def link_of(session: Session, row: Outbox, *, now: dt.datetime, settings: Settings) -> tuple[Invitation, str] | None:
    """Return the invitation that a row is about and its link; None if it no longer holds.

    The row's body has the `invitation`, the `nonce` that its payload is made of, and the `bot` that it leads to.
    """
    invitation = session.get_one(Invitation, row.body["invitation"])
    if invitation.used_at or invitation.revoked_at or invitation.expires_at <= now or settings.bot_token is None:
        return None
    payload = derived(settings.bot_token.get_secret_value(), row.body["nonce"])
    return invitation, link(row.body["bot"], payload)
