"""The draft that a supervisor's button belongs to."""

import datetime as dt

from sqlmodel import Session

from bot.actions.sender import answer, supervisor
from bot.rules.letters.courtesies import Outdated
from bot.rules.said import Pressed
from bot.store import drafts
from bot.store.people import Bound
from bot.store.tables import Draft


def find_pressed(session: Session, pressed: Pressed, slot: str, *, now: dt.datetime) -> Draft | None:
    """Return the draft that a button names first (`v1:doubt:<draft>`), if it is this person's and of this kind."""
    draft = drafts.find(session, pressed.address, pressed.number() or 0, now=now)
    return draft if draft and draft.slot == slot else None


def open_pressed(session: Session, pressed: Pressed, slot: str, *, now: dt.datetime) -> tuple[Bound, Draft] | None:
    """Return the supervisor who pressed and their draft; None if either is missing: then that was answered."""
    bound = supervisor(session, pressed, now=now)
    if bound is None:
        return None
    draft = find_pressed(session, pressed, slot, now=now)
    if draft is None:
        answer(session, pressed, Outdated(), language=bound.language, now=now)
        return None
    return bound, draft
