"""Who answered a question, when and how: for the colleague who stands before it, and for who goes back to it."""

from typing import Final

from sqlmodel import Session, col, select

from bot.actions.intake.change_task import AS_READ, IN_WORKBOOK, SETTLED, UNITS
from bot.actions.intake.parts import described, parts_of
from bot.rules.letters.base import TaskText
from bot.rules.letters.doubts import Answered
from bot.rules.letters.intake import shortened_units
from bot.rules.questions import Key
from bot.rules.terms import Doubt, DoubtKind, task_number
from bot.store.tables import Task, TaskChange

LONGEST: Final = 80
"""How much of the units is shown."""

_WHO_DOES_WHAT: Final = frozenset({DoubtKind.NO_LEAD, DoubtKind.NO_UNIT})
"""What came of these is told by all units of the task, with their roles."""


def answered(session: Session, key: Key, subject: str = "") -> Answered:
    """Tell what the history knows of a question that is no longer open; the roster settles some without an entry.

    `subject`: of the names that were asked about in one task, this one, where the history has it.
    """
    task = session.get_one(Task, key.task)
    mine = select(TaskChange).where(col(TaskChange.task_id) == key.task, col(TaskChange.field).in_((SETTLED, UNITS)))
    changes = session.exec(mine.order_by(col(TaskChange.id).desc())).all()
    about = [each for each in changes if each.field == SETTLED and each.before.partition(":")[0] == key.kind]
    about = [each for each in about if each.before == str(Doubt(key.kind, subject))] or about
    found = next(iter(about or changes), None)
    chosen = found.after if found in about and found.after not in {AS_READ, IN_WORKBOOK} else ""
    units = described(session, parts_of(session, key.task)) if key.kind in _WHO_DOES_WHAT else chosen
    return Answered(
        number=task_number(task.annex, task.no),
        doubt=key.kind,
        by=found.by if found else "",
        at=found.at if found else None,
        units=TaskText(shortened_units(units, LONGEST)),
    )
