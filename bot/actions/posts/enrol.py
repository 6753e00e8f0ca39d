"""Enrol a person: bind who presses Start on an invitation to its post."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlmodel import Session, col, select

from bot.actions.posts.handover import announce
from bot.actions.posts.inherit import inherit
from bot.actions.posts.leave import end, stop
from bot.actions.reminding.remind import wake_unit
from bot.actions.reporting import prospect
from bot.actions.sender import answer, known, said_lately
from bot.rules.calendar import Calendar
from bot.rules.deadlines import ObligationRule
from bot.rules.invitations import fingerprint, is_payload
from bot.rules.letters.enrolment import (
    AlreadyBound,
    BindingEnded,
    InvitationRefused,
    NextDue,
    Welcome,
    WelcomeSupervisor,
)
from bot.rules.said import Said
from bot.store import people
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

    A post has one holder: whoever sat on it before no longer does, and is told, and what they had begun comes to the
    new one. Who is bound already may come to answer for a further unit; otherwise the invitation is spared.
    """
    invitation = _invitation(session, payload)
    sitting = people.seats_at(session, said.address)
    if invitation is None or not _may_sit(session, sitting, invitation):
        answers = REFUSALS_AN_HOUR if payload else 1
        if known(session, said, now=now, answers=answers) and sitting:
            _already(session, said, sitting, invitation, now)
        return
    if sitting:
        known(session, said, now=now)
    if not _use(session, invitation, now):
        _refuse(session, said, invitation, now)
        return
    post = session.get_one(Post, invitation.post_id)
    binding, succeeded = _take_seat(session, post, said, now)
    if post.unit_id is None:
        answer(session, said, _welcome_supervisor(session, post), language=binding.language, now=now)
        return
    unit = session.get_one(Unit, post.unit_id)
    wake_unit(session, post.unit_id, now)
    due = prospect.next_due(session, post.unit_id, rules=rules, calendar=calendar, zone=zone, now=now)
    answer(session, said, _welcome(session, post, unit, due, sitting), language=binding.language, now=now)
    _pass_on(session, said, binding, unit, now)
    announce(session, binding, invitation, succeeded=succeeded, now=now)


def _pass_on(session: Session, said: Said, binding: Binding, unit: Unit, now: dt.datetime) -> None:
    """Give whoever sits down what was begun on this seat, and tell them of it."""
    left = inherit(session, binding, unit, now=now)
    if left:
        answer(session, said, left, language=binding.language, now=now, part=2)


def _welcome(session: Session, post: Post, unit: Unit, due: NextDue | None, sitting: Sequence[Bound]) -> Welcome:
    """Tell a contact what their unit is responsible for, whom they stand in for, and for whom else they answer."""
    year, share = prospect.share(session, unit.id or 0)
    stands_in = session.get(Post, post.deputy_of) if post.deputy_of else None
    also = tuple(dict.fromkeys(seat.unit.name for seat in sitting if seat.unit and seat.unit.id != unit.id))
    return Welcome(unit.name, post.title, year, share, due, stands_in.title if stands_in else "", also)


def _may_sit(session: Session, sitting: Sequence[Bound], invitation: Invitation) -> bool:
    """Tell whether an invitation may seat somebody who sits there already.

    A contact may answer for several units. Within a unit they change posts only if one is handed over to them, as to a
    deputy; and a supervisor is nothing else.
    """
    post = session.get_one(Post, invitation.post_id)
    if not sitting:
        return True
    if post.unit_id is None or any(seat.supervises for seat in sitting):
        return False
    own = [seat for seat in sitting if seat.post.unit_id == post.unit_id]
    return not own or (invitation.hands_over is not None and all(seat.post.id != post.id for seat in own))


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


def _already(
    session: Session, said: Said, sitting: Sequence[Bound], invitation: Invitation | None, now: dt.datetime
) -> None:
    spared = (
        invitation is not None
        and invitation.used_at is None
        and invitation.revoked_at is None
        and invitation.expires_at > now
    )
    units = "、".join(dict.fromkeys(seat.unit.name for seat in sitting if seat.unit))
    letter = AlreadyBound(units, sitting[0].post.title, spared)
    answer(session, said, letter, language=sitting[0].language, now=now)


def _take_seat(session: Session, post: Post, said: Said, now: dt.datetime) -> tuple[Binding, bool]:
    """Set a person on a post, and whoever sat on it, and they themselves, off; return whether somebody did.

    They are written to in the language of the roster, of their other posts, or their own.
    """
    before = people.seats_at(session, said.address)
    languages = [post.language, *(seat.language for seat in before), said.language]
    binding = Binding(
        post_id=post.id or 0,
        channel=said.address.channel,
        chat=said.address.chat,
        user=said.user,
        language=next(filter(None, languages)),
        bound_at=now,
        state_since=now,
    )
    if before:
        binding.away_from, binding.away_until = before[0].binding.away_from, before[0].binding.away_until
    succeeded = _succeed(session, post, now)
    session.add(binding)
    session.flush()
    for seat in before:
        if seat.post.unit_id == post.unit_id:
            stop(session, seat.binding, reason="moved", now=now)
    return binding, succeeded


def _succeed(session: Session, post: Post, now: dt.datetime) -> bool:
    """End every binding to a post, because somebody else takes it over; tell whoever sat on it."""
    sitting = select(Binding).where(col(Binding.post_id) == post.id, col(Binding.state).in_(people.BOUND))
    found = session.exec(sitting).all()
    for binding in found:
        unit = session.get(Unit, post.unit_id) if post.unit_id else None
        end(session, binding, BindingEnded(unit.name if unit else "", post.title, succeeded=True), now=now)
    return bool(found)


def _welcome_supervisor(session: Session, post: Post) -> WelcomeSupervisor:
    units = list(session.exec(select(Unit.id)))
    vacant = people.units_without_contact(session, [unit_id for unit_id in units if unit_id])
    return WelcomeSupervisor(post.title, len(units), len(vacant))
