"""Who did this? The first question of every action that a person in a chat sets off."""

import datetime as dt

from sqlalchemy import or_
from sqlmodel import Session, col, select

from bot.actions.sending.unreachable import mark_reachable
from bot.rules.letters.base import Letter
from bot.rules.letters.courtesies import NotAllowed
from bot.rules.letters.enrolment import Stranger, WelcomeSupervisor
from bot.rules.letters.intake import ImportDone
from bot.rules.letters.review import ReviewDone
from bot.rules.said import Act, Pressed
from bot.rules.terms import Address
from bot.store import outbox, people
from bot.store.people import Bound
from bot.store.tables import Outbox

STRANGER_PAUSE = dt.timedelta(hours=1)
"""A stranger is told once in this time how to get an invitation, or a few times if they open links."""

STAYING = frozenset({ImportDone.kind, ReviewDone.kind, WelcomeSupervisor.kind})
"""Letters that are looked up again: what their buttons lead to does not take their place."""


def known(session: Session, act: Act, *, now: dt.datetime, answers: int = 1) -> Bound | None:
    """Return who acts. A stranger gets the one sentence that strangers get, `answers` times an hour, and None is given.

    Somebody who writes can be reached: whoever was marked unreachable no longer is.
    """
    bound = people.binding_at(session, act.address)
    if bound is None:
        if not said_lately(session, act.address, Stranger, since=now - STRANGER_PAUSE, times=answers):
            answer(session, act, Stranger(), now=now)
        return None
    if bound.binding.state == "unreachable":
        mark_reachable(session, address=act.address, now=now)
    return bound


def supervisor(session: Session, act: Act, *, now: dt.datetime) -> Bound | None:
    """Return who acts if it is a supervisor (督查员); otherwise answer that it is not allowed, and return None."""
    bound = known(session, act, now=now)
    if bound is not None and not bound.supervises:
        answer(session, act, NotAllowed(), language=bound.language, now=now)
        return None
    return bound


def answer(  # noqa: PLR0913 -- one named argument for each thing that an answer has
    session: Session,
    act: Act,
    letter: Letter,
    *,
    now: dt.datetime,
    language: str = "",
    part: int = 1,
    edits: int | None = None,
) -> None:
    """Put the answer to an update into the outbox, once however often the update is handled.

    Args:
        session: the transaction of the action.
        act: what is answered.
        letter: what to say.
        now: aware, in UTC.
        language: of the person who is bound; left out for a stranger, who is answered in the channel's language.
        part: 1 for the answer, 2 and more for its further messages.
        edits: the message to change instead of sending a new one.
    """
    place, language = occasion(act, part=part), language or act.language
    outbox.put(session, letter, address=act.address, occasion=place, language=language, now=now, edits=edits)


def occasion(act: Act, *, part: int = 1) -> str:
    """Return the occasion of the answer to an act; `part`: 2 and more for its further messages."""
    return f"update:{act.bot}:{act.update_id}" + (f":{part}" if part > 1 else "")


def shown(session: Session, act: Act) -> str:
    """Return the kind of letter that the pressed message shows, or is about to; empty if it is none of ours."""
    kinds = (
        select(Outbox.letter)
        .where(
            col(Outbox.channel) == act.address.channel,
            col(Outbox.chat) == act.address.chat,
            or_(col(Outbox.message_id) == act.message_id, col(Outbox.edits) == act.message_id),
        )
        .order_by(col(Outbox.id).desc())
    )
    return session.exec(kinds).first() or ""


def in_place(session: Session, act: Act) -> int | None:
    """Return the pressed message, for the answer to take its place; None for a message of its own.

    What tells of something that is done stays in the chat.
    """
    return act.message_id if isinstance(act, Pressed) and shown(session, act) not in STAYING else None


def said_lately(session: Session, address: Address, kind: type[Letter], *, since: dt.datetime, times: int = 1) -> bool:
    """Whether letters of this kind were put for an address at least so many times after a moment."""
    rows = session.exec(
        select(Outbox.id)
        .where(
            col(Outbox.channel) == address.channel,
            col(Outbox.chat) == address.chat,
            col(Outbox.letter) == kind.kind,
            col(Outbox.created_at) > since,
        )
        .limit(times)
    ).all()
    return len(rows) >= times
