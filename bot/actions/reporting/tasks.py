"""What do I owe? The unit's tasks (/tasks), one task, and what was reported for a period."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from math import ceil

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from bot.actions.intake.twins import Twins, twins
from bot.actions.intake.understand import year_due
from bot.actions.reporting.open_items import Line, last_entries, lines_of, open_lines, period_of, periods_of
from bot.actions.reporting.turn import Turn, begin
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.document_number import short_name
from bot.rules.letters.base import TaskText
from bot.rules.letters.periods import Filled, brief, fitted
from bot.rules.letters.tasks import A_PAGE, Reported, TaskCard, TaskList, TaskRow
from bot.rules.said import Act, Pressed
from bot.rules.terms import Role, Status, task_number
from bot.store.tables import Assignment, Programme, Task

ORDER = ("late", "owed", "reported", "idle", "support", "held")
"""What is owed comes first."""

REPORTS_A_PAGE = 6
"""So many reports, in full, stand on a page."""

LISTED = 60
"""So much of a task's content stands in the list (UTF-16 units)."""

CARD = 1600
"""So much of a report stands on a task's card (UTF-16 units)."""


def list_(session: Session, *, act: Act, settings: Settings, calendar: Calendar, now: dt.datetime) -> None:
    """Answer /tasks, or the button `tasks:<page>`; turning the page changes the message."""
    turn = begin(session, act, settings=settings, calendar=calendar, now=now)
    if turn is None:
        return
    lines = open_lines(session, turn.unit_ids)
    rows = sorted(rows_of(turn, lines), key=lambda row: ORDER.index(row.state))
    pages = max(1, ceil(len(rows) / A_PAGE))
    page = min((act.number() or 0) if isinstance(act, Pressed) else 0, pages - 1)
    shown = tuple(rows[page * A_PAGE : (page + 1) * A_PAGE])
    letter = TaskList(turn.units, len(rows), periods_of(turn, lines), shown, page, pages)
    turn.say(letter, edits=_in_place(turn, "task_list", "task_card"))


def card(session: Session, *, pressed: Pressed, settings: Settings, calendar: Calendar, now: dt.datetime) -> None:
    """Answer the button `task:<assignment>:<page>`: one task of the unit's in full."""
    turn = begin(session, pressed, settings=settings, calendar=calendar, now=now)
    if turn is None:
        return
    lines = open_lines(session, turn.unit_ids)
    found = [each for each in _assigned(turn, lines) if each[0].id == pressed.number()]
    if not found:
        turn.outdated()
        return
    ((assignment, task),) = found
    lines = [line for line in lines if line.assignment.id == assignment.id]
    row = _row(turn, assignment, task, lines, twins(session, turn.unit_ids))
    line = _line_to_show(lines)
    period, report = _last_report(turn, line)
    letter = TaskCard(
        row,
        TaskText(task.stem),
        TaskText(task.content),
        TaskText(" · ".join(task.sections)),
        task.unit_text,
        report,
        period,
        line.item_id if line else None,
        pressed.number(1) or 0,
        year_due(task),
        moved=assignment.owed_until is not None and line is not None and line.owed,
    )
    turn.say(letter, edits=_in_place(turn, "task_list", "task_card"))


def view(session: Session, *, pressed: Pressed, settings: Settings, calendar: Calendar, now: dt.datetime) -> None:
    """Answer the button `view:<obligation>:<page>`: what the unit reported for a period."""
    turn = begin(session, pressed, settings=settings, calendar=calendar, now=now)
    if turn is None:
        return
    lines = lines_of(session, turn.unit_ids, pressed.number() or 0)
    if not lines:
        turn.outdated()
        return
    reported = [filled for line in lines if (filled := line.filled())]
    pages = max(1, ceil(len(reported) / REPORTS_A_PAGE))
    page = min(pressed.number(1) or 0, pages - 1)
    shown = fitted(reported[page * REPORTS_A_PAGE : (page + 1) * REPORTS_A_PAGE])
    letter = Reported(lines[0].unit.name, period_of(turn, lines), shown, page, pages)
    turn.say(letter, edits=_in_place(turn, "reported"))


