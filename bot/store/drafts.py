"""Work in progress: one row for each thing that a person has begun, so that a kill or a restart loses nothing.

A draft belongs to an address; nobody else finds it. Every change carries the version it was made from.
"""

import datetime as dt
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from bot.errors import CuibanError
from bot.rules.terms import Address
from bot.store.dialect import insert
from bot.store.tables import Draft

KEPT = dt.timedelta(days=31)
"""How long a draft is kept after its last change: a report period."""


class StaleDraftError(CuibanError):
    """Two changes of one draft met: the second must be made again, from what the first left."""

    def __init__(self, slot: str) -> None:
        super().__init__(f"the draft {slot} was changed by somebody else meanwhile; please try again")


def put(session: Session, address: Address, slot: str, body: dict[str, Any], *, now: dt.datetime) -> Draft:
    """Begin a draft in a slot, in place of the one that stands there, if any: then its version goes on from there."""
    values = {"body": body, "updated_at": now, "expires_at": now + KEPT}
    row = insert(session, Draft).values(channel=address.channel, chat=address.chat, slot=slot, version=1, **values)
    anew = row.on_conflict_do_update(
        index_elements=["channel", "chat", "slot"], set_=values | {"version": col(Draft.version) + 1}
    ).returning(col(Draft.id))
    draft_id = session.execute(anew).scalar_one()
    return session.exec(select(Draft).where(col(Draft.id) == draft_id).execution_options(populate_existing=True)).one()


def get(session: Session, address: Address, slot: str, *, now: dt.datetime) -> Draft | None:
    """Return what stands in a person's slot, None if nothing does or it has expired."""
    return session.exec(select(Draft).where(*_of(address, now), col(Draft.slot) == slot)).one_or_none()


def find(session: Session, address: Address, draft_id: int, *, now: dt.datetime) -> Draft | None:
    """Return a draft by its number, if it is this person's and has not expired."""
    return session.exec(select(Draft).where(*_of(address, now), col(Draft.id) == draft_id)).one_or_none()


def latest(session: Session, address: Address, prefix: str, *, now: dt.datetime) -> list[Draft]:
    """Return a person's drafts whose slot begins so, the one changed last first."""
    wanted = select(Draft).where(*_of(address, now), col(Draft.slot).startswith(prefix, autoescape=True))
    return list(session.exec(wanted.order_by(col(Draft.updated_at).desc(), col(Draft.id).desc())))


def change(session: Session, draft: Draft, body: dict[str, Any], *, now: dt.datetime) -> None:
    """Write a draft's new state; its version goes on.

    Raises:
        StaleDraftError: it is no longer at the version that was read; whoever tries again finds the newer one.
    """
    changed = session.execute(
        update(Draft)
        .where(col(Draft.id) == draft.id, col(Draft.version) == draft.version)
        .values(body=body, version=draft.version + 1, updated_at=now, expires_at=now + KEPT)
        .execution_options(synchronize_session=False)
        .returning(col(Draft.id))
    ).first()
    if changed is None:
        raise StaleDraftError(draft.slot)
    session.refresh(draft)


def touch(session: Session, draft: Draft, *, now: dt.datetime) -> None:
    """Note that a draft was looked at again: it is the one touched last, and its version stays."""
    draft.updated_at, draft.expires_at = now, now + KEPT
    session.add(draft)
    session.flush()


def give(session: Session, draft: Draft, address: Address, body: dict[str, Any]) -> None:
    """Give a draft to somebody else, as `body` says it to them. It is as old as it was; buttons made for it are not."""
    draft.channel, draft.chat, draft.body = address.channel, address.chat, body
    draft.version += 1
    session.add(draft)
    session.flush()


def drop(session: Session, draft: Draft) -> None:
    """Take a draft away: it was submitted, or is no longer wanted."""
    session.delete(draft)
    session.flush()


def purge(session: Session, *, now: dt.datetime) -> int:
    """Take away the drafts that have expired; return how many."""
    gone = delete(Draft).where(col(Draft.expires_at) <= now).returning(col(Draft.id))
    return len(session.execute(gone).all())


def _of(address: Address, now: dt.datetime) -> tuple[Any, ...]:
    return col(Draft.channel) == address.channel, col(Draft.chat) == address.chat, col(Draft.expires_at) > now
