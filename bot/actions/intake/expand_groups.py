"""Give the members of a group (各镇街, and those chosen for 相关街道办事处) the tasks that it is named in."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.actions.intake.settle_units import settle
from bot.rules.terms import OWING, DoubtKind
from bot.store.tables import Assignment, ChosenMember, GroupMember, UnitGroup


@dataclass(frozen=True, slots=True)
class Expanded:
    """How many assignments members got and gave back, and the tasks that changed."""

    given: int
    withdrawn: int
    tasks: frozenset[int]


def expand_groups(session: Session, *, now: dt.datetime) -> Expanded:
    """Bring members' assignments in line with who is in which group now; running it again changes nothing.

    Each member of a fixed group gets the group's role in the group's tasks; of a group that is chosen for each task
    (相关…), those get it who were chosen for it. A unit that the row names itself keeps the role it is named with; one
    that is in two groups of a row has the first one's. Who left a group, or whose group left the row, has its
    assignment withdrawn.
    """
    members = _members(session)
    touched = _settle_groups(session, members, now=now)
    there: dict[tuple[int, int], Assignment] = {}
    wanted: dict[tuple[int, int], Assignment] = {}
    for each in session.exec(select(Assignment).order_by(col(Assignment.task_id), col(Assignment.position))):
        if each.unit_id is not None:
            there[each.task_id, each.unit_id] = each
        elif each.settled_role and not each.withdrawn_at:
            for unit_id in members.get(each.id or 0, ()):
                wanted.setdefault((each.task_id, unit_id), each)
    given = [key for key, group in wanted.items() if _give(session, key, there.get(key), group, now)]
    taken = [key for key, each in there.items() if key not in wanted and _take(session, each, now)]
    session.flush()
    tasks = touched | {task for task, _ in (*given, *taken)}
    return Expanded(len(given), len(taken), frozenset(tasks))


def _members(session: Session) -> dict[int, list[int]]:
    """Return the members of each group's part in a task, under the part's id, if it has any."""
    found = defaultdict(list)
    fixed = (
        select(Assignment.id, GroupMember.unit_id)
        .join(UnitGroup, col(UnitGroup.id) == col(Assignment.group_id))
        .join(GroupMember, col(GroupMember.group_id) == col(UnitGroup.id))
        .where(~col(UnitGroup.chosen_per_task))
    )
    chosen = (
        select(ChosenMember.assignment_id, ChosenMember.unit_id)
        .join(Assignment, col(Assignment.id) == col(ChosenMember.assignment_id))
        .join(UnitGroup, col(UnitGroup.id) == col(Assignment.group_id))
        .where(col(UnitGroup.chosen_per_task))
    )
    for assignment_id, unit_id in (
        *session.exec(fixed.order_by(col(GroupMember.unit_id))),
        *session.exec(chosen.order_by(col(ChosenMember.unit_id))),
    ):
        found[assignment_id or 0].append(unit_id)
    return found


def _settle_groups(session: Session, members: dict[int, list[int]], *, now: dt.datetime) -> set[int]:
    """Put the groups' own assignments in force once they have members; one that owes is held back when it has none."""
    touched = set()
    for each in session.exec(select(Assignment).where(col(Assignment.group_id).is_not(None))):
        empty = each.id not in members
        if not empty and each.doubt == DoubtKind.GROUP_WITHOUT_MEMBERS:
            settle(session, each, now=now)
        elif empty and each.doubt is None:
            each.doubt = DoubtKind.GROUP_WITHOUT_MEMBERS
            if each.role in OWING:
                each.settled_role, each.settled_at = None, None
            session.add(each)
        else:
            continue
        touched.add(each.task_id)
    session.flush()
    return touched


def _give(
    session: Session, key: tuple[int, int], there: Assignment | None, group: Assignment, now: dt.datetime
) -> bool:
    """Let a member have its group's part in a task; False if it has it, or is named by the row itself."""
    if there and not there.withdrawn_at and (there.via_id is None or there.settled_role == group.settled_role):
        if there.via_id is not None and there.via_id != group.id:
            there.via_id, there.position = group.id, group.position
            session.add(there)
        return False
    task_id, unit_id = key
    part = there or Assignment(task_id=task_id, unit_id=unit_id, position=group.position, role=group.role)
    part.via_id, part.position, part.role, part.proposed_role = group.id, group.position, group.role, None
    part.settled_role, part.settled_at, part.withdrawn_at, part.doubt = group.settled_role, now, None, None
    session.add(part)
    return True


def _take(session: Session, assignment: Assignment, now: dt.datetime) -> bool:
    """Withdraw what a unit had only through a group."""
    if assignment.via_id is None or assignment.withdrawn_at:
        return False
    assignment.withdrawn_at = now
    session.add(assignment)
    return True
