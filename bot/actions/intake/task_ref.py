"""A task as letters and lists name it."""

from bot.rules.week_facts import TaskRef
from bot.store.tables import Task


def task_ref(document: str, task: Task) -> TaskRef:
    """Name a task by its document, its annex and number there, and its words."""
    return TaskRef(document, task.annex, task.no, task.content)
