"""Enter the units and groups that a document names, unless the roster knows them already."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sqlmodel import Session, col, select

from bot.rules.terms import Doubt, DoubtKind, Kind, Responsible, Row
from bot.rules.traditional import simplified
from bot.rules.units.definitions import definitions
from bot.rules.units.organs import is_chosen_per_task
from bot.rules.units.second_names import SecondNames
from bot.store.tables import Assignment, Unit, UnitGroup, UnitName

_ASKED_SO: Final = frozenset({None, DoubtKind.NO_LEAD, DoubtKind.UNREAD})
_CLEARED: Final = frozenset({DoubtKind.PREFIX_UNSURE, DoubtKind.UNREAD})
"""Doubts about a name that are none any more when a unit is known by it."""


@dataclass(frozen=True, slots=True)
class Entered:
    """Who the names of a document are: ids by name, and the units that were known without a doubt before.

    `near` are the units that are nearly one which was known before or which the document names, too, and of which
    nobody has said that they are not. `aliases` are the names that units got by it, each with the unit's own: short
    forms that it defines.
    """

    units: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    certain: frozenset[int] = frozenset()
    near: frozenset[int] = frozenset()
    aliases: tuple[tuple[str, str], ...] = ()

    def doubt(self, one: Responsible) -> DoubtKind | None:
        """Return the doubt that is left about a name: a prefix is sure when the unit is known by this name."""
        if self.is_near(one):
            return DoubtKind.DID_YOU_MEAN
        if one.doubt in _CLEARED and self.units.get(one.name) in self.certain:
            return None
        return one.doubt

    def doubted(self, row: Row) -> Row:
        """Return a row with a doubt for each unit that is nearly a known one, and none that is settled by its name."""
        near = tuple(Doubt(DoubtKind.DID_YOU_MEAN, one.name) for one in row.units if self.is_near(one))
        clear = {
            one.name for one in row.units if one.doubt is DoubtKind.UNREAD and self.doubt(one) is not DoubtKind.UNREAD
        }
        kept = (each for each in row.doubts if each.kind is not DoubtKind.UNREAD or each.subject not in clear)
        return replace(row, doubts=(*kept, *near))

    def is_near(self, one: Responsible) -> bool:
        """Tell whether a name is nearly a known one: then that is asked, also where the name was not understood."""
        return one.doubt in _ASKED_SO and self.units.get(one.name) in self.near


def enter_names(session: Session, rows: Sequence[Row]) -> Entered:
    """Make a unit or a group of every name that nobody answers to yet; names are looked up with all their aliases.

    A new name that is nearly a known one, or another one of the document, is never taken for it in silence: it becomes
    a unit in doubt. Where the document itself says that a name is short for another one, whoever has the one has both.
    """
    groups = {group.name: group.id or 0 for group in session.exec(select(UnitGroup))}
    known = {each.name: each.unit_id for each in session.exec(select(UnitName))}
    short = {short: whole for row in rows for short, whole in definitions(row) if short not in groups}
    aliases = [(whole, known[short]) for short, whole in short.items() if short in known and whole not in known]
    known |= dict(aliases)
    everyone = [one for row in rows for one in row.units]
    known |= _in_other_characters([one.name for one in everyone], known)
    groups |= _in_other_characters([one.name for one in everyone], groups)
    asked = dict.fromkeys(one.name for one in everyone if one.kind is not Kind.GROUP)
    units = [Unit(name=name) for name in asked if name not in known]
    session.add_all(units)
    added = [
        UnitGroup(name=name, chosen_per_task=is_chosen_per_task(name))
        for name in dict.fromkeys(one.name for one in everyone if one.kind is Kind.GROUP and one.name not in groups)
    ]
    session.add_all(added)
    session.flush()
    every = known | {unit.name: unit.id or 0 for unit in units}
    aliases += [(short, every[whole]) for short, whole in short.items() if short not in every and whole in every]
    called = dict([*((unit.name, unit.id or 0) for unit in units), *aliases])
    session.add_all(UnitName(name=name, unit_id=unit_id) for name, unit_id in called.items())
    session.flush()
    second = _second_names(rows, known)
    near = {unit.id or 0 for unit in units if unit.name in second}
    return Entered(
        units=every | dict(aliases),
        groups=groups | {group.name: group.id or 0 for group in added},
        certain=_certain(session),
        near=frozenset(near | _in_doubt(session, DoubtKind.DID_YOU_MEAN)),
        aliases=tuple((alias, session.get_one(Unit, unit_id).name) for alias, unit_id in aliases),
    )


def _in_other_characters(names: Sequence[str], known: Mapping[str, int]) -> dict[str, int]:
    """Give the names that are known in simplified characters, or in traditional ones: 區財政局 is 区财政局."""
    folded = {simplified(name): found for name, found in known.items()}
    return {name: folded[simplified(name)] for name in names if name not in known and simplified(name) in folded}


def _second_names(rows: Sequence[Row], known: Collection[str]) -> frozenset[str]:
    """Return the new names of a document that may be other names of units that are known, or that it names, too."""
    counts = Counter(name for row in rows for name in _unit_names(row))
    unread = {one.name for row in rows for one in row.units if one.doubt is DoubtKind.UNREAD}
    return SecondNames(counts, known, unread).found()


def _unit_names(row: Row) -> dict[str, None]:
    return dict.fromkeys(one.name for one in row.units if one.kind is not Kind.GROUP)


def _certain(session: Session) -> frozenset[int]:
    """Return the units that a document named before without a doubt about their name, or the roster confirmed."""
    named = session.exec(select(Assignment.unit_id).where(col(Assignment.unit_id).is_not(None)).distinct())
    doubted = (_in_doubt(session, kind) for kind in _CLEARED)
    return frozenset(unit_id or 0 for unit_id in named).difference(*doubted)


def _in_doubt(session: Session, kind: DoubtKind) -> set[int]:
    rows = session.exec(select(Assignment.unit_id).where(col(Assignment.doubt) == kind).distinct())
    return {unit_id for unit_id in rows if unit_id is not None}
