"""Make one unit of two (机构合并): the one goes on with what is open, what the other reported stays its own."""

import datetime as dt
from collections.abc import Collection

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.actions.intake.change_task import UNITS, note
from bot.actions.intake.parts import described, parts_of
from bot.actions.intake.settle_units import merge_unit, move_memberships, move_posts
from bot.rules.terms import OWING
from bot.store.tables import Assignment, Item, Obligation, Task, Unit, UnitName


def absorb(session: Session, absorbed: Unit, into: Unit, *, by: str, now: dt.datetime) -> set[int]:
    """Let a unit go on in another one, which answers to its names from now on; return the tasks that this touches.

    If it never owed anything, there were only two names for one unit, and nothing is left of it. Otherwise it stays
    with all it reported, and its parts, open reports and posts become the other's: of two parts in one task, the one
    that owes. Whoever calls this expands the groups and wakes the programmes.
    """
    owed = session.exec(select(Obligation.id).where(col(Obligation.unit_id) == absorbed.id)).first()
    mine = select(Assignment.task_id).where(
        col(Assignment.unit_id) == absorbed.id, col(Assignment.withdrawn_at).is_(None)
    )
    tasks = set(session.exec(mine))
    before = _descriptions(session, tasks)
    names = [name.name for name in session.exec(select(UnitName).where(col(UnitName.unit_id) == absorbed.id))]
    arrears = col(Assignment.unit_id) == absorbed.id, col(Assignment.owed_until).is_not(None)
    touched = tasks | set(session.exec(select(Assignment.task_id).where(*arrears)))
    if owed is None:
        merge_unit(session, absorbed, into)
        session.add_all(UnitName(name=name, unit_id=into.id or 0) for name in names)
    else:
        _take_over(session, absorbed, into, now=now)
    session.flush()
    for task_id, after in _descriptions(session, tasks).items():
        if before[task_id] != after:
            task = session.get_one(Task, task_id)
            note(session, task, UNITS, before[task_id], after, by=by, now=now)
    return touched


def _take_over(session: Session, absorbed: Unit, into: Unit, *, now: dt.datetime) -> None:
    """Move what goes on; the withdrawn parts that stay behind carry the entries."""
    mine = select(Assignment).where(col(Assignment.unit_id) == absorbed.id, col(Assignment.withdrawn_at).is_(None))
    theirs = {each.task_id: each for each in session.exec(select(Assignment).where(col(Assignment.unit_id) == into.id))}
    for part in session.exec(mine.order_by(col(Assignment.id))).all():
        twin = theirs.get(part.task_id)
        if twin is None or twin.withdrawn_at is not None or _outweighs(part, twin):
            twin = twin or Assignment(
                task_id=part.task_id, unit_id=into.id, position=part.position, role=part.role, withdrawn_at=now
            )
            for column in ("role", "proposed_role", "settled_role", "settled_at", "doubt", "via_id", "position"):
                setattr(twin, column, getattr(part, column))
            twin.withdrawn_at = None
            session.add(twin)
        part.withdrawn_at = now
        session.add(part)
    _take_over_arrears(session, absorbed, into, theirs, now)
    session.flush()
    move_memberships(session, absorbed, into)
    move_posts(session, absorbed, into)
    session.execute(update(UnitName).where(col(UnitName.unit_id) == absorbed.id).values(unit_id=into.id))
    absorbed.merged_into_id = into.id
    session.add(absorbed)


def _take_over_arrears(
    session: Session, absorbed: Unit, into: Unit, theirs: dict[int, Assignment], now: dt.datetime
) -> None:
    """Move what is still owed of tasks that went to others; if they went to this very unit, it reports them anyway."""
    mine = select(Assignment).where(col(Assignment.unit_id) == absorbed.id, col(Assignment.owed_until).is_not(None))
    for part in session.exec(mine.order_by(col(Assignment.id))).all():
        if part.task_id not in theirs:
            columns = ("task_id", "position", "role", "settled_role", "settled_at", "withdrawn_at", "owed_until")
            moved = Assignment(unit_id=into.id, **{column: getattr(part, column) for column in columns})
            session.add(moved)
            session.flush()
            _move_items(session, part, moved, into, now)
        part.owed_until = None
        session.add(part)


def _move_items(session: Session, part: Assignment, moved: Assignment, into: Unit, now: dt.datetime) -> None:
    """Move a part's unanswered items to the reports of the unit that took it over, which are opened where need be."""
    found = select(Item, Obligation).join(Obligation, col(Obligation.id) == col(Item.obligation_id))
    unanswered = col(Item.assignment_id) == part.id, col(Item.entry_seq).is_(None)
    for item, report in session.exec(found.where(*unanswered)).all():
        same = (
            col(Obligation.programme_id) == report.programme_id,
            col(Obligation.kind) == report.kind,
            col(Obligation.period) == report.period,
        )
        theirs = session.exec(select(Obligation).where(col(Obligation.unit_id) == into.id, *same)).first()
        if theirs is None:
            theirs = Obligation(**report.model_dump(exclude={"id", "unit_id"}), unit_id=into.id or 0)
        theirs.met_at, theirs.wake_at = None, now
        session.add(theirs)
        session.flush()
        item.obligation_id, item.assignment_id = theirs.id or 0, moved.id or 0
        session.add(item)


def _outweighs(part: Assignment, twin: Assignment) -> bool:
    return part.settled_role in OWING and twin.settled_role not in OWING


def _descriptions(session: Session, tasks: Collection[int]) -> dict[int, str]:
    return {task_id: described(session, parts_of(session, task_id)) for task_id in tasks}
