"""A stage for delivery: a letter that says what it is told, a street of people in place of a channel, a pump."""

import asyncio
import datetime as dt
import shutil
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlmodel import Session, col, select

from bot.actions.sending.deliver import Pump
from bot.clock import Clock
from bot.delivery.messages import Channel, Message
from bot.delivery.words import Wording
from bot.errors import RefusedError
from bot.rules.letters.base import Letter
from bot.store import outbox
from bot.store.door import Store
from bot.store.tables import Outbox
from tests.cast import ZONE, address, at, calendar, settings
from tests.conftest import ROOT

NOW = at("2026-03-06 09:00")
BLOCKED = RefusedError("Forbidden: bot was blocked by the user", chat_is_dead=True)


@dataclass(frozen=True)
class Saying(Letter, kind="saying"):
    """Says just this."""

    text: str


class Street:
    """A channel whose people are played: what each got, and what goes wrong on the way to them, one fault a send."""

    name = "telegram"

    def __init__(self) -> None:
        self.got: dict[int, list[str]] = defaultdict(list)
        self.sends: list[tuple[int, Message, int | None, int | None]] = []
        self.faults: dict[int, deque[Exception]] = defaultdict(deque)
        self.closed: dict[int, asyncio.Event] = {}
        self.at_once = self.most_at_once = 0
        self._news = asyncio.Event()
        self._numbers = count(1)

    async def send(
        self, chat: int, message: Message, *, reply_to: int | None = None, edits: int | None = None, priority: int = 0
    ) -> int:
        del priority
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self._news.set()
        try:
            if chat in self.closed:
                await self.closed[chat].wait()
            await asyncio.sleep(0)
            self.sends.append((chat, message, reply_to, edits))
            self._news.set()
            if self.faults[chat]:
                raise self.faults[chat].popleft()
            self.got[chat].append(message.html)
            return next(self._numbers)
        finally:
            self.at_once -= 1

    def close(self, chat: int) -> asyncio.Event:
        """Let sends to a chat hang until the returned event is set."""
        self.closed[chat] = asyncio.Event()
        return self.closed[chat]

    async def seen(self, *, sends: int = 0, at_once: int = 0) -> None:
        """Wait until so many sends were tried, and so many are under way."""
        async with asyncio.timeout(5):
            while len(self.sends) < sends or self.at_once < at_once:
                self._news.clear()
                await self._news.wait()


@asynccontextmanager
async def running(pump: Pump) -> AsyncIterator[None]:
    """The pump's task; it is stopped in the end, and has settled what it can."""
    task = asyncio.create_task(pump.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task], timeout=5)
        assert task.cancelled()


def templates(folder: Path) -> Path:
    """Return the real templates, and one for `Saying`."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    for language in ("zh_CN", "en"):
        (folder / "templates" / language / "saying.j2").write_text("{{ text }}", "utf-8")
    return folder / "templates"


def pump(store: Store, channel: Channel, clock: Clock, folder: Path, *, at_once: int = 64) -> Pump:
    """A pump by the settings of the cast."""
    wording = Wording(folder, office=settings().office.name, zone=ZONE)
    return Pump(store, channel, wording, clock, settings=settings(), calendar=calendar(), at_once=at_once)


def say(
    session: Session,
    text: str,
    *,
    chat: int = 101,
    now: dt.datetime,
    quiet: bool = False,
    priority: int = 0,
) -> int:
    """Put one saying into the outbox; its occasion is its text."""
    number = outbox.put(
        session,
        Saying(text),
        address=address(chat),
        occasion=text,
        language="zh_CN",
        now=now,
        quiet=quiet,
        priority=priority,
    )
    assert number is not None
    return number


def rows(store: Store) -> Sequence[Outbox]:
    """The outbox, in order."""
    with store.reading() as session:
        return session.exec(select(Outbox).order_by(col(Outbox.id))).all()


def states(store: Store) -> list[str]:
    """The states of the outbox's rows, in order."""
    return [row.state for row in rows(store)]
