"""A chat that is dead or blocked: mark it, stop what waits for it, tell the supervisors; and back again."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, select, update
from sqlmodel import Session, col

from bot.actions.reminding.remind import wake_unit
from bot.rules.letters.notices import Unreachable
from bot.rules.terms import Address
from bot.store import outbox, people
from bot.store.people import Bound
from bot.store.tables import Cover, Outbox


def mark_unreachable(session: Session, *, address: Address, reason: str, now: dt.datetime) -> bool:
    """Note that no message reaches an address, and why; return whether that is news.

    Reminders that wait for it are refused, every supervisor who can be reached is told once of each unit, and the next
    sweep looks who is to be reminded instead.
    """
    lost = [seat for seat in people.seats_at(session, address) if seat.binding.state == "active"]
    _mark(session, lost, "unreachable", reason, now)
    if not lost:
        return False
    waiting = update(Outbox).where(*_reminders(address), col(Outbox.state) == "waiting")
    session.execute(waiting.values(state="refused", reason=reason, settled_at=now))
    for seat in lost:
        _tell(session, seat, reason, now)
    return True


def mark_reachable(session: Session, *, address: Address, now: dt.datetime) -> bool:
    """Note that somebody who was unreachable has written; return whether that is news.

    What was refused was never said: its claims are given back, so that the next sweep says what is still owed.
    """
    back = [seat for seat in people.seats_at(session, address) if seat.binding.state == "unreachable"]
    if not back:
        return False
    refused = select(col(Outbox.id)).where(*_reminders(address), col(Outbox.state) == "refused")
    session.execute(delete(Cover).where(col(Cover.outbox_id).in_(refused)))
    _mark(session, back, "active", "", now)
    return True


def _mark(session: Session, seats: Sequence[Bound], state: str, reason: str, now: dt.datetime) -> None:
    for seat in seats:
        seat.binding.state, seat.binding.state_since, seat.binding.reason = state, now, reason
        session.add(seat.binding)
        if seat.post.unit_id:
            wake_unit(session, seat.post.unit_id, now)
    session.flush()


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
