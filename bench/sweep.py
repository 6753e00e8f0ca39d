"""The sweep: of 100,000 open obligations 1,000 are due to be said now."""

import asyncio
import datetime as dt
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from time import perf_counter

from sqlmodel import Session, func, select
from telegram.ext import ApplicationBuilder

from bench.measure import Contender, Goal, Table, side_by_side
from bench.office import NOW, SETTINGS, Silent
from bench.owing import LATER, PROGRAMMES, UNITS, copied, owing
from bot.clock import StoppedClock, SystemClock
from bot.context import Tools
from bot.documents.notices import china
from bot.store.door import Store
from bot.store.tables import Outbox
from jobs import sweep

ROUNDS = 5
OPEN = UNITS * PROGRAMMES
LEAD = dt.timedelta(seconds=0.5)
"""So long before they are due, jobs are handed to the stock scheduler."""


async def run(_: object) -> list[Table]:
    """Find what is due, and put it into the outbox, each stage claimed."""
    with owing() as path:
        async with _scheduled() as stock:
            contenders = [
                Contender("Cuiban", lambda: _cuiban(path), "the whole tick: 1,000 messages and stages on the disk"),
                Contender("plain SQL", lambda: _plain(path), "the same rows, nothing decided: the floor"),
                Contender("python-telegram-bot, JobQueue", stock, "a job each, in memory: a restart forgets all"),
            ]
            figures = await side_by_side(contenders, rounds=ROUNDS)
    title = f"Sweep: {OPEN:,} open obligations, {UNITS:,} due"
    return [Table(title, "s", Goal("at most", 0.3), figures, higher_is_better=False)]


async def _cuiban(path: Path) -> float:
    with copied(path) as copy:
        store = Store(f"sqlite:///{copy}")
        tools = Tools(settings=SETTINGS, calendar=china(), clock=StoppedClock(NOW), store=store, pump=Silent())
        await store.read(_messages)  # opened, as it is in a bot that runs
        began = perf_counter()
        await sweep.tick(tools)
        took = perf_counter() - began
        assert await store.read(_messages) == UNITS
        store.close()
    return took


async def _plain(path: Path) -> float:
    with copied(path) as copy:
        database = sqlite3.connect(copy, isolation_level=None)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute(
            "CREATE TABLE message (id INTEGER PRIMARY KEY, channel, chat, occasion, letter, language, body, created_at,"
            " UNIQUE (channel, chat, occasion))"
        )
        database.execute(
            "CREATE TABLE stage (message, obligation, stage, recipient, UNIQUE (obligation, stage, recipient))"
        )
        began = perf_counter()
        _write(database)
        took = perf_counter() - began
        database.close()
    return took


def _write(database: sqlite3.Connection) -> None:
    now, later = _stored(NOW), _stored(LATER)
    database.execute("BEGIN IMMEDIATE")
    rows = database.execute(
        "SELECT o.id, b.channel, b.chat, b.language FROM obligation o JOIN post p ON p.unit_id = o.unit_id "
        "JOIN binding b ON b.post_id = p.id WHERE o.wake_at <= ? AND o.met_at IS NULL AND b.state = 'active'",
        (now,),
    ).fetchall()
    assert len(rows) == UNITS
    database.executemany(
        "INSERT INTO message VALUES (?, ?, ?, 'today', 'reminder', ?, '{}', ?)", [(*row, now) for row in rows]
    )
    database.executemany(
        "INSERT INTO stage VALUES (?, ?, 'due', ?)", [(id_, id_, f"{channel}:{chat}") for id_, channel, chat, _ in rows]
    )
    database.executemany("UPDATE obligation SET wake_at = ? WHERE id = ?", [(later, row[0]) for row in rows])
    database.execute("COMMIT")


@asynccontextmanager
async def _scheduled() -> AsyncIterator[Callable[[], Awaitable[float]]]:
    """Hand a job for each obligation to a JobQueue; give a round in which 1,000 more of them are due at one moment."""
    application = ApplicationBuilder().token("1:bench").build()  # a job looks for it when it runs: hold it
    jobs = application.job_queue
    assert jobs is not None
    clock = SystemClock()
    ran, all_ran = count(1), asyncio.Event()

    async def job(_: object) -> None:
        if next(ran) % UNITS == 0:
            all_ran.set()

    async def due() -> float:
        all_ran.clear()
        when = clock.now() + LEAD
        for _ in range(UNITS):
            jobs.run_once(job, when)
        await asyncio.wait_for(all_ran.wait(), 30)  # its grace is one second: what comes later is skipped
        return (clock.now() - when).total_seconds()

    await jobs.start()
    far = clock.now() + dt.timedelta(days=1)
    for number in range(OPEN - UNITS):
        jobs.run_once(job, far + dt.timedelta(seconds=number))
    yield due
    await jobs.stop(wait=False)


def _messages(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Outbox)).one()


def _stored(moment: dt.datetime) -> str:
    """Write a moment as the store does in SQLite."""
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")
