"""What is owed and what was answered: obligations, the ledger, drafts."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, UniqueConstraint
from sqlmodel import Field

from bot.store.tables.base import NEVER_AGAIN, Table


class Obligation(Table, table=True):
    """应报事项: what one unit owes by one deadline.

    `wake_at` is when a reminder may next be due; None when met or over.
    """

    __table_args__ = (UniqueConstraint("programme_id", "unit_id", "kind", "period"), NEVER_AGAIN)
    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    unit_id: int = Field(foreign_key="unit.id", index=True)
    kind: str  # "monthly"
    period: str  # "2020-02"
    opens_at: dt.datetime
    due_at: dt.datetime
    provisional: bool = False
    basis: str = ""  # the rule and the calendar the due date came from
    wake_at: dt.datetime | None = Field(default=None, index=True)
    met_at: dt.datetime | None = None


class Item(Table, table=True):
    """One assignment's part of an obligation; `entry_seq` is its latest ledger entry, None while it is owed."""

    __table_args__ = (UniqueConstraint("obligation_id", "assignment_id"), NEVER_AGAIN)
    id: int | None = Field(default=None, primary_key=True)
    obligation_id: int = Field(foreign_key="obligation.id")
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    entry_seq: int | None = Field(default=None)


class Entry(Table, table=True):
    """台账记录: one appended line, never changed.

    `body` is the canonical bytes that are hashed; the columns repeat it.
    """

    __table_args__ = (UniqueConstraint("source", "assignment_id"),)
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: dt.datetime = Field(index=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    item_id: int = Field(foreign_key="item.id", index=True)
    source: str  # channel:chat:message:revision, or draft:id:version
    corrects: int | None = None
    late: bool = False
    status: str
    done: str = ""  # 完成情况
    problems: str = ""  # 存在问题
    causes: str = ""  # 原因分析
    next_steps: str = ""  # 下一步计划
    body: str
    previous_hash: str
    hash: str


class EntryAuthor(Table, table=True):
    """Who gave an entry. Outside the hashed bytes, so that a person can be forgotten and the chain still verifies."""

    __tablename__ = "entry_author"
    entry_seq: int = Field(primary_key=True, foreign_key="entry.seq")
    binding_id: int | None = Field(default=None, foreign_key="binding.id")


class LedgerHead(Table, table=True):
    """The last link of the chain; the one row that an append locks."""

    __tablename__ = "ledger_head"
    id: int = Field(default=1, primary_key=True)
    seq: int = 0
    hash: str = ""


class Draft(Table, table=True):
    """Work in progress of one person.

    `slot` is "report:<obligation>" for the guided form, "reply:<update>" for a reply that waits to be confirmed.
    """

    __table_args__ = (UniqueConstraint("channel", "chat", "slot"), NEVER_AGAIN)
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    chat: int = Field(sa_type=BigInteger)
    slot: str
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    version: int = 1
    updated_at: dt.datetime
    expires_at: dt.datetime
