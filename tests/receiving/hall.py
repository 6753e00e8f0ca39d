"""A dispatcher with handlers that a test writes: what came, in which order, and what to do about it."""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from sqlmodel import Session, col, select
from telegram import Update
from telegram.ext import Application, ContextTypes, TypeHandler

from bot.clock import StoppedClock
from bot.context import BotContext, Tools
from bot.receiving.dispatch import Dispatcher
from bot.receiving.translate import lane, said
from bot.store import inbox
from bot.store.door import Store
from bot.store.tables import Inbox
from tests import cast
from tests.botapi import BotApi, Json, bot_on
from tests.cast import at

NOW = at("2026-03-06 09:00")

Deed = Callable[[str], Awaitable[None]]


class Silent:
    """A pump that sends nothing."""

    def wake(self) -> None:
        """Nothing is sent here."""


class Hall:
    """People write with `hears`; a handler notes what it was given, and does `deeds[text]` if there is one."""

    def __init__(self, api: BotApi, store: Store, clock: StoppedClock) -> None:
        self.api, self.store, self.clock = api, store, clock
        self.done: list[tuple[int, str]] = []
        self.deeds: dict[str, Deed] = {}
        self.at_work: dict[int, int] = defaultdict(int)
        self.most_at_work = 0
        self.numbers = count(1)
        self.dispatcher: Dispatcher

    def hears(self, chat: int, *texts: str) -> None:
        """Updates that were stored."""
        for text in texts:
            self.gets({"message": message(chat, text)})

    def gets(self, update: Json) -> int:
        """An update that was stored; return its number."""
        number = next(self.numbers)
        row = inbox.Received(number, lane(update), json.dumps({"update_id": number, **update}))
        with self.store.writing() as session:
            inbox.receive(session, bot=42, updates=[row], now=self.clock.now())
        return number

    def rows(self) -> list[Inbox]:
        """The inbox, in order."""
        with self.store.reading() as session:
            return list(session.exec(select(Inbox).order_by(col(Inbox.id))))

    def states(self) -> list[str]:
        """The states of its rows."""
        return [row.state for row in self.rows()]

    def texts(self, chat: int) -> list[str]:
        """What of a chat was handled to the end, in order."""
        return [text for who, text in self.done if who == chat]

    async def handle(self, update: Update, context: BotContext) -> None:
        """The one handler of this hall."""
        if update.callback_query is not None:
            chat, text = update.callback_query.from_user.id, update.callback_query.data or ""
        else:
            assert update.effective_message is not None
            chat, text = update.effective_message.chat_id, update.effective_message.text or ""
        self.at_work[chat] += 1
        self.most_at_work = max(self.most_at_work, sum(self.at_work.values()))
        assert self.at_work[chat] == 1, "two updates of one chat at a time"
        try:
            await asyncio.sleep(0)
            if text in self.deeds:
                await self.deeds[text](text)
            if update.message is not None and text.startswith("记"):
                await context.act(_note, said(update, context.bot.id))
            self.done.append((chat, text))
        finally:
            self.at_work[chat] -= 1


def _note(_session: Session) -> None:
    """An action that changes nothing but the inbox row."""


def message(chat: int, text: str) -> Json:
    """A message as Telegram writes it."""
    return {
        "message_id": 1,
        "date": 1_772_416_800,
        "chat": {"id": chat, "type": "private", "first_name": "P"},
        "from": {"id": chat, "is_bot": False, "first_name": "P"},
        "text": text,
    }


@asynccontextmanager
async def hall_on(store: Store) -> AsyncIterator[Hall]:
    """A hall on a store, on 6 March 2026 at nine."""
    async with BotApi() as api, bot_on(api.url) as bot:
        clock = StoppedClock(NOW)

        class Here(BotContext):
            tools = Tools(cast.settings(), cast.calendar(), clock, store, Silent())

        builder: Any = Application.builder().bot(bot).context_types(ContextTypes(context=Here))
        application = builder.updater(None).job_queue(None).build()
        hall = Hall(api, store, clock)
        application.add_handler(TypeHandler(Update, hall.handle))
        hall.dispatcher = Dispatcher(application=application, bot=42, store=store, clock=clock)
        yield hall
