"""A Bot API that does nearly nothing, in a process of its own, so that what is measured is the bot.

It knows getMe, getUpdates and what sends; it waits `latency` before every answer. Every token is a bot of its own,
which is told its part by `benchPlay`. Run as ``python -m bench.server``, it prints its port and ends when its input
does.
"""

import asyncio
import json
import re
import sys
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web

BATCH = 100
"""Updates that one getUpdates returns at most (Bot API, getUpdates, limit)."""

Json = dict[str, Any]

_TURN = re.compile(r"第(\d+)批")
"""In every message that people write, so that its answer, which repeats it, can be told from others."""

_PART = re.compile(rb'name="(\w+)"\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--', re.DOTALL)


@dataclass(slots=True)
class Played:
    """One bot's part: what it is sent, and what it has sent."""

    id: int
    latency: float = 0.0
    updates: list[str] = field(default_factory=list)
    expected: int = 0
    answers: dict[int, list[int]] = field(default_factory=dict)
    """For each chat, the turns that were answered, in the order of the answers."""
    sent: int = 0
    began: float = 0.0
    ended: float = 0.0
    news: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)
    ids: Any = field(default_factory=lambda: count(1))

    def play(self, given: Json) -> Json:
        """Begin a part: `chats` people write `each` messages, dealt in turn; `expected` messages end it."""
        self.latency, self.expected = float(given.get("latency", 0)), int(given["expected"])
        self.sent, self.began, self.answers = 0, 0.0, {}
        self.over.clear()
        chats, each = int(given.get("chats", 0)), int(given.get("each", 0))
        self.updates = [_update(next(self.ids), chat, turn) for turn in range(each) for chat in range(1, chats + 1)]
        self.news.set()
        return {}

    async def watch(self) -> Json:
        """Wait until everything that is expected was sent; return how long it took, and whether order was kept."""
        await self.over.wait()
        ordered = all(turns == sorted(turns) for turns in self.answers.values())
        different = sum(len(set(turns)) for turns in self.answers.values())
        return {"seconds": self.ended - self.began, "ordered": ordered, "answered": different}

    async def get_updates(self, given: Json) -> str:
        """Hand out updates, as Telegram does: those below `offset` are forgotten."""
        offset = int(given.get("offset") or 0)
        if self.updates and offset:
            self.updates = [one for one in self.updates if int(one[13 : one.index(",")]) >= offset]
        if not self.updates:
            self.news.clear()
            try:
                await asyncio.wait_for(self.news.wait(), float(given.get("timeout") or 0))
            except TimeoutError:
                return "[]"
        if self.updates and not self.began:
            self.began = asyncio.get_running_loop().time()
        return f"[{','.join(self.updates[:BATCH])}]"

    def send(self, given: Json) -> str:
        """Take a message; return it as Telegram would."""
        chat = int(given["chat_id"])
        if turn := _TURN.search(given.get("text", "")):
            self.answers.setdefault(chat, []).append(int(turn[1]))
        self.sent += 1
        self.began = self.began or asyncio.get_running_loop().time()
        if self.sent == self.expected:
            self.ended = asyncio.get_running_loop().time()
            self.over.set()
        text, keyboard = json.dumps(given.get("text", "")), given.get("reply_markup", "")
        markup = (
            f',"reply_markup":{keyboard if isinstance(keyboard, str) else json.dumps(keyboard)}' if keyboard else ""
        )
        return (
            f'{{"message_id":{next(self.ids)},"date":1780000000,"from":{json.dumps(self.me())},'
            f'"chat":{{"id":{chat},"type":"private","first_name":"P"}},"text":{text}{markup}}}'
        )

    def me(self) -> Json:
        """Who the bot is."""
        return {"id": self.id, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


class Server:
    """Answers HTTP. One bot a token; a token begins with the bot's id."""

    def __init__(self) -> None:
        self._bots: dict[str, Played] = {}

    async def answer(self, request: web.BaseRequest) -> web.Response:
        """Answer ``/bot<token>/<method>``."""
        _, token, method = request.path.split("/")
        bot = self._bots.get(token) or self._bots.setdefault(token, Played(int(token[3:].partition(":")[0])))
        body = await request.read()
        given = _parameters(request, body)
        name = method.lower()
        if name in {"benchplay", "benchwatch"}:
            result = bot.play(given) if name == "benchplay" else await bot.watch()
            return _answered(json.dumps(result))
        if bot.latency:
            await asyncio.sleep(bot.latency)
        if name.startswith("send"):
            return _answered(bot.send(given))
        if name == "getupdates":
            return _answered(await bot.get_updates(given))
        return _answered(json.dumps(bot.me() if name == "getme" else True))


def _answered(result: str) -> web.Response:
    return web.Response(body=f'{{"ok":true,"result":{result}}}'.encode(), content_type="application/json")


def _parameters(request: web.BaseRequest, body: bytes) -> Json:
    """Read what was given, in the query and in the three ways that the clients write it, each as cheaply as can be."""
    given: Json = dict(request.query) if request.query_string else {}
    kind = request.headers.get("Content-Type", "")
    if kind.startswith("application/json"):
        given |= json.loads(body)
    elif kind.startswith("multipart/"):
        given |= {name.decode(): value.decode() for name, value in _PART.findall(body)}
    else:
        given |= {name: values[0] for name, values in parse_qs(body.decode()).items()}
    return given


def _update(number: int, chat: int, turn: int) -> str:
    """Write one update as JSON; it begins with its number, so that it is found without being parsed."""
    text = f"{chat} 已完成招标，第{turn}批设备进场，完成60%。"
    return (
        f'{{"update_id":{number},"message":{{"message_id":{number},"date":1780000000,"text":"{text}",'
        f'"from":{{"id":{chat},"is_bot":false,"first_name":"P","language_code":"zh-hans"}},'
        f'"chat":{{"id":{chat},"type":"private","first_name":"P"}}}}}}'
    )


async def serve() -> None:
    """Serve until the input ends: then whoever started this is gone."""
    runner = web.ServerRunner(web.Server(Server().answer, access_log=None), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=512).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve())
