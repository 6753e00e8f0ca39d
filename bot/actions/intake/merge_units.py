"""Make one unit of two (机构合并): the one goes on with what is open, what the other reported stays its own."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.actions.intake.arrears import move_arrears
from bot.actions.intake.change_task import UNITS, note
from bot.actions.intake.parts import described, parts_of
from bot.actions.intake.settle_units import merge_unit, move_memberships, move_posts
from bot.rules.terms import OWING
from bot.store.tables import Assignment, Obligation, Task, Unit, UnitName


def absorb(session: Session, absorbed: Unit, into: Unit, *, by: str, now: dt.datetime) -> set[int]:
    """Let a unit go on in another one, which answers to its names from now on; return the tasks that this touches.

    If it never owed anything, there were only two names for one unit, and nothing is left of it. Otherwise it stays
    with all it reported, and its parts, open reports and posts become the other's: of two parts in one task, the one
    that owes. Whoever calls this expands the groups and wakes the programmes.
    """
    owed = session.exec(select(Obligation.id).where(col(Obligation.unit_id) == absorbed.id)).first()
    mine = select(Assignment.task_id).where(
        col(Assignment.unit_id) == absorbed.id, col(Assignment.withdrawn_at).is_(None)
    )
    tasks = set(session.exec(mine))
    before = _descriptions(session, tasks)
    names = [name.name for name in session.exec(select(UnitName).where(col(UnitName.unit_id) == absorbed.id))]
    arrears = col(Assignment.unit_id) == absorbed.id, col(Assignment.owed_until).is_not(None)
    touched = tasks | set(session.exec(select(Assignment.task_id).where(*arrears)))
    if owed is None:
        merge_unit(session, absorbed, into)
        session.add_all(UnitName(name=name, unit_id=into.id or 0) for name in names)
    else:
        _take_over(session, absorbed, into, now=now)
    session.flush()
    for task_id, after in _descriptions(session, tasks).items():
        if before[task_id] != after:
            task = session.get_one(Task, task_id)
            note(session, task, UNITS, before[task_id], after, by=by, now=now)
    return touched


def _take_over(session: Session, absorbed: Unit, into: Unit, *, now: dt.datetime) -> None:
    """Move what goes on; the withdrawn parts that stay behind carry the entries."""
    mine = select(Assignment).where(col(Assignment.unit_id) == absorbed.id, col(Assignment.withdrawn_at).is_(None))
    theirs = {each.task_id: each for each in session.exec(select(Assignment).where(col(Assignment.unit_id) == into.id))}
    for part in session.exec(mine.order_by(col(Assignment.id))).all():
        twin = theirs.get(part.task_id)
        if twin is None or twin.withdrawn_at is not None or _outweighs(part, twin):
            twin = twin or Assignment(
                task_id=part.task_id, unit_id=into.id, position=part.position, role=part.role, withdrawn_at=now
            )
            for column in ("role", "proposed_role", "settled_role", "settled_at", "doubt", "via_id", "position"):
                setattr(twin, column, getattr(part, column))
            twin.withdrawn_at = None
            session.add(twin)
        part.withdrawn_at = now
        session.add(part)
    move_arrears(session, absorbed, into, set(theirs), now=now)
    session.flush()
    move_memberships(session, absorbed, into)
    move_posts(session, absorbed, into)
    session.execute(update(UnitName).where(col(UnitName.unit_id) == absorbed.id).values(unit_id=into.id))
    absorbed.merged_into_id = into.id
    session.add(absorbed)


def _outweighs(part: Assignment, twin: Assignment) -> bool:
    return part.settled_role in OWING and twin.settled_role not in OWING


def _descriptions(session: Session, tasks: Collection[int]) -> dict[int, str]:
    return {task_id: described(session, parts_of(session, task_id)) for task_id in tasks}
