"""Inherit a post: what the last holder had begun goes to whoever sits there now."""

import datetime as dt

from sqlmodel import Session, col, select

from bot.actions.reporting.check import PREFIX as REPLY
from bot.actions.reporting.form_draft import PREFIX as REPORT
from bot.rules.form import Form
from bot.rules.letters.handover import DraftLeft, Inherited
from bot.rules.replies import Pending
from bot.rules.terms import Address
from bot.store import drafts, people
from bot.store.tables import Binding, Draft, Item, Obligation, Unit


def inherit(session: Session, binding: Binding, unit: Unit, *, now: dt.datetime) -> Inherited | None:
    """Give a new holder the drafts about their unit that the last one on the post left; say what, or None if nothing.

    Whoever left the post and still answers for the unit from another one keeps them.
    """
    last = _last_holder(session, binding)
    if last is None or last == people.address_of(binding):
        return None
    seats = people.seats_at(session, last)
    if any(seat.post.unit_id == unit.id for seat in seats):
        return None
    heir = _Heir(session, people.address_of(binding), unit, now)
    for draft in drafts.latest(session, last, "", now=now):
        if draft.slot.startswith(REPORT):
            heir.take_form(draft)
        elif draft.slot.startswith(REPLY):
            heir.take_reply(draft, whole=not seats)
    return heir.told()


def _last_holder(session: Session, binding: Binding) -> Address | None:
    earlier = select(Binding).where(col(Binding.post_id) == binding.post_id, col(Binding.id) < binding.id)
    last = session.exec(earlier.order_by(col(Binding.state_since).desc(), col(Binding.id).desc())).first()
    return people.address_of(last) if last else None


class _Heir:
    """Whoever inherits, and what they got so far."""

    def __init__(self, session: Session, address: Address, unit: Unit, now: dt.datetime) -> None:
        self._session, self._address, self._unit, self._now = session, address, unit, now
        self._forms: list[DraftLeft] = []
        self._replies: list[int] = []

    def take_form(self, draft: Draft) -> None:
        """Take over a form; what the heir filled in for the same report stays, and the rest comes to it."""
        left = Form.read(draft.body)
        obligation = self._session.get(Obligation, left.obligation_id)
        if obligation is None or obligation.unit_id != self._unit.id:
            return
        mine = drafts.get(self._session, self._address, draft.slot, now=self._now)
        form = left.passed_on(Form.read(mine.body) if mine else None)
        if mine:  # as old as the older of the two: words that were reported otherwise since do not come back over it
            drafts.change(self._session, mine, form.write(), now=min(mine.updated_at, draft.updated_at))
            drafts.drop(self._session, draft)
        else:
            drafts.give(self._session, draft, self._address, form.write())
        self._forms.append(DraftLeft(left.obligation_id, obligation.period, len(form.filled), len(form.answers)))

    def take_reply(self, draft: Draft, *, whole: bool) -> None:
        """Take over a reply that waits to be confirmed: all of it, or what is about the unit's own items."""
        pending = Pending.read(draft.body)
        theirs: Pending | None = pending
        rest: Pending | None = None
        if not whole:
            theirs, rest = pending.split(self._items())
        if theirs is None:
            return
        body = theirs.passed_on().write()
        if rest is None:
            drafts.give(self._session, draft, self._address, body)
            self._replies.append(draft.id or 0)
            return
        drafts.change(self._session, draft, rest.write(), now=draft.updated_at)
        self._replies.append(drafts.put(self._session, self._address, draft.slot, body, now=draft.updated_at).id or 0)

    def told(self) -> Inherited | None:
        """Say what was inherited."""
        if not self._forms and not self._replies:
            return None
        return Inherited(self._unit.name, tuple(self._forms), tuple(self._replies))

    def _items(self) -> set[int]:
        mine = select(Item.id).join(Obligation, col(Obligation.id) == col(Item.obligation_id))
        return {item for item in self._session.exec(mine.where(col(Obligation.unit_id) == self._unit.id)) if item}
