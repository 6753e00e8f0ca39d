"""Show a supervisor who is bound: a page of units, or one unit."""

import datetime as dt
from collections import defaultdict

from sqlmodel import Session, col, select

from bot.actions.sender import answer, in_place, supervisor
from bot.rules.letters.courtesies import Outdated
from bot.rules.letters.people import Holder, OpenInvitation, People, UnitLine, UnitPeople
from bot.rules.said import Pressed, Said
from bot.store.people import BOUND
from bot.store.tables import Binding, Invitation, Post, Unit

PAGE = 10
"""Units on a page."""

SHOWN = 4
"""Holders, and open invitations, of one unit that have a button; the newest."""

OFFICE = 0
"""Stands for the office itself, where a button names a unit: its people are the supervisors."""


def list_units(session: Session, *, act: Said | Pressed, page: int, now: dt.datetime) -> None:
    """Show a page of the units with who is bound, who is invited, and where nobody is. For supervisors only."""
    bound = supervisor(session, act, now=now)
    if bound:
        edits = in_place(session, act)
        answer(session, act, _page(_lines(session, now), page), language=bound.language, now=now, edits=edits)


def show_unit(session: Session, *, pressed: Pressed, now: dt.datetime) -> None:
    """Show one unit's people (`v1:person:<unit>:<page>`; unit 0: the supervisors). For supervisors only."""
    bound = supervisor(session, pressed, now=now)
    if bound is None:
        return
    unit_id = pressed.number()
    unit = session.get(Unit, unit_id) if unit_id else None
    if unit is None and unit_id != OFFICE:
        answer(session, pressed, Outdated(), language=bound.language, now=now)
        return
    letter = UnitPeople(
        unit_id or OFFICE,
        unit.name if unit else "",
        _holders(session, unit_id or None, you=bound.binding, now=now),
        _invitations(session, unit_id or None, now),
        page=pressed.number(1) or 0,
    )
    answer(session, pressed, letter, language=bound.language, now=now, edits=pressed.message_id)


def _page(lines: list[UnitLine], page: int) -> People:
    pages = max(1, -(-len(lines) // PAGE))
    page = min(page, pages - 1)
    return People(
        total=len(lines),
        bound=sum(bool(line.posts) for line in lines),
        unreachable=sum(bool(line.unreachable) for line in lines),
        invited=sum(not line.posts and line.invited_until is not None for line in lines),
        vacant=sum(not line.posts and line.invited_until is None for line in lines),
        first=page * PAGE + 1,
        lines=tuple(lines[page * PAGE : (page + 1) * PAGE]),
        page=page,
        pages=pages,
    )


def _lines(session: Session, now: dt.datetime) -> list[UnitLine]:
    """Return every unit, in the order in which the documents first name them."""
    posts: dict[int | None, list[str]] = defaultdict(list)
    unreachable: dict[int | None, list[str]] = defaultdict(list)
    sitting = select(Post.unit_id, Post.title, Binding.state).join(Binding, col(Binding.post_id) == col(Post.id))
    for unit_id, title, state in session.exec(sitting.where(col(Binding.state).in_(BOUND)).order_by(col(Binding.id))):
        posts[unit_id].append(title)
        if state == "unreachable":
            unreachable[unit_id].append(title)
    invited = {post.unit_id: invitation.expires_at for invitation, post in _open(session, now)}
    return [
        UnitLine(unit.id or 0, unit.name, tuple(posts[unit.id]), tuple(unreachable[unit.id]), invited.get(unit.id))
        for unit in session.exec(select(Unit).order_by(col(Unit.id)))
    ]


def _holders(session: Session, unit_id: int | None, *, you: Binding, now: dt.datetime) -> tuple[Holder, ...]:
    rows = session.exec(
        select(Binding, Post)
        .join(Post, col(Post.id) == col(Binding.post_id))
        .where(col(Post.unit_id) == unit_id, col(Binding.state).in_(BOUND))
        .order_by(col(Binding.id).desc())
        .limit(SHOWN)
    )
    return tuple(
        Holder(
            binding.id or 0,
            post.title,
            binding.bound_at,
            unreachable=binding.state == "unreachable",
            you=binding.id == you.id,
            away_until=binding.away_until if binding.away_until and now.date() <= binding.away_until else None,
        )
        for binding, post in rows
    )


def _invitations(session: Session, unit_id: int | None, now: dt.datetime) -> tuple[OpenInvitation, ...]:
    found = [row for row in _open(session, now) if row[1].unit_id == unit_id]
    return tuple(OpenInvitation(one.id or 0, post.title, one.expires_at) for one, post in found[-SHOWN:][::-1])


def _open(session: Session, now: dt.datetime) -> list[tuple[Invitation, Post]]:
    """Return the invitations that can still be used, the soonest to expire first, with their posts."""
    return list(
        session.exec(
            select(Invitation, Post)
            .join(Post, col(Post.id) == col(Invitation.post_id))
            .where(
                col(Invitation.used_at).is_(None),
                col(Invitation.revoked_at).is_(None),
                col(Invitation.expires_at) > now,
            )
            .order_by(col(Invitation.expires_at), col(Invitation.id))
        )
    )
