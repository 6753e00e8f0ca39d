"""Long polling into the durable inbox: an update is stored, then acknowledged, then handled.

python-telegram-bot's own polling acknowledges first and keeps updates in memory, where a kill loses them.
Updates are taken as raw JSON, so that one that cannot be read does not poison the batch it came in.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlencode

from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.delivery.pace import seconds
from bot.errors import StorageError
from bot.receiving.translate import lane
from bot.store import inbox
from bot.store.door import Store

logger = logging.getLogger(__name__)

WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
PATIENCE = 30
"""Seconds that the server may hold a request that has nothing to answer."""
GRACE = 10
"""Seconds beyond `PATIENCE` until the line is given up."""
PAUSE = 1.0
LONGEST_PAUSE = 30.0
"""Seconds to wait after the first fault in a row, and at most."""


class Poller:
    """Fetches updates until cancelled. It starts without an offset: the server repeats what was never acknowledged."""

    def __init__(  # noqa: PLR0913 -- its collaborators
        self,
        *,
        request: BaseRequest,
        url: str,
        bot: int,
        store: Store,
        clock: Clock,
        arrived: Callable[[], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Make a poller of one bot.

        Args:
            request: the connection that polls, and nothing else.
            url: the Bot API with the token in it, ``https://…/bot<token>``.
            bot: the bot's id, under which updates are stored.
            store: whose inbox is filled.
            clock: tells when an update came.
            arrived: called after updates were stored.
            sleep: waits after a fault; seconds.
        """
        self._request, self._url, self._bot = request, url, bot
        self._store, self._clock, self._arrived, self._sleep = store, clock, arrived, sleep
        self._offset: int | None = None

    async def run(self) -> None:
        """Poll until cancelled; a fault of the network or the store is waited out, longer each time."""
        pause = PAUSE
        while True:
            try:
                await self.once(PATIENCE)
            except Conflict:
                logger.warning("another program polls with this token; only one may. Trying again.")
            except RetryAfter as fault:
                pause = max(pause, seconds(fault))
            except (TelegramError, StorageError) as fault:
                logger.warning("could not fetch updates, trying again: %s", fault)
            else:
                pause = PAUSE
                continue
            await self._sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def once(self, patience: int) -> int:
        """Fetch one batch and store it, waiting at most `patience` seconds for it; return how many updates came."""
        asked = {"timeout": patience, "allowed_updates": json.dumps(WANTED)}
        if self._offset is not None:
            asked["offset"] = self._offset
        payload = await self._request.retrieve(
            f"{self._url}/getUpdates?{urlencode(asked)}", read_timeout=patience + GRACE
        )
        rows = _received(payload)
        if not rows:
            return 0
        await self._store.write(inbox.receive, bot=self._bot, updates=rows, now=self._clock.now())
        self._offset = rows[-1].update_id + 1
        self._arrived()
        return len(rows)


def _received(payload: bytes) -> list[inbox.Received]:
    """Read an answer as far as it must be read to be stored.

    Updates are stored as ASCII: a text may end in half a character (JSON allows it), and a database takes none.

    Raises:
        TelegramError: this is no answer of a Bot API, but perhaps a proxy's page.
    """
    try:
        return [
            inbox.Received(int(update["update_id"]), lane(update), json.dumps(update))
            for update in json.loads(payload)["result"]
        ]
    except (ValueError, KeyError, TypeError) as fault:
        msg = f"an answer that is not the Bot API's: {payload[:80]!r}"
        raise TelegramError(msg) from fault
