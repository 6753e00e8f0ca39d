"""What a confirmed link means: a unit that owes both tasks reports with the first of them, and is asked for it once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.rules.terms import OWING
from bot.store.tables import Assignment, Task, TaskLink


@dataclass(frozen=True, slots=True)
class Twins:
    """Which of some units' tasks are one, by the ids of the units' parts in them; tasks as (annex, number)."""

    first: Mapping[int, tuple[str, int]]
    """With which task a part is reported that repeats another one."""
    repeated: Mapping[int, tuple[tuple[str, int], ...]]
    """Which tasks are reported with a part."""


def twins(session: Session, unit_ids: Collection[int]) -> Twins:
    """Return the units' tasks that are reported with another one of the same unit."""
    first: dict[int, tuple[str, int]] = {}
    repeated: dict[int, tuple[tuple[str, int], ...]] = defaultdict(tuple)
    for part_id, annex, no, first_id, first_annex, first_no in session.execute(_TWINS, {"units": tuple(unit_ids)}):
        first[part_id] = (first_annex, first_no)
        repeated[first_id] += ((annex, no),)
    return Twins(first, dict(repeated))


def reported_elsewhere(roles: Collection[str]) -> ColumnElement[bool]:
    """Tell in SQL of a part (an `Assignment` and its `Task`) that its unit reports it with the task that it repeats."""
    reported = _reported_with(aliased(Task), aliased(Assignment), roles)
    return select(col(TaskLink.id)).where(*reported).correlate(Task, Assignment).exists()


def _reported_with(
    first: type[Task], first_part: type[Assignment], roles: Collection[str]
) -> tuple[ColumnElement[bool], ...]:
    """Tell in SQL of a part (an `Assignment` and its `Task`) which other part of its unit it is reported with."""
    return (
        col(TaskLink.task_id) == col(Task.id),
        col(TaskLink.state) == "confirmed",
        col(first.id) == col(TaskLink.same_as_id),
        col(first.withdrawn_at).is_(None),
        col(first_part.task_id) == col(first.id),
        col(first_part.unit_id) == col(Assignment.unit_id),
        col(first_part.withdrawn_at).is_(None),
        col(first_part.settled_role).in_(sorted(roles)),
    )


_first, _first_part = aliased(Task), aliased(Assignment)
_TWINS = (
    select(*(col(each) for each in (Assignment.id, Task.annex, Task.no, _first_part.id, _first.annex, _first.no)))
    .where(
        col(Task.id) == col(Assignment.task_id),
        col(Assignment.unit_id).in_(bindparam("units", expanding=True)),
        col(Assignment.settled_role).in_(sorted(OWING)),
        col(Assignment.withdrawn_at).is_(None),
        col(Task.withdrawn_at).is_(None),
        *_reported_with(_first, _first_part, OWING),
    )
    .order_by(col(Task.annex), col(Task.no))
)
"""Built once: every message that is read asks it."""
