"""Ruling lines of a page to the tables that they draw: pure geometry, in points, y upwards."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from operator import neg
from typing import Final

_NEAR: Final = 3.0
"""Lines so close are one: borders are drawn twice, cell by cell, or as thin boxes."""
_MOST_PLACES: Final = 20_000
_FEWEST_COLUMNS: Final = 2
_FRAME: Final = 2
"""So many lines are no more than the two sides of a frame."""


Place = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from `start` to `end` at a height, or if it is upright at a distance from the left."""

    upright: bool
    at: float
    start: float
    end: float

    def covers(self, position: float) -> bool:
        """Tell whether the line passes a position along its way."""
        return self.start - _NEAR <= position <= self.end + _NEAR


@dataclass(frozen=True, slots=True)
class Table:
    """A drawn table: its lines from left to right and from top to bottom, and which cell owns each place.

    Merged places have the same owner, which is one of them.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owners: tuple[tuple[Place, ...], ...]

    def owner(self, x: float, y: float) -> Place | None:
        """Return the cell in which a point lies; None if it lies outside."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, -y, key=neg) - 1
        is_inside = 0 <= row < len(self.owners) and 0 <= column < len(self.owners[row])
        return self.owners[row][column] if is_inside else None

    def edges(self) -> dict[Place, tuple[float, float]]:
        """Return the left and the right edge of each cell."""
        found: dict[Place, tuple[float, float]] = {}
        for row in self.owners:
            for column, place in enumerate(row):
                left, right = found.get(place, (self.xs[column], 0.0))
                found[place] = min(left, self.xs[column]), max(right, self.xs[column + 1])
        return found


def tables(rules: Iterable[Rule]) -> Iterator[Table]:
    """Find the tables of a page, from top to bottom; a frame without columns is none."""
    rules = list(rules)
    found = (_table(component) for component in _components(_joined([*rules, *_implied(rules)])))
    yield from sorted((table for table in found if table), key=lambda table: -table.ys[0])


def _implied(rules: Sequence[Rule]) -> Iterator[Rule]:
    """Give the lines that are not drawn but told: browsers draw borders cell by cell, so others end where they cross.

    Rows without a frame tell too little: where a page begins or ends within one, no line is drawn at all.
    """
    for upright in (False, True):
        along = [rule for rule in rules if rule.upright is upright]
        drawn = set(_snapped(rule.at for rule in rules if rule.upright is not upright).values())
        if not 0 < len(drawn) <= _FRAME:
            continue
        at = _snapped(rule.at for rule in along)
        ends = _snapped(end for rule in along for end in (rule.start, rule.end))
        cut: dict[float, set[float]] = {}
        for rule in along:
            for end in (rule.start, rule.end):
                cut.setdefault(ends[end], set()).add(at[rule.at])
        crossings = [end for end, lines in cut.items() if len(lines) > _FRAME]
        if len(crossings) > _FRAME + 1:
            first, last = min(at.values()), max(at.values())
            yield from (Rule(not upright, crossing, first, last) for crossing in crossings)


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Bring near lines together, and make one line of what touches along its way."""
    rules = list(rules)
    joined: list[Rule] = []
    for upright in (False, True):
        along = [rule for rule in rules if rule.upright is upright]
        snapped = _snapped(rule.at for rule in along)
        for rule in sorted(along, key=lambda rule: (snapped[rule.at], rule.start)):
            at, last = snapped[rule.at], joined[-1] if joined else None
            if last and last.upright is upright and last.at == at and rule.start <= last.end + _NEAR:
                joined[-1] = Rule(upright, at, last.start, max(last.end, rule.end))
            else:
                joined.append(Rule(upright, at, rule.start, rule.end))
    return joined


def _snapped(positions: Iterable[float]) -> dict[float, float]:
    """Map each position to the middle of the near ones."""
    groups: list[list[float]] = []
    for position in sorted(set(positions)):
        if groups and position - groups[-1][-1] <= _NEAR:
            groups[-1].append(position)
        else:
            groups.append([position])
    return {position: sum(group) / len(group) for group in groups for position in group}


class _Union:
    """Things that belong together, by pairs."""

    def __init__(self) -> None:
        self._parents: dict[object, object] = {}

    def root(self, thing: object) -> object:
        while (parent := self._parents.get(thing, thing)) != thing:
            self._parents[thing] = self._parents.get(parent, parent)
            thing = parent
        return thing

    def join(self, one: object, other: object) -> None:
        self._parents[self.root(other)] = self.root(one)


def _components(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Gather lines that cross or touch."""
    union = _Union()
    flat = [(at, rule) for at, rule in enumerate(rules) if not rule.upright]
    upright = [(at, rule) for at, rule in enumerate(rules) if rule.upright]
    if len(flat) * len(upright) > _MOST_PLACES * 10:
        return []
    for (one, across), (other, down) in product(flat, upright):
        if across.covers(down.at) and down.covers(across.at):
            union.join(one, other)
    components: dict[object, list[Rule]] = {}
    for at, rule in enumerate(rules):
        components.setdefault(union.root(at), []).append(rule)
    return list(components.values())


def _table(rules: Sequence[Rule]) -> Table | None:
    """Make a table of lines that belong together; sides that are left open end where its lines end."""
    flat = [rule for rule in rules if not rule.upright]
    upright = [rule for rule in rules if rule.upright]
    if not flat or not upright:
        return None
    xs = _lines(upright, [min(rule.start for rule in flat), max(rule.end for rule in flat)])
    ys = _lines(flat, [min(rule.start for rule in upright), max(rule.end for rule in upright)])[::-1]
    if len(xs) <= _FEWEST_COLUMNS or len(ys) <= 1 or len(xs) * len(ys) > _MOST_PLACES:
        return None
    owners = _owners(xs, ys, flat, upright)
    columns = {column for row in owners for _, column in row}
    return Table(xs, ys, owners) if len(columns) >= _FEWEST_COLUMNS else None


def _lines(rules: Sequence[Rule], ends: list[float]) -> tuple[float, ...]:
    """Return where lines run and where those across them end; ends near a line are that line."""
    at = sorted({rule.at for rule in rules})
    at += [end for end in ends if all(abs(end - line) > _NEAR for line in at)]
    return tuple(sorted(at))


def _owners(
    xs: Sequence[float], ys: Sequence[float], flat: Sequence[Rule], upright: Sequence[Rule]
) -> tuple[tuple[Place, ...], ...]:
    """Join the places between which no line runs."""
    union = _Union()
    rows = [(top + bottom) / 2 for top, bottom in pairwise(ys)]
    columns = [(left + right) / 2 for left, right in pairwise(xs)]
    for column, x in enumerate(xs[1:-1], start=1):
        lines = [rule for rule in upright if rule.at == x]
        for row, y in enumerate(rows):
            if not any(rule.start <= y <= rule.end for rule in lines):
                union.join((row, column - 1), (row, column))
    for row, y in enumerate(ys[1:-1], start=1):
        lines = [rule for rule in flat if rule.at == y]
        for column, x in enumerate(columns):
            if not any(rule.start <= x <= rule.end for rule in lines):
                union.join((row - 1, column), (row, column))
    return tuple(tuple(_place(union.root((row, column))) for column in range(len(columns))) for row in range(len(rows)))


def _place(root: object) -> Place:
    return root if isinstance(root, tuple) else (0, 0)
