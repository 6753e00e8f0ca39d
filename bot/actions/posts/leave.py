"""Leave a post: the binding ends, what was still to be said to that person is withdrawn, and they are told."""

import datetime as dt

from sqlalchemy import delete, or_, select, update
from sqlmodel import Session, col

from bot.rules.letters.enrolment import BindingEnded
from bot.store import outbox, people
from bot.store.tables import Binding, Cover, Invitation, Obligation, Outbox, Post, Unit


def end(session: Session, binding: Binding, letter: BindingEnded, *, now: dt.datetime) -> None:
    """End a binding and tell the person so. What they reported stays; what they were about to learn, they do not."""
    stop(session, binding, reason="succeeded" if letter.succeeded else "released", now=now)
    address = people.address_of(binding)
    outbox.put(
        session, letter, address=address, occasion=f"ended:{binding.id}", language=binding.language, now=now, quiet=True
    )


def stop(session: Session, binding: Binding, *, reason: str, now: dt.datetime) -> None:
    """End a binding without a word; links that the person made for this post no longer hold."""
    binding.state, binding.state_since, binding.reason = "ended", now, reason
    session.add(binding)
    theirs = or_(col(Invitation.hands_over) == binding.id, col(Invitation.made_by) == binding.id)
    unused = col(Invitation.used_at).is_(None), col(Invitation.revoked_at).is_(None)
    session.execute(update(Invitation).where(theirs, *unused).values(revoked_at=now))
    session.flush()
    _withdraw(session, binding, now)


def _withdraw(session: Session, binding: Binding, now: dt.datetime) -> None:
    """Take back what waits to be said to the person about this unit, or at all, if they sit nowhere any more.

    What a reminder says is read when it goes, so one that is about other units too goes without this one. Its claims
    are given back: whoever is reminded next is reminded of it.
    """
    address = people.address_of(binding)
    unit = session.get(Unit, session.get_one(Post, binding.post_id).unit_id or 0)
    waiting = session.scalars(
        select(Outbox).where(
            col(Outbox.channel) == address.channel, col(Outbox.chat) == address.chat, col(Outbox.state) == "waiting"
        )
    ).all()
    owed = select(col(Obligation.id)).where(col(Obligation.unit_id) == (unit.id if unit else 0))
    said = col(Cover.outbox_id).in_([row.id for row in waiting]) & col(Cover.obligation_id).in_(owed)
    session.execute(delete(Cover).where(said))
    gone = not people.seats_at(session, address)
    for row in waiting:
        if row.letter != BindingEnded.kind and (gone or (unit and row.body.get("unit") == unit.name)):
            row.state, row.reason, row.settled_at = "dropped", "no longer on the post", now
            session.add(row)
    session.flush()
