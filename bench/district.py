"""A district whose contacts all write at once: eighty units, each with one contact and one task to report."""

from sqlmodel import Session

from bot.rules.terms import Address
from bot.store.ledger import NewEntry
from tests import cast

UNITS = 80
Places = dict[Address, NewEntry]
"""For each contact, the entry that stands for a reply; `source` and `done` come from what is said."""


def settle_in(session: Session) -> Places:
    """Fill an empty store; return where each contact's replies go."""
    programme = cast.programme(session)
    places: Places = {}
    for chat in range(1, UNITS + 1):
        unit = cast.unit(session, f"第{chat}局")
        owed = cast.owes(session, programme, unit, [chat])
        obligation = cast.obligation(session, programme, unit, owed)
        bound = cast.bind_contact(session, unit, chat)
        item = cast.items(session, obligation)[0]
        places[Address("telegram", chat)] = NewEntry(
            item_id=item.id or 0,
            assignment_id=item.assignment_id,
            source="",
            status="on_track",
            binding_id=bound.id,
            document=programme.document,
            annex="附件1",
            no=chat,
            unit=unit.name,
            period=obligation.period,
            kind=obligation.kind,
        )
    return places
