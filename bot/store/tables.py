"""The tables. They hold facts and carry no rules; times are aware and in UTC.

Read as four shelves: what the document says (Programme … Assignment), who is who (Unit … Invitation),
what is owed and answered (Obligation … Draft), and what came in and goes out (Inbox … Cover).
"""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Column, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(SQLModel):
    """The base of all tables: one naming convention, so that migrations can name what they change."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMING)


# -- what the document says --------------------------------------------------------------------------------------


class Programme(Table, table=True):
    """年度事项方案: one document's decomposition. `wake_at` is when the cycle must look at it again."""

    id: int | None = Field(default=None, primary_key=True)
    document: str = Field(unique=True)
    title: str
    year: int
    issued: dt.date
    confirmed_at: dt.datetime
    wake_at: dt.datetime | None = Field(default=None, index=True)


class Task(Table, table=True):
    """事项. `doubts` is a list of [kind, subject]."""

    __table_args__ = (UniqueConstraint("programme_id", "annex", "no"),)
    id: int | None = Field(default=None, primary_key=True)
    programme_id: int = Field(foreign_key="programme.id")
    annex: str
    no: int
    position: int
    sections: list[str] = Field(sa_column=Column(JSON, nullable=False))
    stem: str = ""
    content: str
    leaders: list[str] = Field(sa_column=Column(JSON, nullable=False))
    unit_text: str
    due_text: str = ""
    doubts: list[list[str]] = Field(sa_column=Column(JSON, nullable=False))
    withdrawn_at: dt.datetime | None = None


class TaskChange(Table, table=True):
    """What a re-import changed in a task: the history that a changed row keeps."""

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id", index=True)
    at: dt.datetime
    field: str
    before: str
    after: str


class Assignment(Table, table=True):
    """责任分工: task × unit (or group) × role.

    `role` is what the document says; `settled_role` is what is in force, None while it is held back.
    `via_id` points from a group member's assignment to the group's. Owing: `settled_role` is lead or separate,
    `unit_id` is set, `withdrawn_at` is not.
    """

    __table_args__ = (UniqueConstraint("task_id", "unit_id"), UniqueConstraint("task_id", "group_id"))
    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id")
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    group_id: int | None = Field(default=None, foreign_key="unit_group.id", index=True)
    via_id: int | None = Field(default=None, foreign_key="assignment.id")
    position: int
    role: str
    proposed_role: str | None = None
    settled_role: str | None = None
    settled_at: dt.datetime | None = None
    doubt: str | None = None
    withdrawn_at: dt.datetime | None = None


# -- who is who --------------------------------------------------------------------------------------------------


class Unit(Table, table=True):
    """责任单位. `name` is the one it is shown by; every name it answers to stands in UnitName."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    full_name: str = ""
    short_name: str = ""


class UnitName(Table, table=True):
    """A name that stands for exactly one unit: its name, full name, short name and aliases."""

    __tablename__ = "unit_name"
    name: str = Field(primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)


class UnitGroup(Table, table=True):
    """A name that stands for units. 各… is fixed once in the roster; 相关… is chosen for each task."""

    __tablename__ = "unit_group"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    chosen_per_task: bool = False


class GroupMember(Table, table=True):
    """One unit of a group."""

    __tablename__ = "group_member"
    group_id: int = Field(foreign_key="unit_group.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)


class Post(Table, table=True):
    """A post: a unit's contact (承办人／联络员), or a supervisor (督查员, no unit). People come and go; posts stay."""

    __table_args__ = (UniqueConstraint("kind", "unit_id", "title"),)
    id: int | None = Field(default=None, primary_key=True)
    kind: str  # "contact" | "supervisor"
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    title: str
    language: str = ""  # what the roster says the post is written to in; "" leaves it to the person


class Binding(Table, table=True):
    """Who sits on a post now, and whether messages reach them. state: active | unreachable | ended."""

    __table_args__ = (Index("ix_binding_address", "channel", "chat"),)
    id: int | None = Field(default=None, primary_key=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    channel: str
    chat: int = Field(sa_type=BigInteger)
    user: int = Field(sa_type=BigInteger)
    language: str
    bound_at: dt.datetime
    state: str = "active"
    state_since: dt.datetime
    reason: str = ""


class Invitation(Table, table=True):
    """A link that binds one person to a post, once, until it expires. Only the payload's SHA-256 is kept."""

    id: int | None = Field(default=None, primary_key=True)
    payload_hash: str = Field(unique=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    created_at: dt.datetime
    expires_at: dt.datetime
    used_at: dt.datetime | None = None
    revoked_at: dt.datetime | None = None


# -- what is owed and what was answered --------------------------------------------------------------------------


class Obligation(Table, table=True):
    """应报事项: what one unit owes by one deadline.

    `wake_at` is when a reminder may next be due; None when met or over.
    """

    __table_args__ = (UniqueConstraint("programme_id", "unit_id", "kind", "period"),)
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

    __table_args__ = (UniqueConstraint("obligation_id", "assignment_id"),)
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

    `slot` is "report:<obligation>" for the guided form, "reply:<update>" for a reply that waits to be confirmed. An id
    is never used again (SQLite would): buttons and the ledger's sources name drafts by it.
    """

    __table_args__ = (UniqueConstraint("channel", "chat", "slot"), {"sqlite_autoincrement": True})
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    chat: int = Field(sa_type=BigInteger)
    slot: str
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    version: int = 1
    updated_at: dt.datetime
    expires_at: dt.datetime


# -- what came in and what goes out ------------------------------------------------------------------------------


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


class Lease(Table, table=True):
    """Who alone may poll and send until `until`: several replicas on one PostgreSQL."""

    name: str = Field(primary_key=True)
    holder: str
    until: dt.datetime


class Note(Table, table=True):
    """A small fact that must outlive a restart, such as the sandbox's clock and counters."""

    name: str = Field(primary_key=True)
    value: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
