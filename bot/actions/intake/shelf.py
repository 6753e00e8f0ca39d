"""The tasks of one programme while it is imported: as they are, and as its document says they are to be."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from bot.actions.intake.assign import assign
from bot.actions.intake.change_task import UNITS, note, written
from bot.actions.intake.enter_names import Entered
from bot.actions.intake.understand import understand
from bot.rules.terms import Responsible, Row
from bot.store.tables import Assignment, Programme, Task, Unit, UnitGroup

_FIELDS: Final = ("sections", "stem", "content", "leaders", "unit_text", "due_text")

Key = tuple[str, int]
"""A task within its programme: annex and number."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one task that a re-import changed."""

    annex: str
    no: int
    field: str
    before: str
    after: str


class Shelf:
    """Puts rows in their places, and remembers what that changed.

    What a person corrected stays as long as the document says there what it said then: only a document that changed is
    a reason to change it. A task that does not come from the document (`origin`) is none of its business.
    """

    def __init__(self, session: Session, programme: Programme, names: Entered, *, now: dt.datetime, by: str) -> None:
        self._session, self._programme, self._names, self._now, self._by = session, programme, names, now, by
        tasks = session.exec(select(Task).where(col(Task.programme_id) == programme.id)).all()
        self._tasks: dict[Key, Task] = {(task.annex, task.no): task for task in tasks}
        self._assigned: dict[int, list[Assignment]] = defaultdict(list)
        mine = select(Assignment).join(Task, col(Task.id) == col(Assignment.task_id))
        for each in session.exec(
            mine.where(col(Task.programme_id) == programme.id).order_by(col(Assignment.position), col(Assignment.id))
        ):
            self._assigned[each.task_id].append(each)
        self._shown = _shown_names(session) if tasks else {}
        self._fresh: dict[Key, Task] = {}
        self.counts: Counter[str] = Counter()
        self.differences: list[Difference] = []
        self.added: list[Key] = []
        self.removed: list[Key] = []
        self.words: dict[Key, str] = {}
        """What the tasks say that were added or withdrawn."""
        self.touched: set[int] = set()
        self.woken = False

    def make_room(self, rows: Sequence[Row]) -> None:
        """Make a task for each row that has none yet: all at once, since one by one takes most of an import's time."""
        self._fresh = {
            (row.annex, row.no): self._new(row, position)
            for position, row in enumerate(rows)
            if (row.annex, row.no) not in self._tasks
        }
        self._session.add_all(self._fresh.values())
        self._session.flush()

    def put(self, row: Row, position: int) -> None:
        """Add a row that `make_room` was told of, or bring the task that is there in line with it."""
        key = (row.annex, row.no)
        task = self._tasks.get(key)
        new = task is None or task.withdrawn_at is not None
        before = len(self.differences)
        if task is None:
            task = self._fresh[key]
        else:
            self._differ(task, row)
            understand(task, self._programme)
            task.position, task.doubts = position, _written_doubts(row)
        self._session.add(task)
        if task.corrected.get(UNITS) != row.unit_text:
            self._assign(task, row.units)
        changed = len(self.differences) > before
        self.counts["added" if new else "changed" if changed else "unchanged"] += 1
        if new:
            self.added.append(key)
            self.words[key] = task.content
        if new or changed:
            self.touched.add(task.id or 0)

    def withdraw(self, kept: set[Key]) -> None:
        """Withdraw every task of the document whose row is gone."""
        for key, task in self._tasks.items():
            if key not in kept and task.withdrawn_at is None and not task.origin:
                task.withdrawn_at = self._now
                self._session.add(task)
                self.removed.append(key)
                self.words[key] = task.content
                self.touched.add(task.id or 0)
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
            doubts=_written_doubts(row),
        )
        understand(task, self._programme)
        return task

    def _differ(self, task: Task, row: Row) -> None:
        for field in _FIELDS:
            before, after = getattr(task, field), getattr(row, field)
            after = list(after) if isinstance(after, tuple) else after
            if field in task.corrected:
                if task.corrected[field] == after:
                    continue
                task.corrected = {name: said for name, said in task.corrected.items() if name != field}
            if before != after:
                self._note(task, field, written(before), written(after))
                setattr(task, field, after)
        if task.withdrawn_at is not None:
            self._note(task, "withdrawn", task.withdrawn_at.date().isoformat(), "")
            task.withdrawn_at = None
            self.woken = True

    def _assign(self, task: Task, units: Sequence[Responsible]) -> None:
        task.corrected = {name: said for name, said in task.corrected.items() if name != UNITS}
        there = self._assigned[task.id or 0]
        before = "、".join(self._named(there))
        changed = assign(task.id or 0, there, units, self._names, now=self._now)
        self._session.add_all(changed)
        if changed:
            self.woken = True
            after = "、".join(self._meant(units))
            if before and before != after:
                self._note(task, UNITS, before, after)

    def _named(self, assignments: Sequence[Assignment]) -> Iterator[str]:
        for each in assignments:
            if each.via_id is None and each.withdrawn_at is None:
                yield f"{self._shown[each.unit_id, each.group_id]} {each.role}"

    def _meant(self, units: Sequence[Responsible]) -> Iterator[str]:
        for one in units:
            unit = self._names.units.get(one.name)
            yield f"{self._shown.get((unit, None), one.name)} {one.role}"

    def _note(self, task: Task, field: str, before: str, after: str) -> None:
        note(self._session, task, field, before, after, by=self._by, now=self._now)
        self.differences.append(Difference(task.annex, task.no, field, before, after))


def _shown_names(session: Session) -> dict[tuple[int | None, int | None], str]:
    """Return the names that units and groups are shown by, under (unit id, group id)."""
    units = {(unit.id, None): unit.name for unit in session.exec(select(Unit))}
    return units | {(None, group.id): group.name for group in session.exec(select(UnitGroup))}


def _written_doubts(row: Row) -> list[list[str]]:
    return [[doubt.kind, doubt.subject] for doubt in row.doubts]
