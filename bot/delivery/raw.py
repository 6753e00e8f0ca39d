"""A call of the Bot API by name: plain JSON in, plain JSON out.

python-telegram-bot makes objects of what it sends and of every answer. Of a message that was sent we want its number
only, and the objects cost more than the HTTP (bench/delivery.py). Faults are python-telegram-bot's own all the same.
"""

from functools import partial
from typing import Any, cast

from pydantic_core import to_json  # a third of the time of the standard library's
from telegram.ext import ExtBot
from telegram.request import RequestData

Json = dict[str, Any]


class Plain:
    """What our HTTP reads of python-telegram-bot's `RequestData`: values are JSON as text, as the Bot API has it."""

    contains_files = False

    def __init__(self, given: Json) -> None:
        self._given = given

    @property
    def json_payload(self) -> bytes:
        """The body of the request."""
        given = {name: each if isinstance(each, str) else to_json(each).decode() for name, each in self._given.items()}
        return to_json(given)


async def call(bot: ExtBot[int], method: str, given: Json, *, priority: int = 0) -> Any:  # noqa: ANN401 -- JSON
    """Call a method, in the Bot API's spelling, through the bot's pace and our HTTP; return the answer's `result`.

    Raises:
        TelegramError: as any of python-telegram-bot's methods.
    """
    request = partial(bot.request.post, f"{bot.base_url}/{method}", cast("RequestData", Plain(given)))
    if bot.rate_limiter is None:
        return await request()
    return await bot.rate_limiter.process_request(request, (), {}, method, given, priority)
