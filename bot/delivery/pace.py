"""How fast we may speak: Telegram's limits, kept so that Telegram need not remind us; and its pause, when it does."""

import asyncio
import math
from bisect import insort
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery.windows import Window

PRIVATE = (3, 3.0)
"""Messages, seconds: one a second to a person, but an answer in two or three parts comes at once (Telegram's FAQ: short
bursts are tolerated)."""

GROUP = (20, 60.0)
"""Messages, seconds, in a group (Telegram's FAQ)."""

PATIENCE = 30.0
"""A pause longer than this is not sat out: `RetryAfter` is raised, and the outbox keeps the message until then."""

MARGIN = 0.1
"""Seconds added to a pause: Telegram counts in whole seconds, and its clock is not ours."""

REMEMBERED = 4096
"""Chats whose windows are kept before the idle ones are forgotten."""

Answer = bool | dict[str, Any] | list[dict[str, Any]]


@dataclass(order=True)
class Ticket:
    """One request that waits for its turn; the lowest priority number and then the oldest goes first."""

    priority: int
    number: int
    windows: tuple[Window, ...] = field(compare=False)
    turn: asyncio.Future[None] = field(compare=False)
    admitted: bool = field(default=False, compare=False)


class Pace(BaseRateLimiter[int]):
    """Lets messages go: `rate` a second for the whole bot, evenly spaced; within the limits of each chat.

    After a 429 everyone pauses, whatever the endpoint (`getUpdates` never comes here). Edits count as messages.
    `rate_limit_args` is the priority: 0 for answers, higher numbers wait longer. A `rate` of None lifts all limits but
    the pause: for benchmarks.
    """

    def __init__(self, rate: float | None, *, patience: float = PATIENCE) -> None:
        self._rate, self._patience = rate, patience
        self._whole = Window(max(1, math.floor(rate or 1)), 1.0)
        self._chats: dict[int | str, Window] = {}
        self._waiting: list[Ticket] = []
        self._numbers = count()
        self._next_at = 0.0
        self._paused_until = 0.0
        self._alarm: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Let the alarm go."""
        if self._alarm is not None:
            self._alarm.cancel()

    async def process_request(  # noqa: PLR0913, PLR0917 -- python-telegram-bot's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,  # noqa: ANN401 -- python-telegram-bot's signature
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Answer:
        """Make the request when its turn comes.

        Raises:
            RetryAfter: Telegram asked for a pause, or a pause that is longer than our patience is on.
        """
        loop = asyncio.get_running_loop()
        windows = self._windows(endpoint, data)
        if not windows and self._paused_until <= loop.time():
            return await self._heeding(callback(*args, **kwargs))
        ticket = Ticket(rate_limit_args or 0, next(self._numbers), windows, loop.create_future())
        insort(self._waiting, ticket)
        self._let_go()
        try:
            await ticket.turn
            return await self._heeding(callback(*args, **kwargs))
        finally:
            self._close(ticket)

    async def _heeding(self, request: Coroutine[Any, Any, Answer]) -> Answer:
        try:
            return await request
        except RetryAfter as error:
            until = asyncio.get_running_loop().time() + seconds(error) + MARGIN
            self._paused_until = max(self._paused_until, until)
            raise

    def _windows(self, endpoint: str, data: dict[str, Any]) -> tuple[Window, ...]:
        chat = data.get("chat_id")
        speaks = endpoint.startswith(("send", "edit", "copy", "forward")) and endpoint != "sendChatAction"
        if self._rate is None or chat is None or not speaks:
            return ()
        if chat not in self._chats:
            if len(self._chats) >= REMEMBERED:
                now = asyncio.get_running_loop().time()
                self._chats = {one: window for one, window in self._chats.items() if not window.idle(now)}
            self._chats[chat] = Window(*(GROUP if str(chat).startswith(("-", "@")) else PRIVATE))
        return (self._whole, self._chats[chat])

    def _let_go(self) -> None:
        """Give everyone who may go now their turn, best first; set the alarm for the next."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        soonest = math.inf
        for ticket in tuple(self._waiting):
            paused = self._paused_until - now
            wait = max(paused, self._wait(ticket, now))
            if paused > self._patience:
                self._waiting.remove(ticket)
                if not ticket.turn.done():
                    ticket.turn.set_exception(RetryAfter(math.ceil(paused)))
            elif wait <= 0:
                self._waiting.remove(ticket)
                self._admit(ticket, now)
            else:
                soonest = min(soonest, wait)
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None if math.isinf(soonest) else loop.call_later(soonest, self._let_go)

    def _wait(self, ticket: Ticket, now: float) -> float:
        if not ticket.windows:
            return 0.0
        return max(self._next_at - now, *(window.wait(now) for window in ticket.windows))

    def _admit(self, ticket: Ticket, now: float) -> None:
        ticket.admitted = True
        if ticket.windows and self._rate:
            self._next_at = now + 1 / self._rate
            for window in ticket.windows:
                window.take()
        if not ticket.turn.done():
            ticket.turn.set_result(None)

    def _close(self, ticket: Ticket) -> None:
        """Free the places of a request that was answered; take one that was given up out of the queue."""
        if ticket.admitted:
            now = asyncio.get_running_loop().time()
            for window in ticket.windows:
                window.leave(now)
        elif ticket in self._waiting:
            self._waiting.remove(ticket)
        self._let_go()


def seconds(error: RetryAfter) -> float:
    """Return how long Telegram asks us to wait; PTB tells it as a timedelta or a number."""
    asked = error.retry_after
    return float(asked) if isinstance(asked, int | float) else asked.total_seconds()
