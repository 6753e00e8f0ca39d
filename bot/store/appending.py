"""What an append asks of the database: plain statements, built once, for this is the store's busiest path.

They go around the session's objects, so an append flushes first, and `write` brings the items that are loaded in line.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key
from sqlmodel import col

from bot.store.dialect import insert_in
from bot.store.tables import Entry, EntryAuthor, Item, LedgerHead, Obligation

HEAD = 1

_entries = Entry.__table__  # type: ignore[attr-defined]
_items = Item.__table__  # type: ignore[attr-defined]
_heads = LedgerHead.__table__  # type: ignore[attr-defined]

_READ = select(_heads.c.seq, _heads.c.hash).where(_heads.c.id == HEAD)
_LOCK = _READ.with_for_update()
_MOVE = update(_heads).where(_heads.c.id == HEAD).values(seq=bindparam("to"), hash=bindparam("link"))
_ITEM = select(_items.c.id, _items.c.obligation_id, _items.c.entry_seq).where(_items.c.id == bindparam("item"))
_POINT = update(_items).where(_items.c.id == bindparam("item")).values(entry_seq=bindparam("seq"))
_APPEND = insert(_entries)
_SIGN = insert(EntryAuthor.__table__)  # type: ignore[attr-defined]
_OWED = select(_items.c.obligation_id).where(
    _items.c.obligation_id.in_(bindparam("ids", expanding=True)), _items.c.entry_seq.is_(None)
)
_MEET = (
    update(Obligation)
    .where(
        col(Obligation.id).in_(bindparam("ids", expanding=True)),
        col(Obligation.met_at).is_(None),
        col(Obligation.id).not_in(_OWED),
    )
    .values(met_at=bindparam("now"), wake_at=None)
    .execution_options(synchronize_session="fetch")
)


@dataclass(slots=True)
class Head:
    """The last link of the chain."""

    seq: int
    hash: str


@dataclass(slots=True)
class Link:
    """One link of the chain: an `Entry` that no session looks after, for making one of those costs more than all else.

    Its fields are the entry's columns, in their order.
    """

    seq: int
    at: dt.datetime
    assignment_id: int
    item_id: int
    source: str
    corrects: int | None
    late: bool
    status: str
    done: str
    problems: str
    causes: str
    next_steps: str
    body: str
    previous_hash: str
    hash: str


_COLUMNS = tuple(field.name for field in fields(Link))
_KNOWN = select(*(_entries.c[name] for name in _COLUMNS)).where(_entries.c.source == bindparam("source"))


@dataclass(slots=True)
class Answered:
    """An item: whose it is, and its latest entry."""

    id: int
    obligation_id: int
    entry_seq: int | None


def head(session: Session) -> Head:
    """Return the last link of the chain; of an empty ledger, number 0."""
    row = session.connection().execute(_READ).one_or_none()
    return Head(*row) if row else Head(0, "")


def locked_head(session: Session) -> Head:
    """Return the last link of the chain, and let nobody else append before this transaction ends."""
    connection = session.connection()
    row = connection.execute(_LOCK).one_or_none()
    if row is None:
        begin = insert_in(connection.dialect.name, LedgerHead).values(id=HEAD, seq=0, hash="").on_conflict_do_nothing()
        connection.execute(begin)
        row = connection.execute(_LOCK).one()
    return Head(*row)


def known(session: Session, sources: Collection[str]) -> dict[tuple[str, int], Link]:
    """Return what came from these sources before, by source and assignment. They are few: mostly one message."""
    connection = session.connection()
    found = (Link(*row) for source in sources for row in connection.execute(_KNOWN, {"source": source}))
    return {(link.source, link.assignment_id): link for link in found}


def items(session: Session, ids: Collection[int]) -> dict[int, Answered]:
    """Return these items as the database has them now. Asked for one by one: a list in a statement is spelt anew."""
    connection = session.connection()
    return {number: Answered(*connection.execute(_ITEM, {"item": number}).one()) for number in ids}


def write(session: Session, new: Sequence[tuple[Link, int | None]], answered: Collection[Answered]) -> None:
    """Write links, each with the binding that gave it; move the head, and point the items to their latest entry."""
    connection = session.connection()
    connection.execute(_APPEND, [{name: getattr(link, name) for name in _COLUMNS} for link, _ in new])
    connection.execute(_SIGN, [{"entry_seq": link.seq, "binding_id": binding} for link, binding in new])
    last, _ = new[-1]
    connection.execute(_MOVE, {"to": last.seq, "link": last.hash})
    connection.execute(_POINT, [{"item": item.id, "seq": item.entry_seq} for item in answered])
    for item in answered:
        loaded = session.identity_map.get(identity_key(Item, item.id))
        if loaded is not None:
            set_committed_value(loaded, "entry_seq", item.entry_seq)


def meet(session: Session, obligations: Collection[int], *, now: dt.datetime) -> None:
    """Mark obligations met of which every item has an entry; nothing more is said of them."""
    session.execute(_MEET, {"ids": list(obligations), "now": now})
