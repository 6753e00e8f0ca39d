"""Give a supervisor an invitation's link in chat. The link is made when it is sent: what waits holds no payload."""

import datetime as dt
import secrets

from sqlmodel import Session

from bot.actions.compose import composer
from bot.actions.invite import contact_post, new_invitation
from bot.actions.sender import answer, supervisor
from bot.config import Settings
from bot.errors import UnknownUnitError
from bot.rules.calendar import Calendar
from bot.rules.invitations import derived, link
from bot.rules.letters.courtesies import Outdated
from bot.rules.letters.people import InvitationLink, Named, UnitUnknown
from bot.rules.said import Pressed, Said
from bot.store import outbox, units
from bot.store.people import Bound
from bot.store.tables import Invitation, Outbox, Post, Unit


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
    """Invite a contact of a unit, by name (`/invite 区发改局`) or by button (`v1:invite:<unit>`). Supervisors only.

    `secret` is the bot's token: it and the stored nonce together make the payload.
    """
    bound = supervisor(session, act, now=now)
    if bound is None:
        return
    if isinstance(act, Pressed):
        unit = session.get(Unit, act.number() or 0)
        if unit is None:
            answer(session, act, Outdated(), language=bound.language, now=now)
            return
    else:
        try:
            unit = units.named(session, asked)
        except UnknownUnitError as fault:
            letter = UnitUnknown(fault.asked, tuple(Named(*near) for near in fault.nearest))
            answer(session, act, letter, language=bound.language, now=now)
            return
    nonce = secrets.token_urlsafe(24)
    _, invitation = new_invitation(
        session, contact_post(session, unit), now=now, valid_days=valid_days, payload=derived(secret, nonce)
    )
    body: dict[str, object] = {"invitation": invitation.id, "nonce": nonce, "bot": bot_username}
    _put(session, act, bound, body, now)


def _put(session: Session, act: Said | Pressed, bound: Bound, body: dict[str, object], now: dt.datetime) -> None:
    outbox.put_composed(
        session,
        InvitationLink.kind,
        body,
        address=act.address,
        occasion=f"update:{act.bot}:{act.update_id}",
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
    return InvitationLink(unit.name, post.title, made, invitation.expires_at, invitation.id or 0)


def link_of(session: Session, row: Outbox, *, now: dt.datetime, settings: Settings) -> tuple[Invitation, str] | None:
    """Return the invitation that a row is about and its link; None if it no longer holds.

    The row's body has the `invitation`, the `nonce` that its payload is made of, and the `bot` that it leads to.
    """
    invitation = session.get_one(Invitation, row.body["invitation"])
    if invitation.used_at or invitation.revoked_at or invitation.expires_at <= now or settings.bot_token is None:
        return None
    payload = derived(settings.bot_token.get_secret_value(), row.body["nonce"])
    return invitation, link(row.body["bot"], payload)
