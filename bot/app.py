"""Composition: settings become tools, tools become an application with handlers and jobs. Assembled once, here."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot

import handlers
import jobs
from bot.actions import introduce
from bot.actions.sending.deliver import Pump
from bot.clock import Clock
from bot.config import Settings
from bot.context import BotApplication, BotContext, Tools
from bot.delivery.http import AiohttpRequest
from bot.delivery.pace import Pace
from bot.delivery.telegram import TelegramChannel
from bot.delivery.words import Wording
from bot.documents.notices import china
from bot.errors import ConfigurationError
from bot.receiving.dispatch import Dispatcher
from bot.receiving.poll import Poller
from bot.store.door import Store
from bot.store.sole import alone
from handlers import commands

logger = logging.getLogger(__name__)

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
PAUSE, LONGEST_PAUSE = 2.0, 60.0
"""Seconds to wait for Telegram at the start, at first and at most."""


@dataclass(frozen=True, slots=True)
class House:
    """The whole bot, at work."""

    tools: Tools
    pump: Pump
    dispatcher: Dispatcher
    application: BotApplication

    async def ring(self) -> None:
        """Run every job once at the clock's present moment, and wait until what they put out is sent."""
        await jobs.ring(self.tools)
        await self.pump.drain()


@asynccontextmanager
async def started(*, settings: Settings, store: Store, clock: Clock) -> AsyncIterator[House]:
    """Start the bot: first what an earlier run left, then updates, jobs and letters, until the block ends.

    Raises:
        ConfigurationError: there is no token, or Telegram does not know it.
        StorageError: another bot is at work on this database.
    """
    calendar = china(settings.calendar.overrides)
    updates = AiohttpRequest(connections=1)
    bot = _bot(settings, updates)
    wording = Wording(TEMPLATES, office=settings.office.name, zone=settings.office.zone)
    pump = Pump(store, TelegramChannel(bot), wording, clock, settings=settings, calendar=calendar)
    tools = Tools(settings=settings, calendar=calendar, clock=clock, store=store, pump=pump)
    application = _application(bot, tools)
    with alone(store.url):
        try:
            await _reach(application, wording)
            await store.write(introduce.remember, username=bot.username)  # `invite` makes links offline
            async with _at_work(House(tools, pump, _dispatcher(application, tools), application), updates) as house:
                yield house
        finally:
            await application.shutdown()
            await bot.shutdown()  # an application that never reached Telegram leaves its bot open


@asynccontextmanager
async def _at_work(house: House, updates: AiohttpRequest) -> AsyncIterator[House]:
    """Let updates, jobs and letters run until the block ends."""
    tools, bot = house.tools, house.application.bot
    poller = Poller(
        request=updates,
        url=bot.base_url,
        bot=bot.id,
        store=tools.store,
        clock=tools.clock,
        arrived=house.dispatcher.wake,
    )
    scheduler = alarm_clock(tools)
    async with asyncio.TaskGroup() as work:
        tasks = [work.create_task(each) for each in (house.pump.run(), house.dispatcher.run(), poller.run())]
        scheduler.start()
        try:
            await jobs.ring(tools)  # once at the start: what fell due while nobody was at home
            yield house
        finally:
            scheduler.shutdown(wait=False)
            for task in tasks:
                task.cancel()


def _dispatcher(application: BotApplication, tools: Tools) -> Dispatcher:
    return Dispatcher(application=application, bot=application.bot.id, store=tools.store, clock=tools.clock)


def _bot(settings: Settings, updates: AiohttpRequest) -> ExtBot[int]:
    if settings.bot_token is None:
        msg = "BOT_TOKEN is not set: get a token from @BotFather, or try `make run` without one."
        raise ConfigurationError(msg)
    return ExtBot(
        settings.bot_token.get_secret_value(),
        base_url=f"{settings.telegram.api_url}/bot",
        base_file_url=f"{settings.telegram.api_url}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=updates,
        rate_limiter=Pace(settings.telegram.rate),
    )


def _application(bot: ExtBot[int], given: Tools) -> BotApplication:
    class Context(BotContext):
        """The context of this house, with its tools."""

        tools = given

    builder = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
    application: BotApplication = builder.context_types(ContextTypes(context=Context)).build()  # type: ignore[assignment]  # a house's context is a BotContext
    handlers.register(application)
    return application


async def _reach(application: BotApplication, wording: Wording) -> None:
    """Introduce the bot to Telegram; wait for it if it cannot be reached now."""
    pause = PAUSE
    while True:
        try:
            await application.initialize()
            await application.bot.delete_webhook()  # polling and a webhook exclude one another; nothing is dropped
            await commands.publish(application.bot, wording)
        except InvalidToken as fault:
            msg = "Telegram does not know this BOT_TOKEN: copy it again from @BotFather, whole."
            raise ConfigurationError(msg) from fault
        except TelegramError as fault:
            logger.warning("Telegram cannot be reached, trying again in %.0f s: %s", pause, fault)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


def alarm_clock(tools: Tools) -> AsyncIOScheduler:
    """Make what rings the jobs. Its default grace of one second would skip a tick in a busy moment, and say nothing."""
    defaults = {"misfire_grace_time": 3600, "coalesce": True, "max_instances": 1}
    scheduler = AsyncIOScheduler(timezone=tools.settings.office.zone, job_defaults=defaults)
    for name, job in jobs.TIMETABLE.items():
        scheduler.add_job(job.tick, "cron", id=name, args=[tools], **job.cron)
    return scheduler
