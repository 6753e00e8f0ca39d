"""Read what went wrong between us and people, so that it meets human eyes."""

import datetime as dt
from collections.abc import Collection, Iterator

from sqlmodel import Session, col, or_, select

from bot.rules.standing_in import uncovered
from bot.rules.terms import Address
from bot.rules.week_facts import Trouble, TroubleKind
from bot.store import people
from bot.store.tables import Binding, Inbox, Outbox, Post, Unit

Who = tuple[str, str]
"""A unit's name and a post's title; empty where an address is nobody's."""

NOBODY: Who = ("", "")


def read_troubles(
    session: Session, *, owing: Collection[int], since: dt.datetime, until: dt.datetime, today: dt.date
) -> Iterator[Trouble]:
    """Give who cannot be reached now, which of the `owing` units have nobody there, and what failed in between.

    A message that was refused to somebody who cannot be reached anyway is not told twice.
    """
    unreachable = people.unreachable(session)
    for bound in unreachable:
        unit, state = bound.unit.name if bound.unit else "", bound.binding
        yield Trouble(TroubleKind.UNREACHABLE, unit, bound.post.title, state.state_since, state.reason)
    for without in people.units_without_contact(session, owing):
        yield Trouble(TroubleKind.UNBOUND, without.name)
    yield from _away(session, owing, today)
    who = _who(session)
    told = {str(bound.address) for bound in unreachable}
    yield from _failed(session, who, told, since, until)
    yield from _aside(session, who, since, until)


def _away(session: Session, owing: Collection[int], today: dt.date) -> Iterator[Trouble]:
    """Give who is away, or soon will be, with nobody in their place."""
    for unit_id, seats in people.seats(session, owing).items():
        for seat in uncovered(seats, today):
            unit, post = session.get_one(Unit, unit_id), session.get_one(Post, seat.post)
            yield Trouble(TroubleKind.AWAY, unit.name, post.title, until=seat.away.last if seat.away else None)


def _failed(
    session: Session, who: dict[str, Who], told: Collection[str], since: dt.datetime, until: dt.datetime
) -> Iterator[Trouble]:
    """Give the messages that were refused, or of which nobody knows how often they arrived.

    An answer that a stranger or an unknown group did not take is no trouble of anybody's.
    """
    rows = select(Outbox).where(
        or_(col(Outbox.state).in_(["unknown", "refused"]), col(Outbox.uncertain)),
        col(Outbox.settled_at) > since,
        col(Outbox.settled_at) <= until,
    )
    for row in session.exec(rows.order_by(col(Outbox.id))):
        address = str(Address(row.channel, row.chat))
        if row.state == "refused" and (address in told or address not in who):
            continue
        kind = TroubleKind(row.state) if row.state in {"unknown", "refused"} else TroubleKind.TWICE
        yield Trouble(kind, *who.get(address, NOBODY), row.settled_at, row.reason)


def _aside(session: Session, who: dict[str, Who], since: dt.datetime, until: dt.datetime) -> Iterator[Trouble]:
    """Give the messages of theirs that could not be handled."""
    rows = select(Inbox).where(
        col(Inbox.state) == "aside", col(Inbox.settled_at) > since, col(Inbox.settled_at) <= until
    )
    for row in session.exec(rows.order_by(col(Inbox.id))):
        yield Trouble(TroubleKind.ASIDE, *who.get(row.lane, NOBODY), row.settled_at, row.error)


def _who(session: Session) -> dict[str, Who]:
    """Return who sits, or sat last, at each address."""
    rows = session.exec(
        select(Binding, Post.title, Unit.name)
        .join(Post, col(Post.id) == col(Binding.post_id))
        .join(Unit, col(Unit.id) == col(Post.unit_id), isouter=True)
        .order_by(col(Binding.id))
    )
    return {str(Address(binding.channel, binding.chat)): (unit or "", title) for binding, title, unit in rows}
