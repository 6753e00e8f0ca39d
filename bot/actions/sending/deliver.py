"""Delivery: what stands in the outbox goes out, and what came of it is noted.

The one action that is not a plain function of a session: it lives on the event loop, because words go out with no
transaction open. Each round is one transaction (`settle.take_turn`): what was sent since is settled, what comes next is
claimed. So a kill at any moment leaves rows that wait or rows that are claimed, and `reclaim` takes the latter back.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar, cast
from uuid import uuid4

from bot.actions.compose import Composed, compose_row, is_composed
from bot.actions.sending.settle import Result, Round, delivered, dropped, failed, put_off, refused, take_turn
from bot.clock import Clock
from bot.config import Settings
from bot.delivery.messages import Channel, Message
from bot.delivery.words import Wording
from bot.errors import DeliveryError, StorageError
from bot.rules.calendar import Calendar
from bot.store import outbox, sending
from bot.store.door import Store
from bot.store.sending import Claimed

log = logging.getLogger(__name__)

AT_ONCE = 96
"""Messages under way at the same time; how fast they go is the channel's business.

Three batches: while one is on the wire and one is being settled, a third is ready to go.
"""

IDLE = 15.0
"""Seconds after which the outbox is looked into even if nobody rang: working hours begin, other processes put rows."""

STORE_WAIT = 1.0
"""Seconds to wait after a fault of the store."""

BREATH = 0.004
"""Seconds between the first news and the round: what is told in the meantime shares its transaction."""

GRACE = 5.0
"""Seconds that a stop waits for messages that are under way."""

T = TypeVar("T")


class Pump:
    """Sends what stands in the outbox. `run` is its task; `wake` rings; `drain` sends what is due now and returns."""

    def __init__(  # noqa: PLR0913 -- what it needs, by name
        self,
        store: Store,
        channel: Channel,
        wording: Wording,
        clock: Clock,
        *,
        settings: Settings,
        calendar: Calendar,
        at_once: int = AT_ONCE,
    ) -> None:
        self._store, self._channel, self._wording, self._clock = store, channel, wording, clock
        self._settings, self._calendar = settings, calendar
        self._at_once = at_once
        self._worker = uuid4().hex
        self._under_way: set[asyncio.Task[None]] = set()
        self._results: list[Result] = []
        self._news = asyncio.Event()
        self._turn = asyncio.Lock()

    def wake(self) -> None:
        """Look into the outbox now."""
        self._news.set()

    async def run(self) -> None:
        """Send for ever; when cancelled, wait a little for what is under way, and settle it."""
        try:
            await self._patiently(self.reclaim)
            while True:
                await self._wait(await self._patiently(self._round))
        finally:
            await self._finish()

    async def drain(self) -> None:
        """Send everything that may go now, and settle it."""
        while (await self._round()).rows or self._under_way or self._results:
            await self._breathe()

    async def reclaim(self) -> int:
        """Take back what a process that died had claimed; return how many. Only one process sends at a time."""
        return await self._store.write(
            sending.reclaim, worker_alive=lambda worker: worker == self._worker, now=self._clock.now()
        )

    # -- rounds ----------------------------------------------------------------------------------------------------

    async def _patiently(self, step: Callable[[], Awaitable[T]]) -> T:
        """Do one step, again and again until the store lets it; a cancellation waits for the step to end."""
        while True:
            doing = asyncio.ensure_future(step())
            try:
                return await asyncio.shield(doing)
            except asyncio.CancelledError:
                await asyncio.wait([doing])
                raise
            except StorageError as error:
                log.warning("delivery waits for the store: %s", error)
            except Exception:
                # What follows from a result could not be done: the result itself must not be lost with it.
                log.exception("a round of delivery failed; the next one only settles")
                self._results = [result.bare() for result in self._results]
            await asyncio.sleep(STORE_WAIT)

    async def _round(self, *, stopping: bool = False) -> Round:
        """Settle what was sent, claim what comes next, and start sending it."""
        async with self._turn:
            self._news.clear()
            results, self._results = self._results, []
            now = self._clock.now()
            try:
                found = await self._store.write(
                    take_turn,
                    results,
                    worker=self._worker,
                    now=now,
                    limit=0 if stopping else self._at_once - len(self._under_way),
                    quiet_hours_open=self._office_works(now),
                )
            except BaseException:
                self._results = results + self._results
                raise
            for row in found.rows:
                self._under_way.add(asyncio.create_task(self._deliver(row)))
            return found

    async def _wait(self, found: Round) -> None:
        """Wait until somebody rings, something was sent, or the next hour has come."""
        seconds = IDLE
        if found.next_at is not None:
            seconds = min(IDLE, (found.next_at - self._clock.now()).total_seconds())
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, seconds)):
                await self._breathe()

    async def _breathe(self) -> None:
        """Wait for news, and a moment longer."""
        await self._news.wait()
        await asyncio.sleep(BREATH)

    async def _finish(self) -> None:
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=GRACE)
            for task in late:
                task.cancel()
        with suppress(StorageError):  # what is not settled now is taken back at the next start
            await self._round(stopping=True)

    def _office_works(self, now: dt.datetime) -> bool:
        return self._settings.working_hours.inside(now, calendar=self._calendar, zone=self._settings.office.zone)

    # -- one message -----------------------------------------------------------------------------------------------

    async def _deliver(self, row: Claimed) -> None:
        try:
            result = await self._result(row)
            self._results.append(result)  # not in one line: the list is another one by the time the result is there
        finally:
            self._under_way.discard(cast("asyncio.Task[None]", asyncio.current_task()))
            self._news.set()

    async def _result(self, row: Claimed) -> Result:
        """Send one row. Whatever goes wrong with it ends with this row."""
        try:
            message = await self._message(row)
            if message is None:
                return dropped(row)
            number = await self._channel.send(
                row.chat, message, reply_to=row.reply_to, edits=row.edits, priority=row.priority
            )
            return delivered(row, number)
        except DeliveryError as error:
            log.warning("message %s (%s) to %s:%s: %s", row.id, row.letter, row.channel, row.chat, error)
            return failed(row, error, now=self._clock.now())
        except StorageError as error:
            return put_off(row, str(error), now=self._clock.now())
        except Exception as error:
            log.exception("message %s (%s) cannot be put into words", row.id, row.letter)
            return refused(row, f"{type(error).__name__}: {error}")

    async def _message(self, row: Claimed) -> Message | None:
        """Put a row into words; None when nobody needs it any more."""
        said: Composed = (
            await self._store.read(
                compose_row, row.id, now=self._clock.now(), settings=self._settings, calendar=self._calendar
            )
            if is_composed(row.letter)
            else outbox.read_letter(row.letter, row.text)
        )
        if said is None:
            return None
        letter, file = said if isinstance(said, tuple) else (said, None)
        return self._wording.words(letter, row.language, file)
