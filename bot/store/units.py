"""Units by the names they answer to."""

from rapidfuzz import fuzz, process
from sqlmodel import Session, col, select

from bot.errors import UnknownUnitError
from bot.store.tables import Unit, UnitName

NEAR = 50.0
"""From which likeness (0 to 100) a known name is offered as “did you mean”."""

OFFERED = 3
"""How many are offered at most."""


class Names:
    """Every name that units answer to, read once: for whoever asks about many."""

    def __init__(self, session: Session) -> None:
        rows = session.exec(
            select(UnitName.name, Unit.id, Unit.name)
            .join(Unit, col(Unit.id) == col(UnitName.unit_id))
            .order_by(col(Unit.id), col(UnitName.name))
        )
        self._rows = [(name, unit_id or 0, shown) for name, unit_id, shown in rows]
        self._ids = {name: unit_id for name, unit_id, _ in self._rows}
        self._answering = set(self._ids.values())

    def find(self, name: str) -> int | None:
        """Return the unit that answers to a name; blanks do not count."""
        return self._ids.get("".join(name.split()))

    def known(self, unit_id: int) -> bool:
        """Tell whether a unit answers to any name: one that was merged into another does not."""
        return unit_id in self._answering

    def nearest(self, asked: str, *, but: int | None = None) -> list[tuple[int, str]]:
        """Return id and name of the units that have a name like the one asked for, the likest first."""
        rows = [row for row in self._rows if row[1] != but]
        matches = process.extract(
            asked, [name for name, _, _ in rows], scorer=fuzz.ratio, score_cutoff=NEAR, limit=None
        )
        likest = dict.fromkeys(rows[index][1:] for _, _, index in matches)
        return list(likest)[:OFFERED]


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
        raise UnknownUnitError(asked, Names(session).nearest(asked))
    return found
