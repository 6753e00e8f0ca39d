"""The durable inbox: an update is stored before anything else happens with it, and handled in order within its lane.

state: pending → done, or → aside after three vain attempts, with the error kept for a person to see.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, delete, exists, update
from sqlalchemy import select as choose
from sqlmodel import Session, col, select

from bot.store.dialect import insert
from bot.store.tables import Inbox

ATTEMPTS = 3
"""After so many vain attempts an update steps aside, and the queue behind it goes on."""

WAITS = (dt.timedelta(seconds=2), dt.timedelta(seconds=30))
"""How long an update waits after its first and its second vain attempt."""

KEPT = dt.timedelta(hours=48)
"""How long a handled update is kept: Telegram repeats none after 24 hours, and numbers may start anew later."""


@dataclass(frozen=True, slots=True)
class Received:
    """One raw update: its number, the lane it is handled in (``telegram:<chat>``), and its JSON."""

    update_id: int
    lane: str
    body: str


class Pending(NamedTuple):
    """A stored update that waits to be handled."""

    id: int
    update_id: int
    lane: str
    body: str


def receive(session: Session, *, bot: int, updates: Sequence[Received], now: dt.datetime) -> int:
    """Store raw updates; return how many are new. An update that was stored before is nothing."""
    if not updates:
        return 0
    rows = [
        {"bot": bot, "update_id": one.update_id, "lane": one.lane, "body": one.body, "received_at": now}
        for one in updates
    ]
    new = insert(session, Inbox).on_conflict_do_nothing().returning(col(Inbox.id))
    return len(session.execute(new, rows).all())


_rows = Inbox.__table__  # type: ignore[attr-defined]
_older = _rows.alias()
_HELD = exists().where(
    _older.c.bot == _rows.c.bot,
    _older.c.lane == _rows.c.lane,
    _older.c.state == "pending",
    _older.c.retry_at > bindparam("now"),
    _older.c.id <= _rows.c.id,
)
_PENDING = (
    choose(*(_rows.c[name] for name in Pending._fields))
    .where(_rows.c.state == "pending", _rows.c.id > bindparam("after"), _rows.c.bot == bindparam("of"), ~_HELD)
    .order_by(_rows.c.id)
    .limit(bindparam("limit", type_=Integer))
)
_DONE = (
    update(_rows)
    .where(_rows.c.bot == bindparam("of"), _rows.c.update_id == bindparam("number"))
    .values(state="done", settled_at=bindparam("now"), retry_at=None)
)
"""Plain, and built once: they run with every update."""


def pending(session: Session, *, bot: int, now: dt.datetime, limit: int, after: int = 0) -> list[Pending]:
    """Return updates that may be handled now, oldest first; `after` skips those the caller holds already, by row id.

    A lane whose oldest update waits for its next attempt holds only itself.
    """
    session.flush()
    found = session.connection().execute(_PENDING, {"of": bot, "now": now, "limit": limit, "after": after})
    return [Pending._make(row) for row in found]


def done(session: Session, *, bot: int, update_id: int, now: dt.datetime) -> None:
    """Mark an update handled: in the same transaction as what it brought about."""
    session.connection().execute(_DONE, {"of": bot, "number": update_id, "now": now})


def fail(  # noqa: PLR0913 -- what failed, how, and when
    session: Session, *, bot: int, update_id: int, error: str, now: dt.datetime, final: bool = False
) -> bool:
    """Note a vain attempt: the update waits for its next one, or steps aside after the third; return True then.

    `final`: no attempt can ever do better, so it steps aside at once.
    """
    row = session.exec(select(Inbox).where(col(Inbox.bot) == bot, col(Inbox.update_id) == update_id)).one()
    row.attempts += 1
    row.error = error
    set_aside = final or row.attempts >= ATTEMPTS
    if set_aside:
        row.state, row.settled_at, row.retry_at = "aside", now, None
    else:
        row.retry_at = now + WAITS[row.attempts - 1]
    session.add(row)
    return set_aside


def aside(session: Session) -> list[Inbox]:
    """Return the updates that were set aside, oldest first: for doctor and digest."""
    return list(session.exec(select(Inbox).where(col(Inbox.state) == "aside").order_by(col(Inbox.id))))


def purge(session: Session, *, now: dt.datetime) -> int:
    """Forget updates that were handled 48 hours ago or earlier; return how many. Those set aside are kept."""
    gone = session.execute(
        delete(Inbox).where(col(Inbox.state) == "done", col(Inbox.settled_at) <= now - KEPT).returning(col(Inbox.id))
    )
    return len(gone.all())
