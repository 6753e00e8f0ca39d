"""The edge at work: updates go in as Telegram writes them, through the inbox and the real table of handlers."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from pydantic import SecretStr
from sqlmodel import col, select
from telegram.ext import Application, ContextTypes

from bot.clock import StoppedClock
from bot.context import BotContext, Tools
from bot.receiving.dispatch import Dispatcher
from bot.receiving.translate import lane
from bot.rules.letters.base import Letter
from bot.store import inbox
from bot.store.door import Store
from bot.store.tables import Inbox
from handlers import register
from tests import cast, chat
from tests.botapi import BOT, TOKEN, BotApi, Json, bot_on
from tests.chat import NOW


@dataclass
class Bell:
    """A pump that only counts how often it was woken."""

    rung: int = 0

    def wake(self) -> None:
        self.rung += 1


@dataclass
class Desk:
    """The application with its store: `await desk.says(101, "/help")`, then `desk.heard(101)`."""

    api: BotApi
    store: Store
    clock: StoppedClock
    dispatcher: Dispatcher
    bell: Bell
    bot: int
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def says(self, who: int, text: str, **more: object) -> None:
        """A person writes: to the bot, or in a group (a negative number)."""
        await self.gets({"message": self.message(who, text=text, **more)})

    async def sends(self, who: int, **content: object) -> None:
        """A person sends something that is not text."""
        await self.gets({"message": self.message(who, **content)})

    async def presses(self, who: int, data: str, message_id: int = 7) -> None:
        """A person presses a button under a message of the bot."""
        on = self.message(who, text="…") | {"message_id": message_id, "from": BOT}
        query = {"id": f"q{next(self.numbers)}", "from": _person(who), "chat_instance": "1", "data": data}
        await self.gets({"callback_query": query | {"message": on}})

    async def turns(self, who: int, status: str) -> None:
        """A person, or a group, changes what the bot is to them: ``kicked`` is blocked, ``member`` is back."""
        bot = BOT | {"is_bot": True}
        now: Json = {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})
        change = {"chat": _chat(who), "from": _person(who), "date": 1_772_416_800}
        old = {"user": bot, "status": "member"}
        await self.gets({"my_chat_member": change | {"old_chat_member": old, "new_chat_member": now}})

    async def gets(self, update: Json) -> None:
        """An update comes in, is stored, and is handled without a fault."""
        number = next(self.numbers)
        update = {"update_id": number, **update}
        with self.store.writing() as session:
            received = [inbox.Received(number, lane(update), json.dumps(update))]
            inbox.receive(session, bot=self.bot, updates=received, now=self.clock.now())
        await self.dispatcher.drain()
        with self.store.reading() as session:
            row = session.exec(select(Inbox).where(col(Inbox.update_id) == number)).one()
        assert (row.state, row.error) == ("done", "")

    def message(self, who: int, **content: object) -> Json:
        """A message as Telegram writes it."""
        text = content.get("text")
        if isinstance(text, str) and text.startswith("/"):
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        number = next(self.numbers)
        return {"message_id": number, "date": 1_772_416_800, "chat": _chat(who), "from": _person(who), **content}

    def heard(self, who: int) -> list[Letter]:
        """Every letter that was put for a chat, in order."""
        with self.store.reading() as session:
            return chat.heard(session, who)

    def kinds(self, who: int) -> list[str]:
        """Their kinds."""
        with self.store.reading() as session:
            return [row.letter for row in chat.rows(session, who)]


@asynccontextmanager
async def opened(store: Store) -> AsyncIterator[Desk]:
    """The desk on a store, on Monday 2 March 2026 at ten."""
    async with BotApi() as api, bot_on(api.url) as bot:
        clock, bell = StoppedClock(NOW), Bell()
        settings = cast.settings().model_copy(update={"bot_token": SecretStr(TOKEN)})

        class Here(BotContext):
            tools = Tools(settings, cast.calendar(), clock, store, bell)

        builder = Application.builder().bot(bot).context_types(ContextTypes(context=Here))
        application: Any = builder.updater(None).job_queue(None).build()
        register(application)
        dispatcher = Dispatcher(application=application, bot=bot.id, store=store, clock=clock)
        yield Desk(api, store, clock, dispatcher, bell, bot.id)


def _chat(who: int) -> Json:
    return {"id": who, "type": "private", "first_name": f"P{who}"} if who > 0 else {"id": who, "type": "supergroup"}


def _person(who: int) -> Json:
    return {"id": abs(who), "is_bot": False, "first_name": f"P{who}", "language_code": "zh-hans"}
