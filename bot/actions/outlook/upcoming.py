"""The next thing that happens by itself: what the sandbox's clock moves to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session, col, func, or_, select

from bot.actions.reminding.timetable import timetable
from bot.actions.week.digest import next_digest
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.reminding import Timetable
from bot.store.tables import Binding, Obligation, Outbox, Post, Programme


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A moment (UTC), and what it brings: ``period``, ``reminder``, ``digest`` or ``message``."""

    at: dt.datetime
    what: str


def next_event(session: Session, *, now: dt.datetime, settings: Settings, calendar: Calendar) -> Upcoming | None:
    """Return the next event, at the earliest now; None when nothing will ever happen by itself."""
    events = list(_events(session, now, timetable(settings, calendar)))
    digest = next_digest(session, now=now, settings=settings, calendar=calendar)
    if digest and session.exec(select(Programme.id)).first():
        events.append(Upcoming(digest, "digest"))
    return min(events, key=lambda event: event.at, default=None)


def next_look(session: Session) -> dt.datetime | None:
    """Return when a programme or an obligation must be looked at again, whoever may be told then."""
    looks = (
        session.exec(select(func.min(Programme.wake_at))).one(),
        session.exec(select(func.min(Obligation.wake_at)).where(col(Obligation.met_at).is_(None))).one(),
    )
    return min((look for look in looks if look), default=None)


def _events(session: Session, now: dt.datetime, when: Timetable) -> Iterator[Upcoming]:
    period = session.exec(select(func.min(Programme.wake_at))).one()
    if period:
        yield Upcoming(max(period, now), "period")
    # Where nobody is bound, the hour of the next look passes in silence.
    told = (
        select(Post.unit_id)
        .join(Binding, col(Binding.post_id) == col(Post.id))
        .where(col(Post.kind) == "contact", col(Binding.state) == "active")
    )
    owed = select(func.min(Obligation.wake_at)).where(
        col(Obligation.met_at).is_(None), col(Obligation.unit_id).in_(told)
    )
    reminder = session.exec(owed).one()
    if reminder:
        yield Upcoming(when.next_moment(max(reminder, now)), "reminder")
    put_off = or_(col(Outbox.not_before) > now, col(Outbox.quiet))
    waiting = select(col(Outbox.not_before), col(Outbox.quiet)).where(col(Outbox.settled_at).is_(None), put_off)
    for not_before, quiet in session.exec(waiting.distinct()):
        at = max(not_before or now, now)
        at = when.next_moment(at) if quiet else at
        if at > now:
            yield Upcoming(at, "message")
