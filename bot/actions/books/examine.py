"""Examine the books: what keeps messages from people, and answers from the ledger."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.actions.intake.open_doubts import count_doubts, open_doubts
from bot.actions.intake.stage_import import waiting_imports
from bot.actions.posts.list_units import list_units
from bot.errors import LedgerBrokenError
from bot.rules.in_doubt import InDoubt
from bot.rules.terms import OWING
from bot.store import inbox, ledger, people, sending
from bot.store.tables import Programme


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found. Units and people are told by their names and posts, updates set aside by their errors."""

    programmes: int
    in_doubt: InDoubt
    supervisors: int
    owing: int
    without_contact: tuple[str, ...]
    unreachable: tuple[str, ...]
    unknown: int
    aside: tuple[str, ...]
    entries: int
    broken: str
    """What is wrong with the ledger, in a sentence; empty when its chain holds."""
    waiting: tuple[str, ...] = ()
    """Documents of which an import waits until a supervisor confirms what it changes."""


def examine(session: Session) -> Examined:
    """Look at everything that a person should know of; changes nothing."""
    programmes = session.exec(select(Programme).order_by(col(Programme.id))).all()
    owing = [unit for unit in list_units(session) if any(unit.tasks.get(role) for role in OWING)]
    entries, broken = _verified(session)
    return Examined(
        programmes=len(programmes),
        in_doubt=count_doubts(open_doubts(session)),
        supervisors=len(people.supervisors(session)),
        owing=len(owing),
        without_contact=tuple(unit.name for unit in owing if unit.bound == "vacant"),
        unreachable=tuple(
            f"{each.unit.name if each.unit else ''} {each.post.title}".strip() for each in people.unreachable(session)
        ),
        unknown=len(sending.unknown(session)),
        aside=tuple(row.error for row in inbox.aside(session)),
        entries=entries,
        broken=broken,
        waiting=tuple(each.document for each in waiting_imports(session)),
    )


def _verified(session: Session) -> tuple[int, str]:
    try:
        return ledger.verify(session), ""
    except LedgerBrokenError as fault:
        return 0, str(fault)
