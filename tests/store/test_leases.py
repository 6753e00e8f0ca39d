"""Only one holds a lease; it passes on when it runs out or is given up."""

import datetime as dt

from sqlmodel import Session

from bot.store import leases
from bot.store.door import Store
from tests import cast

NOW = cast.at("2026-03-06 09:00")
TTL = dt.timedelta(seconds=3)


def take(session: Session, holder: str, *, after: float = 0, name: str = "sender") -> bool:
    return leases.take(session, name=name, holder=holder, now=NOW + dt.timedelta(seconds=after), ttl=TTL)


def test_the_first_takes_it_and_the_second_does_not(any_store: Store) -> None:
    with any_store.writing() as session:
        assert take(session, "a")
        assert not take(session, "b")


def test_the_holder_prolongs_it(any_store: Store) -> None:
    with any_store.writing() as session:
        assert take(session, "a")
        assert take(session, "a", after=2)
        assert not take(session, "b", after=4)


def test_it_passes_on_after_it_ran_out_and_not_a_moment_before(any_store: Store) -> None:
    with any_store.writing() as session:
        take(session, "a")
        assert not take(session, "b", after=3)
        assert take(session, "b", after=3.001)
        assert not take(session, "a", after=3.001)


def test_it_passes_on_at_once_when_it_is_given_up_by_its_holder(any_store: Store) -> None:
    with any_store.writing() as session:
        take(session, "a")
        leases.give_up(session, name="sender", holder="b")
        assert not take(session, "b")
        leases.give_up(session, name="sender", holder="a")
        assert take(session, "b")


def test_leases_of_other_names_are_others(any_store: Store) -> None:
    with any_store.writing() as session:
        assert take(session, "a", name="sender")
        assert take(session, "b", name="poller")
