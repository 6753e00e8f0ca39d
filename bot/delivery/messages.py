"""What goes through a channel: words with buttons, perhaps a file; and what a channel is."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Button:
    """One button: what it says, and what it sends back (`v1:<action>:<id>:<version>`, at most 64 bytes) or opens."""

    text: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A document to attach."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """Words ready to go: Telegram HTML, rows of buttons, perhaps a file (then the words are its caption)."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    file: File | None = None


class Channel(Protocol):
    """A way to people. Telegram is one; the rest of the house knows no more of it than this."""

    name: str

    async def send(
        self,
        chat: int,
        message: Message,
        *,
        reply_to: int | None = None,
        edits: int | None = None,
        priority: int = 0,
    ) -> int:
        """Send to a chat, or change the message `edits`; return the message's id in that chat.

        `priority` 0 goes before 1 where messages have to wait for one another.

        Raises:
            RefusedError: permanent; PassingError: certainly not sent; UnknownOutcomeError: nobody knows;
            MovedError: the chat has another number now.
        """
        ...
