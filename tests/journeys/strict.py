"""The strict Bot API server that is kept beside the project, and the people who are played on it."""

import asyncio
import base64
import importlib.util
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import ModuleType
from typing import Any

import pytest
from aiohttp import ClientSession, web

from tests.conftest import SHARED

SERVER = SHARED / "botapi" / "strict_botapi.py"
PATIENCE = 20.0

Json = dict[str, Any]


def _module() -> ModuleType:
    if not SERVER.is_file():
        pytest.skip("the strict Bot API server is kept outside the project and is not here")
    spec = importlib.util.spec_from_file_location("strict_botapi", SERVER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Strict:
    """The server and its people: what they do, and what they see."""

    def __init__(self, url: str, http: ClientSession) -> None:
        self.url, self._http = url, http

    async def _do(self, verb: str, **given: object) -> Any:  # noqa: ANN401 -- JSON
        async with self._http.post(f"{self.url}/_/{verb}", json=given) as answer:
            body = await answer.json()
            assert answer.status == 200, body
            return body

    async def say(self, chat: int, text: str, *, reply_to: int | None = None) -> int:
        """A person writes; return the message's number."""
        return int((await self._do("message", chat_id=chat, text=text, reply_to=reply_to))["message_id"])

    async def edit(self, chat: int, message_id: int, text: str) -> None:
        """A person edits a message."""
        await self._do("edit", chat_id=chat, message_id=message_id, text=text)

    async def send_file(self, chat: int, name: str, content: bytes) -> int:
        """A person sends a file; return the message's number."""
        encoded = base64.b64encode(content).decode()
        return int((await self._do("document", chat_id=chat, filename=name, content_b64=encoded))["message_id"])

    async def press(self, chat: int, words: str) -> None:
        """A person presses the latest button whose text has these words."""
        for message in reversed(await self.chat(chat)):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if words in button["text"]:
                        await self._do(
                            "press", chat_id=chat, message_id=message["message_id"], data=button["callback_data"]
                        )
                        return
        pytest.fail(f"chat {chat} has no button “{words}”: {[m.get('text') for m in await self.chat(chat)]}")

    async def block(self, chat: int) -> None:
        """A person blocks the bot."""
        await self._do("block", chat_id=chat)

    async def fault(self, method: str, kind: str, **more: object) -> None:
        """Let the next calls of a method fail."""
        await self._do("fault", method=method, kind=kind, **more)

    async def clock(self, at: float) -> None:
        """Let the dates of messages follow a played clock."""
        await self._do("clock", at=at)

    async def chat(self, chat: int) -> list[Json]:
        """Return everything that stands in a chat."""
        return list(await self._do("chat", chat_id=chat))

    async def heard(self, chat: int) -> list[str]:
        """Return what the bot said in a chat, oldest first."""
        return [m.get("text") or m.get("caption") or "" for m in await self.chat(chat) if m["from"]["is_bot"]]

    async def violations(self) -> list[Json]:
        """Return what a real server would have refused or punished."""
        return list(await self._do("violations"))

    async def unanswered(self) -> list[str]:
        """Return the presses whose buttons still show their waiting sign."""
        return list(await self._do("unanswered"))

    async def calls(self) -> list[Json]:
        """Return every call that the bot made, but for polling."""
        return list(await self._do("calls"))

    async def hears(self, chat: int, words: str, *, times: int = 1) -> str:
        """Wait until the bot has said these words in a chat so often; return the last such message."""
        async with asyncio.timeout(PATIENCE):
            while True:
                found = [text for text in await self.heard(chat) if words in text]
                if len(found) >= times:
                    return found[-1]
                await asyncio.sleep(0.02)


@asynccontextmanager
async def strict() -> AsyncIterator[Strict]:
    """Run the server on the loopback address, with every limit of Telegram's in force."""
    build: Callable[[], web.Application] = _module().build
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", web.NotAppKeyWarning)  # the server's own business
        application = build()
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        async with ClientSession() as http:
            yield Strict(f"http://{host}:{port}", http)
    finally:
        await runner.cleanup()
