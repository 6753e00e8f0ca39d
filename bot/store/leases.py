"""Leases: of several replicas on one database, only one polls and sends."""

import datetime as dt

from sqlalchemy import delete, or_
from sqlmodel import Session, col

from bot.store.dialect import insert
from bot.store.tables import Lease


def take(session: Session, *, name: str, holder: str, now: dt.datetime, ttl: dt.timedelta) -> bool:
    """Take a lease, or prolong one's own, until `now` + `ttl`; return False while somebody else holds it."""
    lease = insert(session, Lease).values(name=name, holder=holder, until=now + ttl)
    taken = session.execute(
        lease.on_conflict_do_update(
            index_elements=[col(Lease.name)],
            set_={"holder": lease.excluded.holder, "until": lease.excluded.until},
            where=or_(col(Lease.until) < now, col(Lease.holder) == holder),
        ).returning(col(Lease.name))
    )
    return taken.first() is not None


def give_up(session: Session, *, name: str, holder: str) -> None:
    """Give up one's own lease, so that another replica need not wait for its end."""
    session.execute(delete(Lease).where(col(Lease.name) == name, col(Lease.holder) == holder))
