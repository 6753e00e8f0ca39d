"""What people do in a chat, and what they hear: for tests of actions, without any channel."""

import datetime as dt
from itertools import count
from typing import TypeVar

from sqlmodel import Session, col, select

from bot.rules.letters.base import Letter
from bot.rules.said import Pressed, Said, Sent
from bot.store import outbox
from bot.store.tables import Outbox
from tests import cast
from tests.cast import at

BOT = 42
NOW = at("2026-03-02 10:00")

L = TypeVar("L", bound=Letter)
_updates = count(1000)


def says(chat: int = 101, text: str = "…", *, when: dt.datetime = NOW, language: str = "zh_CN") -> Said:
    """A person writes."""
    number = next(_updates)
    return Said(
        address=cast.address(chat),
        user=chat,
        message_id=number,
        bot=BOT,
        update_id=number,
        text=text,
        at=when,
        language=language,
    )


def presses(chat: int, action: str, *args: int | str, message_id: int = 7) -> Pressed:
    """A person presses a button, or sends what a button would."""
    return Pressed(
        address=cast.address(chat),
        user=chat,
        message_id=message_id,
        bot=BOT,
        update_id=next(_updates),
        action=action,
        args=tuple(str(arg) for arg in args),
    )


def sends(chat: int, what: str, *, caption: str = "", file: str = "file-1") -> Sent:
    """A person sends something that is not text."""
    number = next(_updates)
    return Sent(
        address=cast.address(chat),
        user=chat,
        message_id=number,
        bot=BOT,
        update_id=number,
        what=what,
        caption=caption,
        file=file,
    )


def rows(session: Session, chat: int) -> list[Outbox]:
    """What stands in the outbox for a chat, in the order it was put."""
    session.flush()
    return list(session.exec(select(Outbox).where(col(Outbox.chat) == chat).order_by(col(Outbox.id))))


def heard(session: Session, chat: int) -> list[Letter]:
    """The letters that a chat was told, in order."""
    return [outbox.letter_of(row) for row in rows(session, chat)]


def last(session: Session, chat: int, kind: type[L]) -> L:
    """The last letter that a chat was told, which must be of this kind."""
    letter = heard(session, chat)[-1]
    assert isinstance(letter, kind)
    return letter
