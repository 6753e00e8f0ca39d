"""What the document says: programme, task, assignment."""

import datetime as dt

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from bot.store.tables.base import Table


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
