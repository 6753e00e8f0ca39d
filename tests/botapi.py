"""A small Bot API over real HTTP, for tests: it records every call, plays people, and fails on demand."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from telegram.ext import ExtBot

from bot.delivery.http import AiohttpRequest
from bot.delivery.pace import Pace

BOT = {"id": 42, "is_bot": True, "first_name": "Cuiban", "username": "cuiban_bot"}
TOKEN = "42:test"  # noqa: S105 -- nobody's token

Json = dict[str, Any]


@dataclass
class Call:
    """One call: the method in its own spelling, its parameters (files as (name, bytes)), and how it was answered."""

    method: str
    given: Json
    status: int = 0
    at: float = 0.0

    @property
    def chat(self) -> int:
        return int(self.given.get("chat_id", 0))


@dataclass
class Fault:
    """What goes wrong, with which calls, how often.

    `kind`: "drop_before" (the connection closes, nothing happened), "drop_after" (it happened, the answer is lost),
    "refuse" (answered with `status`, `description`, `parameters`), "garble" (it happened, the answer is no JSON),
    "hold" (waits for `hold`, then goes on).
    """

    method: str
    kind: str
    times: int = 1
    chat: int | None = None
    status: int = 500
    description: str = "Internal Server Error"
    parameters: Json = field(default_factory=dict)
    hold: asyncio.Event = field(default_factory=asyncio.Event)

    def meets(self, call: Call) -> bool:
        return self.times > 0 and self.method in (call.method, "*") and self.chat in (None, call.chat)


class Refused(Exception):  # noqa: N818 -- it is an answer, not an error of ours
    def __init__(self, status: int, description: str, **parameters: object) -> None:
        self.status, self.description, self.parameters = status, description, parameters


class BotApi:
    """`async with BotApi() as api`: a server at `api.url`; `api.say(…)` is a person, `api.sent(…)` what they got."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self.blocked: set[int] = set()
        self.moved: dict[int, int] = {}
        self.messages: dict[tuple[int, int], Json] = {}
        self.updates: list[Json] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.url = ""
        self._message_ids, self._update_ids = count(1), count(1)
        self._news = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._methods: dict[str, Callable[[Json], Coroutine[Any, Any, Any]]] = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "getFile": self._get_file,
            "sendMessage": self._send,
            "sendDocument": self._send,
            "editMessageText": self._edit,
        }

    # -- what a test does -----------------------------------------------------------------------------------------

    def fault(self, method: str, kind: str, **more: Any) -> Fault:  # noqa: ANN401 -- the fields of Fault
        """Let the next calls of a method fail."""
        self.faults.append(Fault(method, kind, **more))
        return self.faults[-1]

    def flood(self, method: str, retry_after: float, **more: Any) -> Fault:  # noqa: ANN401 -- the fields of Fault
        """Let the next calls of a method be answered with 429."""
        words = f"Too Many Requests: retry after {retry_after}"
        parameters = {"retry_after": retry_after}
        return self.fault(method, "refuse", status=429, description=words, parameters=parameters, **more)

    def say(self, chat: int, text: str, **more: Any) -> int:  # noqa: ANN401 -- fields of a message
        """A person writes; return the update's number."""
        return self.push({"message": self._message(chat, text=text, **more)})

    def press(self, chat: int, data: str, message_id: int = 1) -> int:
        """A person presses a button; return the update's number."""
        on = {"message_id": message_id, "date": 1, "chat": _chat(chat), "from": BOT, "text": "…"}
        query = {"id": f"q{next(self._message_ids)}", "from": _user(chat), "chat_instance": "1", "data": data}
        return self.push({"callback_query": query | {"message": on}})

    def push(self, update: Json) -> int:
        """Hand in an update as it is; return its number."""
        update = {"update_id": next(self._update_ids)} | update
        self.updates.append(update)
        self._news.set()
        return int(update["update_id"])

    def called(self, method: str) -> list[Call]:
        """Return every call of a method."""
        return [call for call in self.calls if call.method == method]

    def sent(self, chat: int) -> list[str]:
        """Return the texts that a chat shows, oldest first."""
        return [str(one["text"]) for (where, _), one in sorted(self.messages.items()) if where == chat]

    # -- the server ------------------------------------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{file_id}/{name}", self._file)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def stop(self) -> None:
        """Let the server go; the bot meets a closed door from now on."""
        for fault in self.faults:
            fault.hold.set()
        self._news.set()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        call = Call(request.match_info["method"], await _parameters(request), at=asyncio.get_running_loop().time())
        self.calls.append(call)
        fault = next((one for one in self.faults if one.meets(call)), None)
        if fault is not None:
            fault.times -= 1
        try:
            if fault is not None and fault.kind == "drop_before":
                return _dropped(request)
            if fault is not None and fault.kind == "refuse":
                raise Refused(fault.status, fault.description, **fault.parameters)  # noqa: TRY301 -- one way out
            if fault is not None and fault.kind == "hold":
                await fault.hold.wait()
            result = await self._answer(call)
        except Refused as refused:
            call.status = refused.status
            body = {"ok": False, "error_code": refused.status, "description": refused.description}
            return web.json_response(body | {"parameters": refused.parameters}, status=refused.status)
        call.status = 200
        if fault is not None and fault.kind == "drop_after":
            return _dropped(request)
        if fault is not None and fault.kind == "garble":
            return web.Response(text="<html>")
        return web.json_response({"ok": True, "result": result})

    async def _answer(self, call: Call) -> object:
        if call.chat in self.moved:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refused(400, words, migrate_to_chat_id=self.moved[call.chat])
        if call.chat in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        method = self._methods.get(call.method)
        return await method(call.given) if method else True

    async def _get_me(self, _given: Json) -> Json:
        return BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}

    async def _get_updates(self, given: Json) -> list[Json]:
        offset = int(given.get("offset", 0))
        self.updates = [one for one in self.updates if one["update_id"] >= offset]
        if not self.updates and float(given.get("timeout", 0)):
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), float(given["timeout"]))
            except TimeoutError:
                return []
        return self.updates[: int(given.get("limit", 100))]

    async def _get_file(self, given: Json) -> Json:
        file_id = str(given["file_id"])
        if file_id not in self.files:
            raise Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        name, body = self.files[file_id]
        path = f"{file_id}/{name}"
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(body), "file_path": path}

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["file_id"]][1])

    async def _send(self, given: Json) -> Json:
        chat = int(given["chat_id"])
        shown = {"text": given.get("text", given.get("caption", "")), "sent": given}
        message = self._message(chat, **shown) | {"from": BOT}
        self.messages[chat, message["message_id"]] = message
        return {key: value for key, value in message.items() if key != "sent"}

    async def _edit(self, given: Json) -> Json:
        key = (int(given["chat_id"]), int(given["message_id"]))
        message = self.messages.get(key)
        if message is None:
            raise Refused(400, "Bad Request: message to edit not found")
        if message["text"] == given["text"]:
            raise Refused(400, "Bad Request: message is not modified: specified new message content is the same")
        message["text"] = given["text"]
        return {name: value for name, value in message.items() if name != "sent"}

    def _message(self, chat: int, **content: object) -> Json:
        return {
            "message_id": next(self._message_ids),
            "date": 1_583_000_000,
            "chat": _chat(chat),
            "from": _user(chat),
            **content,
        }


def _chat(chat: int) -> Json:
    return {"id": chat, "type": "private", "first_name": f"P{chat}"} if chat > 0 else {"id": chat, "type": "group"}


def _user(chat: int) -> Json:
    return {"id": abs(chat), "is_bot": False, "first_name": f"P{chat}", "language_code": "zh-hans"}


def _dropped(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.close()
    return web.Response()


async def _parameters(request: web.Request) -> Json:
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        return given | dict(json.loads(await request.read()))
    for key, value in (await request.post()).items():
        given[key] = (value.filename, value.file.read()) if isinstance(value, web.FileField) else value
    return given


@asynccontextmanager
async def bot_on(url: str, *, rate: float | None = None) -> AsyncIterator[ExtBot[int]]:
    """The real bot over our own HTTP and pace, talking to a Bot API server."""
    bot = ExtBot(
        TOKEN,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=AiohttpRequest(read=5),
        get_updates_request=AiohttpRequest(connections=1, read=5),
        rate_limiter=Pace(rate),
    )
    async with bot:
        yield bot
