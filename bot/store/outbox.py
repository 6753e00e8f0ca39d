"""The outbox: every message that is to be said, once, put there in one transaction with what it speaks of.

One row is one message, unique by (address, occasion): saying it a second time is nothing. How rows are handed out to
whoever sends them stands in `sending.py`.
"""

import datetime as dt
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Executable
from sqlmodel import Session, col, select

from bot.rules.letters.base import Letter, kinds
from bot.rules.terms import Address
from bot.store.dialect import insert_in
from bot.store.tables import Outbox


def put(  # noqa: PLR0913 -- one named argument for each thing that a message has
    session: Session,
    letter: Letter,
    *,
    address: Address,
    occasion: str,
    language: str,
    now: dt.datetime,
    priority: int = 0,
    quiet: bool = False,
    reply_to: int | None = None,
    edits: int | None = None,
    not_before: dt.datetime | None = None,
) -> int | None:
    """Put a letter into the outbox; return the row's id, or None if this address was told of this occasion before."""
    return put_composed(
        session,
        letter.kind,
        _adapter(letter.kind).dump_python(letter, mode="json"),
        address=address,
        occasion=occasion,
        language=language,
        now=now,
        priority=priority,
        quiet=quiet,
        reply_to=reply_to,
        edits=edits,
        not_before=not_before,
    )


def put_composed(  # noqa: PLR0913 -- as `put`
    session: Session,
    kind: str,
    body: dict[str, Any],
    *,
    address: Address,
    occasion: str,
    language: str,
    now: dt.datetime,
    priority: int = 0,
    quiet: bool = True,
    reply_to: int | None = None,
    edits: int | None = None,
    not_before: dt.datetime | None = None,
) -> int | None:
    """Put what a letter is *about* into the outbox: its words are made at the last moment, when it is sent.

    Returns the row's id, or None if this address was told of this occasion before.
    """
    row = {
        "channel": address.channel,
        "chat": address.chat,
        "occasion": occasion,
        "letter": kind,
        "language": language,
        "body": body,
        "priority": priority,
        "quiet": quiet,
        "created_at": now,
        "not_before": not_before,
        "reply_to": reply_to,
        "edits": edits,
    }
    session.flush()
    new: int | None = session.connection().execute(_putting(session.get_bind().dialect.name), row).scalar()
    return new


def letter_of(row: Outbox) -> Letter:
    """Return the letter that a row was put with; only for rows of `put`, not of `put_composed`."""
    letter: Letter = _adapter(row.letter).validate_python(row.body)
    return letter


def read_letter(kind: str, text: str) -> Letter:
    """Return the letter that a row was put with, as `letter_of`, from the row's body as JSON."""
    letter: Letter = _adapter(kind).validate_json(text)
    return letter


def find_sent(session: Session, address: Address, message_id: int) -> Outbox | None:
    """Return what a message in a chat says now: the last row that was sent as it or changed it, None if not ours."""
    return session.exec(
        select(Outbox)
        .where(
            col(Outbox.channel) == address.channel,
            col(Outbox.chat) == address.chat,
            col(Outbox.message_id) == message_id,
        )
        .order_by(col(Outbox.id).desc())
    ).first()


@cache
def _putting(dialect: str) -> Executable:
    """Build the INSERT once: building it costs more than the database's own work."""
    return insert_in(dialect, Outbox).on_conflict_do_nothing().returning(col(Outbox.id))


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(kinds()[kind])
