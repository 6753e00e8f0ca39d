"""A chat that is dead or blocked: mark it, stop what waits for it, tell the supervisors; and back again."""

import datetime as dt

from sqlalchemy import ColumnElement, delete, select, update
from sqlmodel import Session, col

from bot.actions.remind import wake_unit
from bot.rules.letters.notices import Unreachable
from bot.rules.terms import Address
from bot.store import outbox, people
from bot.store.people import Bound
from bot.store.tables import Cover, Outbox


def mark_unreachable(session: Session, *, address: Address, reason: str, now: dt.datetime) -> bool:
    """Note that no message reaches an address, and why; return whether that is news.

    Reminders that wait for it are refused, and every supervisor who can be reached is told once.
    """
    bound = people.binding_at(session, address)
    if bound is None or bound.binding.state == "unreachable":
        return False
    bound.binding.state, bound.binding.state_since, bound.binding.reason = "unreachable", now, reason
    session.add(bound.binding)
    session.flush()
    waiting = update(Outbox).where(*_reminders(address), col(Outbox.state) == "waiting")
    session.execute(waiting.values(state="refused", reason=reason, settled_at=now))
    _tell(session, bound, reason, now)
    return True


def mark_reachable(session: Session, *, address: Address, now: dt.datetime) -> bool:
    """Note that somebody who was unreachable has written; return whether that is news.

    What was refused was never said: its claims are given back, so that the next sweep says what is still owed.
    """
    bound = people.binding_at(session, address)
    if bound is None or bound.binding.state != "unreachable":
        return False
    bound.binding.state, bound.binding.state_since, bound.binding.reason = "active", now, ""
    session.add(bound.binding)
    refused = select(col(Outbox.id)).where(*_reminders(address), col(Outbox.state) == "refused")
    session.execute(delete(Cover).where(col(Cover.outbox_id).in_(refused)))
    if bound.unit and bound.unit.id:
        wake_unit(session, bound.unit.id, now)
    return True


def _tell(session: Session, lost: Bound, reason: str, now: dt.datetime) -> None:
    letter = Unreachable(unit=lost.unit.name if lost.unit else "", post=lost.post.title, reason=reason)
    occasion = f"unreachable:{lost.binding.id}:{lost.binding.state_since:%Y-%m-%dT%H:%M:%S}"
    for supervisor in people.supervisors(session):
        outbox.put(
            session,
            letter,
            address=supervisor.address,
            occasion=occasion,
            language=supervisor.language,
            now=now,
            priority=1,
            quiet=True,
        )


def _reminders(address: Address) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Outbox.channel) == address.channel,
        col(Outbox.chat) == address.chat,
        col(Outbox.letter) == "reminder",
    )
