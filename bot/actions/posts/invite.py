"""Invite a person to a post: a link that works once, until it expires."""

import datetime as dt
import secrets
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.errors import ChoiceError
from bot.rules.invitations import fingerprint
from bot.store import units
from bot.store.tables import Invitation, Post, Unit

CONTACT_POST = "联络员"
"""What a unit's contact post is called when the roster names none."""


DEPUTY = "（AB角）"
"""What follows the title of a post in that of its deputy's."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A new invitation: to whom (a unit's name or a supervisor's post), its payload, and until when (UTC)."""

    name: str
    payload: str
    expires_at: dt.datetime


def invite_unit(
    session: Session, *, unit_name: str, now: dt.datetime, valid_days: int, post_title: str = ""
) -> Invited:
    """Invite a contact (承办人) of a unit, which may be called by any of its names.

    Without a title it is the unit's only contact post, or, if there is none yet, 联络员. A title of its own is a post
    of its own: made when it is new.

    Raises:
        UnknownUnitError: no unit is called so.
        ChoiceError: the unit has several posts, and none was named.
    """
    unit = units.named(session, unit_name)
    payload, invitation = new_invitation(
        session, contact_post(session, unit, post_title), now=now, valid_days=valid_days
    )
    return Invited(unit.name, payload, invitation.expires_at)


def invite_supervisor(session: Session, *, name: str, now: dt.datetime, valid_days: int) -> Invited:
    """Invite a supervisor (督查员) to the post of this name; the post is made when it is new."""
    post = _post(session, "supervisor", None, name.strip())
    payload, invitation = new_invitation(session, post, now=now, valid_days=valid_days)
    return Invited(post.title, payload, invitation.expires_at)


def new_invitation(
    session: Session, post: Post, *, now: dt.datetime, valid_days: int, payload: str = ""
) -> tuple[str, Invitation]:
    """Store an invitation to a post, keeping only its payload's fingerprint; return the payload (random unless given).

    Earlier invitations to the post stay good until they expire, are used or revoked.
    """
    payload = payload or secrets.token_urlsafe(24)
    row = Invitation(
        payload_hash=fingerprint(payload),
        post_id=post.id or 0,
        created_at=now,
        expires_at=now + dt.timedelta(days=valid_days),
    )
    session.add(row)
    session.flush()
    return payload, row


def contact_post(session: Session, unit: Unit, title: str = "") -> Post:
    """Return a unit's contact post of a title; without one, its only post or, if there is none, 联络员.

    Raises:
        ChoiceError: there are several posts, and none was named.
    """
    if title:
        return _post(session, "contact", unit.id, title)
    posts = [post for post in contact_posts(session, unit) if post.deputy_of is None]
    if len(posts) > 1:
        named = "、".join(post.title for post in posts)
        msg = f"{unit.name} has several posts: {named}. Say which one with --post."
        raise ChoiceError(msg)
    return posts[0] if posts else _post(session, "contact", unit.id, CONTACT_POST)


def contact_posts(session: Session, unit: Unit) -> list[Post]:
    """Return a unit's contact posts, its deputies' among them, in the order in which they were made."""
    theirs = select(Post).where(col(Post.kind) == "contact", col(Post.unit_id) == unit.id)
    return list(session.exec(theirs.order_by(col(Post.id))))


def deputy_post(session: Session, post: Post) -> Post:
    """Return the post of whoever stands in for a post's holder; it is made when it is new. A deputy has the same."""
    first = post.deputy_of or post.id
    found = session.exec(select(Post).where(col(Post.deputy_of) == first).order_by(col(Post.id))).first()
    if found is None:
        title = f"{session.get_one(Post, first).title}{DEPUTY}"
        found = _post(session, "contact", post.unit_id, title)
        found.deputy_of = first
        session.add(found)
        session.flush()
    return found


def _post(session: Session, kind: str, unit_id: int | None, title: str) -> Post:
    found = session.exec(
        select(Post).where(col(Post.kind) == kind, col(Post.unit_id) == unit_id, col(Post.title) == title)
    ).first()
    if found is None:
        found = Post(kind=kind, unit_id=unit_id, title=title)
        session.add(found)
        session.flush()
    return found
