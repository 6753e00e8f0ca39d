"""Units by the names they answer to."""

from rapidfuzz import fuzz, process
from sqlmodel import Session, col, select

from bot.errors import UnknownUnitError
from bot.store.tables import Unit, UnitName

NEAR = 50.0
"""From which likeness (0 to 100) a known name is offered as “did you mean”."""

OFFERED = 3
"""How many are offered at most."""


def named(session: Session, name: str) -> Unit:
    """Return the unit that answers to a name: its own, its full or short one, or an alias. Blanks do not count.

    Raises:
        UnknownUnitError: none does; it offers the nearest ones, which are never taken in silence.
    """
    asked = "".join(name.split())
    found = session.exec(
        select(Unit).join(UnitName, col(UnitName.unit_id) == col(Unit.id)).where(col(UnitName.name) == asked)
    ).one_or_none()
    if found is None:
        raise UnknownUnitError(asked, _nearest(session, asked))
    return found


def _nearest(session: Session, asked: str) -> list[tuple[int, str]]:
    """Return id and name of the units that have a name like the one asked for, the likest first."""
    rows = session.exec(
        select(UnitName.name, Unit.id, Unit.name).join(Unit, col(Unit.id) == col(UnitName.unit_id))
    ).all()
    matches = process.extract(asked, [name for name, _, _ in rows], scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
    likest = dict.fromkeys((rows[index][1] or 0, rows[index][2]) for _, _, index in matches)
    return list(likest)[:OFFERED]
