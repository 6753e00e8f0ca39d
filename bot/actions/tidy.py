"""Forget what need not be kept: updates that were handled, drafts that have expired."""

import datetime as dt

from sqlmodel import Session

from bot.store import drafts, inbox


def tidy(session: Session, *, now: dt.datetime) -> None:
    """Purge the inbox and the drafts."""
    inbox.purge(session, now=now)
    drafts.purge(session, now=now)
