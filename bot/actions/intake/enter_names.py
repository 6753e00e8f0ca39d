"""Enter the units and groups that a document names, unless the roster knows them already."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlmodel import Session, col, select

from bot.rules.terms import Doubt, DoubtKind, Kind, Responsible, Row
from bot.rules.units.likeness import is_nearly
from bot.rules.units.organs import is_chosen_per_task
from bot.store.tables import Assignment, Unit, UnitGroup, UnitName


@dataclass(frozen=True, slots=True)
class Entered:
    """Who the names of a document are: ids by name, and the units that were known without a doubt before.

    `near` are the units that are nearly one which was known before, and of which nobody has said that they are not.
    """

    units: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    certain: frozenset[int] = frozenset()
    near: frozenset[int] = frozenset()

    def doubt(self, one: Responsible) -> DoubtKind | None:
        """Return the doubt that is left about a name: a prefix is sure when the unit is known by this name."""
        if self.is_near(one):
            return DoubtKind.DID_YOU_MEAN
        if one.doubt is DoubtKind.PREFIX_UNSURE and self.units[one.name] in self.certain:
            return None
        return one.doubt

    def doubted(self, row: Row) -> Row:
        """Return a row with a doubt for each unit that is nearly a known one."""
        near = tuple(Doubt(DoubtKind.DID_YOU_MEAN, one.name) for one in row.units if self.is_near(one))
        return replace(row, doubts=(*row.doubts, *near))

    def is_near(self, one: Responsible) -> bool:
        """Tell whether a name is nearly a known one, and nothing else about it is in doubt already."""
        return one.doubt in {None, DoubtKind.NO_LEAD} and self.units.get(one.name) in self.near


def enter_names(session: Session, named: Iterable[Responsible]) -> Entered:
    """Make a unit or a group of every name that nobody answers to yet; names are looked up with all their aliases.

    A new name that is nearly a known one is never taken for it in silence: it becomes a unit in doubt.
    """
    known = {each.name: each.unit_id for each in session.exec(select(UnitName))}
    groups = {group.name: group.id or 0 for group in session.exec(select(UnitGroup))}
    everyone = list(named)
    asked = dict.fromkeys(one.name for one in everyone if one.kind is not Kind.GROUP)
    units = [Unit(name=name) for name in asked if name not in known]
    session.add_all(units)
    added = [
        UnitGroup(name=name, chosen_per_task=is_chosen_per_task(name))
        for name in dict.fromkeys(one.name for one in everyone if one.kind is Kind.GROUP and one.name not in groups)
    ]
    session.add_all(added)
    session.flush()
    session.add_all(UnitName(name=unit.name, unit_id=unit.id or 0) for unit in units)
    session.flush()
    others = known.keys() - asked.keys()  # a document that names both means two
    near = {unit.id or 0 for unit in units if any(is_nearly(unit.name, other) for other in others)}
    return Entered(
        units=known | {unit.name: unit.id or 0 for unit in units},
        groups=groups | {group.name: group.id or 0 for group in added},
        certain=_certain(session),
        near=frozenset(near | _in_doubt(session, DoubtKind.DID_YOU_MEAN)),
    )


def _certain(session: Session) -> frozenset[int]:
    """Return the units that a document named before without a doubt about their prefix, or the roster confirmed."""
    named = session.exec(select(Assignment.unit_id).where(col(Assignment.unit_id).is_not(None)).distinct())
    return frozenset(unit_id or 0 for unit_id in named) - _in_doubt(session, DoubtKind.PREFIX_UNSURE)


def _in_doubt(session: Session, kind: DoubtKind) -> set[int]:
    rows = session.exec(select(Assignment.unit_id).where(col(Assignment.doubt) == kind).distinct())
    return {unit_id for unit_id in rows if unit_id is not None}
