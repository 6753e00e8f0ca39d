"""Release a post: a supervisor unbinds a person, or revokes an invitation. Each is asked once before it is done."""

import datetime as dt

from sqlmodel import Session

from bot.actions.posts.leave import end
from bot.actions.posts.people import OFFICE
from bot.actions.sender import answer, supervisor
from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import Outdated
from bot.rules.letters.enrolment import BindingEnded
from bot.rules.letters.people import ReleaseConfirm, Released, Revoked
from bot.rules.said import Pressed
from bot.store.people import BOUND
from bot.store.tables import Binding, Invitation, Post, Unit

CONFIRMED = "yes"


def unbind(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Unbind a person (`v1:unbind:<binding>`, then `…:yes`) and tell them. Supervisors only, and not oneself.

    What the person reported stays; nothing they press from then on does anything.
    """
    bound = supervisor(session, pressed, now=now)
    if bound is None:
        return
    binding = session.get(Binding, pressed.number() or 0)
    letter: Letter = Outdated()
    if binding and binding.state in BOUND and binding.id != bound.binding.id:
        unit_id, unit, title = _post(session, binding.post_id)
        if CONFIRMED in pressed.args[1:]:
            end(session, binding, BindingEnded(unit, title, succeeded=False), now=now)
            letter = Released(unit_id, unit, title)
        else:
            letter = ReleaseConfirm(pressed.action, binding.id or 0, unit_id, unit, title)
    answer(session, pressed, letter, language=bound.language, now=now, edits=pressed.message_id)


def revoke(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Revoke an invitation (`v1:revoke:<invitation>`, then `…:yes`): nobody can use it any more. Supervisors only."""
    bound = supervisor(session, pressed, now=now)
    if bound is None:
        return
    invitation = session.get(Invitation, pressed.number() or 0)
    letter: Letter = Outdated()
    if invitation and invitation.used_at is None and invitation.revoked_at is None:
        unit_id, unit, title = _post(session, invitation.post_id)
        if CONFIRMED in pressed.args[1:]:
            invitation.revoked_at = now
            session.add(invitation)
            letter = Revoked(unit_id, unit, title)
        else:
            letter = ReleaseConfirm(pressed.action, invitation.id or 0, unit_id, unit, title)
    answer(session, pressed, letter, language=bound.language, now=now, edits=pressed.message_id)


def _post(session: Session, post_id: int) -> tuple[int, str, str]:
    """Return a post's unit (0 and no name for a supervisor's) and its title."""
    post = session.get_one(Post, post_id)
    unit = session.get(Unit, post.unit_id) if post.unit_id else None
    return post.unit_id or OFFICE, unit.name if unit else "", post.title
