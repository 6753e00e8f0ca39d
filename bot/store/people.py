"""Who is bound to which post, and how they are reached."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, bindparam
from sqlalchemy import select as choose
from sqlmodel import Session, col, select

from bot.rules.reminding import Recipient
from bot.rules.spans import Span
from bot.rules.standing_in import Seat
from bot.rules.terms import Address
from bot.store.tables import Binding, Post, Unit

BOUND = ("active", "unreachable")
"""States of a binding that still holds; unreachable ones are bound, but no message arrives."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A person on a post. `unit` is the contact's unit, None for a supervisor."""

    binding: Binding
    post: Post
    unit: Unit | None

    @property
    def address(self) -> Address:
        """Where this person is reached."""
        return address_of(self.binding)

    @property
    def language(self) -> str:
        """The language this person chose, ``zh_CN`` or ``en``."""
        return self.binding.language

    @property
    def supervises(self) -> bool:
        """Whether this is a supervisor (督查员)."""
        return self.post.kind == "supervisor"


def address_of(binding: Binding) -> Address:
    """Return where whoever is bound so is, or was, reached."""
    return Address(binding.channel, binding.chat)


def binding_at(session: Session, address: Address) -> Bound | None:
    """Return who sits at an address, reachable or not, on the first of their posts; None for a stranger."""
    return next(iter(seats_at(session, address)), None)


def seats_at(session: Session, address: Address) -> list[Bound]:
    """Return every post of who sits at an address, in the order in which they came to them.

    A supervisor has one; a contact may answer for several units, with one post in each.
    """
    found = session.execute(_AT, {"channel": address.channel, "chat": address.chat})
    return [Bound(binding, post, unit) for binding, post, unit in found]


def seat(session: Session, binding_id: int) -> list[Bound]:
    """Return who sits by a binding that still holds, reachable or not; nobody if it does not."""
    return _bound(session, col(Binding.id) == binding_id, col(Binding.state).in_(BOUND))


def contacts_of(session: Session, unit_id: int) -> list[Bound]:
    """Return a unit's contacts (承办人) whom messages reach."""
    return _bound(session, col(Post.kind) == "contact", col(Post.unit_id) == unit_id, col(Binding.state) == "active")


def seats(session: Session, unit_ids: Collection[int] | Select[tuple[object, ...]]) -> dict[int, list[Seat]]:
    """Return, by unit, the contacts and deputies whom messages reach, in the order in which they came."""
    rows = session.execute(
        choose(
            col(Post.unit_id),
            col(Post.id),
            col(Post.deputy_of),
            col(Binding.channel),
            col(Binding.chat),
            col(Binding.language),
            col(Binding.away_from),
            col(Binding.away_until),
        )
        .join(Binding, col(Binding.post_id) == col(Post.id))
        .where(col(Binding.state) == "active", col(Post.kind) == "contact", col(Post.unit_id).in_(unit_ids))
        .order_by(col(Binding.id))
    )
    found: dict[int, list[Seat]] = {}
    for unit_id, post, deputy_of, channel, chat, language, first, last in rows:
        away = Span(first, last) if first and last else None
        seat = Seat(Recipient(Address(channel, chat), language), post, deputy_of, away)
        found.setdefault(unit_id, []).append(seat)
    return found


def supervisors(session: Session) -> list[Bound]:
    """Return the supervisors (督查员) whom messages reach."""
    return _bound(session, col(Post.kind) == "supervisor", col(Binding.state) == "active")


def unreachable(session: Session) -> list[Bound]:
    """Return everyone who is bound but whom messages do not reach; `binding.reason` says why."""
    return _bound(session, col(Binding.state) == "unreachable")


def units_without_contact(session: Session, unit_ids: Collection[int]) -> list[Unit]:
    """Return those of the given units to whom nobody is bound at all, by id."""
    bound = (
        select(Post.unit_id)
        .join(Binding, col(Binding.post_id) == col(Post.id))
        .where(col(Post.kind) == "contact", col(Post.unit_id).is_not(None), col(Binding.state).in_(BOUND))
    )
    return list(
        session.exec(select(Unit).where(col(Unit.id).in_(unit_ids), col(Unit.id).not_in(bound)).order_by(col(Unit.id)))
    )


def _bound(session: Session, *conditions: ColumnElement[bool]) -> list[Bound]:
    return [Bound(binding, post, unit) for binding, post, unit in session.execute(_bindings(*conditions))]


def _bindings(*conditions: ColumnElement[bool]) -> Select[Binding, Post, Unit]:
    return (
        choose(Binding, Post, Unit)
        .join(Post, col(Post.id) == col(Binding.post_id))
        .join(Unit, col(Unit.id) == col(Post.unit_id), isouter=True)
        .where(*conditions)
        .order_by(col(Binding.id))
    )


_AT = _bindings(
    col(Binding.channel) == bindparam("channel"),
    col(Binding.chat) == bindparam("chat"),
    col(Binding.state).in_(BOUND),
)
"""Built once: every message asks who writes, and building the question took longer than answering it."""
