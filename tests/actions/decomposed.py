"""Decompositions to import, and what became of them: builders and looks for the tests of importing."""

import datetime as dt
from dataclasses import replace

from sqlmodel import Session, col, select

from bot.actions.intake.import_programme import Imported, import_programme
from bot.rules.terms import Decomposition, Row
from bot.rules.units.lexicon import collect
from bot.rules.units.responsibility import read
from bot.store.tables import Assignment, Programme, Task, Unit, UnitGroup
from tests.cast import at

FIRST, LATER = at("2026-02-25 10:00"), at("2026-03-02 09:00")


def decomposition(*unit_texts: str) -> Decomposition:
    """A decomposition with one task for each responsible-unit string; 区发改局、区财政局 are attested."""
    lexicon = collect([*((text, "") for text in unit_texts), ("区发改局、区财政局", "")], region="云溪区")
    rows = []
    for no, text in enumerate(unit_texts, start=1):
        reading = read(text, lexicon)
        rows.append(
            Row(
                "附件1",
                no,
                ("一、经济",),
                f"完成第{no}项。",
                ("常务副区长",),
                text,
                reading.units,
                doubts=reading.doubts,
            )
        )
    return Decomposition("云溪政办发〔2026〕3号", "关于分解任务的通知", 2026, dt.date(2026, 2, 25), tuple(rows))


def with_row(document: Decomposition, no: int, **changed: object) -> Decomposition:
    rows = [replace(row, **changed) if row.no == no else row for row in document.rows]  # type: ignore[arg-type]
    return replace(document, rows=tuple(rows))


def taken(session: Session, document: Decomposition, now: dt.datetime = FIRST) -> Imported:
    return import_programme(session, document, now=now)


def roles(session: Session, no: int = 1) -> dict[str, str | None]:
    """Who does what in a task, by name: the role in force, None while it is held back."""
    units = {unit.id: unit.name for unit in session.exec(select(Unit))}
    groups = {group.id: group.name for group in session.exec(select(UnitGroup))}
    rows = session.exec(
        select(Assignment)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(col(Task.no) == no, col(Assignment.withdrawn_at).is_(None))
        .order_by(col(Assignment.position), col(Assignment.id))
    )
    return {units.get(row.unit_id) or groups[row.group_id]: row.settled_role for row in rows}


def programme(session: Session) -> Programme:
    return session.exec(select(Programme)).one()


def tasks(session: Session) -> list[Task]:
    return list(session.exec(select(Task).order_by(col(Task.position))))
