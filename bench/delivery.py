"""Delivery: letters that wait in the outbox are worded, sent, and settled on the disk."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from time import perf_counter
from typing import Any

from aiogram import Bot, types
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlmodel import Session, col, func, select
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.ext import ApplicationBuilder, ExtBot

from bench.botapi import BotApi, Part
from bench.measure import Contender, Goal, Table, side_by_side
from bench.office import NOW, SETTINGS, fresh_store, receipts, wording
from bot.actions.sending.deliver import Pump
from bot.clock import StoppedClock
from bot.delivery.http import AiohttpRequest
from bot.delivery.messages import Message
from bot.delivery.pace import Pace
from bot.delivery.telegram import TelegramChannel
from bot.documents.notices import china
from bot.rules.terms import Address
from bot.store import outbox
from bot.store.tables import Outbox

AT_ONCE = 32
"""Messages on the wire at the same time: as many callers of the others, as many connections of ours."""
MESSAGES = 1500
ROUNDS = 5

Send = Callable[[int, Message], Awaitable[object]]


async def run(api: BotApi) -> list[Table]:
    """Deliver the same letters, 32 at a time, without latency."""
    contenders = [
        Contender("Cuiban", lambda: _cuiban(api), "outbox → words → sent → settled, fsync; rate limit lifted"),
        Contender("python-telegram-bot, stock", lambda: _stock(api), "the same words and buttons, ready; nothing kept"),
        Contender("python-telegram-bot on our HTTP", lambda: _carried(api), "as stock"),
        Contender("aiogram", lambda: _aiogram(api), "as stock"),
    ]
    figures = await side_by_side(contenders, rounds=ROUNDS)
    title = f"Delivery: {MESSAGES:,} letters, {AT_ONCE} at once, no latency"
    return [Table(title, "messages/s", Goal("times", 4, "python-telegram-bot, stock"), figures)]


async def _cuiban(api: BotApi) -> float:
    part = await _part(api)
    with fresh_store() as store:
        await store.write(_put)
        request = AiohttpRequest(connections=AT_ONCE)
        async with ExtBot(part.token, base_url=f"{part.url}/bot", request=request, rate_limiter=Pace(None)) as bot:
            channel, clock = TelegramChannel(bot), StoppedClock(NOW)
            pump = Pump(store, channel, wording(), clock, settings=SETTINGS, calendar=china())
            began = perf_counter()
            await pump.drain()
            took = perf_counter() - began
        assert await store.read(_delivered) == MESSAGES
    return MESSAGES / took


async def _stock(api: BotApi) -> float:
    part = await _part(api)
    application = ApplicationBuilder().token(part.token).base_url(f"{part.url}/bot").build()
    async with application:
        return await _sent(partial(_by_ptb, application.bot))


async def _carried(api: BotApi) -> float:
    part = await _part(api)
    async with ExtBot(part.token, base_url=f"{part.url}/bot", request=AiohttpRequest()) as bot:
        return await _sent(partial(_by_ptb, bot))


async def _by_ptb(bot: ExtBot[Any], chat: int, message: Message) -> None:
    rows = [[InlineKeyboardButton(one.text, callback_data=one.data) for one in row] for row in message.buttons]
    await bot.send_message(chat, message.html, parse_mode="HTML", reply_markup=InlineKeyboardMarkup(rows))


async def _aiogram(api: BotApi) -> float:
    part = await _part(api)
    async with Bot(part.token, AiohttpSession(api=TelegramAPIServer.from_base(part.url))) as bot:
        return await _sent(partial(_by_aiogram, bot))


async def _by_aiogram(bot: Bot, chat: int, message: Message) -> None:
    rows = [
        [types.InlineKeyboardButton(text=one.text, callback_data=one.data) for one in row] for row in message.buttons
    ]
    markup = types.InlineKeyboardMarkup(inline_keyboard=rows)
    await bot.send_message(chat, message.html, parse_mode="HTML", reply_markup=markup)


async def _part(api: BotApi) -> Part:
    part = api.part()
    await part.play(expected=MESSAGES)
    return part


async def _sent(send: Send) -> float:
    """Send the letters, their words made before; return messages a second."""
    words = wording()
    left = iter(list(enumerate((words.words(letter, "zh_CN") for letter in receipts(MESSAGES)), start=1)))

    async def work() -> None:
        for chat, message in left:
            await send(chat, message)

    began = perf_counter()
    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return MESSAGES / (perf_counter() - began)


def _put(session: Session) -> None:
    for chat, letter in enumerate(receipts(MESSAGES), start=1):
        outbox.put(session, letter, address=Address("telegram", chat), occasion="bench", language="zh_CN", now=NOW)


def _delivered(session: Session) -> int:
    return session.exec(
        select(func.count())
        .select_from(Outbox)
        .where(col(Outbox.state) == "delivered", col(Outbox.message_id).is_not(None))
    ).one()
