"""Units that change in mid-year (机构改革): one goes on in another, has a new name, or gives tasks to a new one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session, col, select

from bot.actions.intake.affected import Affected, affected
from bot.actions.intake.arrears import Arrear, owing_parts, settle_arrears
from bot.actions.intake.expand_groups import expand_groups
from bot.actions.intake.merge_units import absorb
from bot.actions.intake.parts import Part, Who, parts_of, put_parts, wake
from bot.errors import ChoiceError
from bot.rules.terms import Role
from bot.store.tables import Assignment, Task, Unit, UnitGroup, UnitName
from bot.store.units import named


@dataclass(frozen=True, slots=True)
class Reorganised:
    """What became of a unit: how many tasks went where, and who is affected.

    `arrears` is what fell due before, and nobody reported.
    """

    unit: str
    now: str
    tasks: int
    affected: tuple[Affected, ...]
    arrears: tuple[Arrear, ...] = ()


def merge(session: Session, name: str, into: str, *, by: str, now: dt.datetime) -> Reorganised:
    """Let a unit go on in another one, which answers to its names from now on.

    What it reported stays its own; what is open, overdue or not, is the other's now, and so are its people.

    Raises:
        UnknownUnitError: one of them is not known.
        ChoiceError: they are one unit already.
    """
    absorbed, other = named(session, name), named(session, into)
    if absorbed.id == other.id:
        msg = f"{name} and {into} are one unit already."
        raise ChoiceError(msg)
    gone = absorbed.name
    tasks = absorb(session, absorbed, other, by=by, now=now)
    return _done(session, gone, other.name, tasks, now=now)


def rename(session: Session, name: str, new_name: str, *, now: dt.datetime) -> Reorganised:
    """Give a unit a new name; it goes on answering to the old ones, and the ledger goes on showing what it was called.

    Raises:
        UnknownUnitError: it is not known.
        ChoiceError: another unit or a group has the new name.
    """
    unit = named(session, name)
    before, wanted = unit.name, "".join(new_name.split())
    _ask_free(session, wanted, unless=unit.id)
    if session.get(UnitName, wanted) is None:
        session.add(UnitName(name=wanted, unit_id=unit.id or 0))
    unit.name = wanted
    session.add(unit)
    session.flush()
    return _done(session, before, wanted, set(_tasks_of(session, unit)), now=now)


def split(  # noqa: PLR0913 -- who gives what to whom
    session: Session,
    name: str,
    into: str,
    tasks: Sequence[Task],
    *,
    by: str,
    now: dt.datetime,
    taken_over: bool = False,
) -> Reorganised:
    """Let another unit, known or new, take over some tasks of a unit, in the roles that it has in them.

    What it reported on them stays its own, and what fell due before, unless the other has `taken_over` telling of it.
    Of the reports that are open and not yet due, what is unanswered goes over.

    Raises:
        UnknownUnitError: the unit that gives is not known.
        ChoiceError: it has no part in one of the tasks, or the new name is a group's.
    """
    unit, other = named(session, name), _known_or_new(session, into)
    if unit.id == other.id:
        msg = f"{name} and {into} are one unit: name another one to take the tasks over."
        raise ChoiceError(msg)
    ids = {task.id or 0 for task in tasks}
    owing = owing_parts(session, ids)
    for task in tasks:
        parts = parts_of(session, task.id or 0)
        if all(part.unit_id != unit.id for part in parts):
            msg = f"{unit.name} has no part of its own in {task.annex} {task.no}; nothing was changed."
            raise ChoiceError(msg)
        put_parts(session, task, _handed_over(parts, unit, other), by=by, now=now)
    done = _done(session, unit.name, other.name, ids, now=now)
    return replace(done, arrears=settle_arrears(session, owing, taken_over=taken_over, now=now))


def _handed_over(parts: Sequence[Assignment], unit: Unit, other: Unit) -> list[Part]:
    """Return the parts with one unit in another's place; who has a part there already keeps the one that owes."""
    found: dict[Who, Part] = {}
    for part in parts:
        who = Who(other.id if part.unit_id == unit.id else part.unit_id, part.group_id)
        role = Role(part.settled_role or part.proposed_role or part.role)
        known = found.get(who)
        if known is None or known.role is Role.SUPPORT:
            found[who] = Part(who, role, sure=part.unit_id == unit.id)
    return list(found.values())


def _known_or_new(session: Session, name: str) -> Unit:
    wanted = "".join(name.split())
    known = session.get(UnitName, wanted)
    if known is not None:
        return session.get_one(Unit, known.unit_id)
    _ask_free(session, wanted)
    unit = Unit(name=wanted)
    session.add(unit)
    session.flush()
    session.add(UnitName(name=wanted, unit_id=unit.id or 0))
    session.flush()
    return unit


def _ask_free(session: Session, name: str, *, unless: int | None = None) -> None:
    """Raise ChoiceError unless a name is free: a name stands for one unit, and not for a group."""
    known = session.get(UnitName, name)
    shown = session.exec(select(Unit.id).where(col(Unit.name) == name)).first()
    group = session.exec(select(UnitGroup.id).where(col(UnitGroup.name) == name)).first()
    taken = (known is not None and known.unit_id != unless) or (shown is not None and shown != unless)
    if not name or taken or group is not None:
        msg = f"“{name}” is taken by another unit or group: merge the two, or choose another name."
        raise ChoiceError(msg)


def _tasks_of(session: Session, unit: Unit) -> Sequence[int]:
    mine = select(Assignment.task_id).where(col(Assignment.unit_id) == unit.id, col(Assignment.withdrawn_at).is_(None))
    return session.exec(mine).all()


def _done(session: Session, unit: str, now_called: str, tasks: set[int], *, now: dt.datetime) -> Reorganised:
    session.flush()
    touched = tasks | expand_groups(session, now=now).tasks
    wake(session, touched, now=now)
    session.flush()
    return Reorganised(unit, now_called, len(tasks), affected(session, touched, now=now))
