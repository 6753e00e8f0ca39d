"""Gather what a person looks through: a programme that is in force, or what a staged import would make of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlmodel import Session, col, select

from bot.actions.intake.find_task import find_programme
from bot.actions.intake.import_programme import import_programme
from bot.actions.intake.open_doubts import OpenDoubt, open_doubts
from bot.actions.intake.stage_import import decomposition_of, last_read, waiting_import
from bot.rules.review import (
    BEFORE_MEMBERS,
    BETWEEN_GROUPS,
    BETWEEN_NAMES,
    BETWEEN_SECTIONS,
    ROLES,
    Head,
    Heading,
    Review,
    ReviewDoubt,
    ReviewRow,
    heading_of,
)
from bot.rules.terms import Decomposition, Doubt, DoubtKind, Role
from bot.store.tables import Assignment, ChosenMember, GroupMember, Programme, Task, Unit, UnitGroup, UnitName
from bot.store.trying import tried


def collect_review(session: Session, document: str = "") -> Review:
    """Return a programme as it is looked through: of a document number, or the only one there is.

    Raises:
        NotFoundError: there is no such programme.
        ChoiceError: several may be meant.
    """
    return review_of(session, find_programme(session, document))


def collect_staged(session: Session, staged_id: int, *, now: dt.datetime) -> Review:
    """Return a programme as it would be once a waiting import is confirmed; its workbook confirms it.

    Raises:
        OutdatedError: it was confirmed or dropped.
    """
    row = waiting_import(session, staged_id)

    def imported() -> Review:
        staged = import_programme(session, decomposition_of(row), now=now)
        programme = session.exec(select(Programme).where(col(Programme.document) == staged.document)).one()
        return replace(review_of(session, programme, staged=staged_id), notes=_notes(decomposition_of(row)))

    return tried(session, imported)


def review_of(session: Session, programme: Programme, *, staged: int = 0) -> Review:
    """Return every task of a programme with its cells and its open doubts, and all units that are known."""
    parts = _Parts(session, programme)
    doubts: dict[int, list[OpenDoubt]] = defaultdict(list)
    for doubt in open_doubts(session, document=programme.document):
        doubts[doubt.task_id].append(doubt)
    tasks = session.exec(
        select(Task)
        .where(col(Task.programme_id) == programme.id, col(Task.withdrawn_at).is_(None))
        .order_by(col(Task.position), col(Task.id))
    )
    rows = []
    for task in tasks:
        cells = parts.cells(task)
        shown = tuple(_shown(doubt, cells) for doubt in doubts[task.id or 0])
        rows.append(ReviewRow(task.annex, task.no, cells, task.unit_text, shown))
    units = select(Unit.name).where(col(Unit.id).in_(select(UnitName.unit_id))).order_by(col(Unit.id))
    head = {
        Head.DOCUMENT: programme.document,
        Head.TITLE: programme.title,
        Head.ISSUED: programme.issued.isoformat(),
        Head.YEAR: str(programme.year),
    }
    notes = _notes(last_read(session, programme))
    return Review(head, tuple(rows), tuple(session.exec(units)), staged, notes)


def _notes(read: Decomposition | None) -> tuple[Doubt, ...]:
    kinds = {DoubtKind.RENUMBERED, DoubtKind.NOT_TAKEN}
    return tuple(doubt for doubt in read.doubts if doubt.kind in kinds) if read else ()


def _shown(doubt: OpenDoubt, cells: Mapping[Heading, str]) -> ReviewDoubt:
    proposed = doubt.proposed[1] if doubt.proposed else ""
    heading = heading_of(doubt.kind, doubt.subject, cells)
    return ReviewDoubt(doubt.kind, doubt.subject, heading, proposed, doubt.holds, doubt.chosen_per_task)


class _Parts:
    """Who does what in each task of a programme, by name."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._units = {unit.id or 0: unit.name for unit in session.exec(select(Unit))}
        self._groups = {group.id or 0: group for group in session.exec(select(UnitGroup))}
        self._fixed = set(session.exec(select(GroupMember.group_id)))
        self._chosen: dict[int, list[str]] = defaultdict(list)
        for each in session.exec(select(ChosenMember).order_by(col(ChosenMember.unit_id))):
            self._chosen[each.assignment_id].append(self._units[each.unit_id])
        self._parts: dict[int, list[Assignment]] = defaultdict(list)
        parts = (
            select(Assignment)
            .join(Task, col(Task.id) == col(Assignment.task_id))
            .where(
                col(Task.programme_id) == programme.id,
                col(Assignment.withdrawn_at).is_(None),
                col(Assignment.via_id).is_(None),
            )
        )
        for part in session.exec(parts.order_by(col(Assignment.position), col(Assignment.id))):
            self._parts[part.task_id].append(part)

    def cells(self, task: Task) -> dict[Heading, str]:
        """Return what stands in a task's editable cells."""
        parts = self._parts[task.id or 0]
        return {
            Heading.SECTIONS: BETWEEN_SECTIONS.join(task.sections),
            Heading.CONTENT: task.content,
            Heading.LEADERS: BETWEEN_NAMES.join(task.leaders),
            **{heading: self._with_role(parts, role) for heading, role in ROLES.items()},
            Heading.MEMBERS: BETWEEN_GROUPS.join(filter(None, map(self._members, parts))),
            Heading.DUE: task.due_text,
        }

    def _with_role(self, parts: Sequence[Assignment], role: Role) -> str:
        return BETWEEN_NAMES.join(self._name(part) for part in parts if _role(part) is role)

    def _members(self, part: Assignment) -> str:
        """Write a group with who was chosen for it; a fixed one only while its members are not known."""
        group = self._groups.get(part.group_id or 0)
        if group is None or (not group.chosen_per_task and group.id in self._fixed):
            return ""
        return f"{group.name}{BEFORE_MEMBERS}{BETWEEN_NAMES.join(self._chosen[part.id or 0])}"

    def _name(self, part: Assignment) -> str:
        return self._units[part.unit_id] if part.unit_id else self._groups[part.group_id or 0].name


def _role(part: Assignment) -> Role:
    """Return the role that is in force, proposed, or read; who has none that is known is shown as a supporter."""
    role = Role(part.settled_role or part.proposed_role or part.role)
    return Role.SUPPORT if role is Role.JOINT else role
