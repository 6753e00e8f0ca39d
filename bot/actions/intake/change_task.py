"""Change one field of a task: what stood there goes into its history, what the document says stays beside it."""

import datetime as dt
from typing import Any, Final

from sqlmodel import Session

from bot.actions.intake.understand import READ, understand
from bot.store.tables import Programme, Task, TaskChange

UNITS: Final = "units"
"""In the history: who does what. In `Task.corrected`: the responsible-unit string whose reading a person replaced."""

SETTLED: Final = "settled"
"""In the history: a doubt, and what was decided about it: the units that were chosen, or one of the two below."""

AS_READ: Final = "as it was read"
IN_WORKBOOK: Final = "review workbook"


def change(  # noqa: PLR0913 -- a change has as many parts
    session: Session, task: Task, field: str, value: str | list[str], *, by: str, now: dt.datetime
) -> bool:
    """Let a person change a field of a task; False if it says that already.

    What the document says is kept, so that reading it again does not undo the change.
    """
    before = getattr(task, field)
    if before == value:
        return False
    remember(task, field, before)
    note(session, task, field, written(before), written(value), by=by, now=now)
    setattr(task, field, value)
    programme = session.get(Programme, task.programme_id) if field in READ else None
    if programme:
        understand(task, programme)
    session.add(task)
    return True


def remember(task: Task, field: str, said: Any) -> None:  # noqa: ANN401 -- a column's value
    """Keep what the document says where a person decides otherwise; a second decision does not change that."""
    if not task.origin:
        task.corrected = {field: said} | task.corrected


def note(  # noqa: PLR0913 -- a change has as many parts
    session: Session, task: Task, field: str, before: str, after: str, *, by: str, now: dt.datetime
) -> None:
    """Write one change into a task's history."""
    session.add(TaskChange(task_id=task.id or 0, at=now, field=field, before=before, after=after, by=by))


def written(value: str | list[str]) -> str:
    """Write a field's value as history and differences show it."""
    return value if isinstance(value, str) else " / ".join(value)
