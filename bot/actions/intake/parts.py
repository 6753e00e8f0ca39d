"""The parts of one task as a person decides them: who leads, who supports, who handles it separately."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.actions.intake.change_task import UNITS, note, remember
from bot.rules.terms import DoubtKind, Role
from bot.store.tables import Assignment, Programme, Task, Unit, UnitGroup


class Who(NamedTuple):
    """A unit or a group, by its id; the other one is None."""

    unit_id: int | None
    group_id: int | None = None


class Part(NamedTuple):
    """Who is what to a task. `sure`: a person has recognised who it is, so that no doubt about the name is left."""

    who: Who
    role: Role
    sure: bool = True


def parts_of(session: Session, task_id: int) -> list[Assignment]:
    """Return the parts that a task's row names, in order: without those that units have through a group."""
    return list(
        session.exec(
            select(Assignment)
            .where(
                col(Assignment.task_id) == task_id,
                col(Assignment.withdrawn_at).is_(None),
                col(Assignment.via_id).is_(None),
            )
            .order_by(col(Assignment.position), col(Assignment.id))
        )
    )


def put_parts(session: Session, task: Task, wanted: Sequence[Part], *, by: str, now: dt.datetime) -> bool:
    """Put exactly these parts of a task in force, in this order; False if they are already.

    Who has no part any more is withdrawn; who has the same role as before has had it since then. What the document says
    stays in `Assignment.role`, and reading the same words again changes nothing of this. The history keeps it. Whoever
    calls this expands the groups (`bot.actions.intake.expand_groups`) and wakes the programmes (`wake`) when all is
    done.
    """
    task_id = task.id or 0
    every = session.exec(select(Assignment).where(col(Assignment.task_id) == task_id)).all()
    named = [each for each in every if each.via_id is None and each.withdrawn_at is None]
    before = described(session, sorted(named, key=lambda each: (each.position, each.id)))
    there = {Who(each.unit_id, each.group_id): each for each in every}
    rows = [
        there.get(part.who) or Assignment(task_id=task_id, **part.who._asdict(), position=place, role=part.role)
        for place, part in enumerate(wanted)
    ]
    changed = [_put(session, row, part, place, now) for place, (row, part) in enumerate(zip(rows, wanted, strict=True))]
    kept = {part.who for part in wanted}
    gone = [each for each in named if Who(each.unit_id, each.group_id) not in kept]
    for each in gone:
        each.withdrawn_at = now
        session.add(each)
    if not gone and not any(changed):
        return False
    session.flush()
    remember(task, UNITS, task.unit_text)
    after = described(session, rows)
    if before != after:
        note(session, task, UNITS, before, after, by=by, now=now)
    session.add(task)
    return True


def _put(session: Session, row: Assignment, part: Part, position: int, now: dt.datetime) -> bool:
    """Put one part in force; False if it is, and nothing about it was in doubt."""
    doubt = None if part.sure or row.doubt == DoubtKind.NO_LEAD else row.doubt
    named = row.id is not None and row.via_id is None and row.withdrawn_at is None
    if named and (row.settled_role, row.position, row.doubt) == (part.role, position, doubt):
        return False
    if row.withdrawn_at is not None or row.settled_role != part.role:
        row.settled_role, row.settled_at = part.role, now
    if row.via_id is not None:
        row.role = part.role
    row.via_id, row.withdrawn_at, row.position, row.doubt = None, None, position, doubt
    session.add(row)
    return True


def described(session: Session, parts: Iterable[Assignment]) -> str:
    """Write parts as the history shows them, such as ``区发改局 lead、各镇街 support``."""
    return "、".join(f"{name_of(session, each)} {each.settled_role or each.role}" for each in parts)


def name_of(session: Session, part: Assignment) -> str:
    """Return the name that a part's unit or group is shown by."""
    if part.unit_id is not None:
        return session.get_one(Unit, part.unit_id).name
    return session.get_one(UnitGroup, part.group_id).name


def wake(session: Session, task_ids: Collection[int], *, now: dt.datetime) -> None:
    """Let the cycle look again at the programmes of these tasks, so that it opens what became owed."""
    theirs = select(Task.programme_id).where(col(Task.id).in_(task_ids))
    session.execute(update(Programme).where(col(Programme.id).in_(theirs)).values(wake_at=now))
