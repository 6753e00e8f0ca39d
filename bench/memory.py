"""Memory: a bot that waits for somebody to write, as the operating system sees its process."""

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.botapi import BotApi
from bench.measure import Contender, Goal, Table, side_by_side

ROUNDS = 3
SETTLING = 3.0
"""Seconds after its first getUpdates in which a bot comes to rest."""

STOCK = """
from telegram.ext import Application, MessageHandler, filters
async def echo(update, _): await update.effective_message.reply_text(update.effective_message.text)
application = Application.builder().token({token!r}).base_url({url!r}).build()
application.add_handler(MessageHandler(filters.TEXT, echo))
application.run_polling()
"""

AIOGRAM = """
import asyncio
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
dispatcher = Dispatcher()
@dispatcher.message()
async def echo(message): await message.answer(message.text)
bot = Bot({token!r}, AiohttpSession(api=TelegramAPIServer.from_base({url!r})))
asyncio.run(dispatcher.start_polling(bot))
"""


async def run(api: BotApi) -> list[Table]:
    """Start each bot in a process of its own, and look at its resident memory once it is idle."""
    contenders = [
        Contender("Cuiban", lambda: _cuiban(api), "`run`: store, jobs, templates, calendar, everything"),
        Contender("python-telegram-bot, stock", lambda: _script(api, STOCK, "/bot"), "an echo bot"),
        Contender("aiogram", lambda: _script(api, AIOGRAM, ""), "an echo bot"),
    ]
    figures = await side_by_side(contenders, rounds=ROUNDS)
    return [Table("Memory of an idle bot", "MB", Goal("at most", 150), figures, higher_is_better=False)]


async def _cuiban(api: BotApi) -> float:
    part = api.part()
    with TemporaryDirectory(prefix="cuiban-bench-") as folder:
        environment = {
            "BOT_TOKEN": part.token,
            "BOT_API_URL": part.url,
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.db'}",
        }
        return await _resident("-m", "bot", "run", **environment)


async def _script(api: BotApi, script: str, tail: str) -> float:
    part = api.part()
    return await _resident("-c", script.format(token=part.token, url=part.url + tail))


async def _resident(*arguments: str, **environment: str) -> float:
    """Start Python, wait until it is idle, and return its resident memory in MB."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        env=os.environ | environment,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await asyncio.sleep(SETTLING)
        assert process.returncode is None, "the bot did not start"
        return _megabytes(process.pid)
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


def _megabytes(process: int) -> float:
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
