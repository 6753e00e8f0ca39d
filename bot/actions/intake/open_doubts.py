"""The doubts that nobody has settled yet, one by one, each with what may be chosen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlmodel import Session, col, select

from bot.actions.intake.as_written import written_name
from bot.rules.in_doubt import InDoubt, KindCount
from bot.rules.members import likely_members
from bot.rules.terms import DoubtKind, Role, task_number
from bot.store.tables import Assignment, ChosenMember, Programme, Task, Unit, UnitGroup
from bot.store.units import Names

ABOUT_A_NAME: Final = frozenset(
    {DoubtKind.GROUP_WITHOUT_MEMBERS, DoubtKind.PREFIX_UNSURE, DoubtKind.DID_YOU_MEAN, DoubtKind.UNREAD}
)
"""These are borne by an assignment, which is held back until they are settled if it owes.

*Not understood* may be about other words of its row, too.
"""

_NOBODY_OWES: Final = frozenset({DoubtKind.NO_UNIT, DoubtKind.NO_LEAD})
"""While these are open, nobody reports on the task."""


@dataclass(frozen=True, slots=True)
class OpenDoubt:
    """One question that a supervisor can answer (`bot.actions.intake.settle_doubt`).

    `assignment_id` is None for a doubt about the row itself, and for *no lead named*, of which a task has one. Task,
    assignment and kind tell it from every other. `subject` names a unit, a group or words. `proposed` is what “as it
    was read” means, `suggestions` are what else may be chosen, the likeliest first: (unit id, name).
    `chosen_per_task`: its group is chosen for this task alone. `holds`: somebody is not asked to report because of it.
    """

    task_id: int
    assignment_id: int | None
    kind: DoubtKind
    subject: str
    programme_id: int
    document: str
    annex: str
    no: int
    content: str
    unit_text: str
    proposed: tuple[int, str] | None
    suggestions: tuple[tuple[int, str], ...]
    chosen_per_task: bool
    holds: bool

    @property
    def number(self) -> str:
        """The task's number as people see it: ``12``, ``民12``."""
        return task_number(self.annex, self.no)


def open_doubts(session: Session, *, document: str = "", task_id: int | None = None) -> list[OpenDoubt]:
    """Return what is in doubt, of one document or one task if so asked: by programme, by task, by place in its row."""
    tasks = (
        select(Task, Programme.document)
        .join(Programme, col(Programme.id) == col(Task.programme_id))
        .where(col(Task.withdrawn_at).is_(None))
        .order_by(col(Programme.id), col(Task.position), col(Task.id))
    )
    parts = select(Assignment).where(col(Assignment.withdrawn_at).is_(None), col(Assignment.via_id).is_(None))
    if document:
        tasks = tasks.where(col(Programme.document) == document)
    if task_id is not None:
        tasks, parts = tasks.where(col(Task.id) == task_id), parts.where(col(Assignment.task_id) == task_id)
    by_task: dict[int, list[Assignment]] = defaultdict(list)
    for part in session.exec(parts.order_by(col(Assignment.position), col(Assignment.id))):
        by_task[part.task_id].append(part)
    asking = _Asking(session)
    return [
        doubt for task, number in session.exec(tasks) for doubt in asking.about(task, number, by_task[task.id or 0])
    ]


def find_doubt(session: Session, *, task_id: int, assignment_id: int | None, kind: DoubtKind) -> OpenDoubt | None:
    """Return one doubt if it is still open."""
    doubts = open_doubts(session, task_id=task_id)
    return next((each for each in doubts if (each.assignment_id, each.kind) == (assignment_id, kind)), None)


def answered_doubt(session: Session, *, task_id: int, assignment_id: int | None, kind: DoubtKind) -> OpenDoubt | None:
    """Return a doubt that was settled, as it would be asked once more; None if its part of the task is gone."""
    task = session.get_one(Task, task_id)
    document = session.get_one(Programme, task.programme_id).document
    mine = select(Assignment).where(col(Assignment.task_id) == task_id, col(Assignment.withdrawn_at).is_(None))
    parts = session.exec(mine.where(col(Assignment.via_id).is_(None)).order_by(col(Assignment.position))).all()
    asked = _Asking(session).once_more(task, document, parts, assignment_id, kind)
    return replace(asked, holds=False) if asked and task.withdrawn_at is None else None


def count_doubts(found: Iterable[OpenDoubt]) -> InDoubt:
    """Count doubts, and the tasks that have them."""
    every = list(found)
    kinds = Counter(each.kind for each in every)
    return InDoubt(
        tasks=len({each.task_id for each in every}),
        holding=len({each.task_id for each in every if each.holds}),
        leads=sum(each.kind is DoubtKind.NO_LEAD and each.proposed is not None for each in every),
        kinds=tuple(KindCount(kind, kinds[kind]) for kind in DoubtKind if kinds[kind]),
    )


