"""A call of the Bot API by name: plain JSON in, plain JSON out.

python-telegram-bot makes objects of what it sends and of every answer. Of a message that was sent we want its number
only, and the objects cost more than the HTTP (bench/delivery.py).
"""

from typing import Any

from telegram.ext import ExtBot


async def call(bot: ExtBot[int], method: str, given: dict[str, Any], *, priority: int = 0) -> Any:  # noqa: ANN401 -- JSON
    """Call a method, in the Bot API's spelling, through the bot's pace and HTTP; return the answer's `result`.

    Raises:
        TelegramError: as any of python-telegram-bot's methods.
    """
    # `do_api_request` is the public door, but it warns of every method that python-telegram-bot has itself.
    pace = bot._merge_api_rl_kwargs(None, priority)  # noqa: SLF001 -- what every method of ExtBot calls
    return await bot._post(method, given, api_kwargs=pace)  # noqa: SLF001 -- what every method of Bot calls
