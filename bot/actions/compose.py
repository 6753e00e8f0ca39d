"""The last look before a message is sent: what does it say now, and is it still needed?

Most rows of the outbox carry their letter. Some only say what they are about (a reminder, a digest): whoever composes
such a kind adds itself here with `composer`, and is asked just before the message goes.
"""

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from sqlmodel import Session

from bot.config import Settings
from bot.delivery.messages import File
from bot.rules.calendar import Calendar
from bot.rules.letters.base import Letter
from bot.store import outbox
from bot.store.tables import Outbox

Composed = Letter | tuple[Letter, File] | None
"""A letter, a letter with a file, or None: nobody needs it any more, and the row is dropped."""


class Composer(Protocol):
    """Makes the letter of one kind from what its row is about and from what the store says now."""

    def __call__(
        self, session: Session, row: Outbox, *, now: dt.datetime, settings: Settings, calendar: Calendar
    ) -> Composed:
        """Return what to say, or None to say nothing. Only reads."""
        ...


_COMPOSERS: dict[str, Composer] = {}


def composer(kind: str) -> Callable[[Composer], Composer]:
    """Register the decorated function for rows of this kind, as `outbox.put_composed` puts them."""

    def register(function: Composer) -> Composer:
        if kind in _COMPOSERS:
            msg = f"two composers of the kind {kind}"
            raise TypeError(msg)
        _COMPOSERS[kind] = function
        return function

    return register


def is_composed(kind: str) -> bool:
    """Tell whether rows of this kind only say what they are about, and `compose` must read the store for them."""
    return kind in _COMPOSERS


def compose(session: Session, row: Outbox, *, now: dt.datetime, settings: Settings, calendar: Calendar) -> Composed:
    """Return what a row of the outbox says now; None when it is no longer needed. Runs in a reading session."""
    found = _COMPOSERS.get(row.letter)
    if found:
        return found(session, row, now=now, settings=settings, calendar=calendar)
    return outbox.letter_of(row)


def compose_row(session: Session, number: int, *, now: dt.datetime, settings: Settings, calendar: Calendar) -> Composed:
    """Return what the row of that number says now, as `compose`: for whoever claimed it and holds only its number."""
    return compose(session, session.get_one(Outbox, number), now=now, settings=settings, calendar=calendar)
