"""Add a task in mid-year that no document lists (区委交办, 会议议定)."""

import datetime as dt

from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.actions.intake.change_task import note
from bot.actions.intake.find_task import find_programme
from bot.actions.intake.reassign import Reassigned, reassign
from bot.actions.intake.understand import understand
from bot.errors import ChoiceError
from bot.rules.terms import HANDED
from bot.rules.units.leaders import read_leaders
from bot.store.tables import Programme, Task


def add_task(  # noqa: PLR0913 -- a task has as many parts
    session: Session,
    content: str,
    units: str,
    *,
    origin: str,
    leaders: str = "",
    due: str = "",
    document: str = "",
    by: str,
    now: dt.datetime,
) -> Reassigned:
    """Add a task in mid-year to the programme that is named, or the only one; `origin` says where it comes from.

    It has the next number of an annex of its own (交办), and is in force at once.

    Raises:
        ChoiceError: there is no content, the units do not say who leads, or several programmes may be meant.
        NotFoundError, UnknownUnitError: there is no such programme, or no such unit.
    """
    programme = find_programme(session, document)
    if not content.strip() or not origin.strip():
        msg = "A task needs its content, and where it comes from, such as 区委交办 or 会议议定."
        raise ChoiceError(msg)
    no, position = _next_place(session, programme)
    task = Task(
        programme_id=programme.id or 0,
        annex=HANDED,
        no=no,
        position=position,
        sections=[origin.strip()],
        content=content.strip(),
        leaders=list(read_leaders(leaders)),
        unit_text="",
        due_text=due.strip(),
        doubts=[],
        origin=origin.strip(),
    )
    _enter(session, task, programme, by=by, now=now)
    return reassign(session, task, units, by=by, now=now)


def _next_place(session: Session, programme: Programme) -> tuple[int, int]:
    """Return the next number of the annex of added tasks, and the next position in the programme."""
    mine = select(func.max(col(Task.no)), func.max(col(Task.position))).where(col(Task.programme_id) == programme.id)
    last = session.exec(mine.where(col(Task.annex) == HANDED)).one()[0] or 0
    return last + 1, (session.exec(mine).one()[1] or 0) + 1


def _enter(session: Session, task: Task, programme: Programme, *, by: str, now: dt.datetime) -> None:
    """Enter a task with what its words say, and begin its history with where it comes from."""
    understand(task, programme)
    session.add(task)
    session.flush()
    note(session, task, "origin", "", task.origin, by=by, now=now)
