"""A hundred thousand open obligations: far more than one office has, in a file that every round copies."""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert
from sqlmodel import Session

from bench.office import NOW, SETTINGS, ZONE
from bot.documents.notices import china
from bot.rules.deadlines import window
from bot.store.door import Store
from bot.store.tables import Binding, Obligation, Post, Programme, Table, Unit

UNITS = 1_000
PROGRAMMES = 100
RULE = next(rule for rule in SETTINGS.obligations if rule.every)
WINDOW = window(RULE, "2026-02", calendar=china(), zone=ZONE)
LATER = NOW + dt.timedelta(days=1)


@contextmanager
def owing() -> Iterator[Path]:
    """Make a database in which every unit owes one report to each programme; the first programme's are due to be said.

    Each unit has one contact, so that every obligation that is due is a message of its own: the most work there can be.
    """
    with TemporaryDirectory(prefix="cuiban-bench-") as folder:
        path = Path(folder) / "owing.db"
        store = Store(f"sqlite:///{path}")
        store.create()
        with store.writing() as session:
            _fill(session)
        store.close()
        yield path


@contextmanager
def copied(path: Path) -> Iterator[Path]:
    """Copy the database beside itself, for one round."""
    copy = path.with_name("round.db")
    shutil.copy(path, copy)
    yield copy
    for each in path.parent.glob("round.db*"):
        each.unlink()


def _fill(session: Session) -> None:
    numbers = range(1, UNITS + 1)
    _insert(session, Unit, [{"id": one, "name": f"第{one}局", "full_name": "", "short_name": ""} for one in numbers])
    _insert(session, Post, [{"id": one, "kind": "contact", "unit_id": one, "title": "联络员"} for one in numbers])
    _insert(session, Binding, [_binding(one) for one in numbers])
    for programme in range(1, PROGRAMMES + 1):
        _insert(session, Programme, [_programme(programme)])
        _insert(session, Obligation, [_obligation(programme, unit) for unit in numbers])


def _insert(session: Session, table: type[Table], rows: list[dict[str, object]]) -> None:
    session.execute(insert(table), rows)


def _binding(number: int) -> dict[str, object]:
    return {
        "post_id": number,
        "channel": "telegram",
        "chat": number,
        "user": number,
        "language": "zh_CN",
        "bound_at": WINDOW.opens_at,
        "state_since": WINDOW.opens_at,
    }


def _programme(number: int) -> dict[str, object]:
    return {
        "id": number,
        "document": f"云溪政办发〔2026〕{number}号",
        "title": "2026年《政府工作报告》主要任务分解方案",
        "year": 2026,
        "issued": WINDOW.opens_at.date(),
        "confirmed_at": WINDOW.opens_at,
        "corrected": {},
    }


def _obligation(programme: int, unit: int) -> dict[str, object]:
    return {
        "programme_id": programme,
        "unit_id": unit,
        "kind": RULE.kind,
        "period": WINDOW.period,
        "opens_at": WINDOW.opens_at,
        "due_at": WINDOW.due_at,
        "basis": WINDOW.basis,
        "wake_at": NOW if programme == 1 else LATER,
    }
