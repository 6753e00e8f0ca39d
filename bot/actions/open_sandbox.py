"""Furnish the sandbox: the sample programme, its roster of posts, and an invitation for each of them."""

import datetime as dt
from collections.abc import Mapping

from sqlmodel import Session, col, select

from bot.actions.intake.import_programme import import_programme
from bot.actions.posts.invite import CONTACT_POST, Invited, invite_supervisor, invite_unit
from bot.actions.posts.roster import collect, import_roster
from bot.rules.roster import GroupRow, PostRow, Roster, UnitRow
from bot.rules.terms import Decomposition
from bot.store.tables import Unit


def open_sandbox(  # noqa: PLR0913 -- what a sandbox is furnished with
    session: Session,
    *,
    decomposition: Decomposition,
    groups: Mapping[str, tuple[str, ...]],
    supervisor: str,
    now: dt.datetime,
    valid_days: int,
) -> list[tuple[str, Invited]]:
    """Import the programme, seat a contact in every unit, and invite all.

    Returns a unit and its invitation each, the supervisor first.

    `groups` names the members of the groups that are fixed; the supervisor's unit is ``""``. What is uncertain in the
    programme stays uncertain, so that it can be seen how that looks.
    """
    import_programme(session, decomposition, now=now)
    import_roster(session, _roster(collect(session), groups), now=now)
    invited = [("", invite_supervisor(session, name=supervisor, now=now, valid_days=valid_days))]
    units = session.exec(select(Unit.name).order_by(col(Unit.id))).all()
    return invited + [(name, invite_unit(session, unit_name=name, now=now, valid_days=valid_days)) for name in units]


def _roster(known: Roster, groups: Mapping[str, tuple[str, ...]]) -> Roster:
    """Fill the roster in: every unit but the unsure ones has a row, every unit a contact's post."""
    names = [row.name for row in known.units]
    new = sorted({member for members in groups.values() for member in members} - set(names))
    return Roster(
        units=(*(row for row in known.units if not row.unsure), *map(UnitRow, new)),
        groups=tuple(GroupRow(name, members) for name, members in groups.items()),
        posts=tuple(PostRow(name, CONTACT_POST) for name in [*names, *new]),
    )
