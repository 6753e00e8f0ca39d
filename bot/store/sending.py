"""Handing out the outbox: rows are claimed, sent with no transaction open, and settled with what came of it.

In one chat only one message is on its way at a time, better priority first, then in the order they were put. A claim
left open by a process that died goes out once more, marked `uncertain`: one double is better than silence (tech.md,
*Faults*). After a second death nobody knows, and a person sees it.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    cast,
    func,
    or_,
    true,
    tuple_,
    update,
)
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate
from sqlmodel import Session, col, select

from bot.store.tables import Outbox

_rows = Outbox.__table__  # type: ignore[attr-defined]

State = Literal["delivered", "refused", "unknown", "dropped", "waiting"]

DEATHS = 5
"""A row that so many processes died over is left alone: it may be what they die of."""
DIED_TOO_OFTEN = "several processes died while sending it"


class Claimed(NamedTuple):
    """A claimed row: what must be known of it to send it. `text` is its body, as JSON that nobody has read yet."""

    id: int
    channel: str
    chat: int
    letter: str
    language: str
    text: str
    priority: int
    reply_to: int | None
    edits: int | None
    attempts: int
    uncertain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a claimed row. `waiting` puts it back, not to be tried before `not_before`.

    `uncertain` says that this attempt may have arrived all the same; once said of a row it stays.
    """

    id: int
    state: State
    message_id: int | None = None
    reason: str = ""
    not_before: dt.datetime | None = None
    uncertain: bool = False
    attempts: int = 1


def claim(session: Session, *, worker: str, now: dt.datetime, limit: int = 20, quiet_hours_open: bool) -> list[Claimed]:
    """Claim what may be sent now, at most one row a chat, by priority and then in the order they were put.

    `quiet` rows are claimed only while `quiet_hours_open` (the office works). A row waits behind the rows of its chat
    that come first, also behind one that was tried and put off; it does not wait behind one whose hour has not come.
    """
    session.flush()
    claimed = session.connection().execute(
        _claiming(quiet_hours_open=quiet_hours_open), {"now": now, "worker": worker, "limit": limit}
    )
    return sorted(map(Claimed._make, claimed), key=lambda it: (it.priority, it.id))


@cache
def _claiming(*, quiet_hours_open: bool) -> ReturningUpdate[Any]:
    """Build the claim once, and around the session's objects: both cost more than the database's own work."""
    row, first = Outbox, aliased(Outbox)
    now: BindParameter[Any] = bindparam("now")
    comes_first = and_(
        col(first.settled_at).is_(None),
        col(first.channel) == col(row.channel),
        col(first.chat) == col(row.chat),
        or_(
            col(first.state) == "claimed",
            and_(
                tuple_(first.priority, first.id) < tuple_(row.priority, row.id),
                or_(col(first.attempts) > 0, _ready(first, now, quiet_hours_open=quiet_hours_open)),
            ),
        ),
    )
    chosen = (
        select(row.id)
        .where(
            col(row.state) == "waiting",
            _ready(row, now, quiet_hours_open=quiet_hours_open),
            ~select(first.id).where(comes_first).exists(),
        )
        .order_by(col(row.priority), col(row.id))
        .limit(bindparam("limit", type_=Integer))
    )
    return (
        update(_rows)
        .where(_rows.c.id.in_(chosen))
        .values(state="claimed", claimed_at=now, claimed_by=bindparam("worker"))
        .returning(*(cast(_rows.c.body, Text) if name == "text" else _rows.c[name] for name in Claimed._fields))
    )


_SETTLING = (
    update(_rows)
    .where(_rows.c.id == bindparam("row"), or_(_rows.c.settled_at.is_(None), _rows.c.state == "unknown"))
    .values(
        state=bindparam("to"),
        message_id=bindparam("message"),
        reason=bindparam("why"),
        not_before=bindparam("later"),
        uncertain=or_(_rows.c.uncertain, bindparam("doubtful", type_=_rows.c.uncertain.type)),
        attempts=bindparam("tried"),
        settled_at=bindparam("at"),
        claimed_by="",
    )
)
"""Built once, as the claim is."""


def settle(session: Session, outcomes: Sequence[Outcome], *, now: dt.datetime) -> None:
    """Note what came of claimed rows. What was settled by someone else in the meantime stays, unless nobody knew."""
    if not outcomes:
        return
    session.connection().execute(_SETTLING, [_settled(one, now) for one in outcomes])


def reclaim(session: Session, *, worker_alive: Callable[[str], bool], now: dt.datetime) -> int:
    """Take back the claims of workers that are no longer alive; return how many.

    A row waits again, marked uncertain: most of what a process held had not left it yet, and one double is better than
    silence. After `DEATHS` times its outcome is unknown, and a person sees it.
    """
    workers = session.exec(select(Outbox.claimed_by).where(col(Outbox.state) == "claimed").distinct())
    dead = [worker for worker in workers if not worker_alive(worker)]
    rows = session.exec(select(Outbox).where(col(Outbox.state) == "claimed", col(Outbox.claimed_by).in_(dead))).all()
    for row in rows:
        row.deaths += 1
        row.attempts += 1
        row.uncertain = True
        row.state = "waiting"
        if row.deaths >= DEATHS:
            row.state, row.reason, row.settled_at = "unknown", DIED_TOO_OFTEN, now
        row.claimed_by = ""
        session.add(row)
    return len(rows)


def due_at(session: Session, *, now: dt.datetime, quiet_hours_open: bool) -> dt.datetime | None:
    """Return when the next row that is put off may be sent, None when none waits for an hour to come."""
    return session.exec(
        select(func.min(Outbox.not_before)).where(
            col(Outbox.state) == "waiting",
            col(Outbox.not_before) > now,
            _allowed(Outbox, quiet_hours_open=quiet_hours_open),
        )
    ).one()


def waiting_counts(session: Session) -> dict[str, int]:
    """Count the rows that are still to be said: ``{"waiting": …, "claimed": …}``."""
    counted = session.exec(
        select(Outbox.state, func.count()).where(col(Outbox.settled_at).is_(None)).group_by(col(Outbox.state))
    )
    return {"waiting": 0, "claimed": 0} | dict(counted.all())


def unknown(session: Session) -> list[Outbox]:
    """Return the messages of which nobody knows whether they arrived, oldest first: for doctor and digest."""
    return list(session.exec(select(Outbox).where(col(Outbox.state) == "unknown").order_by(col(Outbox.id))))


def _ready(row: type[Outbox], now: dt.datetime | BindParameter[Any], *, quiet_hours_open: bool) -> ColumnElement[bool]:
    hour_has_come = or_(col(row.not_before).is_(None), col(row.not_before) <= now)
    return and_(hour_has_come, _allowed(row, quiet_hours_open=quiet_hours_open))


def _allowed(row: type[Outbox], *, quiet_hours_open: bool) -> ColumnElement[bool]:
    return true() if quiet_hours_open else col(row.quiet).is_(False)


def _settled(outcome: Outcome, now: dt.datetime) -> dict[str, object]:
    again = outcome.state == "waiting"
    return {
        "row": outcome.id,
        "to": outcome.state,
        "message": outcome.message_id,
        "why": outcome.reason,
        "later": outcome.not_before if again else None,
        "doubtful": outcome.uncertain,
        "tried": outcome.attempts,
        "at": None if again else now,
    }
