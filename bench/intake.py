"""Intake: a decomposition of 206 rows becomes tasks, units and assignments in the store."""

import asyncio
import datetime as dt
import os
import sqlite3
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.decomposition import ROWS, decomposition
from bench.measure import Contender, Goal, Table, side_by_side
from bench.office import NOW, fresh_store
from bot.actions.intake.import_programme import import_programme
from bot.documents.decomposition import read_file

ROUNDS = 5


async def run(_: object) -> list[Table]:
    """Import the same document into an empty ledger."""
    with TemporaryDirectory(prefix="cuiban-bench-") as folder:
        path = decomposition(Path(folder))
        contenders = [
            Contender("Cuiban, the command", lambda: _command(path), "Python's start and a new database included"),
            Contender("Cuiban, inside", lambda: _inside(path), "read, understood, stored"),
            Contender("plain SQL", lambda: _plain(path), "the same rows, already understood: the floor"),
        ]
        figures = await side_by_side(contenders, rounds=ROUNDS)
    title = f"Intake: a decomposition of {ROWS} rows (stock python-telegram-bot has no counterpart)"
    return [Table(title, "s", Goal("at most", 2), figures, higher_is_better=False)]


async def _command(path: Path) -> float:
    with TemporaryDirectory(prefix="cuiban-bench-") as folder:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.db'}"}
        began = perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "programme", "import", str(path)),
            env=environment,
            stdout=asyncio.subprocess.PIPE,
        )
        told, _ = await process.communicate()
        took = perf_counter() - began
    assert process.returncode == 0
    assert str(ROWS) in told.decode()
    return took


async def _inside(path: Path) -> float:
    with fresh_store() as store:
        began = perf_counter()
        read = read_file(path, today=dt.date(2026, 3, 2))
        imported = await store.write(import_programme, read, now=NOW)
        took = perf_counter() - began
    assert imported.added == ROWS
    return took


async def _plain(path: Path) -> float:
    rows = read_file(path, today=dt.date(2026, 3, 2)).rows
    tasks = [(row.annex, row.no, row.content, row.unit_text) for row in rows]
    assignments = [(row.annex, row.no, one.name, one.role) for row in rows for one in row.units]
    with TemporaryDirectory(prefix="cuiban-bench-") as folder:
        database = sqlite3.connect(Path(folder) / "plain.db", isolation_level=None)
        database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
        database.execute("CREATE TABLE task (annex, no, content, units, PRIMARY KEY (annex, no))")
        database.execute("CREATE TABLE assignment (annex, no, unit, role, PRIMARY KEY (annex, no, unit))")
        began = perf_counter()
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO task VALUES (?, ?, ?, ?)", tasks)
        database.executemany("INSERT INTO assignment VALUES (?, ?, ?, ?)", assignments)
        database.execute("COMMIT")
        took = perf_counter() - began
        database.close()
    return took
