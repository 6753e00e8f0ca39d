"""The chat page: one web server for the page, its data, and the Bot API that the bot inside talks to."""

import asyncio
import contextlib
import dataclasses
import datetime as dt
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.actions.glance import ledger_tail, outbox_tail
from bot.clock import MovableClock
from bot.errors import ConfigurationError
from bot.sandbox.botapi import BotApi
from bot.sandbox.markup import Refused
from bot.sandbox.world import Json, World
from bot.store import notes
from bot.store.door import Store

PAGE = Path(__file__).parent / "page"
NOTE = "sandbox"
PATIENCE = 20.0
"""Seconds that the page waits for something new before it asks again."""
STRIDE = 500
"""How many events one move of the clock may ring, so that a slip of the finger ends."""


class Event(Protocol):
    """The next thing that will happen: when (UTC), and what, in a word."""

    @property
    def at(self) -> dt.datetime:
        """The moment, aware."""
        ...

    @property
    def what(self) -> str:
        """A word for it."""
        ...


class Desk:
    """Serves the page for one world, keeps the world in the store, and rings the jobs when the clock is moved."""

    def __init__(self, *, world: World, clock: MovableClock, store: Store, zone: ZoneInfo) -> None:
        self.world = world
        self.clock = clock
        self.store = store
        self.zone = zone
        self.ring: Callable[[], Awaitable[None]] | None = None
        """Runs the jobs once and waits until their letters are out; set when the bot inside stands."""
        self.upcoming: Callable[[], Awaitable[Event | None]] | None = None
        self._moving = asyncio.Lock()

    # -- the server ---------------------------------------------------------------------------------------------

    def application(self) -> web.Application:
        """Return the web application: page, data, Bot API."""
        application = web.Application(client_max_size=64 * 2**20, middlewares=[_only_from_here])
        application.add_routes(BotApi(self.world).routes())
        application.add_routes(
            [
                web.get("/", self.page),
                web.static("/page", PAGE),
                web.get("/api/world", self.see),
                web.get("/api/books", self.books),
                web.post("/api/{verb}", self.do),
            ]
        )
        return application

    async def page(self, _request: web.Request) -> web.FileResponse:
        """The page itself."""
        return web.FileResponse(PAGE / "index.html")

    async def see(self, request: web.Request) -> web.Response:
        """Everything that the page shows, as soon as it is newer than the `version` it has."""
        seen = int(request.query.get("version", "-1"))
        await self.world.wait(lambda: self.world.version != seen, PATIENCE)
        event = await self.upcoming() if self.upcoming else None
        return web.json_response(
            {
                "version": self.world.version,
                "now": self._local(self.clock.now()),
                "next": {"at": self._local(event.at), "what": event.what} if event else None,
                "people": [
                    dataclasses.asdict(person) | {"blocked": person.chat in self.world.blocked}
                    for person in self.world.people.values()
                ],
                "chats": {str(chat): messages for chat, messages in self.world.chats.items()},
            }
        )

    async def books(self, _request: web.Request) -> web.Response:
        """The last lines of the ledger and of the outbox."""
        ledger = await self.store.read(ledger_tail, limit=50)
        outbox = await self.store.read(outbox_tail, limit=50)
        names = {person.chat: person.name for person in self.world.people.values()}
        return web.json_response(
            {
                "ledger": [dataclasses.asdict(line) | {"at": self._local(line.at)} for line in ledger],
                "outbox": [
                    dataclasses.asdict(parcel)
                    | {"created_at": self._local(parcel.created_at), "to": names.get(parcel.chat, str(parcel.chat))}
                    for parcel in outbox
                ],
            }
        )

    async def do(self, request: web.Request) -> web.Response:
        """What a person does, or the hand that moves the clock."""
        given: Json = await request.json()
        world, chat = self.world, int(given.get("chat", 0))
        try:
            match request.match_info["verb"]:
                case "say":
                    await world.say(chat, str(given["text"]), reply_to=given.get("reply_to"))
                case "press":
                    await world.press(chat, int(given["message_id"]), str(given["data"]))
                case "edit":
                    await world.change(chat, int(given["message_id"]), str(given["text"]))
                case "photo":
                    photo = {"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}
                    await world.send_in(chat, {"photo": [photo]})
                case "block":
                    await world.block(chat, blocked=bool(given["blocked"]))
                case "clock":
                    await self.move(dt.datetime.fromisoformat(given["to"]) if given.get("to") else None)
                case verb:
                    raise web.HTTPNotFound(text=f"no such verb: {verb}")
        except Refused as refused:
            return web.json_response({"fault": refused.description}, status=400)
        return web.json_response({"ok": True})

    # -- the clock ----------------------------------------------------------------------------------------------

    async def move(self, to: dt.datetime | None) -> None:
        """Move the clock to a moment of the office's zone, or (None) to the next thing that happens.

        Everything on the way happens in its order, each at its own time. The clock never goes back.
        """
        async with self._moving:
            goal = to if to is None or to.tzinfo else to.replace(tzinfo=self.zone)
            for _ in range(STRIDE):
                event = await self.upcoming() if self.upcoming else None
                if event is None or (goal is not None and event.at > goal):
                    break
                await self._set(event.at)
                if goal is None:
                    return
            if goal is not None:
                await self._set(goal)

    async def _set(self, at: dt.datetime) -> None:
        if at > self.clock.now():
            self.clock.move_to(at)
        if self.ring:
            await self.ring()
        await self.world.touch()

    def _local(self, at: dt.datetime) -> str:
        return at.astimezone(self.zone).isoformat(timespec="seconds")

    # -- memory -------------------------------------------------------------------------------------------------

    async def remember(self) -> bool:
        """Take up the world where an earlier run left it; return whether there was one.

        The counters leap, since a kill may have lost the last numbers: a number used twice would be taken for the same.
        """
        noted = await self.store.read(notes.get, NOTE)
        if noted is None:
            return False
        self.world.load(noted["world"])
        self.world.numbers = {name: number + 1000 for name, number in self.world.numbers.items()}
        self.clock.ahead = dt.timedelta(seconds=noted["ahead"])
        return True

    async def keep(self) -> None:
        """Write the world down."""
        value: dict[str, Any] = {"world": self.world.dump(), "ahead": self.clock.ahead.total_seconds()}
        await self.store.write(notes.put, NOTE, value)

    @contextlib.asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Write the world down whenever it has changed, until the block ends, and once more then."""
        watch = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watch
            await self.keep()

    async def _watch(self) -> None:
        while True:
            seen = self.world.version
            await self.keep()
            while self.world.version == seen:
                await self.world.wait(lambda: self.world.version != seen, PATIENCE)  # noqa: B023 -- waits at once


def listening(port: int) -> socket.socket:
    """Take a port on the loopback address (0: any that is free), before anything else is touched.

    Raises:
        ConfigurationError: another program has it.
    """
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as fault:
        msg = f"port {port} is taken on this machine: end the other program, or start with --port {port + 1}"
        raise ConfigurationError(msg) from fault


@contextlib.asynccontextmanager
async def served(desk: Desk, door: socket.socket) -> AsyncIterator[str]:
    """Serve the desk behind a door that `listening` opened; yields the page's address."""
    runner = web.AppRunner(desk.application(), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        await web.SockSite(runner, door).start()
        yield "http://{}:{}".format(*door.getsockname())
    finally:
        await runner.cleanup()


@web.middleware
async def _only_from_here(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse pages of other origins that found a way to this port (DNS rebinding, cross-site forms)."""
    host = request.host.rsplit(":", 1)[0]
    if host not in {"127.0.0.1", "localhost", "[::1]"}:
        raise web.HTTPForbidden(text="the sandbox answers on this machine only")
    if request.path.startswith("/api/") and request.method == "POST" and request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="JSON, please")
    return await handler(request)
