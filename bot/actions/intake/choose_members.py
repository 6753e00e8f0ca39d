"""Choose who is meant by a group: for one task where it says 相关…, once and for all where it says 各…."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import delete
from sqlmodel import Session, col, select

from bot.actions.intake.change_task import UNITS, note
from bot.actions.intake.expand_groups import expand_groups
from bot.actions.intake.parts import name_of, wake
from bot.actions.intake.settle_units import confirm_units
from bot.store.tables import Assignment, ChosenMember, GroupMember, Task, Unit, UnitGroup


def choose_members(
    session: Session, assignment_id: int, unit_ids: Collection[int], *, by: str, now: dt.datetime
) -> frozenset[int]:
    """Let exactly these units be meant by a group's part in a task; return the ids of the tasks that this touches.

    The members of a fixed group (各…) are its members in every task, as in the roster. Whoever is chosen is a unit that
    a person has recognised: its prefix is no longer unsure. Choosing the same again changes nothing.
    """
    part = session.get_one(Assignment, assignment_id)
    changed = replace_members(session, part, unit_ids, by=by, now=now)
    confirmed = confirm_units(session, unit_ids, now=now)
    touched = expand_groups(session, now=now).tasks | {each.task_id for each in confirmed}
    touched |= {part.task_id} if changed else set()
    wake(session, touched, now=now)
    session.flush()
    return touched


def replace_members(
    session: Session, part: Assignment, unit_ids: Collection[int], *, by: str, now: dt.datetime
) -> bool:
    """Write down who is meant by a group's part in a task; False if they are already. The groups are not expanded."""
    group = session.get_one(UnitGroup, part.group_id)
    if group.chosen_per_task:
        return _replace(session, part, set(unit_ids), by=by, now=now)
    return _replace_fixed(session, group, set(unit_ids))


def members_of(session: Session, part: Assignment) -> list[Unit]:
    """Return who is meant by a group's part in a task."""
    group = session.get_one(UnitGroup, part.group_id)
    if group.chosen_per_task:
        chosen = select(ChosenMember.unit_id).where(col(ChosenMember.assignment_id) == part.id)
    else:
        chosen = select(GroupMember.unit_id).where(col(GroupMember.group_id) == group.id)
    return list(session.exec(select(Unit).where(col(Unit.id).in_(chosen)).order_by(col(Unit.id))))


def _replace(session: Session, part: Assignment, wanted: set[int], *, by: str, now: dt.datetime) -> bool:
    there = members_of(session, part)
    if {unit.id for unit in there} == wanted:
        return False
    mine = col(ChosenMember.assignment_id) == part.id
    session.execute(delete(ChosenMember).where(mine))
    session.add_all(ChosenMember(assignment_id=part.id or 0, unit_id=unit_id) for unit_id in sorted(wanted))
    session.flush()
    name = name_of(session, part)
    before, after = (
        f"{name}（{'、'.join(unit.name for unit in units)}）" for units in (there, members_of(session, part))
    )
    note(session, session.get_one(Task, part.task_id), UNITS, before, after, by=by, now=now)
    return True


def _replace_fixed(session: Session, group: UnitGroup, wanted: set[int]) -> bool:
    mine = col(GroupMember.group_id) == group.id
    there = set(session.exec(select(GroupMember.unit_id).where(mine)))
    session.execute(delete(GroupMember).where(mine, col(GroupMember.unit_id).in_(there - wanted)))
    session.add_all(GroupMember(group_id=group.id or 0, unit_id=unit_id) for unit_id in sorted(wanted - there))
    session.flush()
    return there != wanted
