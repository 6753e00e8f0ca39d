"""Letters about a unit's tasks: the list (/tasks), one task, and what was reported for a period."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.periods import Filled, OpenPeriod, YearDue
from bot.rules.terms import Role, Status

A_PAGE = 8
"""So many tasks stand on a page: two rows of four buttons."""


@dataclass(frozen=True)
class TaskRow:
    """One task in the list.

    `state`: owed, late, reported, idle (nothing is open), support (answers the lead), held (a supervisor must confirm
    who owes it). `status` is what was reported; `unit` is told to who answers for several, `document` (its
    short name) where there are several. `same_as` is the number of
    the task with which this one is reported; `same` are those of the tasks that are reported with this one.
    """

    assignment_id: int
    number: str
    content: TaskText
    role: Role
    state: str
    status: Status | None = None
    due_at: dt.datetime | None = None
    late_days: int = 0
    provisional: bool = False
    period: str = ""
    unit: str = ""
    same_as: str = ""
    same: tuple[str, ...] = ()
    document: str = ""


@dataclass(frozen=True)
class TaskList(Letter, kind="task_list"):
    """What do I owe? A page of it; pages count from 0."""

    unit: str
    total: int
    periods: tuple[OpenPeriod, ...]
    rows: tuple[TaskRow, ...]
    page: int = 0
    pages: int = 1

    @property
    def owed(self) -> int:
        """How many items are owed in all open periods."""
        return sum(period.owed for period in self.periods)


@dataclass(frozen=True)
class TaskCard(Letter, kind="task_card"):
    """One task in full; `report` is what was last reported, `item_id` what can be reported now.

    `moved`: it was given to others, and what fell due before is still owed.
    """

    row: TaskRow
    stem: TaskText
    content: TaskText
    section: TaskText
    unit_text: str
    report: Filled | None = None
    report_period: str = ""
    item_id: int | None = None
    page: int = 0
    year_due: YearDue | None = None
    moved: bool = False


@dataclass(frozen=True)
class Reported(Letter, kind="reported"):
    """What was reported for a period, a page of it, each there to be changed; pages count from 0."""

    unit: str
    period: OpenPeriod
    filled: tuple[Filled, ...]
    page: int = 0
    pages: int = 1

    @property
    def reported(self) -> int:
        """How many of the period's items are reported."""
        return self.period.total - self.period.owed
