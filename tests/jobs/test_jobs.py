"""The timetable: what is done when, and that a ring does all of it once."""

import datetime as dt

from apscheduler.triggers.cron import CronTrigger
from sqlmodel import Session, select

import jobs
from bot.clock import StoppedClock
from bot.context import Tools
from bot.store import inbox
from bot.store.door import Store
from bot.store.tables import Inbox, Obligation
from tests import cast
from tests.cast import ZONE, at
from tests.chat import rows
from tests.desk import Bell

CONTACT, SUPERVISOR = 101, 900


def tools(store: Store, moment: str) -> Tools:
    return Tools(cast.settings(), cast.calendar(), StoppedClock(at(moment)), store, Bell())


def furnish(session: Session) -> None:
    unit, programme = cast.unit(session), cast.programme(session)
    cast.owes(session, programme, unit, [1])
    cast.bind_contact(session, unit, CONTACT)
    cast.bind_supervisor(session, "督查员", SUPERVISOR)


def ticks(name: str, after: str, until: str) -> list[dt.datetime]:
    """When a job runs between two moments of the office."""
    trigger = CronTrigger(timezone=ZONE, **jobs.TIMETABLE[name].cron)
    times, now = [], at(after)
    while (tick := trigger.get_next_fire_time(None, now)) <= at(until):
        times.append(tick)
        now = tick + dt.timedelta(seconds=1)
    return times


def test_the_sweep_runs_every_minute() -> None:
    assert len(ticks("sweep", "2026-03-06 08:30", "2026-03-06 09:30")) == 60


def test_the_digest_is_looked_for_every_five_minutes() -> None:
    assert len(ticks("digest", "2026-03-06 15:30", "2026-03-06 16:30")) == 12


def test_tidying_waits_for_the_night_of_the_office() -> None:
    assert ticks("tidy", "2026-03-06 00:00", "2026-03-07 00:00") == [at("2026-03-06 03:30")]


async def test_a_ring_opens_the_period_and_reminds_of_it(store: Store) -> None:
    with store.writing() as session:
        furnish(session)
    monday = tools(store, "2026-03-02 08:30")
    await jobs.ring(monday)
    with store.reading() as session:
        assert session.exec(select(Obligation.period)).all() == ["2026-02"]
        assert [row.letter for row in rows(session, CONTACT)] == ["reminder"]
    assert monday.pump != Bell(rung=0)


async def test_a_ring_puts_the_digest_whose_moment_has_come(store: Store) -> None:
    with store.writing() as session:
        furnish(session)
    await jobs.ring(tools(store, "2026-03-06 16:00"))
    with store.reading() as session:
        assert [row.letter for row in rows(session, SUPERVISOR)] == ["digest", "digest_details"]


async def test_a_second_ring_at_the_same_moment_says_nothing_twice(store: Store) -> None:
    with store.writing() as session:
        furnish(session)
    friday = tools(store, "2026-03-06 16:00")
    await jobs.ring(friday)
    with store.reading() as session:
        said = len(rows(session, CONTACT)), len(rows(session, SUPERVISOR))
    again = tools(store, "2026-03-06 16:00")
    await jobs.ring(again)
    with store.reading() as session:
        assert (len(rows(session, CONTACT)), len(rows(session, SUPERVISOR))) == said
    assert again.pump == Bell(rung=0)


async def test_where_nothing_is_due_nobody_is_woken(store: Store) -> None:
    with store.writing() as session:
        furnish(session)
    quiet = tools(store, "2026-02-26 09:00")
    await jobs.ring(quiet)
    assert quiet.pump == Bell(rung=0)


async def test_a_ring_tidies_too(store: Store) -> None:
    with store.writing() as session:
        update = [inbox.Received(1, "telegram:101", "{}")]
        inbox.receive(session, bot=42, updates=update, now=at("2026-03-01 09:00"))
        inbox.done(session, bot=42, update_id=1, now=at("2026-03-01 09:00"))
    await jobs.ring(tools(store, "2026-03-06 09:00"))
    with store.reading() as session:
        assert session.exec(select(Inbox)).all() == []
