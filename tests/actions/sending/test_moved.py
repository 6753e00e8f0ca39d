"""A group whose number changes: it is followed, and nobody else is."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.actions.sending.moved import move
from bot.rules.letters.courtesies import Help
from bot.rules.terms import Address
from bot.store import outbox
from bot.store.door import Store
from bot.store.tables import Binding, Outbox
from tests import cast
from tests.cast import at

MORNING = at("2026-03-02 09:00")
OLD, NEW, ANOTHER = 101, -100101, 102


def put(session: Session, chat: int, occasion: str, *, settled: bool = False, channel: str = "telegram") -> None:
    letter, address = Help("", "督查员"), Address(channel, chat)
    row_id = outbox.put(session, letter, address=address, occasion=occasion, language="zh_CN", now=MORNING)
    if settled:
        row = session.get_one(Outbox, row_id)
        row.state, row.settled_at = "delivered", MORNING
        session.add(row)


def told(session: Session) -> Sequence[tuple[str, int]]:
    session.expire_all()
    return [(row.occasion, row.chat) for row in session.exec(select(Outbox).order_by(col(Outbox.id)))]


def test_whoever_sits_there_goes_along_and_nobody_else(store: Store) -> None:
    with store.writing() as session:
        unit = cast.unit(session)
        for chat, title in ((OLD, "联络员"), (ANOTHER, "承办人")):
            cast.bind_contact(session, unit, chat, title=title)
        elsewhere = cast.bind_contact(session, unit, OLD, title="值班员")
        elsewhere.channel = "sandbox"
        session.flush()
        move(session, old=cast.address(OLD), chat=NEW)
        session.expire_all()
        seats = session.exec(select(Binding).order_by(col(Binding.id))).all()
        assert [(seat.channel, seat.chat) for seat in seats] == [
            ("telegram", NEW),
            ("telegram", ANOTHER),
            ("sandbox", OLD),
        ]


def test_what_waits_for_it_goes_along_and_what_was_said_stays_where_it_was_said(store: Store) -> None:
    with store.writing() as session:
        put(session, OLD, "said", settled=True)
        put(session, OLD, "waits")
        put(session, ANOTHER, "another's")
        put(session, OLD, "another channel's", channel="sandbox")
        move(session, old=cast.address(OLD), chat=NEW)
        assert told(session) == [("said", OLD), ("waits", NEW), ("another's", ANOTHER), ("another channel's", OLD)]
