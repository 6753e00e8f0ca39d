"""What need not be kept is forgotten; what is still needed stays."""

import datetime as dt

from sqlmodel import select

from bot.actions.tidy import tidy
from bot.store import drafts, inbox
from bot.store.door import Store
from bot.store.tables import Draft, Inbox
from tests import cast
from tests.cast import at

THEN = at("2026-03-02 09:00")
TWO_DAYS = dt.timedelta(hours=48)


def test_an_update_that_was_handled_goes_after_two_days_and_one_that_waits_stays(store: Store) -> None:
    with store.writing() as session:
        updates = [inbox.Received(number, "telegram:101", "{}") for number in (1, 2)]
        inbox.receive(session, bot=42, updates=updates, now=THEN)
        inbox.done(session, bot=42, update_id=1, now=THEN)
        tidy(session, now=THEN + TWO_DAYS - dt.timedelta(seconds=1))
        assert session.exec(select(Inbox.update_id)).all() == [1, 2]
        tidy(session, now=THEN + TWO_DAYS)
        assert session.exec(select(Inbox.update_id)).all() == [2]


def test_a_draft_goes_when_it_has_expired(store: Store) -> None:
    with store.writing() as session:
        drafts.put(session, cast.address(), "report:1", {}, now=THEN)
        expires = session.exec(select(Draft.expires_at)).one()
        tidy(session, now=expires - dt.timedelta(seconds=1))
        assert len(session.exec(select(Draft)).all()) == 1
        tidy(session, now=expires)
        assert session.exec(select(Draft)).all() == []
