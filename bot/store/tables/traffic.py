"""What came in and what goes out: inbox, outbox, and small facts between the two."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from bot.store.tables.base import Table

_RETRIED = text("retry_at IS NOT NULL")
"""The few updates that failed once and wait for their next attempt."""


class Inbox(Table, table=True):
    """One raw update, stored before anything else happens. state: pending | done | aside."""

    __table_args__ = (
        UniqueConstraint("bot", "update_id"),
        Index("ix_inbox_state_id", "state", "id"),
        Index("ix_inbox_retry", "lane", "id", sqlite_where=_RETRIED, postgresql_where=_RETRIED),
        {"sqlite_autoincrement": True},  # whoever reads on after an id must not miss one that was purged and used again
    )
    id: int | None = Field(default=None, primary_key=True)
    bot: int = Field(sa_type=BigInteger)
    update_id: int = Field(sa_type=BigInteger)
    lane: str  # updates of one lane are handled in order: "telegram:<chat>"
    body: str
    state: str = "pending"
    attempts: int = 0
    error: str = ""
    received_at: dt.datetime
    retry_at: dt.datetime | None = None
    settled_at: dt.datetime | None = None


_OPEN = text("settled_at IS NULL")
"""The few rows that are still to be said, apart from the many that were."""


class Outbox(Table, table=True):
    """One message to one address, unique by occasion.

    state: waiting | claimed | delivered | refused | unknown | dropped (no longer needed when its turn came).
    `priority`: 0 answers, 1 reminders, 2 digests. `quiet`: only in working hours. `uncertain`: sent once before with
    an outcome nobody knows. `deaths`: how many processes died holding it. `edits`: the message to change instead of
    sending a new one.
    """

    __table_args__ = (
        UniqueConstraint("channel", "chat", "occasion"),
        Index("ix_outbox_state_priority_id", "state", "priority", "id"),
        Index("ix_outbox_message", "channel", "chat", "message_id"),
        Index("ix_outbox_open", "channel", "chat", "priority", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    chat: int = Field(sa_type=BigInteger)
    occasion: str
    letter: str  # the kind: which class in rules/letters.py, which template
    language: str
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    priority: int = 0
    quiet: bool = False
    state: str = "waiting"
    not_before: dt.datetime | None = None
    created_at: dt.datetime
    claimed_at: dt.datetime | None = None
    claimed_by: str = ""
    attempts: int = 0
    uncertain: bool = False
    deaths: int = 0
    edits: int | None = Field(default=None, sa_type=BigInteger)
    reply_to: int | None = Field(default=None, sa_type=BigInteger)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    reason: str = ""
    settled_at: dt.datetime | None = None


class Cover(Table, table=True):
    """What a message reminds of. Unique: nobody is reminded twice of one stage of one obligation."""

    __table_args__ = (UniqueConstraint("obligation_id", "stage", "recipient"),)
    id: int | None = Field(default=None, primary_key=True)
    outbox_id: int = Field(foreign_key="outbox.id", index=True)
    obligation_id: int = Field(foreign_key="obligation.id")
    stage: str
    recipient: str  # the address, "telegram:42"


class Note(Table, table=True):
    """A small fact that must outlive a restart, such as the sandbox's clock and counters."""

    name: str = Field(primary_key=True)
    value: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
