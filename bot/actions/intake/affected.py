"""Who is affected by a change: shown to a supervisor before it is made."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from bot.store.people import BOUND
from bot.store.tables import Assignment, Binding, Post, Unit


@dataclass(frozen=True, slots=True)
class Affected:
    """A unit, how many of the changed tasks are or were its own, and whether anybody is bound to hear of it."""

    unit_id: int
    unit: str
    tasks: int
    bound: bool


def affected(session: Session, task_ids: Collection[int], *, now: dt.datetime) -> tuple[Affected, ...]:
    """Return the units that have a part in any of the tasks, or lost theirs at this very moment; most tasks first."""
    tasks = func.count(func.distinct(col(Assignment.task_id)))
    bound = (
        select(Binding.id)
        .join(Post, col(Post.id) == col(Binding.post_id))
        .where(col(Post.unit_id) == col(Unit.id), col(Post.kind) == "contact", col(Binding.state).in_(BOUND))
        .exists()
    )
    rows = session.exec(
        select(Unit.id, Unit.name, tasks, bound)
        .join(Assignment, col(Assignment.unit_id) == col(Unit.id))
        .where(
            col(Assignment.task_id).in_(task_ids),
            or_(col(Assignment.withdrawn_at).is_(None), col(Assignment.withdrawn_at) == now),
        )
        .group_by(col(Unit.id), col(Unit.name))
        .order_by(tasks.desc(), col(Unit.id))
    )
    return tuple(Affected(unit_id or 0, unit, count, is_bound) for unit_id, unit, count, is_bound in rows)
