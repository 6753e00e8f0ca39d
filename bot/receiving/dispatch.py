"""From the inbox to the handlers: one task a chat, in order, and a cap on all."""

import asyncio
import contextlib
import json
import logging
from collections import deque
from collections.abc import Coroutine, Sequence
from typing import Any

from telegram import CallbackQuery, Update
from telegram.error import TelegramError

from bot.clock import Clock
from bot.context import BotApplication
from bot.errors import StorageError
from bot.store import inbox
from bot.store.door import Store
from bot.store.inbox import Pending

logger = logging.getLogger(__name__)

AT_ONCE = 64
"""Updates that are handled at the same time; one chat has one of them, so that nobody holds every place."""
HELD = 500
"""Updates that are held in memory; the rest wait in the inbox."""
REST = 2.0
"""Seconds after which the inbox is looked into unasked: for updates that wait for their next attempt."""


class Dispatcher:
    """Hands stored updates to the application's handlers.

    It walks the handlers itself: `Application.process_update` would swallow what a handler raises, and the update would
    be marked done though nothing came of it.
    """

    def __init__(self, *, application: BotApplication, bot: int, store: Store, clock: Clock) -> None:
        self._application, self._bot, self._store, self._clock = application, bot, store, clock
        self._lanes: dict[str, deque[Pending]] = {}
        self._held: set[int] = set()
        self._left: set[int] = set()
        self._broken: set[str] = set()
        self._after = 0
        self._all_at = 0.0
        self._more = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(AT_ONCE)
        self._looking = asyncio.Lock()
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Look into the inbox soon."""
        self._news.set()

    async def run(self) -> None:
        """Hand out updates until cancelled; then wait for the handlers that are at work."""
        try:
            while True:
                self._news.clear()
                try:
                    await self._take()
                except StorageError as fault:
                    logger.warning("could not read the inbox, trying again: %s", fault)
                    self._look_at_all()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(REST):  # not `wait_for`, which may swallow a cancellation
                        await self._news.wait()
        finally:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def drain(self) -> None:
        """Handle everything that may be handled now."""
        self._look_at_all()
        while await self._take() or self._tasks:
            await asyncio.gather(*self._tasks)

    async def _take(self) -> int:
        """Put what is new into its lanes; return how many.

        What was handled while the inbox was read still looks pending in what was read: `_left` remembers it. And where
        an update went back to wait in the meantime, those behind it wait for the next look.
        """
        async with self._looking:
            self._more = len(self._held) >= HELD
            if self._more:
                return 0
            self._left.clear()
            self._broken.clear()
            after = self._begin_after()
            rows = await self._store.read(inbox.pending, bot=self._bot, now=self._clock.now(), limit=HELD, after=after)
            self._more = len(rows) == HELD
            self._after = rows[-1].id if rows else after
            known = self._held | self._left
            new = [row for row in rows if row.id not in known and row.lane not in self._broken]
            for row in new:
                self._held.add(row.id)
                if row.lane in self._lanes:
                    self._lanes[row.lane].append(row)
                else:
                    self._lanes[row.lane] = deque([row])
                    self._start(self._walk(row.lane))
            return len(new)

    def _begin_after(self) -> int:
        """Return after which row to look: the newest known, or none, for the sake of those that went back to wait."""
        now = asyncio.get_running_loop().time()
        if now < self._all_at:
            return self._after
        self._all_at = now + REST
        return 0

    def _look_at_all(self) -> None:
        """Let the next look begin at the oldest update."""
        self._all_at = 0.0

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _walk(self, lane: str) -> None:
        """Handle a lane's updates in order; when one fails, the rest go back to wait behind it."""
        rows, went = self._lanes[lane], True
        try:
            while rows and went:
                async with self._places:
                    went = await self._handle(rows[0])
                self._let_go(rows.popleft())
            if not went:
                self._break_off(lane)
            if self._more or not went:
                self.wake()
        except StorageError as fault:
            logger.warning("%s waits for the store: %s", lane, fault)
            self._break_off(lane)
        finally:
            for row in rows:
                self._let_go(row)
            del self._lanes[lane]

    def _break_off(self, lane: str) -> None:
        self._broken.add(lane)
        self._look_at_all()

    def _let_go(self, row: Pending) -> None:
        self._held.discard(row.id)
        self._left.add(row.id)

    async def _handle(self, row: Pending) -> bool:
        """Handle one update; return whether the ones behind it may go on."""
        try:
            update = Update.de_json(json.loads(row.body), self._application.bot)
        except Exception as fault:  # noqa: BLE001 -- whatever a foreign server can make a parser raise
            return await self._fail(row, fault, final=True)
        if update.callback_query is not None:
            self._start(_answer(update.callback_query))
        try:
            if not await self._walk_handlers(update):
                await self._store.write(inbox.done, bot=self._bot, update_id=row.update_id, now=self._clock.now())
        except StorageError:
            raise  # not the update's fault: it keeps its place
        except Exception as fault:  # noqa: BLE001 -- one broken item steps aside, the queue goes on
            return await self._fail(row, fault, final=False)
        return True

    async def _walk_handlers(self, update: Update) -> bool:
        """Call the first handler that wants the update; return whether its inbox row was settled with the work."""
        application = self._application
        for handler in self._handlers():
            check = handler.check_update(update)
            if check is None or check is False:
                continue
            context = application.context_types.context.from_update(update, application)
            await handler.handle_update(update, application, check, context)
            return bool(context.settled)
        return False

    def _handlers(self) -> Sequence[Any]:
        return [handler for group in self._application.handlers.values() for handler in group]

    async def _fail(self, row: Pending, fault: Exception, *, final: bool) -> bool:
        logger.error("update %s of %s failed", row.update_id, row.lane, exc_info=fault)
        error = f"{type(fault).__name__}: {fault}"
        now = self._clock.now()
        return await self._store.write(
            inbox.fail, bot=self._bot, update_id=row.update_id, error=error, now=now, final=final
        )


async def _answer(query: CallbackQuery) -> None:
    """Take the waiting sign off a button, beside the work: the work must not wait for it, nor for a pause."""
    with contextlib.suppress(TelegramError):  # too old to be answered, or no line: the letter says everything
        await query.answer()
