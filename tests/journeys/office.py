"""The whole bot on the sample programme, over real HTTP, with a clock that is moved by hand."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from pydantic import SecretStr
from sqlmodel import Session, col, select

from bot.actions.open_sandbox import open_sandbox
from bot.actions.outlook.upcoming import next_event
from bot.app import House, started
from bot.clock import MovableClock
from bot.config import Settings, load
from bot.documents.decomposition import read_file
from bot.sandbox import sample
from bot.store.door import Store
from bot.store.schema import migrate
from bot.store.sending import waiting_counts
from bot.store.tables import Entry, Outbox
from tests.conftest import ROOT, TODAY, at
from tests.journeys.strict import PATIENCE, Strict

SUPERVISOR = 900
FIRST_CHAT = 1001


@dataclass
class Office:
    """The bot at work, its store, its clock, and who sits in which chat."""

    house: House
    store: Store
    clock: MovableClock
    api: Strict
    chats: dict[str, int]

    async def move_to(self, moment: str) -> None:
        """Let time pass until a moment of Shanghai; everything on the way happens at its own time."""
        tools = self.house.tools
        while True:
            event = await self.store.read(
                next_event, now=self.clock.now(), settings=tools.settings, calendar=tools.calendar
            )
            if event is None or event.at > at(moment):
                break
            await self._set(event.at)
        await self._set(at(moment))

    async def _set(self, moment: dt.datetime) -> None:
        self.clock.move_to(moment)
        await self.api.clock(moment.timestamp())
        await self.house.ring()

    async def settled(self) -> None:
        """Wait until nothing is waiting or under way."""
        async with asyncio.timeout(PATIENCE):
            while sum((await self.store.read(waiting_counts)).values()):  # noqa: ASYNC110 -- the state is in a database
                await asyncio.sleep(0.05)

    def entries(self) -> list[Entry]:
        """Return the ledger."""
        with self.store.reading() as session:
            return list(session.exec(select(Entry).order_by(col(Entry.seq))))

    def sent(self, letter: str, chat: int | None = None) -> list[Outbox]:
        """Return the delivered messages of a kind, oldest first."""
        with self.store.reading() as session:
            rows = session.exec(
                select(Outbox)
                .where(col(Outbox.letter) == letter, col(Outbox.state) == "delivered")
                .order_by(col(Outbox.id))
            )
            return [row for row in rows if chat in (None, row.chat)]


def settings_for(url: str) -> Settings:
    """Return the project's own configuration, pointed at a local Bot API."""
    settings = load(ROOT / "config.yaml", {})
    office = settings.office.model_copy(update={"name": sample.OFFICE, "region": sample.REGION})
    telegram = settings.telegram.model_copy(update={"api_url": url})
    return settings.model_copy(update={"office": office, "telegram": telegram, "bot_token": SecretStr("42:journey")})


def opened(url: str) -> Store:
    """Return a migrated store on a database."""
    migrate(url)
    return Store(url)


def furnish(session: Session, *, now: dt.datetime) -> Sequence[tuple[str, str]]:
    """Import the sample; return every unit's name and its invitation's payload, the supervisor's ("") first."""
    invited = open_sandbox(
        session,
        decomposition=read_file(sample.PROGRAMME, today=TODAY),
        groups=sample.GROUPS,
        supervisor=sample.SUPERVISOR,
        now=now,
        valid_days=14,
    )
    return [(unit, invitation.payload) for unit, invitation in invited]


@asynccontextmanager
async def office(api: Strict, url: str, *, begins: str = "2026-02-26 09:00") -> AsyncIterator[Office]:
    """Open the office of the sample and let everybody accept their invitation."""
    store, clock = opened(url), MovableClock(at(begins))
    await api.clock(clock.now().timestamp())
    try:
        with store.writing() as session:
            invited = furnish(session, now=clock.now())
        chats = {unit: SUPERVISOR if not unit else FIRST_CHAT + place for place, (unit, _) in enumerate(invited)}
        async with started(settings=settings_for(api.url), store=store, clock=clock) as house:
            for unit, payload in invited:
                await api.say(chats[unit], f"/start {payload}")
            for chat in chats.values():
                await api.hears(chat, "已绑定")
            yield Office(house, store, clock, api, chats)
    finally:
        store.close()
