"""What Telegram's faults mean for a message: the one place where they become ours.

python-telegram-bot's `BadRequest` and `TimedOut` are kinds of `NetworkError`, so the order of the questions matters.
Telegram tells some refusals apart by their words only; those words stand here and nowhere else.
"""

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.http import LostAnswerError, NotSentError
from bot.delivery.pace import seconds
from bot.errors import DeliveryError, MovedError, PassingError, RefusedError, UnknownOutcomeError

TOKEN_WAIT = 60.0
"""Seconds to wait when Telegram does not know our token: that is the operator's to mend, no message's fault."""

_GONE = ("chat not found", "peer_id_invalid", "user_id_invalid", "input_user_deactivated")
_NOT_MODIFIED = ("message is not modified",)
_NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
)


def fault_of(error: TelegramError) -> DeliveryError:  # noqa: PLR0911 -- one line a fault
    """Return our fault for one of python-telegram-bot's.

    A server error (500, 503) was answered, so the message was not taken: it may be tried again. Of a gateway's 502 or
    504, a closed connection or a time-out nobody knows.
    """
    match error:
        case ChatMigrated():
            return MovedError(error.new_chat_id)
        case RetryAfter():
            return PassingError(str(error), wait=seconds(error))
        case Forbidden():
            return RefusedError(str(error), chat_is_dead=True)
        case BadRequest():
            return RefusedError(str(error), chat_is_dead=_says(error, _GONE))
        case InvalidToken():
            return PassingError(str(error), wait=TOKEN_WAIT)
        case TimedOut() | LostAnswerError():
            return UnknownOutcomeError(str(error))
        case NotSentError() | NetworkError():
            return PassingError(str(error))
        case _:
            # For instance an answer that is no JSON: something answered, but was it Telegram?
            return UnknownOutcomeError(str(error))


def is_not_modified(error: BadRequest) -> bool:
    """Tell whether an edit was refused because the message says that already."""
    return _says(error, _NOT_MODIFIED)


def cannot_be_edited(error: BadRequest) -> bool:
    """Tell whether an edit was refused because the message is gone, too old, or has no text."""
    return _says(error, _NOT_EDITABLE)


def _says(error: BadRequest, words: tuple[str, ...]) -> bool:
    said = str(error).lower()
    return any(word in said for word in words)
