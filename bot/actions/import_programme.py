"""Import a decomposition: its tasks, who answers for each, and what changed since it was read before."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.actions.assign import assign
from bot.actions.enter_names import Entered, enter_names
from bot.actions.expand_groups import expand_groups
from bot.rules.terms import Decomposition, DoubtKind, Responsible, Row
from bot.store.tables import Assignment, Programme, Task, TaskChange, Unit, UnitGroup

_FIELDS: Final = ("sections", "stem", "content", "leaders", "unit_text", "due_text")
_UNITS: Final = "units"

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one task that a re-import changed."""

    annex: str
    no: int
    field: str
    before: str
    after: str


class Held(NamedTuple):
    """Assignments that are held back: all of them, and those for which a role is proposed."""

    assignments: int
    proposed: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: numbers of tasks, the differences, tasks in doubt by kind, and what is held back."""

    document: str
    title: str
    first: bool
    added: int
    changed: int
    removed: int
    unchanged: int
    differences: tuple[Difference, ...]
    removed_tasks: tuple[Key, ...]
    doubts: Mapping[DoubtKind, int]
    doubtful: int
    held: Held


def import_programme(session: Session, decomposition: Decomposition, *, now: dt.datetime) -> Imported:
    """Store a decomposition, or what changed in it; importing the same one again changes nothing.

    A task is known by document number, annex and number. Its history is kept: every changed field as a TaskChange, a
    row that is gone as withdrawn. The programme is confirmed by its first import, and woken whenever assignments
    changed, so that the cycle opens what became owed.
    """
    programme, first = _programme(session, decomposition, now=now)
    names = enter_names(session, (one for row in decomposition.rows for one in row.units))
    shelf = _Shelf(session, programme, names, now=now)
    for position, row in enumerate(decomposition.rows):
        shelf.put(row, position)
    shelf.withdraw({(row.annex, row.no) for row in decomposition.rows})
    session.flush()
    woken = expand_groups(session, now=now).tasks or shelf.woken
    if woken or first:
        programme.wake_at = now
        session.add(programme)
        session.flush()
    return Imported(
        document=programme.document,
        title=programme.title,
        first=first,
        added=shelf.counts["added"],
        changed=shelf.counts["changed"],
        removed=len(shelf.removed),
        unchanged=shelf.counts["unchanged"],
        differences=tuple(shelf.differences),
        removed_tasks=tuple(shelf.removed),
        doubts=Counter(kind for row in decomposition.rows for kind in {doubt.kind for doubt in row.doubts}),
        doubtful=sum(bool(row.doubts) for row in decomposition.rows),
        held=count_held(session, programme),
    )


def count_held(session: Session, programme: Programme) -> Held:
    """Count the assignments of a programme that are held back until somebody confirms them."""
    held = (
        select(func.count(), func.count(col(Assignment.proposed_role)))
        .select_from(Assignment)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(
            col(Task.programme_id) == programme.id,
            col(Task.withdrawn_at).is_(None),
            col(Assignment.withdrawn_at).is_(None),
            col(Assignment.settled_role).is_(None),
        )
    )
    return Held(*session.exec(held).one())


def _programme(session: Session, decomposition: Decomposition, *, now: dt.datetime) -> tuple[Programme, bool]:
    known = session.exec(select(Programme).where(col(Programme.document) == decomposition.document)).one_or_none()
    programme = known or Programme(
        document=decomposition.document,
        title=decomposition.title,
        year=decomposition.year,
        issued=decomposition.issued,
        confirmed_at=now,
    )
    programme.title, programme.year, programme.issued = decomposition.title, decomposition.year, decomposition.issued
    session.add(programme)
    session.flush()
    return programme, known is None


class _Shelf:
    """The tasks of one programme, as they are and as they become."""

    def __init__(self, session: Session, programme: Programme, names: Entered, *, now: dt.datetime) -> None:
        self._session, self._programme, self._names, self._now = session, programme, names, now
        tasks = session.exec(select(Task).where(col(Task.programme_id) == programme.id)).all()
        self._tasks: dict[Key, Task] = {(task.annex, task.no): task for task in tasks}
        self._assigned: dict[int, list[Assignment]] = defaultdict(list)
        mine = select(Assignment).join(Task, col(Task.id) == col(Assignment.task_id))
        for each in session.exec(
            mine.where(col(Task.programme_id) == programme.id).order_by(col(Assignment.position), col(Assignment.id))
        ):
            self._assigned[each.task_id].append(each)
        self._shown = _shown_names(session) if tasks else {}
        self.counts: Counter[str] = Counter()
        self.differences: list[Difference] = []
        self.removed: list[Key] = []
        self.woken = False

    def put(self, row: Row, position: int) -> None:
        """Add a row, or bring the task that is there in line with it."""
        task = self._tasks.get((row.annex, row.no))
        new = task is None or task.withdrawn_at is not None
        before = len(self.differences)
        if task is None:
            task = self._new(row, position)
        else:
            self._differ(task, row)
        task.position, task.doubts = position, [[doubt.kind, doubt.subject] for doubt in row.doubts]
        self._session.add(task)
        self._assign(task, row.units)
        changed = len(self.differences) > before
        self.counts["added" if new else "changed" if changed else "unchanged"] += 1

    def withdraw(self, kept: set[Key]) -> None:
        """Withdraw every task whose row is gone."""
        for key, task in self._tasks.items():
            if key not in kept and task.withdrawn_at is None:
                task.withdrawn_at = self._now
                self._session.add(task)
                self.removed.append(key)
                self.woken = True

    def _new(self, row: Row, position: int) -> Task:
        task = Task(
            programme_id=self._programme.id or 0,
            annex=row.annex,
            no=row.no,
            position=position,
            sections=list(row.sections),
            stem=row.stem,
            content=row.content,
            leaders=list(row.leaders),
            unit_text=row.unit_text,
            due_text=row.due_text,
            doubts=[],
        )
        self._session.add(task)
        self._session.flush()
        return task

    def _differ(self, task: Task, row: Row) -> None:
        for field in _FIELDS:
            before, after = getattr(task, field), getattr(row, field)
            after = list(after) if isinstance(after, tuple) else after
            if before != after:
                self._note(task, field, _written(before), _written(after))
                setattr(task, field, after)
        if task.withdrawn_at is not None:
            self._note(task, "withdrawn", task.withdrawn_at.date().isoformat(), "")
            task.withdrawn_at = None
            self.woken = True

    def _assign(self, task: Task, units: Sequence[Responsible]) -> None:
        there = self._assigned[task.id or 0]
        before = "、".join(self._named(there))
        changed = assign(task.id or 0, there, units, self._names, now=self._now)
        self._session.add_all(changed)
        if changed:
            self.woken = True
            after = "、".join(self._meant(units))
            if before and before != after:
                self._note(task, _UNITS, before, after)

    def _named(self, assignments: Sequence[Assignment]) -> Iterator[str]:
        for each in assignments:
            if each.via_id is None and each.withdrawn_at is None:
                yield f"{self._shown[each.unit_id, each.group_id]} {each.role}"

    def _meant(self, units: Sequence[Responsible]) -> Iterator[str]:
        for one in units:
            unit = self._names.units.get(one.name)
            yield f"{self._shown.get((unit, None), one.name)} {one.role}"

    def _note(self, task: Task, field: str, before: str, after: str) -> None:
        self._session.add(TaskChange(task_id=task.id or 0, at=self._now, field=field, before=before, after=after))
        self.differences.append(Difference(task.annex, task.no, field, before, after))


def _shown_names(session: Session) -> dict[tuple[int | None, int | None], str]:
    """Return the names that units and groups are shown by, under (unit id, group id)."""
    units = {(unit.id, None): unit.name for unit in session.exec(select(Unit))}
    return units | {(None, group.id): group.name for group in session.exec(select(UnitGroup))}


def _written(value: str | list[str]) -> str:
    return value if isinstance(value, str) else " / ".join(value)
