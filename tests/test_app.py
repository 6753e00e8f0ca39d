"""The bot put together: it waits for Telegram, refuses a wrong token, and rings its jobs."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr
from sqlmodel import select

import jobs
from bot import app
from bot.app import alarm_clock, started
from bot.clock import StoppedClock
from bot.config import Settings
from bot.context import Tools
from bot.errors import ConfigurationError
from bot.store import notes
from bot.store.door import Store
from bot.store.tables import Inbox, Obligation
from tests import cast
from tests.botapi import TOKEN, BotApi
from tests.cast import at
from tests.chat import rows
from tests.desk import Bell

NOW = at("2026-03-02 10:00")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a moment only before Telegram is tried again."""
    monkeypatch.setattr(app, "PAUSE", 0.001)


def settings(api: BotApi, token: str | None = TOKEN) -> Settings:
    telegram = cast.settings().telegram.model_copy(update={"api_url": api.url})
    secret = SecretStr(token) if token else None
    return cast.settings().model_copy(update={"telegram": telegram, "bot_token": secret})


async def test_without_a_token_it_says_where_to_get_one(api: BotApi, store: Store) -> None:
    with pytest.raises(ConfigurationError, match="BOT_TOKEN is not set: get a token from @BotFather"):
        async with started(settings=settings(api, None), store=store, clock=StoppedClock(NOW)):
            pass
    assert api.calls == []


@pytest.mark.parametrize(("status", "words"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_token_that_telegram_does_not_know_is_told_in_a_sentence(
    api: BotApi, store: Store, status: int, words: str
) -> None:
    api.fault("getMe", "refuse", status=status, description=words)
    with pytest.raises(ConfigurationError, match="does not know this BOT_TOKEN: copy it again") as fault:
        async with started(settings=settings(api), store=store, clock=StoppedClock(NOW)):
            pass
    assert TOKEN not in str(fault.value)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "setMyCommands"])
async def test_where_telegram_cannot_be_reached_at_the_start_it_waits_and_goes_on(
    api: BotApi, store: Store, caplog: pytest.LogCaptureFixture, method: str
) -> None:
    api.fault(method, "drop_before", times=2)
    async with started(settings=settings(api), store=store, clock=StoppedClock(NOW)) as house:
        assert house.application.bot.username == "cuiban_bot"
    assert caplog.text.count("Telegram cannot be reached, trying again") == 2
    assert TOKEN not in caplog.text


async def test_what_fell_due_while_nobody_was_at_home_is_said_at_the_start(api: BotApi, store: Store) -> None:
    with store.writing() as session:
        unit, programme = cast.unit(session), cast.programme(session)
        cast.owes(session, programme, unit, [1])
        cast.bind_contact(session, unit, 101)
    async with started(settings=settings(api), store=store, clock=StoppedClock(NOW)) as house:
        await house.pump.drain()
    assert ["2月份进展情况开始报送" in text for text in api.sent(101)] == [True]


async def test_a_ring_sends_what_the_jobs_put_out_before_it_returns(api: BotApi, store: Store) -> None:
    clock = StoppedClock(at("2026-02-26 10:00"))
    with store.writing() as session:
        unit, programme = cast.unit(session), cast.programme(session)
        cast.owes(session, programme, unit, [1])
        cast.bind_contact(session, unit, 101)
    async with started(settings=settings(api), store=store, clock=clock) as house:
        assert api.sent(101) == []
        clock.move_to(NOW)
        await house.ring()
        with store.reading() as session:
            assert [row.state for row in rows(session, 101)] == ["delivered"]
            assert session.exec(select(Obligation.period)).all() == ["2026-02"]


async def test_an_update_goes_in_and_its_answer_out(api: BotApi, store: Store) -> None:
    async with started(settings=settings(api), store=store, clock=StoppedClock(NOW)) as house:
        api.say(666, "您好")
        async with asyncio.timeout(20):
            while not api.sent(666):
                await house.pump.drain()
    with store.reading() as session:
        assert [row.state for row in session.exec(select(Inbox))] == ["done"]


async def test_the_bot_s_name_is_remembered_so_that_links_can_be_made_offline(api: BotApi, store: Store) -> None:
    async with started(settings=settings(api), store=store, clock=StoppedClock(NOW)):
        pass
    with store.reading() as session:
        assert "cuiban_bot" in str(notes.get(session, "bot"))


async def test_a_tick_that_comes_late_is_made_up_for_once_and_never_twice_at_a_time(store: Store) -> None:
    tools = Tools(cast.settings(), cast.calendar(), StoppedClock(NOW), store, Bell())
    alarm: Any = alarm_clock(tools)
    alarm.start(paused=True)
    try:
        assert {job.id for job in alarm.get_jobs()} == set(jobs.TIMETABLE)
        for job in alarm.get_jobs():
            assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (3600, True, 1)
            assert job.trigger.timezone == cast.ZONE
    finally:
        alarm.shutdown()
