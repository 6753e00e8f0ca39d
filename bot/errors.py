"""Faults, each with a sentence that a person may read and that says what to do."""

from collections.abc import Sequence


class CuibanError(Exception):
    """A fault whose text may be shown to the person who caused it; the command line exits with 1."""


class ConfigurationError(CuibanError):
    """config.yaml or the environment is wrong: names file, key and remedy."""


class DocumentError(CuibanError):
    """A file could not be read: says which, where in it, and what to send instead.

    `code` names the usual causes, so that whoever says it in words of their own can tell them apart: too_large,
    encrypted, macro, broken, inserted, scan, old_format, empty, not_text, no_tasks, gone; "" where the sentence is
    all there is.
    """

    def __init__(self, message: str, *, code: str = "") -> None:
        super().__init__(message)
        self.code = code


class RosterError(DocumentError):
    """A roster cannot be taken: every complaint, with sheet, row and column; nothing of it was stored."""


class ReviewError(DocumentError):
    """A review workbook cannot be taken: every complaint, with sheet, row and column; nothing of it was stored."""


class NotFoundError(CuibanError):
    """A name that is not in the ledger; offers the nearest known ones."""


class UnknownUnitError(NotFoundError):
    """No unit answers to a name; `nearest` are (id, name) of the known ones that come closest."""

    def __init__(self, asked: str, nearest: Sequence[tuple[int, str]]) -> None:
        hint = f"Did you mean {', '.join(name for _, name in nearest)}? " if nearest else ""
        super().__init__(f"No unit is called “{asked}”. {hint}`python -m bot roster list` shows every unit.")
        self.asked = asked
        self.nearest = tuple(nearest)


class ChoiceError(CuibanError):
    """What was chosen does not decide what was asked: says what to choose; nothing was changed."""


class OutdatedError(CuibanError):
    """What was to be decided is decided already, or is no longer as it was shown: says so; nothing was changed."""


class StorageError(CuibanError):
    """The database cannot be reached, is not ours, or its disk is full."""


class LedgerBrokenError(CuibanError):
    """The hash chain of the ledger does not verify: says at which entry."""


class DeliveryError(CuibanError):
    """A message could not be handed to the channel. The subclass says what that means for the sender."""


class RefusedError(DeliveryError):
    """Permanent: the person blocked the bot, the chat is gone, or the message is not acceptable."""

    def __init__(self, reason: str, *, chat_is_dead: bool) -> None:
        super().__init__(reason)
        self.chat_is_dead = chat_is_dead


class PassingError(DeliveryError):
    """Passing: it certainly did not arrive; may be tried again after `wait` seconds."""

    def __init__(self, reason: str, *, wait: float = 0.0) -> None:
        super().__init__(reason)
        self.wait = wait


class UnknownOutcomeError(DeliveryError):
    """It may have arrived: the answer was lost on the way."""


class MovedError(DeliveryError):
    """The group became a supergroup: the message goes to `chat` instead."""

    def __init__(self, chat: int) -> None:
        super().__init__(f"the chat is now {chat}")
        self.chat = chat
