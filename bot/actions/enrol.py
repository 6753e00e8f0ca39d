"""Enrol a person: bind who presses Start on an invitation to its post."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.actions import prospect
from bot.actions.remind import wake_unit
from bot.actions.sender import answer, known, said_lately
from bot.rules.calendar import Calendar
from bot.rules.deadlines import ObligationRule
from bot.rules.invitations import fingerprint, is_payload
from bot.rules.letters.enrolment import (
    AlreadyBound,
    BindingEnded,
    InvitationRefused,
    Welcome,
    WelcomeSupervisor,
)
from bot.rules.said import Said
from bot.rules.terms import Address
from bot.store import outbox, people
from bot.store.people import Bound
from bot.store.tables import Binding, Invitation, Post, Unit

REFUSALS_AN_HOUR = 5
"""So often an hour one chat is answered that opens links which do not hold; beyond that it is a flood, or guessing."""


def start(  # noqa: PLR0913 -- the calendar's part of the welcome is asked of rules, which are given
    session: Session,
    *,
    said: Said,
    payload: str,
    now: dt.datetime,
    rules: Sequence[ObligationRule],
    calendar: Calendar,
    zone: ZoneInfo,
) -> None:
    """Answer Start: bind to the invitation's post, once; or say kindly why not.

    Of a payload that nobody made no more is said than to any stranger, but it is said even if they were told just now.

    A post has one holder: whoever sat on it before no longer does, and is told. Who is bound already stays where they
    are, and the invitation is spared.
    """
    invitation = _invitation(session, payload)
    sitting = people.binding_at(session, said.address)
    if sitting is not None or invitation is None:
        answers = REFUSALS_AN_HOUR if payload else 1
        if known(session, said, now=now, answers=answers) and sitting:
            _already(session, said, sitting, invitation, now)
        return
    if not _use(session, invitation, now):
        _refuse(session, said, invitation, now)
        return
    post = session.get_one(Post, invitation.post_id)
    _succeed(session, post, now)
    language = _bind(session, post, said, now)
    if post.unit_id is None:
        answer(session, said, _welcome_supervisor(session, post), language=language, now=now)
        return
    wake_unit(session, post.unit_id, now)
    year, share = prospect.share(session, post.unit_id)
    due = prospect.next_due(session, post.unit_id, rules=rules, calendar=calendar, zone=zone, now=now)
    unit = session.get_one(Unit, post.unit_id)
    answer(session, said, Welcome(unit.name, post.title, year, share, due), language=language, now=now)


def _invitation(session: Session, payload: str) -> Invitation | None:
    if not is_payload(payload):
        return None
    return session.exec(select(Invitation).where(col(Invitation.payload_hash) == fingerprint(payload))).one_or_none()


def _use(session: Session, invitation: Invitation, now: dt.datetime) -> bool:
    """Use an invitation up; False if it no longer holds. Of two who press at once, one finds it used."""
    used = session.execute(
        update(Invitation)
        .where(
            col(Invitation.id) == invitation.id,
            col(Invitation.used_at).is_(None),
            col(Invitation.revoked_at).is_(None),
            col(Invitation.expires_at) > now,
        )
        .values(used_at=now)
        .returning(col(Invitation.id))
    )
    return used.scalar() is not None


def _refuse(session: Session, said: Said, invitation: Invitation, now: dt.datetime) -> None:
    hour_ago = now - dt.timedelta(hours=1)
    if said_lately(session, said.address, InvitationRefused, since=hour_ago, times=REFUSALS_AN_HOUR):
        return
    reason = "used" if invitation.used_at else "revoked" if invitation.revoked_at else "expired"
    answer(session, said, InvitationRefused(reason), now=now)


def _already(session: Session, said: Said, sitting: Bound, invitation: Invitation | None, now: dt.datetime) -> None:
    spared = (
        invitation is not None
        and invitation.used_at is None
        and invitation.revoked_at is None
        and invitation.expires_at > now
    )
    unit = sitting.unit.name if sitting.unit else ""
    letter = AlreadyBound(unit, sitting.post.title, spared)
    answer(session, said, letter, language=sitting.language, now=now)


def _succeed(session: Session, post: Post, now: dt.datetime) -> None:
    """End every binding to a post, because somebody else takes it over; tell whoever sat on it."""
    sitting = select(Binding).where(col(Binding.post_id) == post.id, col(Binding.state).in_(people.BOUND))
    for binding in session.exec(sitting).all():
        unit = session.get(Unit, post.unit_id) if post.unit_id else None
        end(session, binding, BindingEnded(unit.name if unit else "", post.title, succeeded=True), now=now)


def end(session: Session, binding: Binding, letter: BindingEnded, *, now: dt.datetime) -> None:
    """End a binding and tell the person so. What they reported stays."""
    binding.state, binding.state_since = "ended", now
    binding.reason = "succeeded" if letter.succeeded else "released"
    session.add(binding)
    session.flush()
    address = Address(binding.channel, binding.chat)
    outbox.put(
        session, letter, address=address, occasion=f"ended:{binding.id}", language=binding.language, now=now, quiet=True
    )


def _bind(session: Session, post: Post, said: Said, now: dt.datetime) -> str:
    """Set a person on a post; return the language they are written to in: the roster's choice, or their own."""
    language = post.language or said.language
    session.add(
        Binding(
            post_id=post.id or 0,
            channel=said.address.channel,
            chat=said.address.chat,
            user=said.user,
            language=language,
            bound_at=now,
            state_since=now,
        )
    )
    session.flush()
    return language


def _welcome_supervisor(session: Session, post: Post) -> WelcomeSupervisor:
    units = list(session.exec(select(Unit.id)))
    vacant = people.units_without_contact(session, [unit_id for unit_id in units if unit_id])
    return WelcomeSupervisor(post.title, len(units), len(vacant))
