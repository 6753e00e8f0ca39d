"""A name that another unit was taken for: how it is written, and that it is a unit of its own after all."""

import datetime as dt

from sqlmodel import Session, col, select

from bot.actions.intake.change_task import SETTLED, UNITS, note
from bot.actions.intake.parts import Part, Who, described, parts_of, put_parts
from bot.rules.terms import DoubtKind, Role
from bot.store.tables import Assignment, Item, Task, TaskChange, Unit, UnitName


def written_name(session: Session, task_id: int, kind: DoubtKind, unit: str) -> str:
    """Return the name that was asked about, as the document writes it, where `unit` was the answer; else the unit's."""
    settled = select(TaskChange).where(col(TaskChange.task_id) == task_id, col(TaskChange.field) == SETTLED)
    for each in session.exec(settled.order_by(col(TaskChange.id).desc())):
        word, _, name = each.before.partition(": ")
        if word == kind and name and unit in {name, *each.after.split("、")}:
            return name
    return unit


def take_as_written(session: Session, part: Assignment, name: str, *, by: str, now: dt.datetime) -> set[int]:
    """Let a name be a unit of its own that answers to it again; return the tasks that this touches.

    It takes the place of the part's unit in this task, and wherever a document writes this name and not that unit's.
    """
    taken_for = session.get_one(Unit, part.unit_id)
    unit = _own(session, name)
    holds = col(Assignment.unit_id) == taken_for.id, col(Assignment.withdrawn_at).is_(None)
    parts = session.exec(select(Assignment).where(*holds, col(Assignment.via_id).is_(None))).all()
    tasks = {each.task_id: session.get_one(Task, each.task_id) for each in parts}
    mine = {
        task_id: task
        for task_id, task in tasks.items()
        if task_id == part.task_id or (name in task.unit_text and taken_for.name not in task.unit_text)
    }
    for each in parts:
        if each.task_id in mine:
            _give(session, each, mine[each.task_id], unit, by=by, now=now)
    return set(mine)


def _give(  # noqa: PLR0913 -- a change has as many parts
    session: Session, part: Assignment, task: Task, unit: Unit, *, by: str, now: dt.datetime
) -> None:
    """Let a unit have a part as it is; what was asked of the other one stays with it, and so does what the unit had."""
    parts = parts_of(session, part.task_id)
    theirs = col(Assignment.task_id) == part.task_id, col(Assignment.unit_id) == unit.id
    asked = session.exec(select(Item.id).where(col(Item.assignment_id) == part.id)).first()
    if asked is None and session.exec(select(Assignment.id).where(*theirs)).first() is None:
        before = described(session, parts)
        part.unit_id = unit.id
        session.add(part)
        session.flush()
        note(session, task, UNITS, before, described(session, parts), by=by, now=now)
        return
    wanted = [
        Part(Who(unit.id if each is part else each.unit_id, each.group_id), _role(each), sure=each is part)
        for each in parts
    ]
    put_parts(session, task, wanted, by=by, now=now)


def _own(session: Session, name: str) -> Unit:
    """Return the unit of this name, made if there is none; whoever answered to the name does no longer."""
    unit = session.exec(select(Unit).where(col(Unit.name) == name)).first() or Unit(name=name)
    unit.merged_into_id = None
    session.add(unit)
    session.flush()
    session.merge(UnitName(name=name, unit_id=unit.id or 0))
    session.flush()
    return unit


def _role(part: Assignment) -> Role:
    return Role(part.settled_role or part.proposed_role or part.role)