def _in_place(turn: Turn, *kinds: str) -> int | None:
    """Return the pressed message if it shows one of these letters: then it is changed."""
    return turn.act.message_id if isinstance(turn.act, Pressed) and turn.shown() in kinds else None


def _assigned(turn: Turn, lines: Sequence[Line]) -> list[tuple[Assignment, Task]]:
    """Return the tasks of the person's units of the latest year, by unit and number; and others that are still owed."""
    owed = [line.assignment.id for line in lines if line.owed]
    latest = select(func.max(col(Programme.year))).scalar_subquery()
    found = turn.session.exec(
        select(Assignment, Task)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .join(Programme, col(Programme.id) == col(Task.programme_id))
        .where(
            col(Assignment.unit_id).in_(turn.unit_ids),
            or_(col(Assignment.withdrawn_at).is_(None) & (col(Programme.year) == latest), col(Assignment.id).in_(owed)),
            col(Task.withdrawn_at).is_(None),
        )
        .order_by(col(Assignment.unit_id), col(Programme.id), col(Task.annex), col(Task.no))
    )
    return [(assignment, task) for assignment, task in found]


def rows_of(turn: Turn, lines: Sequence[Line]) -> list[TaskRow]:
    """Describe the tasks of the person's units, and how each stands by these open items."""
    by_assignment: dict[int | None, list[Line]] = {}
    for line in lines:
        by_assignment.setdefault(line.assignment.id, []).append(line)
    found = twins(turn.session, turn.unit_ids)
    assigned = _assigned(turn, lines)
    names = _documents(turn, {task.programme_id for _, task in assigned})
    return [
        replace(
            _row(turn, assignment, task, by_assignment.get(assignment.id, []), found),
            document=names.get(task.programme_id, ""),
        )
        for assignment, task in assigned
    ]


def _documents(turn: Turn, ids: Collection[int]) -> dict[int, str]:
    """Return the short names of programmes; none where there is only one."""
    found = turn.session.exec(select(Programme).where(col(Programme.id).in_(ids))) if len(ids) > 1 else ()
    return {each.id or 0: short_name(each.document) for each in found}


def _line_to_show(lines: Sequence[Line]) -> Line | None:
    """Of one task's open periods the earliest that is owed, otherwise the last."""
    return next((line for line in lines if line.owed), lines[-1] if lines else None)


def _row(turn: Turn, assignment: Assignment, task: Task, lines: Sequence[Line], found: Twins) -> TaskRow:
    line = _line_to_show(lines)
    late = turn.late(line.obligation) if line and line.owed else 0
    first = found.first.get(assignment.id or 0)
    return TaskRow(
        assignment.id or 0,
        task_number(task.annex, task.no),
        brief(task.content, LISTED),
        Role(assignment.settled_role or assignment.role),
        _state(assignment, line, late),
        Status(line.entry.status) if line and line.entry else None,
        line.obligation.due_at if line else None,
        late,
        line.obligation.provisional if line else False,
        line.obligation.period if line else "",
        _unit_name(turn, assignment),
        task_number(*first) if first else "",
        tuple(task_number(*each) for each in found.repeated.get(assignment.id or 0, ())),
    )


def _unit_name(turn: Turn, assignment: Assignment) -> str:
    """Name the unit where it must be told which one's task it is."""
    unit = turn.seat(assignment.unit_id or 0).unit
    return unit.name if turn.several and unit else ""


def _state(assignment: Assignment, line: Line | None, late: int) -> str:
    if line is not None:
        return "reported" if not line.owed else "late" if late else "owed"
    if assignment.settled_role is None:
        return "held"
    return "support" if assignment.settled_role == Role.SUPPORT else "idle"


def _last_report(turn: Turn, line: Line | None) -> tuple[str, Filled | None]:
    """Return what was last reported of a task, and for which period: this one, or the one before."""
    if line is None:
        return "", None
    filled, period = line.filled(), line.obligation.period
    if filled is None:
        period, entry = last_entries(turn.session, [line]).get(line.item_id, ("", None))
        filled = replace(line, entry=entry).filled() if entry else None
    return period, fitted([filled], CARD)[0] if filled else None
