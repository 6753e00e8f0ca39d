"""Arrears: what fell due before a task was given to other units is still owed by those who had it.

docs/decisions/0018-what-fell-due-before.md. Whoever corrects a mistake (a doubt, the roster, a re-import) leaves none.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from bot.rules.terms import OWING
from bot.store.tables import Assignment, Item, Obligation, Task, Unit


@dataclass(frozen=True, slots=True)
class Arrear:
    """A report that was due before a task went to others, and that nobody gave. `lapses`: it is asked for no more."""

    unit: str
    period: str
    due_at: dt.datetime
    lapses: bool


def owing_parts(session: Session, task_ids: Collection[int]) -> list[Assignment]:
    """Return the parts of these tasks that owe: to be asked before they are changed, for `settle_arrears` after."""
    parts = select(Assignment).where(col(Assignment.task_id).in_(task_ids), *_OWES)
    return list(session.exec(parts.order_by(col(Assignment.id))))


def settle_arrears(
    session: Session, before: Collection[Assignment], *, taken_over: bool, now: dt.datetime
) -> tuple[Arrear, ...]:
    """Let units go on owing what fell due while a task was theirs; return what that is, the oldest first.

    `before` are the parts that owed before the change. `taken_over`: the new unit tells of it in its next report, and
    nobody is asked for the old ones.
    """
    session.flush()
    owing = set(session.exec(select(Assignment.id).where(col(Assignment.id).in_([each.id for each in before]), *_OWES)))
    ended = [each for each in before if each.id not in owing]
    if taken_over:
        ended += _in_arrears_before(session, {each.task_id for each in before})
    for part in ended:
        part.owed_until = None if taken_over else now
        session.add(part)
    rows = session.exec(
        select(Unit.name, Obligation.period, Obligation.due_at)
        .join(Obligation, col(Obligation.unit_id) == col(Unit.id))
        .join(Item, col(Item.obligation_id) == col(Obligation.id))
        .where(
            col(Item.assignment_id).in_([each.id for each in ended]),
            col(Item.entry_seq).is_(None),
            col(Obligation.due_at) <= now,
        )
        .distinct()
        .order_by(col(Obligation.due_at), col(Unit.name))
    )
    return tuple(Arrear(unit, period, due_at, taken_over) for unit, period, due_at in rows)


def move_arrears(session: Session, absorbed: Unit, into: Unit, theirs: Collection[int], *, now: dt.datetime) -> None:
    """Let a unit owe the arrears of one that goes on in it.

    Of the tasks in which it had a part itself, `theirs`, nothing is moved: it reports them anyway.
    """
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


def in_arrears() -> ColumnElement[bool]:
    """Tell in SQL of an item, by its `Assignment`, `Task` and `Obligation`, that it is in arrears."""
    return (col(Obligation.due_at) <= col(Assignment.owed_until)) & col(Task.withdrawn_at).is_(None)


def _in_arrears_before(session: Session, task_ids: Collection[int]) -> list[Assignment]:
    """Return the parts that go on owing since an earlier change."""
    parts = select(Assignment).where(col(Assignment.task_id).in_(task_ids), col(Assignment.owed_until).is_not(None))
    return list(session.exec(parts))


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


_OWES = (
    col(Assignment.unit_id).is_not(None),
    col(Assignment.withdrawn_at).is_(None),
    col(Assignment.settled_role).in_(sorted(OWING)),
)
