"""Confirm that the first unit leads, wherever a document names several units without saying who does."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from bot.actions.intake.change_task import AS_READ, SETTLED, note
from bot.actions.intake.expand_groups import expand_groups
from bot.actions.intake.parts import wake
from bot.rules.terms import DoubtKind, Role
from bot.store.tables import Assignment, Task


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How many tasks got their lead, and how many assignments came into force with it."""

    tasks: int
    leads: int
    supports: int


def confirm_proposed_leads(session: Session, *, now: dt.datetime, by: str = "", programme: int = 0) -> Confirmed:
    """Put every proposal “the first unit leads, the others support” in force; doing it again changes nothing.

    `programme`: those of one programme alone, by its id in the store; 0: of all.

    A task of which nothing is proposed (its first name is a group, or could not be read) stays held. Doubts about who
    a name is stay beside it; “no lead named” is settled by this.
    """
    settled: list[Assignment] = []
    by_task = defaultdict(list)
    for assignment in session.exec(_proposed(programme)):
        by_task[assignment.task_id].append(assignment)
    for assignments in by_task.values():
        if any(each.settled_role is None for each in assignments):
            settled += [each for each in assignments if _settle(session, each, now=now)]
            task = session.get_one(Task, assignments[0].task_id)
            note(session, task, SETTLED, str(DoubtKind.NO_LEAD), AS_READ, by=by, now=now)
    session.flush()
    tasks = {each.task_id for each in settled}
    touched = tasks | expand_groups(session, now=now).tasks  # a group that supports now brings its members
    wake(session, touched, now=now)
    session.flush()
    leads = sum(each.settled_role == Role.LEAD for each in settled)
    return Confirmed(len(tasks), leads, len(settled) - leads)


def _proposed(programme: int) -> SelectOfScalar[Assignment]:
    proposed = (
        select(Assignment)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(
            col(Assignment.role) == Role.JOINT,
            col(Assignment.proposed_role).is_not(None),
            col(Assignment.withdrawn_at).is_(None),
            col(Task.withdrawn_at).is_(None),
        )
    )
    return proposed.where(col(Task.programme_id) == programme) if programme else proposed


def _settle(session: Session, assignment: Assignment, *, now: dt.datetime) -> bool:
    if assignment.settled_role == assignment.proposed_role:
        return False
    assignment.settled_role, assignment.settled_at = assignment.proposed_role, now
    if assignment.doubt == DoubtKind.NO_LEAD:
        assignment.doubt = None
    session.add(assignment)
    return True
