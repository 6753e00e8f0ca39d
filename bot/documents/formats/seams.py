"""Merged cells that a page cuts: their text stands on one of the two pages, and the cell on the other is blank."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from bot.documents.blocks import Cell, Grid
from bot.documents.damage import STOPS
from bot.documents.tables.headers import header_at

_HIGHEST: Final = 4
_FEWEST: Final = 2
_SEVERAL: Final = 4

Rows = list[list[Cell]]


@dataclass(slots=True)
class Seams:
    """Makes cut cells whole, from page to page.

    A cell that is merged over the edge of a page is blank on one side of it. In a column of merged cells in which no
    other cell is blank, a blank one at the edge is the rest of its neighbour.
    """

    _rest: int | None = None
    """Which row at the top of the page that was read last may be the rest of a row; its blank cells tell nothing."""

    def whole(self, before: Grid, after: Grid) -> tuple[Grid, Grid]:
        """Give the tables of two pages, the second of which may go on with the first."""
        rest, self._rest = self._rest, None
        top = _body(after)
        if top == len(after.rows) or len(before.rows[-1]) != len(after.rows[top]) or not _has_one_head(before, after):
            return before, after
        pair = _Pair([*map(list, before.rows)], [*map(list, after.rows)], _body(before), top, rest)
        self._rest = pair.fill()
        return replace(before, rows=tuple(map(tuple, pair.above))), replace(after, rows=tuple(map(tuple, pair.below)))


@dataclass(slots=True)
class _Pair:
    """The rows above and below the edge; their first ones are headers, until `begin` and `top`."""

    above: Rows
    below: Rows
    begin: int
    top: int
    rest: int | None

    def fill(self) -> int | None:
        """Fill the cells at the edge that are blank on one side; return the first row below if it may be a rest."""
        last, first = self.above[-1], self.below[self.top]
        merged = [place for place in range(len(last)) if self._is_merged(place)]
        cut = self._may_be_cut([place for place in range(len(last)) if place not in merged])
        for place in filter(self._is_full, merged):
            over, under = last[place], first[place]
            begin, end = _first(self.above, place), _behind(self.below, self.top, place)
            if over.text and not under.text:
                _cover(self.below[self.top + cut : end], place, over)
            elif under.text and not over.text:
                _cover(self.above[begin + 1 :] + self.below[self.top : end], place, under)
                self.above[begin][place] = under
        return self.top if cut else None

    def _may_be_cut(self, own: Sequence[int]) -> bool:
        """Tell whether the first row below may be the rest of the last one above: all cells of a new one say something.

        A rest may fill them too, where each of them is cut; but then no text ends in a stop where most do.
        """
        last, first = self.above[-1], self.below[self.top]
        filled = [place for place in own if last[place].text]
        if len(filled) < _FEWEST or not all(first[place].text for place in filled):
            return True
        ended = [place for place in filled if self._ends_in_stops(place)]
        return not any(last[place].text.endswith(STOPS) for place in ended) if ended else len(filled) < _SEVERAL

    def _ends_in_stops(self, place: int) -> bool:
        rows = [*self.above[self.begin :], *self.below[self.top :]]
        return sum(row[place].text.endswith(STOPS) for row in rows) * 2 > len(rows)

    def _is_merged(self, place: int) -> bool:
        """Tell whether cells of a column are merged with those above them."""
        return any(
            _goes_on(early[place], late[place]) and not _is_across(late, place)
            for rows in (self.above[self.begin :], self.below[self.top :])
            for early, late in pairwise(rows)
        )

    def _is_full(self, place: int) -> bool:
        """Tell whether no cell of a column is blank, but for those at the edge."""
        above = self.above[self.begin : _first(self.above, place)]
        below = self.below[_behind(self.below, self.top, place) :]
        rest = self.above[self.rest] if self.rest is not None else None
        return all(row[place].text for row in (*above, *below) if row is not rest)


def _goes_on(early: Cell, late: Cell) -> bool:
    """Tell whether a cell lies under the same merged one as the cell in front of it."""
    return late.covered and early.text == late.text


def _cover(rows: Rows, place: int, cell: Cell) -> None:
    for row in rows:
        row[place] = replace(cell, covered=True)


def _first(rows: Rows, place: int) -> int:
    """Return in which row the cell begins that ends in the last one."""
    at = len(rows) - 1
    while at and _goes_on(rows[at - 1][place], rows[at][place]):
        at -= 1
    return at


def _behind(rows: Rows, start: int, place: int) -> int:
    """Return the row behind the cell that begins in a row."""
    at = start + 1
    while at < len(rows) and _goes_on(rows[start][place], rows[at][place]):
        at += 1
    return at


def _body(grid: Grid) -> int:
    """Return where the rows below the header of a table begin."""
    found = ((at, header_at(grid.rows, at)) for at in range(min(_HIGHEST, len(grid.rows))))
    return next((at + header.height for at, header in found if header), 0)


def _has_one_head(before: Grid, after: Grid) -> bool:
    """Tell whether the second table has no header of its own, or the words of the first one's."""
    head = after.rows[: _body(after)]
    words = [[cell.text for cell in row] for row in before.rows]
    return all([cell.text for cell in row] in words for row in head)


def _is_across(row: Sequence[Cell], place: int) -> bool:
    return place > 0 and _goes_on(row[place - 1], row[place]) and bool(row[place].text)
