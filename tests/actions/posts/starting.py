"""Somebody presses Start: on a link, or on none."""

import datetime as dt

from sqlmodel import Session

from bot.actions.posts import enrol
from bot.rules.said import Said
from tests import cast
from tests.chat import NOW


def start(session: Session, said: Said, payload: str = "", *, now: dt.datetime = NOW) -> None:
    """Start at this office, with the payload of an invitation."""
    rules, calendar = cast.settings().obligations, cast.calendar()
    enrol.start(session, said=said, payload=payload, now=now, rules=rules, calendar=calendar, zone=cast.ZONE)
