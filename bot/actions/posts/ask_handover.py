"""Ask for a post (`/handover 区发改局`): the successor asks, whoever sits there agrees, by a code that both compare.

The request goes to the unit in working hours, and stands until the end of the working day after that: whoever asks at
night or on a day off is told when, and nobody finds a request that ended before they could see it.
"""

import datetime as dt
import secrets

from sqlmodel import Session

from bot.actions.posts.handover import HANDOVER, Linking, make_link, put_link
from bot.actions.sender import answer, known, said_lately
from bot.config import Settings
from bot.errors import UnknownUnitError
from bot.rules.calendar import Calendar
from bot.rules.letters.courtesies import Outdated
from bot.rules.letters.handover import HandoverAsked, HandoverGranted, HandoverRequest
from bot.rules.said import Pressed, Said
from bot.rules.terms import Address
from bot.store import drafts, outbox, people, units
from bot.store.tables import Draft

SLOT = "ask"
"""Where a request stands: in a draft of whoever asks."""

A_DAY, TIMES = dt.timedelta(days=1), 3
"""So many requests a day one person may make, and one contact is shown."""


def ask(session: Session, *, said: Said, settings: Settings, calendar: Calendar, now: dt.datetime) -> bool:
    """Pass a stranger's request on to the contacts of the unit they name; return whether it was one.

    The answer is the same whether there is such a unit, and anybody in it: a stranger learns nothing.
    """
    asked = "".join(said.text.split(maxsplit=1)[1:])
    if not asked or people.binding_at(session, said.address) is not None:
        return False
    if said_lately(session, said.address, HandoverAsked, since=now - A_DAY, times=TIMES):
        return True
    code = f"{secrets.randbelow(9000) + 1000}"
    hours, zone = settings.working_hours, settings.office.zone
    sent_at = hours.next_moment(now, calendar=calendar, zone=zone)
    until = hours.next_closing(sent_at, calendar=calendar, zone=zone)
    request = {"code": code, "language": said.language, "until": until.isoformat()}
    draft = drafts.put(session, said.address, SLOT, request, now=now)
    answer(session, said, HandoverAsked(code, sent_at if sent_at > now else None, until), now=now)
    try:
        unit = units.named(session, asked)
    except UnknownUnitError:
        return True
    for seat in people.contacts_of(session, unit.id or 0):
        if not said_lately(session, seat.address, HandoverRequest, since=now - A_DAY, times=TIMES):
            letter = HandoverRequest(unit.name, seat.post.title, code, seat.binding.id or 0, draft.id or 0, until)
            occasion = f"asked:{draft.id}:{draft.version}:{seat.binding.id}"
            outbox.put(
                session, letter, address=seat.address, occasion=occasion, language=seat.language, now=now, quiet=True
            )
    return True


def grant(session: Session, *, pressed: Pressed, linking: Linking, now: dt.datetime) -> None:
    """Agree to a request (`v1:grant:<binding>:<draft>:<code>`): whoever asked gets the link to one's own post."""
    bound = known(session, pressed, now=now)
    if bound is None:
        return
    seat = next(
        (seat for seat in people.seats_at(session, pressed.address) if seat.binding.id == pressed.number()), None
    )
    request = session.get(Draft, pressed.number(1) or 0)
    code = pressed.args[-1] if pressed.args else ""
    if seat is None or seat.unit is None or not _holds(request, code, now) or request is None:
        answer(session, pressed, Outdated(), language=bound.language, now=now)
        return
    to, language = Address(request.channel, request.chat), request.body["language"]
    drafts.drop(session, request)
    invitation, nonce = make_link(session, seat, seat, HANDOVER, linking, now)
    granted = HandoverGranted(seat.unit.name, seat.post.title, code, invitation.expires_at, invitation.id or 0)
    answer(session, pressed, granted, language=bound.language, now=now, edits=pressed.message_id)
    place = f"granted:{invitation.id}"
    put_link(session, invitation, nonce, HANDOVER, linking, to=to, occasion=place, language=language, now=now)


def _holds(request: Draft | None, code: str, now: dt.datetime) -> bool:
    """Tell whether a request still stands, and is the one that was shown."""
    if request is None or request.slot != SLOT or now >= dt.datetime.fromisoformat(request.body["until"]):
        return False
    return bool(request.body["code"] == code)
