"""What the document says: programme, task, assignment."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from bot.store.tables.base import NEVER_AGAIN, Table


class Programme(Table, table=True):
    """年度事项方案: one document's decomposition. `wake_at` is when the cycle must look at it again.

    `corrected` is what the document says of itself where a person put it right, as in `Task`. `due_month` and
    `due_month_of_projects`: by the end of which month a task is due that does not say so, if that is fixed.
    """

    id: int | None = Field(default=None, primary_key=True)
    document: str = Field(unique=True)
    title: str
    year: int
    issued: dt.date
    due_month: int | None = None
    due_month_of_projects: int | None = None
    confirmed_at: dt.datetime
    corrected: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    wake_at: dt.datetime | None = Field(default=None, index=True)


class Task(Table, table=True):
    """事项. `doubts` is a list of [kind, subject]: what was uncertain when its row was read.

    `origin` says where a task comes from that does not stand in the document (区委交办, 会议议定). What people decide
    stands beside what the document says, so that reading it again does not undo it: `corrected` is what the document
    says in the fields that a person changed, `settled` are the doubts that a person answered.

    When it is due was read out of the row: a date, the degree that is expected then (取得明显成效), whether it goes on
    after (长期坚持), and what says so: ``column``, ``content``, ``programme`` or empty.
    `targets` are the figures of its content, as `bot.rules.tasks.targets` writes them.
    """

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
    due_date: dt.date | None = None
    due_degree: str = ""
    due_continuing: bool = False
    due_basis: str = ""
    targets: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    doubts: list[list[str]] = Field(sa_column=Column(JSON, nullable=False))
    origin: str = ""
    corrected: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    settled: list[list[str]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    withdrawn_at: dt.datetime | None = None


class TaskChange(Table, table=True):
    """What was changed in a task, by a re-import or by a person: the history that a changed row keeps."""

    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id", index=True)
    at: dt.datetime
    field: str
    before: str
    after: str
    by: str = ""  # a post, or how it came: never a person's name


class TaskLink(Table, table=True):
    """Two tasks that are the same one: who owes both reports on `same_as_id` only, once the link is confirmed.

    `state` is proposed, confirmed or refused; `likeness` (0 to 100) is what the proposal rests on.
    """

    __tablename__ = "task_link"
    __table_args__ = (UniqueConstraint("task_id", "same_as_id"), NEVER_AGAIN)
    id: int | None = Field(default=None, primary_key=True)
    task_id: int = Field(foreign_key="task.id")
    same_as_id: int = Field(foreign_key="task.id", index=True)
    state: str = "proposed"
    likeness: int = 0
    decided_at: dt.datetime | None = None
    decided_by: str = ""


class Assignment(Table, table=True):
    """责任分工: task × unit (or group) × role.

    `role` is what the document says; `settled_role` is what is in force, None while it is held back.
    `via_id` points from a group member's assignment to the group's. Owing: `settled_role` is lead or separate,
    `unit_id` is set, `withdrawn_at` is not. When the task was given to others, `owed_until` is that moment: what fell
    due before is owed all the same (`bot.actions.intake.arrears`).
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
    owed_until: dt.datetime | None = None


class ChosenMember(Table, table=True):
    """One unit of a group that is chosen for each task (相关…): `assignment_id` is the group's part in that task."""

    __tablename__ = "chosen_member"
    assignment_id: int = Field(foreign_key="assignment.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)


class StagedImport(Table, table=True):
    """A decomposition that was read and waits for a supervisor: nothing of it is in force.

    `body` is the decomposition; `seen` is the mark of the comparison that was shown. `state` is waiting,
    confirmed, dropped, or replaced by a later one of the same document.
    """

    __tablename__ = "staged_import"
    id: int | None = Field(default=None, primary_key=True)
    document: str = Field(index=True)
    name: str  # of the file it came in
    body: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    seen: str
    state: str = "waiting"
    staged_at: dt.datetime
    staged_by: str = ""
    settled_at: dt.datetime | None = None
    settled_by: str = ""
