"""Letters about a task that goes to other units in mid-year: asked, confirmed, and told to the units."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.intake import Concerned
from bot.rules.terms import Role


@dataclass(frozen=True)
class Overdue:
    """A report that fell due before the change, and that nobody gave."""

    unit: str
    period: str
    due_at: dt.datetime


@dataclass(frozen=True)
class ReassignHow(Letter, kind="reassign_how"):
    """How a task is given to other units, or why it was not.

    `reason`: empty; `task`: there is none of this `number`; `units`: what was `asked` does not say who leads;
    `unknown`: no unit is called `asked`, `nearest` are; `same`: they answer for it already; `dropped`: as wished.
    `units` are who answers for the task now, as in the history.
    """

    reason: str = ""
    number: str = ""
    content: TaskText = TaskText("")  # noqa: RUF009 -- a NewType: the text itself
    units: TaskText = TaskText("")  # noqa: RUF009 -- as above
    asked: str = ""
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True)
class TaskChoice:
    """One of the tasks that a number may mean."""

    task_id: int
    document: str
    number: str
    content: TaskText


@dataclass(frozen=True)
class ReassignWhich(Letter, kind="reassign_which"):
    """The number stands in several documents or annexes: which task is meant?"""

    draft: int
    version: int
    number: str
    choices: tuple[TaskChoice, ...]


@dataclass(frozen=True)
class ReassignAsked(Letter, kind="reassign_asked"):
    """What a change would do: who answers before and after it, as in the history, and whom it concerns.

    `overdue` is still owed by who had the task, unless it is `taken_over`; the first few of so many `overdue_in_all`.
    `anew`: the books changed since it was last shown.
    """

    draft: int
    version: int
    document: str
    number: str
    content: TaskText
    before: TaskText
    after: TaskText
    units: tuple[Concerned, ...]
    overdue: tuple[Overdue, ...] = ()
    overdue_in_all: int = 0
    taken_over: bool = False
    anew: bool = False


@dataclass(frozen=True)
class Reassigned(Letter, kind="reassigned"):
    """Other units answer for a task from now on; `told` are the units whose people hear of it, `unbound` have none."""

    document: str
    number: str
    content: TaskText
    before: TaskText
    after: TaskText
    told: tuple[str, ...]
    unbound: tuple[str, ...]


@dataclass(frozen=True)
class TaskMoved(Letter, kind="task_moved"):
    """To a unit: what it is to a task has changed, from the role `before` to `after`; None: it has, or had, no part.

    `units` are who answers for it now; none: it was withdrawn. `overdue` are the periods that it still
    owes, unless the new unit has `taken_over` telling of them.
    """

    unit: str
    document: str
    number: str
    content: TaskText
    before: Role | None
    after: Role | None
    units: TaskText
    overdue: tuple[str, ...] = ()
    taken_over: bool = False


@dataclass(frozen=True)
class TasksMoved(Letter, kind="tasks_moved"):
    """To a unit: what it is to several tasks has changed at once; the first of so many `in_all`."""

    unit: str
    in_all: int
    changes: tuple[TaskMoved, ...]
