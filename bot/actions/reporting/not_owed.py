"""A number that somebody reports on although nothing is owed of that task now: why, and when it is due."""

import datetime as dt

from bot.actions.reporting.open_items import open_lines
from bot.actions.reporting.tasks import rows_of
from bot.actions.reporting.turn import Turn
from bot.rules.deadlines import periods, window
from bot.rules.letters.answers import NotOwed
from bot.rules.letters.enrolment import NextDue
from bot.rules.letters.tasks import TaskRow
from bot.store.tables import Assignment, Programme, Task


def not_owed(turn: Turn, number: str) -> NotOwed | None:
    """Return the task of this number that is the unit's, and of which nothing is owed now; None if there is none.

    A bare number may mean a task of any annex, as in replies.
    """
    lines = open_lines(turn.session, turn.unit_ids)
    idle = [row for row in rows_of(turn, lines) if row.state in {"idle", "support", "held"}]
    exact = [row for row in idle if row.number == number]
    row = next(iter(exact or [row for row in idle if number.isdecimal() and _bare(row) == number]), None)
    if row is None:
        return None
    due = _due(turn, row.assignment_id) if row.state == "idle" and not row.same_as else None
    return NotOwed(row.number, row.content, row.state, row.unit, row.same_as, due)


def _bare(row: TaskRow) -> str:
    return row.number.lstrip("民交办")


def _due(turn: Turn, assignment_id: int) -> NextDue | None:
    """Return the first deadline to come of a task's reports, None if there is none this year."""
    part = turn.session.get_one(Assignment, assignment_id)
    task = turn.session.get_one(Task, part.task_id)
    programme = turn.session.get_one(Programme, task.programme_id)
    after = max(turn.now, programme.confirmed_at, part.settled_at or turn.now)
    ahead = [
        NextDue(period, found.due_at, found.provisional)
        for rule in turn.settings.obligations
        if rule.active and rule.every and part.settled_role in rule.owed_by
        for period in periods(programme.issued, programme.year)
        if (found := window(rule, period, calendar=turn.calendar, zone=turn.zone)).due_at > after
    ]
    return min(ahead, key=_moment, default=None)


def _moment(due: NextDue) -> dt.datetime:
    return due.at
