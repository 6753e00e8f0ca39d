"""The rows of a table without upright lines: which of its lines belong together, told by drawn lines or by numbers.

Cells stand at the top of their row, in its middle or at its bottom, each column in its own way. Of the ways to part
the lines, that one holds in which most columns keep theirs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median_low
from typing import Final

from bot.documents.damage import STOPS
from bot.documents.formats.cuts import CLEAR, SAME, Ways
from bot.documents.formats.typesetting import Row

_TORN: Final = 1.5
_DRAWN: Final = 0.6


@dataclass(frozen=True, slots=True)
class Piece:
    """A line within one column; `column` is -1 if it runs over several."""

    column: int
    row: Row

    @property
    def y(self) -> float:
        """The height of its base line."""
        return self.row.base


@dataclass(slots=True)
class Band:
    """The lines of one row of a table. `numbered`: it has a number; `sure`: nothing else fits as well."""

    pieces: list[Piece] = field(default_factory=list)
    numbered: bool = False
    sure: bool = True

    @property
    def is_wide(self) -> bool:
        """Whether it is a line over several columns."""
        return any(piece.column < 0 for piece in self.pieces)


def bands(pieces: Sequence[Piece], number: int, drawn: Sequence[float], *, first: bool) -> list[Band] | None:
    """Part the lines of a page into rows, from top to bottom; None if nothing tells where they end.

    `number` is the place of the column of numbers, -1 without one; `drawn` the heights of lines across the table;
    `first`: the table begins here, so nothing on it goes on from the page before.
    """
    found = _by_lines(pieces, drawn)
    numbers = [piece for piece in pieces if piece.column == number and number >= 0]
    with_numbers = [group for group in found if any(piece in numbers for piece in group)]
    if number < 0:
        return [_band(group, number) for group in found] if len(drawn) > 1 else None
    if len(with_numbers) > 1 and len(with_numbers) >= _DRAWN * len(numbers):
        parted = [each for group in found for each in _by_numbers(group, number, first=True)]
    else:
        parts = _at_wide_lines(pieces)
        parted = [each for at, group in enumerate(parts) for each in _by_numbers(group, number, first=first or at > 0)]
    return parted


def _band(group: Sequence[Piece], number: int, *, sure: bool = True) -> Band:
    return Band(list(group), any(piece.column == number for piece in group), sure)


def _by_lines(pieces: Sequence[Piece], drawn: Sequence[float]) -> list[list[Piece]]:
    """Part lines where a line is drawn."""
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(sum(y > piece.row.middle for y in drawn), []).append(piece)
    return [part for at in sorted(found) for part in _at_wide_lines(found[at])]


def _at_wide_lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Part lines at those that run over several columns; these stand alone."""
    found: list[list[Piece]] = [[]]
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if piece.column < 0:
            found += [[piece], []]
        else:
            found[-1].append(piece)
    return [group for group in found if group]


def _by_numbers(group: Sequence[Piece], number: int, *, first: bool) -> list[Band]:
    """Part lines into rows with one number each; `first`: what stands above the first number belongs to it."""
    own = [piece for piece in group if piece.column >= number]
    numbers = sorted((piece.y for piece in own if piece.column == number), reverse=True)
    if not numbers or (first and len(numbers) == 1):
        return [_band(group, number)]
    size = max(piece.row.size for piece in group)
    ys = _levels((piece.y for piece in own), SAME * size)
    ways = list(Ways(ys, numbers, size, first))
    judged = [_faults(own, cuts, size) for cuts in ways]
    place = min(range(len(ways)), key=lambda at: len(judged[at]) + len(numbers) * _unended(own, ways[at]))
    wrong, parts = judged[place], _cut(group, ways[place])
    found = [_band(part, number, sure=at not in wrong) for at, part in enumerate(parts) if part]
    return _with_its_end(found, size)


def _with_its_end(found: list[Band], size: float) -> list[Band]:
    """Join what stands below the last row of a page without a number, if it stands closer than rows do."""
    if len(found) <= 1 or found[-1].numbered:
        return found
    levels = [_levels((piece.y for piece in band.pieces), SAME * size) for band in found]
    *gaps, last = (upper[-1] - lower[0] for upper, lower in pairwise(levels))
    found[-1].sure = False
    if gaps and last * CLEAR < min(gaps):
        end = found.pop()
        found[-1].pieces += end.pieces
    return found


def _levels(ys: Iterable[float], near: float) -> list[float]:
    """Return the heights at which lines stand, from the top; those on one line count once."""
    found: list[float] = []
    for y in sorted(ys, reverse=True):
        if not found or found[-1] - y > near:
            found.append(y)
    return found


def _cut(pieces: Sequence[Piece], cuts: Sequence[float]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[] for _ in range(len(cuts) + 1)]
    for piece in pieces:
        found[sum(cut > piece.y for cut in cuts)].append(piece)
    return found


def _faults(own: Sequence[Piece], cuts: Sequence[float], size: float) -> set[int]:
    """Return the rows in which a column does not stand as it does in the others: at the top, in the middle, below."""
    parts = _cut(own, cuts)
    wrong: set[int] = set()
    for column in {piece.column for piece in own}:
        ways: list[set[int]] = [set(), set(), set()]
        for at, part in enumerate(parts):
            ys = [piece.y for piece in part if piece.column == column]
            if not ys:
                continue
            top, bottom = max(piece.y for piece in part), min(piece.y for piece in part)
            for way, off in zip(
                ways, (top - max(ys), (top + bottom - max(ys) - min(ys)) / 2, min(ys) - bottom), strict=True
            ):
                if abs(off) > SAME * size:
                    way.add(at)
        wrong |= min(ways, key=len)
    counted = {at for at, part in enumerate(parts) if part}
    return (wrong & counted) | set(_torn(parts, size))


def _unended(own: Sequence[Piece], cuts: Sequence[float]) -> float:
    """Return the share of the rows whose longest text ends without a stop."""
    parts = [part for part in _cut(own, cuts) if part]
    sizes: dict[int, int] = {}
    for piece in own:
        sizes[piece.column] = sizes.get(piece.column, 0) + sum(len(word.text) for word in piece.row.words)
    longest = max(sizes, key=lambda column: sizes[column])
    ends = [
        min((each for each in part if each.column == longest), key=lambda each: each.y, default=None) for part in parts
    ]
    return sum(each is None or not each.row.words[-1].text.endswith(STOPS) for each in ends) / len(ends)


def _torn(parts: Sequence[Sequence[Piece]], size: float) -> Iterator[int]:
    """Give the rows in which the lines of one column stand further apart than lines of a text do."""
    gaps: dict[int, list[tuple[float, int]]] = {}
    for at, part in enumerate(parts):
        for column in {piece.column for piece in part}:
            ys = _levels((piece.y for piece in part if piece.column == column), SAME * size)
            gaps.setdefault(column, []).extend((early - late, at) for early, late in pairwise(ys))
    for found in gaps.values():
        usual = median_low(gap for gap, _ in found) if found else 0.0
        yield from (at for gap, at in found if gap > _TORN * usual)
