"""Read out of a task's own words when it is due and which figures it promises, and keep both beside them."""

from typing import Final

from bot.rules.letters.base import TaskText
from bot.rules.letters.periods import YearDue
from bot.rules.tasks.completion import Basis, Defaults, read_completion
from bot.rules.tasks.targets import find_targets
from bot.store.tables import Programme, Task

READ: Final = frozenset({"stem", "content", "due_text"})
"""The fields that are read; when one of them changes, the task is to be understood anew."""


def understand(task: Task, programme: Programme) -> None:
    """Bring due date and targets of a task in line with its words, and with the months that its programme sets."""
    defaults = Defaults(programme.due_month, programme.due_month_of_projects)
    content = task.stem + task.content
    found = read_completion(task.due_text, content, year=programme.year, issued=programme.issued, defaults=defaults)
    task.due_date, task.due_degree = found.date, found.degree
    task.due_continuing, task.due_basis = found.continuing, found.basis
    task.targets = [target.write() for target in find_targets(task.content)]


def year_due(task: Task) -> YearDue | None:
    """Return when a task is due as letters say it; None if nothing says so, or if its content does, which they show."""
    words = " ".join(task.due_text.split())
    if task.due_basis not in {Basis.COLUMN, Basis.PROGRAMME}:
        return None
    return YearDue(TaskText(words), task.due_date)
