"""Tell the units whose parts change within a piece of work: an import that is confirmed, a merger, an added task."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlmodel import Session, col, select

from bot.actions.intake.parts import described, parts_of
from bot.actions.intake.tell_units import CONTENT, UNITS
from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.intake import shortened, shortened_units
from bot.rules.letters.reassign import TaskMoved, TasksMoved
from bot.rules.standing_in import written_to
from bot.rules.terms import Role, task_number
from bot.store import outbox, people
from bot.store.tables import Assignment, Programme, Task, Unit

LISTED, EACH = 12, 40
"""How many tasks are listed in one letter, and how much of their words."""

_Parts = dict[int, dict[int, Role]]
"""By unit and task: what it is to it, as far as that is settled."""


@contextmanager
def telling(session: Session, *, today: dt.date, now: dt.datetime) -> Iterator[None]:
    """Put one letter for each unit whose parts are others after it than before, to go out in working hours.

    A programme that comes in within it tells nobody: its tasks come with the first reminder. `today` is the office's
    day: who is away then has a deputy.
    """
    known = set(session.exec(select(Programme.id)))
    before = _parts(session)
    yield
    session.flush()
    after = _parts(session)
    changed: dict[int, list[TaskMoved]] = defaultdict(list)
    seats = people.seats(session, sorted({*before, *after}))
    for unit_id in seats:
        had, has = before.get(unit_id, {}), after.get(unit_id, {})
        tasks = [session.get_one(Task, each) for each in {*had, *has} if had.get(each) != has.get(each)]
        for task in sorted(tasks, key=lambda each: (each.programme_id, each.position, each.id)):
            if task.programme_id in known:
                moved = _moved(session, task, had.get(task.id or 0), has.get(task.id or 0))
                changed[unit_id].append(replace(moved, unit=session.get_one(Unit, unit_id).name))
    for unit_id, letters in changed.items():
        for recipient in written_to(seats[unit_id], today):
            outbox.put(
                session,
                _letter(letters),
                address=recipient.address,
                occasion=f"changed:{unit_id}:{now.isoformat()}",
                language=recipient.language,
                now=now,
                quiet=True,
            )


def _parts(session: Session) -> _Parts:
    rows = session.exec(
        select(Assignment.unit_id, Assignment.task_id, Assignment.settled_role)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(
            col(Assignment.unit_id).is_not(None),
            col(Assignment.withdrawn_at).is_(None),
            col(Assignment.settled_role).is_not(None),
            col(Task.withdrawn_at).is_(None),
        )
    )
    parts: _Parts = defaultdict(dict)
    for unit_id, task_id, role in rows:
        parts[unit_id or 0][task_id] = Role(role or "")
    return parts


def _moved(session: Session, task: Task, before: Role | None, after: Role | None) -> TaskMoved:
    """Say what a task is to a unit now; one that is withdrawn has no units."""
    units = "" if task.withdrawn_at else described(session, parts_of(session, task.id or 0))
    return TaskMoved(
        unit="",
        document=session.get_one(Programme, task.programme_id).document,
        number=task_number(task.annex, task.no),
        content=shortened(task.content, CONTENT),
        before=before,
        after=after,
        units=TaskText(shortened_units(units, UNITS)),
    )


def _letter(changed: list[TaskMoved]) -> Letter:
    """Say one change in full; of several, list the first."""
    if len(changed) == 1:
        return changed[0]
    listed = tuple(replace(each, content=shortened(each.content, EACH)) for each in changed[:LISTED])
    return TasksMoved(changed[0].unit, len(changed), listed)
