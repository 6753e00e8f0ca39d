"""Which composer is asked, and what goes as it was put."""

import datetime as dt

import pytest
from sqlmodel import Session, select

from bot.actions.compose import Composed, compose, composer
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.letters.base import Letter
from bot.rules.letters.notices import Unreachable
from bot.store import outbox
from bot.store.door import Store
from bot.store.tables import Outbox
from tests import cast
from tests.cast import at

NOW = at("2026-03-06 09:00")


@composer("composed_in_a_test")
def nothing(session: Session, row: Outbox, *, now: dt.datetime, settings: Settings, calendar: Calendar) -> Composed:
    """Say what the row is about, if anything."""
    assert (session.is_active, now, settings, calendar) == (True, NOW, cast.settings(), calendar)
    word = row.body["say"]
    return Unreachable(unit=word, post="", reason="") if word else None


def composed(session: Session) -> Composed:
    row = session.exec(select(Outbox)).one()
    return compose(session, row, now=NOW, settings=cast.settings(), calendar=cast.calendar())


def put(session: Session, say: str) -> None:
    outbox.put_composed(
        session, "composed_in_a_test", {"say": say}, address=cast.address(), occasion="x", language="en", now=NOW
    )


def test_a_letter_goes_as_it_was_put(store: Store) -> None:
    letter: Letter = Unreachable(unit="区发改局", post="联络员", reason="Forbidden")
    with store.writing() as session:
        outbox.put(session, letter, address=cast.address(), occasion="x", language="en", now=NOW)
        assert composed(session) == letter


def test_whoever_composes_a_kind_is_asked_for_it(store: Store) -> None:
    with store.writing() as session:
        put(session, "区工信局")
        assert composed(session) == Unreachable(unit="区工信局", post="", reason="")


def test_what_nobody_needs_any_more_is_nothing(store: Store) -> None:
    with store.writing() as session:
        put(session, "")
        assert composed(session) is None


def test_two_composers_of_one_kind_are_a_mistake() -> None:
    with pytest.raises(TypeError, match="composed_in_a_test"):
        composer("composed_in_a_test")(nothing)
