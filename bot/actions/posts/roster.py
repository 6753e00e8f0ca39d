"""The roster (花名册): collect what is known for the office to fill in, and take it back."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session, col, select

from bot.actions.intake.expand_groups import expand_groups
from bot.actions.intake.parts import wake
from bot.actions.intake.settle_units import confirm_units, merge_unit
from bot.actions.posts.seat_posts import known_posts, post_rows, seat_posts
from bot.errors import RosterError
from bot.rules.roster import GroupRow, Roster, UnitRow, told
from bot.rules.seating import seat
from bot.rules.seats import Known, Seats
from bot.rules.terms import DoubtKind
from bot.store.tables import Assignment, GroupMember, Obligation, Task, Unit, UnitGroup, UnitName


@dataclass(frozen=True, slots=True)
class Seated:
    """What an import changed: names of units and groups, and numbers of assignments and posts."""

    units_added: tuple[str, ...] = ()
    units_confirmed: tuple[str, ...] = ()
    units_merged: tuple[str, ...] = ()
    groups_added: tuple[str, ...] = ()
    given: int = 0
    """Assignments that members got through their groups."""
    withdrawn: int = 0
    """Assignments that went with a membership."""
    posts_added: int = 0
    deputies: int = 0
    """Posts that stand in for another one, since now or under a new name."""
    deputies_left: tuple[str, ...] = ()
    """Posts that go on standing in for another one, though that one's row names no deputy."""


def collect(session: Session) -> Roster:
    """Return all units, groups and contacts that the store knows, in the order in which they came to be known."""
    names, unsure = _names(session), _unsure(session)
    units = [
        UnitRow(
            name=unit.name,
            full_name=unit.full_name,
            short_name=unit.short_name,
            aliases=tuple(sorted(set(names[_id(unit)]) - {unit.name, unit.full_name, unit.short_name})),
            unsure=tuple(unsure[_id(unit)]),
        )
        for unit in session.exec(select(Unit).where(col(Unit.merged_into_id).is_(None)).order_by(col(Unit.id)))
    ]
    return Roster(tuple(units), tuple(_group_rows(session)), tuple(post_rows(session)))


def import_roster(session: Session, roster: Roster, *, now: dt.datetime) -> Seated:
    """Take a filled-in roster; importing the same one again changes nothing.

    * A row's full name, short name and aliases become exactly what the roster says; what has no row stays as it is.
    * A unit that has a row, or is named as a member, is confirmed: its prefix is no longer unsure.
    * A known unit whose name is given to another row's unit is merged into it.
    * The members of 固定 groups get the groups' tasks; who left a group gives them back.
    * A contact's post is added, and its deputy's; no post is taken away, and no deputy: that is done in `/people`.
    * Programmes whose assignments changed are woken, so that the cycle opens what became firm.

    Raises:
        RosterError: a name, member or post is wrong: every complaint, a line each; nothing is stored.
    """
    seats, complaints = seat(roster, _known(session))
    if complaints:
        raise RosterError(told(complaints))
    units, added = _seat_units(session, roster, seats)
    merged, tasks = _merge(session, seats, units)
    _rename(session, roster, units)
    by_name = {name: units[place] for name, place in seats.answers.items()}
    by_name |= {name: session.get_one(Unit, unit_id) for name, unit_id in seats.outside.items()}
    groups_added, members = _seat_groups(session, roster, by_name)
    confirmed = confirm_units(session, {_id(unit) for unit in units} | members, now=now)
    posts = seat_posts(session, roster, by_name)
    expanded = expand_groups(session, now=now)
    wake(session, tasks | {each.task_id for each in confirmed} | expanded.tasks, now=now)
    return Seated(
        units_added=tuple(added),
        units_confirmed=tuple(_names_of(session, {each.unit_id or 0 for each in confirmed})),
        units_merged=tuple(merged),
        groups_added=tuple(groups_added),
        given=expanded.given,
        withdrawn=expanded.withdrawn,
        posts_added=posts.added,
        deputies=posts.deputies,
        deputies_left=posts.left,
    )


# -- what is known -----------------------------------------------------------------------------------------------


def _known(session: Session) -> Known:
    names = {each.name: each.unit_id for each in session.exec(select(UnitName))}
    shown = {_id(unit): unit.name for unit in session.exec(select(Unit))}
    return Known(names, shown, frozenset(session.exec(select(Obligation.unit_id).distinct())), known_posts(session))


