"""Units by the names they answer to."""

from collections.abc import Iterator

from rapidfuzz import fuzz, process
from sqlmodel import Session, col, select

from bot.errors import UnknownUnitError
from bot.rules.units.likeness import is_near
from bot.store.tables import Unit, UnitName

ALIKE = 50.0
"""From which likeness (0 to 100) a name comes to the front of those that are chosen from."""

AT_ALL = 30.0
"""Below this likeness no name is near: it need not be looked at."""

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
        """Return id and name of the units that may be meant by the name asked for, the likest first: “did you mean”.

        Only what is really near is offered (`bot.rules.units.likeness`): a wrong suggestion is worse than none.
        """
        asked = "".join(asked.split())
        likest = self._likest(asked, AT_ALL)
        near = dict.fromkeys(
            (unit_id, shown) for name, unit_id, shown in likest if unit_id != but and is_near(asked, name)
        )
        return list(near)[:OFFERED]

    def alike(self, asked: str) -> list[tuple[int, str]]:
        """Return the units that have a name somewhat like the one asked for, the likest first: to look through."""
        return list(dict.fromkeys(row[1:] for row in self._likest(asked, ALIKE)))[:OFFERED]

    def _likest(self, asked: str, least: float) -> Iterator[tuple[str, int, str]]:
        names = [name for name, _, _ in self._rows]
        for _, _, index in process.extract(asked, names, scorer=fuzz.ratio, score_cutoff=least, limit=None):
            yield self._rows[index]


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
