"""One act of one contact, with what is needed to answer it: the beginning of every action about reports."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from bot.actions.sender import answer, known, occasion, shown
from bot.config import Settings
from bot.rules import due
from bot.rules.calendar import Calendar
from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import Help, Outdated
from bot.rules.said import Act
from bot.store import people
from bot.store.people import Bound
from bot.store.tables import Obligation, Outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Who did something, when, and under which rules. The units of their `seats` are the only ones they may see."""

    session: Session
    act: Act
    seats: tuple[Bound, ...]
    settings: Settings
    calendar: Calendar
    now: dt.datetime

    @property
    def zone(self) -> ZoneInfo:
        """Where the office's clock stands."""
        return self.settings.office.zone

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The numbers of the units that this person answers for."""
        return tuple(dict.fromkeys(seat.post.unit_id or 0 for seat in self.seats))

    @property
    def units(self) -> str:
        """The names of these units, as they stand at the head of a letter about all of them."""
        return "、".join(dict.fromkeys(seat.unit.name for seat in self.seats if seat.unit))

    @property
    def several(self) -> bool:
        """Whether it must be said of each report which unit's it is."""
        return len(self.unit_ids) > 1

    def seat(self, unit_id: int) -> Bound:
        """Return the seat from which this person answers for a unit of theirs."""
        return next(seat for seat in self.seats if seat.post.unit_id == unit_id)

    def say(self, letter: Letter, *, edits: int | None = None, part: int = 1) -> None:
        """Answer the act. `edits`: the message to change; `part`: 2 and more for a further message."""
        answer(self.session, self.act, letter, now=self.now, language=self.seats[0].language, edits=edits, part=part)

    def outdated(self) -> None:
        """Say that a button no longer leads anywhere: it is old, or forged."""
        self.say(Outdated())

    def shown(self) -> str:
        """Return the kind of letter that the pressed message shows, or is about to; empty if it is none of ours."""
        return shown(self.session, self.act)

    def late(self, obligation: Obligation, at: dt.datetime | None = None) -> int:
        """Count by how many working days a report given at a moment (or now) is late; 0 while it is on time."""
        return due.late_working_days(
            obligation.due_at,
            at or self.now,
            calendar=self.calendar,
            zone=self.zone,
            provisional=obligation.provisional,
        )


def begin(session: Session, act: Act, *, settings: Settings, calendar: Calendar, now: dt.datetime) -> Turn | None:
    """Find out who acts. None when there is nothing more to do.

    A stranger was told how to get an invitation, a supervisor how to use the bot; and an act that was answered before
    (the same update, delivered twice) is not answered again.
    """
    if _answered(session, act):
        return None
    bound = known(session, act, now=now)
    if bound is None:
        return None
    if bound.unit is None:
        answer(session, act, Help("", bound.post.title), now=now, language=bound.language)
        return None
    seats = tuple(people.seats_at(session, act.address))
    return Turn(session=session, act=act, seats=seats, settings=settings, calendar=calendar, now=now)


def _answered(session: Session, act: Act) -> bool:
    address = act.address
    row = select(Outbox.id).where(
        col(Outbox.channel) == address.channel,
        col(Outbox.chat) == address.chat,
        col(Outbox.occasion) == occasion(act),
    )
    return session.exec(row).first() is not None
