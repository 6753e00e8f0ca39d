"""Assign the units of a row to its task, and bring what was assigned before in line with what the row says now."""

import datetime as dt
from collections.abc import Iterable

from bot.actions.intake.enter_names import Entered
from bot.actions.intake.open_doubts import ABOUT_A_NAME
from bot.rules.terms import OWING, DoubtKind, Kind, Responsible, Role
from bot.store.tables import Assignment


def assign(
    task_id: int, there: Iterable[Assignment], units: Iterable[Responsible], names: Entered, *, now: dt.datetime
) -> list[Assignment]:
    """Return the assignments that have to be stored so that a task has those that its row says; none if it has them.

    `there` are the task's assignments, withdrawn ones too. What was settled stays settled while unit and role stay;
    what the row no longer names is withdrawn. A member's part in a group is left to the groups.
    """
    known = {(each.unit_id, each.group_id): each for each in there}
    wanted: dict[tuple[int | None, int | None], Responsible] = {}
    for one in units:
        wanted.setdefault(_key(one, names), one)  # two names of a row may turn out to be one unit
    changed = []
    for position, (key, one) in enumerate(wanted.items()):
        unit_id, group_id = key
        assignment = known.get(key) or Assignment(
            task_id=task_id, unit_id=unit_id, group_id=group_id, position=position, role=one.role
        )
        same_place = (assignment.position, assignment.proposed_role) == (position, one.proposed)
        assignment.position, assignment.proposed_role = position, one.proposed
        if _begin(assignment, one, names.doubt(one), now=now) or not same_place:
            changed.append(assignment)
    for key, each in known.items():
        if key not in wanted and each.via_id is None and each.withdrawn_at is None:
            each.withdrawn_at = now
            changed.append(each)
    return changed


def _key(one: Responsible, names: Entered) -> tuple[int | None, int | None]:
    return (names.units[one.name], None) if one.kind is not Kind.GROUP else (None, names.groups[one.name])


def _begin(assignment: Assignment, one: Responsible, doubt: DoubtKind | None, *, now: dt.datetime) -> bool:
    """Put what a row says in force at once, unless it is in doubt who owes; False if it is there already."""
    same = assignment.id is not None and assignment.role == one.role and assignment.via_id is None
    cleared = assignment.settled_role is None and assignment.doubt is not None and doubt is None
    if same and not cleared and assignment.withdrawn_at is None:
        return False
    assignment.role, assignment.via_id, assignment.withdrawn_at = one.role, None, None
    if not same or cleared:
        held = one.role is Role.JOINT or (one.role in OWING and doubt in ABOUT_A_NAME)
        assignment.doubt = doubt
        assignment.settled_role, assignment.settled_at = (None, None) if held else (one.role, now)
    return True