class _Asking:
    """What the questions are asked with: the names of units and groups, and who was chosen before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._units = {unit.id or 0: unit.name for unit in session.exec(select(Unit).order_by(col(Unit.id)))}
        self._groups = {group.id or 0: group for group in session.exec(select(UnitGroup))}
        self._names = Names(session)
        self._members: dict[str, tuple[tuple[int, str], ...]] = {}
        self._near: dict[int, tuple[tuple[int, str], ...]] = {}
        self._before: dict[int, dict[int, None]] = defaultdict(dict)
        chosen = select(Assignment.group_id, ChosenMember.unit_id).join(
            Assignment, col(Assignment.id) == col(ChosenMember.assignment_id)
        )
        for group_id, unit_id in session.exec(chosen.order_by(col(ChosenMember.assignment_id).desc())):
            self._before[group_id or 0].setdefault(unit_id)

    def about(self, task: Task, document: str, parts: Sequence[Assignment]) -> Iterator[OpenDoubt]:
        """Give the open doubts of one task."""
        if any(part.role == Role.JOINT and part.settled_role is None for part in parts):
            yield self._no_lead(task, document, parts)
        for part in parts:
            if part.doubt in ABOUT_A_NAME and not self._let_be(task, part):
                yield self._about_name(task, document, part, DoubtKind(part.doubt))
        for kind, subjects in self._of_the_row(task, parts).items():
            units = self._of(parts) if kind is DoubtKind.NO_LEAD else ()
            yield _doubt(task, document, kind, "；".join(subjects), suggestions=units, holds=kind in _NOBODY_OWES)

    def once_more(
        self, task: Task, document: str, parts: Sequence[Assignment], assignment_id: int | None, kind: DoubtKind
    ) -> OpenDoubt | None:
        """Return the question of a kind about a task or one of its parts, whether it is open or not."""
        if assignment_id is not None:
            part = next((each for each in parts if each.id == assignment_id), None)
            return self._as_written(self._about_name(task, document, part, kind)) if part else None
        if kind is DoubtKind.NO_LEAD:
            return self._no_lead(task, document, parts)
        subjects = (subject for word, subject in task.doubts if word == kind)
        return _doubt(task, document, kind, "；".join(subjects))

    def _as_written(self, doubt: OpenDoubt) -> OpenDoubt:
        """Ask about the name that the document has, also where another unit was the answer: then it is no unit's."""
        if not doubt.proposed:
            return doubt
        name = written_name(self._session, doubt.task_id, doubt.kind, doubt.subject)
        if name == doubt.subject:
            return doubt
        return replace(doubt, subject=name, proposed=(0, name), suggestions=tuple(self._names.nearest(name)))

    def _let_be(self, task: Task, part: Assignment) -> bool:
        """Tell whether a person left a group without members that is asked nothing."""
        group = self._groups.get(part.group_id or 0)
        return bool(group and part.settled_role and [part.doubt, group.name] in task.settled)

    def _no_lead(self, task: Task, document: str, parts: Sequence[Assignment]) -> OpenDoubt:
        leads = (part for part in parts if part.proposed_role == Role.LEAD)
        proposed = next(((unit, self._units[unit]) for part in leads if (unit := part.unit_id)), None)
        units = self._of(parts)
        return _doubt(task, document, DoubtKind.NO_LEAD, "", proposed=proposed, suggestions=units, holds=True)

    def _about_name(self, task: Task, document: str, part: Assignment, kind: DoubtKind) -> OpenDoubt:
        holds = part.settled_role is None
        if part.group_id is not None:
            group = self._groups[part.group_id]
            chosen = group.chosen_per_task
            members = self._likely(group)
            return _doubt(
                task, document, kind, group.name, part=part, suggestions=members, chosen_per_task=chosen, holds=holds
            )
        unit_id = part.unit_id or 0
        name = self._units[unit_id]
        if unit_id not in self._near:  # one name is often in doubt in many tasks
            self._near[unit_id] = tuple(self._names.nearest(name, but=unit_id))
        others = self._near[unit_id]
        return _doubt(task, document, kind, name, part=part, proposed=(unit_id, name), suggestions=others, holds=holds)

    def _of_the_row(self, task: Task, parts: Sequence[Assignment]) -> Mapping[DoubtKind, list[str]]:
        """Return what is in doubt of the row itself and was not settled: kinds, each with its subjects."""
        found: dict[DoubtKind, list[str]] = {}
        named = {self._units[part.unit_id] for part in parts if part.unit_id and part.doubt == DoubtKind.UNREAD}
        leading = {part.settled_role or part.role for part in parts} - {Role.SUPPORT}
        for word, subject in task.doubts:
            kind = DoubtKind(word)
            borne = kind in ABOUT_A_NAME and (kind is not DoubtKind.UNREAD or subject in named)
            if borne or [word, subject] in task.settled or (kind is DoubtKind.NO_LEAD and leading):
                continue
            found.setdefault(kind, []).append(subject)
        return found

    def _of(self, parts: Sequence[Assignment]) -> tuple[tuple[int, str], ...]:
        return tuple((part.unit_id, self._units[part.unit_id]) for part in parts if part.unit_id)

    def _likely(self, group: UnitGroup) -> tuple[tuple[int, str], ...]:
        """Return who may be meant by a group: who was chosen for it before, then whose name fits."""
        if (known := self._members.get(group.name)) is not None:
            return known
        ids = {name: unit_id for unit_id, name in self._units.items() if self._names.known(unit_id)}
        likely = [ids[name] for name in likely_members(group.name, ids)]
        found = tuple((each, self._units[each]) for each in dict.fromkeys([*self._before[group.id or 0], *likely]))
        return self._members.setdefault(group.name, found)


def _doubt(  # noqa: PLR0913 -- a question has as many parts
    task: Task,
    document: str,
    kind: DoubtKind,
    subject: str,
    *,
    part: Assignment | None = None,
    proposed: tuple[int, str] | None = None,
    suggestions: tuple[tuple[int, str], ...] = (),
    chosen_per_task: bool = False,
    holds: bool = False,
) -> OpenDoubt:
    return OpenDoubt(
        task_id=task.id or 0,
        assignment_id=part.id if part else None,
        kind=kind,
        subject=subject,
        programme_id=task.programme_id,
        document=document,
        annex=task.annex,
        no=task.no,
        content=task.content,
        unit_text=task.unit_text,
        proposed=proposed,
        suggestions=suggestions,
        chosen_per_task=chosen_per_task,
        holds=holds,
    )
