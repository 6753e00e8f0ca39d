"""The bot as `bot/app.py` puts it together, with the rate limit lifted: for the benchmark of updates."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, func, select
from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot, MessageHandler, filters

import handlers
from bench.botapi import Part
from bench.district import Places, settle_in
from bench.office import NOW, SETTINGS, fresh_store, receipt, wording
from bot.actions.sender import answer
from bot.actions.sending.deliver import Pump
from bot.clock import StoppedClock
from bot.context import BotApplication, BotContext, Tools
from bot.delivery.http import AiohttpRequest
from bot.delivery.pace import Pace
from bot.delivery.telegram import TelegramChannel
from bot.documents.notices import china
from bot.receiving.dispatch import Dispatcher
from bot.receiving.poll import Poller
from bot.receiving.translate import said
from bot.rules.said import Said
from bot.store import ledger
from bot.store.tables import Entry, Inbox, Outbox


@dataclass
class Settled:
    """What stands in the store when the house is closed."""

    answers: int = 0


@asynccontextmanager
async def house(part: Part, *, own: bool) -> AsyncIterator[Settled]:
    """Open the house for one bot; `own`: with its own handlers, otherwise with one that keeps a line and answers.

    When it is closed, everything that was answered must be on the disk: kept, handled, delivered.
    """
    settled = Settled()
    with fresh_store() as store:
        places = await store.write(settle_in)
        updates = AiohttpRequest(connections=1)
        bot = ExtBot(
            part.token,
            base_url=f"{part.url}/bot",
            request=AiohttpRequest(),
            get_updates_request=updates,
            rate_limiter=Pace(None),
        )
        clock = StoppedClock(NOW)
        pump = Pump(store, TelegramChannel(bot), wording(), clock, settings=SETTINGS, calendar=china())
        tools = Tools(settings=SETTINGS, calendar=china(), clock=clock, store=store, pump=pump)
        application = _application(bot, tools)
        if own:
            handlers.register(application)
        else:
            application.add_handler(MessageHandler(filters.TEXT, _keeper(places)))
        async with application:
            dispatcher = Dispatcher(application=application, bot=bot.id, store=store, clock=clock)
            poller = Poller(
                request=updates, url=bot.base_url, bot=bot.id, store=store, clock=clock, arrived=dispatcher.wake
            )
            async with _at_work(poller.run(), dispatcher.run(), pump.run()):
                yield settled
        settled.answers = await store.read(_answers, kept=not own)


@asynccontextmanager
async def _at_work(*work: Coroutine[object, object, None]) -> AsyncIterator[None]:
    """Run these until the block ends; then end them one by one, the last of the line last."""
    tasks = [asyncio.create_task(each) for each in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


def _application(bot: ExtBot[int], given: Tools) -> BotApplication:
    class Context(BotContext):
        """The context of this house, with its tools."""

        tools = given

    builder = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
    application: BotApplication = builder.context_types(ContextTypes(context=Context)).build()  # type: ignore[assignment]  # a house's context is a BotContext
    return application


def _keeper(places: Places) -> Callable[[Update, BotContext], Coroutine[Any, Any, None]]:
    async def keep(update: Update, context: BotContext) -> None:
        act = said(update, context.bot.id)
        await context.act(_keep, act, said=act, places=places)

    return keep


def _keep(session: Session, *, said: Said, places: Places) -> None:
    """Append what was said to the ledger, and put the receipt: both or neither."""
    line = replace(places[said.address], source=said.source, done=said.text)
    ledger.append(session, [line], now=NOW)
    answer(session, said, receipt(line.no, said.text), now=NOW)


def _answers(session: Session, *, kept: bool) -> int:
    """Count the answers that were delivered; nothing else may be left, and every line must stand in the ledger."""
    handled = session.exec(select(func.count()).select_from(Inbox).where(col(Inbox.state) == "done")).one()
    delivered = session.exec(select(func.count()).select_from(Outbox).where(col(Outbox.state) == "delivered")).one()
    everything = session.exec(select(func.count()).select_from(Outbox)).one()
    lines = session.exec(select(func.count()).select_from(Entry)).one()
    assert handled == delivered == everything
    assert not kept or lines == ledger.verify(session) == handled
    return delivered
