"""Open the periods whose time has come: each unit that leads or handles separately owes one report for each of them."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, delete, literal, select, update
from sqlmodel import Session, col
from sqlmodel import select as choose

from bot.actions.intake.arrears import in_arrears
from bot.actions.intake.twins import reported_elsewhere
from bot.actions.reminding.reckon import reckon_again
from bot.rules.calendar import Calendar
from bot.rules.deadlines import ObligationRule, Window, periods, window
from bot.store.dialect import insert
from bot.store.tables import Assignment, Cover, Item, Obligation, Programme, Task


def open_periods(
    session: Session, *, now: dt.datetime, calendar: Calendar, zone: ZoneInfo, rules: Sequence[ObligationRule]
) -> int:
    """Bring what is owed in line with what the programmes that are awake say now; return how many reports were opened.

    A period is opened when its window is open and it fell due after the programme was confirmed and the assignment
    settled. Running it again changes nothing; an assignment that was settled or imported later joins what is open,
    and one that was withdrawn leaves it, unless it was answered or is in arrears (`bot.actions.intake.arrears`); so
    does a task that repeats another one of the unit's (`bot.actions.intake.twins`). Only active monthly rules are
    opened: a plan stays quiet until it can be filed. When a notice came out or the rules changed, what is open is
    reckoned again first.

    Whoever confirms or imports sets `programme.wake_at` to the present moment.
    """
    reckon_again(session, now=now, calendar=calendar, zone=zone, rules=rules)
    awake = choose(Programme).where(col(Programme.wake_at) <= now)
    monthly = [rule for rule in rules if rule.active and rule.every]
    opened = 0
    for programme in session.exec(awake):
        upcoming = []
        for rule in monthly:
            windows = [
                window(rule, period, calendar=calendar, zone=zone)
                for period in periods(programme.issued, programme.year)
            ]
            upcoming += [each.opens_at for each in windows if each.opens_at > now]
            opened += sum(_open(session, programme, rule, each, now) for each in windows if each.opens_at <= now)
            _fill(session, programme, rule)
        _settle(session, programme, now)
        programme.wake_at = min(upcoming, default=None)
        session.add(programme)
    return opened


def _open(session: Session, programme: Programme, rule: ObligationRule, window: Window, now: dt.datetime) -> int:
    """Open one period for every unit that owes something of it and has no obligation yet."""
    if window.due_at <= programme.confirmed_at:
        return 0
    values = {
        "programme_id": programme.id,
        "kind": rule.kind,
        "period": window.period,
        "opens_at": window.opens_at,
        "due_at": window.due_at,
        "provisional": window.provisional,
        "basis": window.basis,
        "wake_at": now,
    }
    types = Obligation.__table__.c  # type: ignore[attr-defined]
    owing = (
        select(col(Assignment.unit_id), *(literal(value, types[name].type) for name, value in values.items()))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(_owes(programme, rule), col(Assignment.settled_at) < window.due_at)
        .distinct()
    )
    row = insert(session, Obligation).from_select(["unit_id", *values], owing)
    return len(session.execute(row.on_conflict_do_nothing().returning(col(Obligation.id))).all())


def _fill(session: Session, programme: Programme, rule: ObligationRule) -> None:
    """Give every obligation of a kind one item for each assignment that is owed, and take away what no longer is."""
    ours = and_(col(Obligation.programme_id) == programme.id, col(Obligation.kind) == rule.kind)
    owed = (
        select(col(Obligation.id), col(Assignment.id))
        .join(Assignment, col(Assignment.unit_id) == col(Obligation.unit_id))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(
            ours,
            _owes(programme, rule),
            col(Assignment.settled_at) < col(Obligation.due_at),
            col(Obligation.due_at) > programme.confirmed_at,
        )
    )
    row = insert(session, Item).from_select(["obligation_id", "assignment_id"], owed)
    session.execute(row.on_conflict_do_nothing())
    owing = select(col(Assignment.id)).join(Task, col(Task.id) == col(Assignment.task_id)).where(_owes(programme, rule))
    before = (
        select(col(Item.id))
        .join(Obligation, col(Obligation.id) == col(Item.obligation_id))
        .join(Assignment, col(Assignment.id) == col(Item.assignment_id))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(in_arrears())
    )
    session.execute(
        delete(Item).where(
            col(Item.obligation_id).in_(select(col(Obligation.id)).where(ours)),
            col(Item.entry_seq).is_(None),
            col(Item.assignment_id).not_in(owing),
            col(Item.id).not_in(before),
        )
    )


def _settle(session: Session, programme: Programme, now: dt.datetime) -> None:
    """Drop what nothing is left of; wake what has a new item though it was met; close what has none left to answer."""
    ours = col(Obligation.programme_id) == programme.id
    empty = select(col(Obligation.id)).where(ours, ~_has_item(col(Item.id).is_not(None)))
    session.execute(delete(Cover).where(col(Cover.obligation_id).in_(empty)))
    session.execute(delete(Obligation).where(ours, ~_has_item(col(Item.id).is_not(None))))
    unanswered = _has_item(col(Item.entry_seq).is_(None))
    unmet = update(Obligation).where(ours, col(Obligation.met_at).is_not(None), unanswered)
    session.execute(unmet.values(met_at=None, wake_at=now))
    met = update(Obligation).where(ours, col(Obligation.met_at).is_(None), ~unanswered)
    session.execute(met.values(met_at=now, wake_at=None))


def _owes(programme: Programme, rule: ObligationRule) -> ColumnElement[bool]:
    return and_(
        col(Task.programme_id) == programme.id,
        col(Task.withdrawn_at).is_(None),
        col(Assignment.unit_id).is_not(None),
        col(Assignment.withdrawn_at).is_(None),
        col(Assignment.settled_role).in_(sorted(rule.owed_by)),
        ~reported_elsewhere(rule.owed_by),
    )


def _has_item(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(col(Item.id)).where(col(Item.obligation_id) == col(Obligation.id), condition).exists()
