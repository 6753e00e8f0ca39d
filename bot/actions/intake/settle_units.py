"""Let the roster settle what the document left open: read prefixes, and two names of one unit."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from bot.rules.terms import OWING, DoubtKind, Role
from bot.store.tables import Assignment, Binding, ChosenMember, GroupMember, Invitation, Post, Unit, UnitName


def confirm_units(
    session: Session,
    unit_ids: Collection[int],
    *,
    now: dt.datetime,
    kind: DoubtKind | None = None,
) -> list[Assignment]:
    """Clear the doubts about their names, or one `kind`, from the units' assignments; return those it put in force.

    A joint assignment stays held until a supervisor confirms the proposed lead, unless that was done for its task.
    """
    kinds = (kind,) if kind else (DoubtKind.PREFIX_UNSURE, DoubtKind.DID_YOU_MEAN)
    unsure = select(Assignment).where(col(Assignment.unit_id).in_(unit_ids), col(Assignment.doubt).in_(kinds))
    changed = list(session.exec(unsure.order_by(col(Assignment.id))))
    for assignment in changed:
        settle(session, assignment, now=now)
    session.flush()
    return changed


def settle(session: Session, assignment: Assignment, *, now: dt.datetime) -> None:
    """Clear an assignment's own doubt and put its role in force, if its role is known."""
    assignment.doubt = None
    role: str | None = assignment.role
    if role == Role.JOINT:
        role = assignment.proposed_role if _proposal_confirmed(session, assignment.task_id) else None
    if role and not assignment.settled_role:
        assignment.settled_role, assignment.settled_at = role, now
    session.add(assignment)


def _proposal_confirmed(session: Session, task_id: int) -> bool:
    """Whether a supervisor confirmed this task's “first unit leads”, seen from the units that were not in doubt."""
    return (
        session.exec(
            select(Assignment.id).where(
                col(Assignment.task_id) == task_id,
                col(Assignment.role) == Role.JOINT,
                col(Assignment.settled_role).is_not(None),
            )
        ).first()
        is not None
    )


def merge_unit(session: Session, absorbed: Unit, into: Unit) -> set[int]:
    """Make one unit of two, which the document named differently; return the tasks that this touches.

    The absorbed unit must not owe a report yet (`Known.bound_by_reports`). Its assignments, posts and memberships
    become the other's; where both have a part in one task, the part that owes stays.
    """
    tasks = _move_assignments(session, absorbed, into)
    move_posts(session, absorbed, into)
    move_memberships(session, absorbed, into)
    session.execute(delete(UnitName).where(col(UnitName.unit_id) == absorbed.id))
    session.flush()
    session.delete(absorbed)
    session.flush()
    return tasks


def _move_assignments(session: Session, absorbed: Unit, into: Unit) -> set[int]:
    mine = session.exec(select(Assignment).where(col(Assignment.unit_id) == absorbed.id)).all()
    theirs = {
        assignment.task_id: assignment
        for assignment in session.exec(select(Assignment).where(col(Assignment.unit_id) == into.id))
    }
    for assignment in mine:
        twin = theirs.get(assignment.task_id)
        if twin is None:
            assignment.unit_id = into.id
            session.add(assignment)
            continue
        if assignment.role in OWING and twin.role not in OWING:
            for column in ("role", "proposed_role", "settled_role", "settled_at", "doubt", "via_id", "withdrawn_at"):
                setattr(twin, column, getattr(assignment, column))
            session.add(twin)
        session.delete(assignment)
    session.flush()
    return {assignment.task_id for assignment in mine}


def move_memberships(session: Session, absorbed: Unit, into: Unit) -> None:
    """Let a unit be a member, once, wherever another one was."""
    for table, group in ((GroupMember, GroupMember.group_id), (ChosenMember, ChosenMember.assignment_id)):
        mine, theirs = col(table.unit_id) == absorbed.id, col(table.unit_id) == into.id
        session.execute(delete(table).where(mine, col(group).in_(select(group).where(theirs))))
        session.execute(update(table).where(mine).values(unit_id=into.id))


def move_posts(session: Session, absorbed: Unit, into: Unit) -> None:
    """Give a unit another one's posts, with whoever sits on them."""
    titles = {
        post.title: post.id
        for post in session.exec(select(Post).where(col(Post.unit_id) == into.id, col(Post.kind) == "contact"))
    }
    for post in session.exec(select(Post).where(col(Post.unit_id) == absorbed.id)).all():
        if post.title not in titles:
            post.unit_id = into.id
            session.add(post)
            continue
        for table in (Binding, Invitation):
            session.execute(update(table).where(col(table.post_id) == post.id).values(post_id=titles[post.title]))
        session.delete(post)
    session.flush()
