"""Tasks of a unit that stand twice, once a supervisor confirmed it: reported with the first, asked for once."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import bindparam
from sqlalchemy import select as choose
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bot.actions.reporting.open_items import Line
from bot.rules.replies import OpenItem
from bot.rules.terms import OWING, task_number
from bot.store.tables import Assignment, Task, TaskLink


@dataclass(frozen=True, slots=True)
class Twin:
    """A unit's part in a task that repeats another one of its own: both parts, and what the tasks are called."""

    part_id: int
    annex: str
    no: int
    first_id: int
    first: str

    @property
    def number(self) -> str:
        """The repetition's number as people write it."""
        return task_number(self.annex, self.no)


_part, _first_part, _first = aliased(Assignment), aliased(Assignment), aliased(Task)
_TWINS = (
    choose(*(col(each) for each in (_part.id, Task.annex, Task.no, _first_part.id, _first.annex, _first.no)))
    .join(Task, col(Task.id) == col(_part.task_id))
    .join(TaskLink, col(TaskLink.task_id) == col(Task.id))
    .join(_first, col(_first.id) == col(TaskLink.same_as_id))
    .join(_first_part, (col(_first_part.task_id) == col(_first.id)) & (col(_first_part.unit_id) == col(_part.unit_id)))
    .where(
        col(_part.unit_id).in_(bindparam("units", expanding=True)),
        col(TaskLink.state) == "confirmed",
        *(col(each.withdrawn_at).is_(None) for each in (_part, Task, _first, _first_part)),
        *(col(each.settled_role).in_(sorted(OWING)) for each in (_part, _first_part)),
    )
    .order_by(col(Task.annex), col(Task.no))
)
"""Built once: every message that is read asks it."""


def twins(session: Session, unit_ids: Collection[int]) -> list[Twin]:
    """Return the units' tasks that are reported with another one of the same unit."""
    rows = session.execute(_TWINS, {"units": tuple(unit_ids)})
    return [
        Twin(part_id, annex, no, first_id, task_number(first_annex, first_no))
        for part_id, annex, no, first_id, first_annex, first_no in rows
    ]


def repeated_by(found: Collection[Twin]) -> dict[int, tuple[str, ...]]:
    """Return the numbers of the tasks that are reported with each part, by its id."""
    numbers: dict[int, list[str]] = defaultdict(list)
    for twin in found:
        numbers[twin.first_id].append(twin.number)
    return {part_id: tuple(each) for part_id, each in numbers.items()}


def open_items(session: Session, lines: Sequence[Line]) -> list[OpenItem]:
    """Return items as the reading of replies knows them: each answers to its repetitions' numbers, too."""
    found = twins(session, {line.unit.id or 0 for line in lines})
    also: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for twin in found:
        also[twin.first_id].append((twin.annex, twin.no))
    return [replace(line.open_item(), also=tuple(also[line.assignment.id or 0])) for line in lines]
