"""Updates: eighty people write at once; each message is kept, handled in its chat's order, and answered."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, MessageHandler, filters

from bench.botapi import BotApi, Part
from bench.district import UNITS
from bench.house import house
from bench.measure import Contender, Goal, Table, side_by_side

LATENCY = 0.05
ROUNDS = 3
EACH = 10
"""Messages that everybody writes; the stock bot is given one, for it takes them one by one."""


async def run(api: BotApi) -> list[Table]:
    """Answer every message with one message, at 50 ms latency."""
    contenders = [
        Contender("Cuiban", lambda: _cuiban(api, own=False), "inbox → ledger → outbox → sent; in order, on the disk"),
        Contender(
            "Cuiban, a free reply", lambda: _cuiban(api, own=True), "its own handlers: read, drafted, shown back"
        ),
        Contender("python-telegram-bot, stock", lambda: _stock(api, each=1), "run_polling: in order, in memory"),
        Contender("… concurrent_updates(True)", lambda: _stock(api, each=4, at_once=True), "in no order, in memory"),
        Contender("aiogram", lambda: _aiogram(api), "in no order, in memory"),
    ]
    figures = await side_by_side(contenders, rounds=ROUNDS)
    title = f"Updates: {UNITS} people, one answer a message, {LATENCY * 1000:.0f} ms latency"
    return [Table(title, "updates/s", Goal("times", 20, "python-telegram-bot, stock"), figures)]


async def _cuiban(api: BotApi, *, own: bool) -> float:
    part = api.part()
    async with house(part, own=own) as settled:
        speed = await _watched(part, each=EACH, ordered=True)
    assert settled.answers == UNITS * EACH
    return speed


async def _stock(api: BotApi, *, each: int, at_once: bool = False) -> float:
    part = api.part()
    builder = ApplicationBuilder().token(part.token).base_url(f"{part.url}/bot")
    application: Application[Any, Any, Any, Any, Any, Any] = builder.concurrent_updates(at_once).build()
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    async with _polling(application):
        return await _watched(part, each=each, ordered=not at_once)


async def _echo(update: Update, _: object) -> None:
    message = update.effective_message
    assert message is not None
    await message.reply_text(message.text or "")


@asynccontextmanager
async def _polling(application: Application[Any, Any, Any, Any, Any, Any]) -> AsyncIterator[None]:
    """Do what `run_polling` does, on a loop that runs already."""
    assert application.updater is not None
    async with application:
        await application.updater.start_polling()
        await application.start()
        yield
        await application.updater.stop()
        await application.stop()


async def _aiogram(api: BotApi) -> float:
    part = api.part()
    async with Bot(part.token, AiohttpSession(api=TelegramAPIServer.from_base(part.url))) as bot:
        dispatcher = Dispatcher()
        dispatcher.message.register(_answer)
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
        speed = await _watched(part, each=EACH, ordered=False)
        await dispatcher.stop_polling()
        with suppress(asyncio.CancelledError):
            await polling
    return speed


async def _answer(message: Message) -> None:
    await message.answer(message.text or "")


async def _watched(part: Part, *, each: int, ordered: bool) -> float:
    """Let everybody write; return updates a second, from the first that was fetched to the last answer."""
    count = UNITS * each
    await part.play(expected=count, latency=LATENCY, chats=UNITS, each=each)
    seen = await asyncio.wait_for(part.watch(), 60)
    assert seen["answered"] == count
    assert seen["ordered"] or not ordered
    return count / float(seen["seconds"])
