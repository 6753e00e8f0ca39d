"""Enter the units and groups that a document names, unless the roster knows them already."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from bot.rules.organs import is_chosen_per_task
from bot.rules.terms import DoubtKind, Kind, Responsible
from bot.store.tables import Assignment, Unit, UnitGroup, UnitName


@dataclass(frozen=True, slots=True)
class Entered:
    """Who the names of a document are: ids by name, and the units that were known without a doubt before."""

    units: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)
    certain: frozenset[int] = frozenset()

    def doubt(self, one: Responsible) -> DoubtKind | None:
        """Return the doubt that is left about a name: a prefix is sure when the unit is known by this name."""
        if one.doubt is DoubtKind.PREFIX_UNSURE and self.units[one.name] in self.certain:
            return None
        return one.doubt


def enter_names(session: Session, named: Iterable[Responsible]) -> Entered:
    """Make a unit or a group of every name that nobody answers to yet; names are looked up with all their aliases."""
    known = {each.name: each.unit_id for each in session.exec(select(UnitName))}
    groups = {group.name: group.id or 0 for group in session.exec(select(UnitGroup))}
    certain = _certain(session)
    everyone = list(named)
    new = dict.fromkeys(one.name for one in everyone if one.kind is not Kind.GROUP and one.name not in known)
    units = [Unit(name=name) for name in new]
    session.add_all(units)
    added = [
        UnitGroup(name=name, chosen_per_task=is_chosen_per_task(name))
        for name in dict.fromkeys(one.name for one in everyone if one.kind is Kind.GROUP and one.name not in groups)
    ]
    session.add_all(added)
    session.flush()
    session.add_all(UnitName(name=unit.name, unit_id=unit.id or 0) for unit in units)
    session.flush()
    return Entered(
        units=known | {unit.name: unit.id or 0 for unit in units},
        groups=groups | {group.name: group.id or 0 for group in added},
        certain=certain,
    )


def _certain(session: Session) -> frozenset[int]:
    """Return the units that a document named before without a doubt about their prefix, or the roster confirmed."""
    named = select(Assignment.unit_id, Assignment.doubt).where(col(Assignment.unit_id).is_not(None)).distinct()
    rows = [(unit_id or 0, doubt) for unit_id, doubt in session.exec(named)]
    unsure = {unit_id for unit_id, doubt in rows if doubt == DoubtKind.PREFIX_UNSURE}
    return frozenset(unit_id for unit_id, _ in rows) - unsure
