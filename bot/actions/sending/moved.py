"""A group that became a supergroup has another number: who sat there and what waits for it go along."""

from sqlalchemy import update
from sqlmodel import Session, col

from bot.rules.terms import Address
from bot.store.tables import Binding, Outbox


def move(session: Session, *, old: Address, chat: int) -> None:
    """Follow an address to its channel's new number for it."""
    for table in (Binding, Outbox):
        here = update(table).where(col(table.channel) == old.channel, col(table.chat) == old.chat)
        if table is Outbox:
            here = here.where(col(Outbox.settled_at).is_(None))  # what was said was said there
        session.execute(here.values(chat=chat))
