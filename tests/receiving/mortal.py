"""A process that takes updates and counts each in the store, until it is killed: mortal.py API-URL DATABASE-URL."""

import asyncio
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlmodel import Session
from telegram import Update
from telegram.ext import Application, ContextTypes, TypeHandler

from bot.clock import SystemClock
from bot.context import BotContext, Tools
from bot.delivery.http import AiohttpRequest
from bot.receiving.dispatch import Dispatcher
from bot.receiving.poll import Poller
from bot.receiving.translate import said
from bot.store import notes
from bot.store.door import Store
from tests import cast
from tests.botapi import TOKEN, bot_on
from tests.receiving.hall import Silent


def count(session: Session, number: int, text: str) -> None:
    """Note that an update was handled, and how often; and what its chat has said so far, in order."""
    before = notes.get(session, str(number)) or {"times": 0}
    notes.put(session, str(number), {"times": before["times"] + 1})
    chat, _, rest = text.partition(":")
    heard = (notes.get(session, f"chat {chat}") or {"heard": []})["heard"]
    notes.put(session, f"chat {chat}", {"heard": [*heard, int(rest)]})


async def live(url: str, database: str) -> None:
    """Take updates for ever."""
    store, clock = Store(database), SystemClock()

    class Here(BotContext):
        tools = Tools(cast.settings(), cast.calendar(), clock, store, Silent())

    async def handle(update: Update, context: BotContext) -> None:
        act = said(update, context.bot.id)
        await context.act(count, act, act.update_id, act.text)

    async with bot_on(url) as bot, AiohttpRequest(connections=1) as request:
        builder: Any = Application.builder().bot(bot).context_types(ContextTypes(context=Here))
        application = builder.updater(None).job_queue(None).build()
        application.add_handler(TypeHandler(Update, handle))
        dispatcher = Dispatcher(application=application, bot=42, store=store, clock=clock)
        poller = Poller(
            request=request, url=f"{url}/bot{TOKEN}", bot=42, store=store, clock=clock, arrived=dispatcher.wake
        )
        await asyncio.gather(dispatcher.run(), poller.run())


if __name__ == "__main__":
    asyncio.run(live(*sys.argv[1:3]))
