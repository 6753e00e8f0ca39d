"""Settle one doubt: a supervisor says that it is right as it was read, or what is meant instead."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.actions.intake.as_written import take_as_written
from bot.actions.intake.change_task import AS_READ, SETTLED, note
from bot.actions.intake.choose_members import choose_members
from bot.actions.intake.expand_groups import expand_groups
from bot.actions.intake.merge_units import absorb
from bot.actions.intake.open_doubts import OpenDoubt, answered_doubt, find_doubt
from bot.actions.intake.parts import Part, Who, parts_of, put_parts, wake
from bot.actions.intake.settle_units import confirm_units
from bot.errors import ChoiceError, OutdatedError
from bot.rules.terms import Doubt, DoubtKind, Role
from bot.store.tables import Assignment, Task, Unit


@dataclass(frozen=True, slots=True)
class _Case:
    """A doubt, what was chosen, and who decides when."""

    session: Session
    doubt: OpenDoubt
    task: Task
    units: tuple[int, ...]
    by: str
    now: dt.datetime
    anew: bool


def settle_doubt(  # noqa: PLR0913 -- what is asked, what is answered, who answers when
    session: Session, doubt: OpenDoubt, choice: Sequence[int] = (), *, by: str, now: dt.datetime, anew: bool = False
) -> frozenset[int]:
    """Settle a doubt; return the ids of the tasks that this touches.

    `choice` are units by their ids; none of them means: right as it was read. What choosing units means:

    * no lead named, no unit named: they lead, the others support;
    * a group without members: they are its members, in this task or, for a fixed group, in every one;
    * a doubt about a name: one unit is who is meant wherever the name stands; several stand in its place in this task.

    `anew`: it may have been settled before, and this answer takes the place of that one. By then the name may be a
    unit's that other tasks name as well, so that another unit stands in its place in this task alone.

    Raises:
        OutdatedError: it is settled already.
        ChoiceError: it cannot be settled by this choice.
    """
    task_id, assignment_id, kind = doubt.task_id, doubt.assignment_id, doubt.kind
    open_one = find_doubt(session, task_id=task_id, assignment_id=assignment_id, kind=kind)
    known = open_one
    if anew and known is None:
        known = answered_doubt(session, task_id=task_id, assignment_id=assignment_id, kind=kind)
    if known is None:
        msg = "This is settled already: ask for what is still in doubt."
        raise OutdatedError(msg)
    task, units = session.get_one(Task, task_id), tuple(dict.fromkeys(choice))
    case = _Case(session, known, task, units, by, now, anew=open_one is None)
    _write(case)
    touched = _ways(known)(case) | {task_id}
    session.flush()
    touched |= expand_groups(session, now=now).tasks
    wake(session, touched, now=now)
    session.flush()
    return frozenset(touched)


def _ways(doubt: OpenDoubt) -> Callable[[_Case], set[int]]:
    """Return how a doubt of this kind is settled."""
    if doubt.kind is DoubtKind.GROUP_WITHOUT_MEMBERS:
        return _members
    if doubt.assignment_id is not None:
        return _name
    return _lead if doubt.kind is DoubtKind.NO_LEAD else _row


def _members(case: _Case) -> set[int]:
    if not case.units:
        msg = f"Choose who is meant by {case.doubt.subject}."
        raise ChoiceError(msg)
    return set(choose_members(case.session, case.doubt.assignment_id or 0, case.units, by=case.by, now=case.now))


def _name(case: _Case) -> set[int]:
    part = case.session.get_one(Assignment, case.doubt.assignment_id)
    named, written = part.unit_id or 0, case.doubt.subject
    if case.anew and not case.units and named and written != case.session.get_one(Unit, named).name:
        return take_as_written(case.session, part, written, by=case.by, now=case.now)
    if case.units in {(), (named,)}:
        changed = confirm_units(case.session, {named}, now=case.now, kind=case.doubt.kind)
        return {each.task_id for each in changed}
    if len(case.units) == 1 and not case.anew:
        absorbed, into = (case.session.get_one(Unit, each) for each in (named, *case.units))
        tasks = absorb(case.session, absorbed, into, by=case.by, now=case.now)
        left = confirm_units(case.session, set(case.units), now=case.now, kind=case.doubt.kind)
        return tasks | {each.task_id for each in left}
    wanted = [
        Part(Who(unit, each.group_id), _role(each), sure=each.id == part.id)
        for each in parts_of(case.session, case.doubt.task_id)
        for unit in (case.units if each.id == part.id else (each.unit_id,))
    ]
    put_parts(case.session, case.task, wanted, by=case.by, now=case.now)
    return set()


def _lead(case: _Case) -> set[int]:
    proposed = (case.doubt.proposed[0],) if case.doubt.proposed else ()
    leads = case.units or proposed
    if not leads:
        msg = "Choose the unit that leads: the first name of this row cannot."
        raise ChoiceError(msg)
    parts = [
        Part(who, Role.LEAD if who.unit_id in leads else Role.SUPPORT, sure=who.unit_id in leads)
        for each in parts_of(case.session, case.doubt.task_id)
        if (who := Who(each.unit_id, each.group_id))
    ]
    named = {part.who.unit_id for part in parts}
    new = [Part(Who(unit), Role.LEAD) for unit in leads if unit not in named]
    put_parts(case.session, case.task, [*new, *parts], by=case.by, now=case.now)
    return set()


def _row(case: _Case) -> set[int]:
    """Settle what is in doubt of the row itself; its words are corrected in the review workbook."""
    settled = [each for each in case.task.doubts if each[0] == case.doubt.kind and each not in case.task.settled]
    case.task.settled = [*case.task.settled, *settled]
    case.session.add(case.task)
    if case.units and case.doubt.kind is DoubtKind.NO_UNIT:
        put_parts(
            case.session, case.task, [Part(Who(unit), Role.LEAD) for unit in case.units], by=case.by, now=case.now
        )
    return set()


def _role(part: Assignment) -> Role:
    return Role(part.settled_role or part.proposed_role or part.role)


def _write(case: _Case) -> None:
    """Keep in the history what was asked and what was decided."""
    chosen = select(Unit.name).where(col(Unit.id).in_(case.units)).order_by(col(Unit.id))
    names = case.session.exec(chosen).all()
    if len(names) != len(case.units):
        msg = "One of the units that were chosen is not there any more: choose again."
        raise ChoiceError(msg)
    asked, after = str(Doubt(case.doubt.kind, case.doubt.subject)), "、".join(names) or AS_READ
    note(case.session, case.task, SETTLED, asked, after, by=case.by, now=case.now)
