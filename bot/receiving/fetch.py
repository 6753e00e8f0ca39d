"""A file that somebody sent, fetched from Telegram."""

from typing import Final

from telegram import Bot
from telegram.error import BadRequest

from bot.errors import DocumentError
from bot.rules.said import Sent

LIMIT: Final = 20 * 2**20
"""Bytes that a bot can fetch (Bot API, getFile)."""


async def fetch(bot: Bot, sent: Sent) -> bytes:
    """Return the bytes of a file.

    Raises:
        DocumentError: it is larger than a bot can fetch, or Telegram does not have it any more.
        telegram.error.TelegramError: Telegram cannot be reached now; the update is handled again.
    """
    if sent.size > LIMIT:
        msg = f"{sent.name} is larger than 20 MB. Send the document without pictures, or in parts."
        raise DocumentError(msg, code="too_large")
    try:
        file = await bot.get_file(sent.file)
        return bytes(await file.download_as_bytearray())
    except BadRequest as fault:
        msg = f"{sent.name} cannot be fetched ({fault.message}). Send it again."
        raise DocumentError(msg, code="gone") from fault
