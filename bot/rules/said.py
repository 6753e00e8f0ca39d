"""What a person did in a chat, as plain values: the edge makes them from updates, actions receive them."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.terms import Address

MOST_DIGITS = 9
"""Numbers of rows and pages have no more digits: what is longer would not even fit a database's integer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What all have in common: who, where, and the update it came by (the inbox row's key: bot, update_id)."""

    address: Address
    user: int
    message_id: int
    bot: int
    update_id: int
    language: str = "zh_CN"
    """The person's own language as the channel tells it, `zh_CN` or `en`: for those who are not bound yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Act):
    """A text message. `revision` is 0 for a new message and the edit's Unix second for an edited one."""

    text: str
    at: dt.datetime
    revision: int = 0
    reply_to: int | None = None
    """The message this one answers to, in the same chat."""

    @property
    def source(self) -> str:
        """Where a ledger entry comes from: ``channel:chat:message:revision``."""
        return f"{self.address}:{self.message_id}:{self.revision}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed(Act):
    """A button. ``v1:save:12:3`` is the action ``save`` with the arguments ``("12", "3")``."""

    action: str
    args: tuple[str, ...] = ()

    def number(self, index: int = 0) -> int | None:
        """Return an argument that names a row or a page; None if there is none such: a press can be forged."""
        text = self.args[index] if index < len(self.args) else ""
        return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent(Act):
    """Anything that is not text: `what` is the Bot API's name of it (photo, voice, sticker, document …)."""

    what: str
    caption: str = ""
    file: str = ""
    """How the channel fetches it again (Telegram's `file_id`); empty for what has no file, such as a place."""
    name: str = ""
    """What the sender's file is called; empty for what has no name of its own."""
    size: int = 0
    """Bytes, as the channel tells them; 0 where it does not."""
