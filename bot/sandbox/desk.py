"""The chat page's desk: what the page shows, and what the people who are played do."""

import asyncio
import base64
import dataclasses
import datetime as dt
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.actions.books.glance import Parcel, ledger_tail, outbox_tail
from bot.sandbox.botapi import BotApi
from bot.sandbox.hand import Hand
from bot.sandbox.markup import Refused
from bot.sandbox.sample.handout import NAME, handout
from bot.sandbox.serving import never_stale, only_from_here
from bot.sandbox.world import BOT, Json, Person, World
from bot.store.door import Store

PAGE = Path(__file__).parent / "page"
PATIENCE = 20.0
"""Seconds that the page waits for something new before it asks again."""
LINK = f"https://t.me/{BOT['username']}?start="
"""How an invitation's link begins."""
LINES = 50
"""How many lines of the ledger and of the outbox are shown."""


class Desk:
    """Serves the page and the Bot API of one world."""

    def __init__(self, *, world: World, hand: Hand, store: Store, zone: ZoneInfo) -> None:
        self.world = world
        self.hand = hand
        self.store = store
        self.zone = zone
        self.verbs: dict[str, Callable[[Person, Json], Awaitable[None]]] = {
            "start": self._start,
            "say": self._say,
            "press": self._press,
            "edit": self._edit,
            "photo": self._photo,
            "file": self._file,
            "handout": self._handout,
            "block": self._block,
        }

    def application(self) -> web.Application:
        """Return the web application: page, data, Bot API."""
        application = web.Application(client_max_size=64 * 2**20, middlewares=[only_from_here])
        application.on_response_prepare.append(never_stale)
        application.add_routes(BotApi(self.world).routes())
        application.add_routes(
            [
                web.get("/", self.page),
                web.static("/page", PAGE),
                web.get("/handout.docx", self.paper),
                web.get("/api/world", self.see),
                web.get("/api/books", self.books),
                web.post("/api/clock", self.move),
                web.post("/api/halt", self.halt),
                web.post("/api/{verb}", self.do),
            ]
        )
        return application

    # -- what the page shows ------------------------------------------------------------------------------------

    async def page(self, _request: web.Request) -> web.FileResponse:
        """The page itself."""
        return web.FileResponse(PAGE / "index.html")

    async def paper(self, _request: web.Request) -> web.Response:
        """The sample's second document, to be looked at."""
        name = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(NAME)}"}
        return web.Response(body=await asyncio.to_thread(handout), headers=name)

    async def see(self, request: web.Request) -> web.Response:
        """The clock, the people, and one `chat`, as soon as they are newer than the `version` that the page has."""
        seen, chat = _number(request.query, "version", -1), _number(request.query, "chat", 0)
        await self.world.wait(lambda: self.world.version != seen, PATIENCE)
        version = self.world.version
        event = await self.hand.upcoming() if self.hand.upcoming else None
        return web.json_response(
            {
                "version": version,
                "zone": self.zone.key,
                "now": self._local(self.hand.clock.now()),
                "next": {"at": self._local(event.at), "what": event.what} if event else None,
                "goal": self._local(self.hand.goal) if self.hand.goal else None,
                "people": [self._person(person) for person in self.world.people.values()],
                "chat": chat,
                "messages": self.world.chats.get(chat, []),
            }
        )

    def _person(self, person: Person) -> Json:
        messages = self.world.chats.get(person.chat, ())
        return {
            "chat": person.chat,
            "name": person.name,
            "started": bool(messages),
            "heard": sum(message["from"]["is_bot"] for message in messages),
            "blocked": person.chat in self.world.blocked,
        }

    async def books(self, _request: web.Request) -> web.Response:
        """The last lines of the ledger and of the outbox."""
        ledger = await self.store.read(ledger_tail, limit=LINES)
        outbox = await self.store.read(outbox_tail, limit=LINES)
        return web.json_response(
            {
                "ledger": [dataclasses.asdict(line) | {"at": self._local(line.at)} for line in ledger],
                "outbox": [self._parcel(parcel) for parcel in outbox],
            }
        )

    def _parcel(self, parcel: Parcel) -> Json:
        person = self.world.people.get(parcel.chat)
        message = self.world.find(parcel.chat, parcel.message_id or 0) or {}
        words = str(message.get("text") or message.get("caption") or "")
        return dataclasses.asdict(parcel) | {
            "created_at": self._local(parcel.created_at),
            "to": person.name if person else str(parcel.chat),
            "words": words.strip().partition("\n")[0],
        }

    def _local(self, at: dt.datetime) -> str:
        return at.astimezone(self.zone).isoformat(timespec="seconds")

    # -- what people do -----------------------------------------------------------------------------------------

    async def do(self, request: web.Request) -> web.Response:
        """What a person does in their chat."""
        verb = self.verbs.get(request.match_info["verb"])
        if verb is None:
            raise web.HTTPNotFound(text="no such verb")

        async def act(given: Json) -> Json:
            person = self.world.people.get(int(given["chat"]))
            if person is None:
                raise Refused(404, "nobody is there")
            await verb(person, given)
            return {}

        return await _answered(request, act)

    async def _start(self, person: Person, given: Json) -> None:
        """Open the invitation, in the language of the page: a person's own is what their client is set to."""
        person = dataclasses.replace(person, language=str(given.get("language") or person.language))
        self.world.people[person.chat] = person
        await self.world.say(person.chat, f"/start {person.payload}".rstrip())

    async def _say(self, person: Person, given: Json) -> None:
        """Write; an invitation's link opens the invitation, as it does in a client."""
        text, reply_to = str(given["text"]), given.get("reply_to")
        if text.startswith(LINK):
            text = f"/start {text.removeprefix(LINK)}"
        await self.world.say(person.chat, text, reply_to=int(reply_to) if reply_to else None)

    async def _press(self, person: Person, given: Json) -> None:
        await self.world.press(person.chat, int(given["message_id"]), str(given["data"]))

    async def _edit(self, person: Person, given: Json) -> None:
        await self.world.change(person.chat, int(given["message_id"]), str(given["text"]))

    async def _photo(self, person: Person, _given: Json) -> None:
        photo = {"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}
        await self.world.send_in(person.chat, {"photo": [photo]})

    async def _file(self, person: Person, given: Json) -> None:
        """Send a file; its `content` comes as base64."""
        body = base64.b64decode(str(given["content"]), validate=True)
        await self.world.send_file(person.chat, str(given["name"]), body, caption=str(given.get("caption") or ""))

    async def _handout(self, person: Person, _given: Json) -> None:
        """Send the sample's second document, as if it had been dropped into the chat."""
        await self.world.send_file(person.chat, NAME, await asyncio.to_thread(handout))

    async def _block(self, person: Person, given: Json) -> None:
        await self.world.block(person.chat, blocked=bool(given["blocked"]))

    # -- the clock ----------------------------------------------------------------------------------------------

    async def move(self, request: web.Request) -> web.Response:
        """Move the clock `to` a moment of the office's zone, or (left out) to the next thing; tells what it brought."""

        async def act(given: Json) -> Json:
            to = given.get("to")
            moved = await (self.hand.move_to(self._moment(str(to))) if to else self.hand.next())
            return dataclasses.asdict(moved) | {"now": self._local(self.hand.clock.now())}

        return await _answered(request, act)

    def _moment(self, text: str) -> dt.datetime:
        at = dt.datetime.fromisoformat(text)
        return at if at.tzinfo else at.replace(tzinfo=self.zone)

    async def halt(self, _request: web.Request) -> web.Response:
        """Stop the clock where it is, if it moves."""
        self.hand.halt()
        return web.json_response({})


async def _answered(request: web.Request, act: Callable[[Json], Awaitable[Json]]) -> web.Response:
    """Let a request be acted upon; a fault is answered with its word."""
    try:
        return web.json_response(await act(dict(await request.json())))
    except Refused as refused:
        return web.json_response({"fault": refused.description}, status=refused.code)
    except (KeyError, TypeError, ValueError):
        return web.json_response({"fault": "not understood"}, status=400)


def _number(given: Mapping[str, str], name: str, otherwise: int) -> int:
    try:
        return int(given.get(name, otherwise))
    except ValueError:
        return otherwise
