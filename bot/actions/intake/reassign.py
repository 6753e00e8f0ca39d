"""Give a task to other units in mid-year."""

import datetime as dt
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.actions.intake.affected import Affected, affected
from bot.actions.intake.arrears import Arrear, owing_parts, settle_arrears
from bot.actions.intake.change_task import change
from bot.actions.intake.expand_groups import expand_groups
from bot.actions.intake.parts import Part, Who, described, parts_of, put_parts, wake
from bot.actions.intake.task_ref import task_ref
from bot.errors import ChoiceError, UnknownUnitError
from bot.rules.terms import OWING, DoubtKind, Kind, Responsible, Role
from bot.rules.units.lexicon import collect
from bot.rules.units.responsibility import read
from bot.rules.week_facts import TaskRef
from bot.store.tables import Assignment, Programme, Task, UnitGroup
from bot.store.units import Names


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit whose part in a task has changed; None: it has none, or had none."""

    unit_id: int
    before: Role | None
    after: Role | None


@dataclass(frozen=True, slots=True)
class Reassigned:
    """A task, who answered for it before and who does now, as the history has it, and who is affected.

    `arrears` is what fell due before, and nobody reported; `moved` are the units whose part has changed.
    """

    task: TaskRef
    before: str
    after: str
    affected: tuple[Affected, ...]
    arrears: tuple[Arrear, ...] = ()
    moved: tuple[Moved, ...] = ()


def reassign(  # noqa: PLR0913 -- who gets what, who decides it, and what of before
    session: Session, task: Task, units: str, *, by: str, now: dt.datetime, taken_over: bool = False
) -> Reassigned:
    """Let other units answer for a task; `units` is written as in a document: 区发改局牵头，区工信局配合.

    The history keeps who did before, and what they reported stays theirs. Of the reports that are open and not yet due,
    what is unanswered goes to whoever leads now; what fell due before is still owed by who had it, unless the new unit
    has `taken_over` telling of it: nobody is late with what they were not asked for. Reading the document again does
    not undo this.

    Raises:
        ChoiceError: the words do not say who leads, or cannot be read.
        UnknownUnitError: a unit is not known.
    """
    parts = read_parts(session, units, task)
    before, had = described(session, parts_of(session, task.id or 0)), _roles(session, task)
    owing = owing_parts(session, [task.id or 0])
    put_parts(session, task, parts, by=by, now=now)
    change(session, task, "unit_text", units.strip(), by=by, now=now)
    session.flush()
    touched = {task.id or 0} | expand_groups(session, now=now).tasks
    arrears = settle_arrears(session, owing, taken_over=taken_over, now=now)
    wake(session, touched, now=now)
    after = described(session, parts_of(session, task.id or 0))
    programme = session.get_one(Programme, task.programme_id)
    named = task_ref(programme.document, task)
    has = _roles(session, task)
    moved = [Moved(unit, had.get(unit), has.get(unit)) for unit in sorted({*had, *has})]
    changed = tuple(each for each in moved if each.before != each.after)
    return Reassigned(named, before, after, affected(session, touched, now=now), arrears, changed)


def _roles(session: Session, task: Task) -> dict[int, Role]:
    """Return what each unit is to a task, through a group or by itself, as far as that is settled."""
    mine = select(Assignment.unit_id, Assignment.settled_role).where(
        col(Assignment.task_id) == task.id,
        col(Assignment.unit_id).is_not(None),
        col(Assignment.withdrawn_at).is_(None),
        col(Assignment.settled_role).is_not(None),
    )
    return {unit_id or 0: Role(role or "") for unit_id, role in session.exec(mine)}


def read_parts(session: Session, units: str, task: Task) -> list[Part]:
    """Read who is to do what, with the names that are known; nothing is taken that is in doubt."""
    every = session.exec(select(Task).where(col(Task.programme_id) == task.programme_id)).all()
    lexicon = collect([*((each.unit_text, each.content) for each in every), (units, "")], region="")
    reading = read(units, lexicon)
    names = Names(session)
    groups = {group.name: group.id for group in session.exec(select(UnitGroup))}
    parts = [Part(_who(one, names, groups), one.role) for one in reading.units]
    known = {one.name for one in reading.units if one.name in groups or names.find(one.name)}
    unread = [
        str(doubt)
        for doubt in reading.doubts
        if doubt.kind is DoubtKind.NO_UNIT or (doubt.kind is DoubtKind.UNREAD and doubt.subject not in known)
    ]
    if unread or not any(part.role in OWING for part in parts) or any(part.role is Role.JOINT for part in parts):
        why = "; ".join(unread) or "nobody leads"
        msg = f"“{units}” does not say who does what ({why}). Write it as 区发改局牵头，区工信局配合, or A、B分别办理."
        raise ChoiceError(msg)
    return list({part.who: part for part in reversed(parts)}.values())[::-1]


def _who(one: Responsible, names: Names, groups: dict[str, int | None]) -> Who:
    if one.kind is Kind.GROUP and one.name in groups:
        return Who(None, groups[one.name])
    unit_id = names.find(one.name)
    if unit_id is None:
        raise UnknownUnitError(one.name, names.nearest(one.name))
    return Who(unit_id)
