"""A local Bot API over HTTP: just the methods that the bot calls, with the refusals that it must be able to take."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.markup import Refused, read
from bot.sandbox.world import BOT, Json, World

TEXT_LIMIT, CAPTION_LIMIT, BUTTON_LIMIT, DOWNLOAD_LIMIT = 4096, 1024, 64, 20 * 2**20
"""Telegram's limits: UTF-16 units of visible text, of a caption; bytes of a button's data, of a file to fetch."""


class BotApi:
    """Answers /bot<token>/<method> for one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.methods: dict[str, Callable[[Json], Awaitable[Any]]] = {
            "getme": self.get_me,
            "getupdates": self.get_updates,
            "sendmessage": self.send_message,
            "senddocument": self.send_document,
            "getfile": self.get_file,
            "editmessagetext": self.edit_message,
            "editmessagereplymarkup": self.edit_message,
        }

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of a Bot API server."""
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{file_id}/{name}", self.file),
        ]

    async def call(self, request: web.Request) -> web.Response:
        """Answer one call; what is not in the table succeeds silently, as setMyCommands does."""
        given = await _parameters(request)
        method = self.methods.get(request.match_info["method"].lower())
        try:
            result = await method(given) if method else True
        except Refused as refused:
            body = {"ok": False, "error_code": refused.code, "description": refused.description}
            return web.json_response(body, status=refused.code)
        return web.json_response({"ok": True, "result": result})

    async def file(self, request: web.Request) -> web.Response:
        """Hand out a file that was sent."""
        found = self.world.files.get(request.match_info["file_id"])
        if found is None:
            raise web.HTTPNotFound(text="no such file")
        name, body = found
        return web.Response(body=body, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"})

    async def get_me(self, _given: Json) -> Json:
        """Who the bot is."""
        return BOT | {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}

    async def get_updates(self, given: Json) -> list[Json]:
        """Long polling."""
        return await self.world.poll(
            int(given.get("offset") or 0), int(given.get("limit") or 100), float(given.get("timeout") or 0)
        )

    async def send_message(self, given: Json) -> Json:
        """A text message with buttons."""
        chat = int(given["chat_id"])
        return await self.world.deliver(chat, _content(given, "text", TEXT_LIMIT) | self._reply(chat, given))

    async def send_document(self, given: Json) -> Json:
        """A file with a caption."""
        chat = int(given["chat_id"])
        content = _content(given, "caption", CAPTION_LIMIT) | self._reply(chat, given)
        self.world.admit(chat)
        return await self.world.deliver(chat, content | {"document": self.world.keep(*given["document"])})

    async def get_file(self, given: Json) -> Json:
        """Where a file can be fetched."""
        file_id = str(given["file_id"])
        if file_id not in self.world.files:
            raise Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
        name, body = self.world.files[file_id]
        if len(body) > DOWNLOAD_LIMIT:
            raise Refused(400, "Bad Request: file is too big")
        path = f"{file_id}/{name}"
        return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(body), "file_path": path}

    async def edit_message(self, given: Json) -> Json:
        """Change a message of the bot: its text with its buttons, or its buttons alone."""
        message = self.world.found(int(given["chat_id"]), int(given["message_id"]))
        content = _content(given, "text", TEXT_LIMIT) if "text" in given else _buttons(given)
        if all(message.get(key) == value for key, value in content.items()) and "reply_markup" in content:
            raise Refused(400, "Bad Request: message is not modified")
        if "reply_markup" not in content:
            message.pop("reply_markup", None)
        message |= content
        await self.world.touch()
        return message

    def _reply(self, chat: int, given: Json) -> Json:
        parameters = json.loads(given.get("reply_parameters") or "{}")
        original = self.world.find(chat, int(parameters.get("message_id", 0)))
        if original is None:
            return {}
        return {"reply_to_message": {k: v for k, v in original.items() if k != "reply_to_message"}}


async def _parameters(request: web.Request) -> Json:
    given: Json = dict(request.query)
    if request.content_type == "application/json":
        given.update(await request.json())
        return given
    for key, value in (await request.post()).items():
        given[key] = (value.filename, value.file.read()) if isinstance(value, web.FileField) else value
    return given


def _content(given: Json, field: str, limit: int) -> Json:
    plain, safe = read(str(given.get(field, "")), given.get("parse_mode"))
    if field == "text" and not plain.strip():
        raise Refused(400, "Bad Request: message text is empty")
    if len(plain.encode("utf-16-le")) // 2 > limit:
        raise Refused(400, "Bad Request: message is too long")
    return ({field: plain, "html": safe} if plain else {}) | _buttons(given)


def _buttons(given: Json) -> Json:
    markup = json.loads(given.get("reply_markup") or "{}")
    for button in (button for row in markup.get("inline_keyboard", []) for button in row):
        if not button.get("text"):
            raise Refused(400, "Bad Request: inline keyboard button text must be non-empty")
        if len(button.get("callback_data", "").encode()) > BUTTON_LIMIT:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return {"reply_markup": markup} if "inline_keyboard" in markup else {}