def _names(session: Session) -> dict[int, list[str]]:
    found = defaultdict(list)
    for each in session.exec(select(UnitName)):
        found[each.unit_id].append(each.name)
    return found


def _unsure(session: Session) -> dict[int, list[str]]:
    """Return, by unit, the unit texts in which its prefix was read from the context."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = session.exec(
        select(Assignment.unit_id, Task.unit_text)
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .where(col(Assignment.doubt) == DoubtKind.PREFIX_UNSURE, col(Assignment.unit_id).is_not(None))
        .order_by(col(Task.position))
    )
    for unit_id, unit_text in rows:
        if unit_text not in found[unit_id or 0]:
            found[unit_id or 0].append(unit_text)
    return found


def _group_rows(session: Session) -> list[GroupRow]:
    members = defaultdict(list)
    rows = select(GroupMember.group_id, Unit.name).join(Unit, col(Unit.id) == col(GroupMember.unit_id))
    for group_id, name in session.exec(rows.order_by(col(Unit.id))):
        members[group_id].append(name)
    return [
        GroupRow(group.name, tuple(members[group.id or 0]), group.chosen_per_task)
        for group in session.exec(select(UnitGroup).order_by(col(UnitGroup.id)))
    ]


# -- units and their names ---------------------------------------------------------------------------------------


def _seat_units(session: Session, roster: Roster, seats: Seats) -> tuple[list[Unit], list[str]]:
    """Find or add each row's unit, write its full and short name; return the units and the names of the new ones."""
    units, added = [], []
    for row, known in zip(roster.units, seats.units, strict=True):
        unit = Unit(name=row.name) if known is None else session.get_one(Unit, known)
        if known is None:
            added.append(row.name)
        unit.full_name, unit.short_name = row.full_name, row.short_name
        session.add(unit)
        units.append(unit)
    session.flush()
    return units, added


def _merge(session: Session, seats: Seats, units: Sequence[Unit]) -> tuple[list[str], set[int]]:
    merged, tasks = [], set()
    for unit_id, place in seats.merged.items():
        absorbed = session.get_one(Unit, unit_id)
        merged.append(absorbed.name)
        tasks |= merge_unit(session, absorbed, units[place])
    return merged, tasks


def _rename(session: Session, roster: Roster, units: Sequence[Unit]) -> None:
    """Let each row's unit answer to the row's names and to its own, and to nothing else."""
    wanted = {unit.name: _id(unit) for unit in units}
    for row, unit in zip(roster.units, units, strict=True):
        wanted |= {word: _id(unit) for _, word in row.words()}
    there = session.exec(select(UnitName).where(col(UnitName.unit_id).in_(set(wanted.values())))).all()
    kept = {each.name for each in there if wanted.get(each.name) == each.unit_id}
    for each in there:
        if each.name not in kept:
            session.delete(each)
    session.flush()  # a name that changes its unit leaves the one before it comes to the other
    session.add_all(UnitName(name=name, unit_id=unit_id) for name, unit_id in wanted.items() if name not in kept)
    session.flush()


def _names_of(session: Session, unit_ids: Collection[int]) -> Sequence[str]:
    return session.exec(select(Unit.name).where(col(Unit.id).in_(unit_ids)).order_by(col(Unit.id))).all()


# -- groups ------------------------------------------------------------------------------------------------------


def _seat_groups(session: Session, roster: Roster, by_name: dict[str, Unit]) -> tuple[list[str], set[int]]:
    """Write the groups and their members; return the names of the new groups, and all members."""
    added, everyone = [], set()
    known = {group.name: group for group in session.exec(select(UnitGroup))}
    for row in roster.groups:
        group = known.get(row.name)
        if group is None:
            added.append(row.name)
            group = UnitGroup(name=row.name)
        group.chosen_per_task = row.chosen_per_task
        session.add(group)
        session.flush()
        group_id = group.id or 0
        members = {_id(by_name[name]) for name in row.members}
        there = set(session.exec(select(GroupMember.unit_id).where(col(GroupMember.group_id) == group_id)))
        left = col(GroupMember.unit_id).in_(there - members)
        session.execute(delete(GroupMember).where(col(GroupMember.group_id) == group_id, left))
        session.add_all(GroupMember(group_id=group_id, unit_id=unit_id) for unit_id in members - there)
        everyone |= members
    session.flush()
    return added, everyone


def _id(unit: Unit) -> int:
    return unit.id or 0
