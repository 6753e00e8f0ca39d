"""The sandbox put together: its page and Bot API, its own store, and the real bot inside."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from pydantic import SecretStr

from bot.actions.open_sandbox import open_sandbox
from bot.actions.outlook.upcoming import Upcoming, next_event
from bot.app import House, started
from bot.clock import MovableClock
from bot.config import Settings
from bot.documents.decomposition import read_file
from bot.sandbox import sample
from bot.sandbox.desk import Desk
from bot.sandbox.hand import Hand
from bot.sandbox.memory import Memory
from bot.sandbox.serving import listening, served
from bot.sandbox.world import Person, World
from bot.store.door import Store
from bot.store.schema import migrate
from bot.store.sole import alone

FIRST_CHAT = 1001
"""The sandbox's chats are numbered from here; the first is the supervisor's."""


@asynccontextmanager
async def played(*, settings: Settings, port: int, database: Path, fresh: bool) -> AsyncIterator[tuple[str, House]]:
    """Open the sandbox; yields the page's address and the bot inside.

    Args:
        settings: the office's configuration; office, token, storage and Bot API are the sandbox's own.
        port: on the loopback address; 0 for any that is free.
        database: the sandbox's SQLite file; made when it is not there.
        fresh: whether to forget an earlier sandbox first.

    Raises:
        ConfigurationError: the port is taken.
        StorageError: another sandbox is at work on this file; then it is left alone.
    """
    with listening(port) as door, closing(_opened(database, fresh=fresh)) as store:
        clock = MovableClock(sample.BEGINS.replace(tzinfo=settings.office.zone))
        world = World(clock)
        hand, memory = Hand(world=world, clock=clock), Memory(world=world, clock=clock, store=store)
        desk = Desk(world=world, hand=hand, store=store, zone=settings.office.zone)
        async with served(desk.application(), door) as address:
            settings = _of_the_sandbox(settings, url=address)
            if not await memory.recall():
                await _furnish(world, store, settings)
            async with memory.kept(), started(settings=settings, store=store, clock=clock) as house:
                hand.ring, hand.upcoming = house.ring, lambda: _upcoming(house)
                await world.touch()
                yield address, house


def _opened(database: Path, *, fresh: bool) -> Store:
    """Open the sandbox's store, after forgetting an earlier one if it is to be fresh."""
    url = f"sqlite:///{database}"
    if database.exists():
        with alone(url):
            if fresh:
                _forget(database)
    migrate(url)
    return Store(url)


def _forget(database: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)


async def _furnish(world: World, store: Store, settings: Settings) -> None:
    """Bring in the sample and its people; all but a few have opened their invitation already."""
    invited = await store.write(
        open_sandbox,
        decomposition=read_file(sample.PROGRAMME, today=world.clock.now().date()),
        groups=sample.GROUPS,
        supervisor=sample.SUPERVISOR,
        now=world.clock.now(),
        valid_days=settings.invitations.valid_days,
    )
    people = [
        Person(chat, f"{unit} 联络员" if unit else invitation.name, invitation.payload)
        for chat, (unit, invitation) in enumerate(invited, FIRST_CHAT)
    ]
    people.append(Person(FIRST_CHAT + len(people), sample.STRANGER))
    world.people = {person.chat: person for person in people}
    for person in people[-2::-1]:  # the supervisor last, to be told who is there
        if not person.name.startswith(sample.LATE):
            await world.say(person.chat, f"/start {person.payload}")


async def _upcoming(house: House) -> Upcoming | None:
    tools = house.tools
    return await tools.store.read(next_event, now=tools.clock.now(), settings=tools.settings, calendar=tools.calendar)


def _of_the_sandbox(settings: Settings, *, url: str) -> Settings:
    office = settings.office.model_copy(update={"name": sample.OFFICE, "region": sample.REGION})
    telegram = settings.telegram.model_copy(update={"api_url": url})
    return settings.model_copy(update={"office": office, "telegram": telegram, "bot_token": SecretStr("4242:sandbox")})
