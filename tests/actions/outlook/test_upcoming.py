"""The next thing that happens by itself."""

import datetime as dt

import pytest
from sqlmodel import Session, select

from bot.actions.outlook.upcoming import Upcoming, next_event, next_look
from bot.rules.letters.notices import Unreachable
from bot.store import outbox
from bot.store.door import Store
from bot.store.tables import Obligation, Outbox
from tests import cast
from tests.cast import at

NOW = at("2026-03-03 10:00")


def following(session: Session, now: dt.datetime = NOW) -> Upcoming | None:
    session.flush()
    return next_event(session, now=now, settings=cast.settings(), calendar=cast.calendar())


def owed(session: Session, wake_at: str, name: str = "区发改局") -> Obligation:
    """A report that is looked at again at a moment, of a programme that sleeps."""
    programme, unit = cast.programme(session, f"云溪政办发〔2026〕{name}"), cast.unit(session, name)
    programme.wake_at = None
    return cast.obligation(session, programme, unit, [], wake_at=at(wake_at))


def put(session: Session, *, quiet: bool = False, not_before: str = "") -> None:
    outbox.put(
        session,
        Unreachable(unit="", post="督查员", reason=""),
        address=cast.address(),
        occasion=f"x:{not_before}",
        language="en",
        now=NOW,
        quiet=quiet,
        not_before=at(not_before) if not_before else None,
    )


def test_where_nothing_is_owed_nothing_comes(store: Store) -> None:
    with store.writing() as session:
        assert following(session) is None
        assert next_look(session) is None


def test_a_period_opens(store: Store) -> None:
    with store.writing() as session:
        cast.programme(session).wake_at = at("2026-04-01 00:00")
        assert following(session) == Upcoming(at("2026-04-01 00:00"), "period")


def test_a_reminder_is_due(store: Store) -> None:
    with store.writing() as session:
        owed(session, "2026-03-04 09:00")
        cast.bind_contact(session, cast.unit(session))
        assert following(session) == Upcoming(at("2026-03-04 09:00"), "reminder")


def test_a_reminder_waits_for_working_hours(store: Store) -> None:
    with store.writing() as session:
        owed(session, "2026-03-01 00:00")
        cast.bind_contact(session, cast.unit(session))
        assert following(session, at("2026-03-01 00:00")) == Upcoming(at("2026-03-02 08:30"), "reminder")


@pytest.mark.parametrize("state", ["unreachable", "ended"])
def test_where_nobody_can_be_reached_no_reminder_comes(store: Store, state: str) -> None:
    with store.writing() as session:
        owed(session, "2026-03-04 09:00")
        cast.bind_contact(session, cast.unit(session), state=state)
        assert following(session) is None


def test_a_period_or_a_reminder_that_is_overdue_comes_now(store: Store) -> None:
    with store.writing() as session:
        cast.programme(session).wake_at = at("2026-03-01 00:00")
        assert following(session) == Upcoming(NOW, "period")
    with store.writing() as session:
        cast.programme(session, "云溪政办发〔2026〕5号").wake_at = None
        cast.programme(session, "云溪政办发〔2026〕6号").wake_at = at("2026-04-01 00:00")
        assert next_look(session) == at("2026-03-01 00:00")


def test_the_next_look_is_at_what_is_still_owed(store: Store) -> None:
    with store.writing() as session:
        met = owed(session, "2026-03-04 09:00")
        met.met_at = NOW
        owed(session, "2026-03-05 09:00", "区工信局")
        session.flush()
        assert next_look(session) == at("2026-03-05 09:00")


def test_a_quiet_message_that_was_put_off_waits_for_both(store: Store) -> None:
    with store.writing() as session:
        put(session, quiet=True, not_before="2026-03-03 12:30")
        assert following(session) == Upcoming(at("2026-03-03 13:30"), "message")


def test_a_message_that_was_settled_is_not_waited_for(store: Store) -> None:
    with store.writing() as session:
        put(session, not_before="2026-03-03 10:07")
        session.exec(select(Outbox)).one().settled_at = NOW
        assert following(session) is None


def test_where_nobody_is_bound_or_all_is_met_no_reminder_comes(store: Store) -> None:
    with store.writing() as session:
        owed(session, "2026-03-04 09:00")
        met = owed(session, "2026-03-04 09:00", "区工信局")
        met.met_at = NOW
        cast.bind_contact(session, cast.unit(session, "区工信局"))
        assert following(session) is None
        assert next_look(session) == at("2026-03-04 09:00")


def test_a_digest_goes_to_the_supervisors_of_a_programme(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        assert following(session) is None
        cast.programme(session).wake_at = None
        assert following(session) == Upcoming(at("2026-03-06 16:00"), "digest")


def test_a_message_that_was_put_off_goes(store: Store) -> None:
    with store.writing() as session:
        put(session, not_before="2026-03-03 10:07")
        assert following(session) == Upcoming(at("2026-03-03 10:07"), "message")


def test_a_quiet_message_waits_for_working_hours(store: Store) -> None:
    with store.writing() as session:
        put(session, quiet=True)
        assert following(session, at("2026-03-03 12:10")) == Upcoming(at("2026-03-03 13:30"), "message")


def test_a_message_that_is_going_out_is_nothing_to_wait_for(store: Store) -> None:
    with store.writing() as session:
        put(session, quiet=True)
        put(session, not_before="2026-03-03 09:00")
        assert following(session) is None


def test_the_soonest_comes_first(store: Store) -> None:
    with store.writing() as session:
        owed(session, "2026-03-04 09:00")
        cast.bind_contact(session, cast.unit(session))
        cast.programme(session).wake_at = at("2026-04-01 00:00")
        put(session, not_before="2026-03-05 09:00")
        assert following(session) == Upcoming(at("2026-03-04 09:00"), "reminder")
