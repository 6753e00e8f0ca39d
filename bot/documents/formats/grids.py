"""Rows of cells as a format has them to a grid: equally wide, and each merged cell where it covers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.documents.blocks import Cell, Grid

BLANK: Final = Cell()
"""A place without a cell."""

Rows = Sequence[Sequence[Cell]]


def grid(where: str, rows: Rows, numbers: Sequence[int] | None = None) -> Grid:
    """Make a grid. A merged cell stands in `rows` as the same object in every place that it covers.

    A column in which no cell begins is left out: borders that were dragged make such columns. A blank cell is one; a
    place without a cell is not.
    """
    width = max((len(row) for row in rows), default=0)
    even = [(*row, *(BLANK,) * (width - len(row))) for row in rows]
    begin = _beginnings(even)
    kept = [place for place in range(width) if any(begin[place])] or [0][:width]
    cells = tuple(_uncovered_first([[row[place] for place in kept] for row in even]))
    return Grid(where, cells, tuple(numbers or range(1, len(rows) + 1)))


def _beginnings(rows: Rows) -> list[list[bool]]:
    """Tell for each column in which rows a cell begins: its left neighbour is another one."""
    columns = list(zip(*rows, strict=True))
    left: list[Sequence[Cell | None]] = [[None] * len(rows), *columns]
    return [
        [cell is not before and cell is not BLANK for cell, before in zip(column, earlier, strict=True)]
        for column, earlier in zip(columns, left, strict=False)
    ]


def _uncovered_first(rows: Rows) -> Iterator[tuple[Cell, ...]]:
    """Mark every place of a merged cell as covered, except its first."""
    seen: set[int] = set()
    covered: dict[int, Cell] = {}
    for row in rows:
        marked = []
        for cell in row:
            if cell is BLANK or id(cell) not in seen:
                seen.add(id(cell))
                marked.append(cell)
                continue
            if id(cell) not in covered:
                covered[id(cell)] = replace(cell, covered=True)
            marked.append(covered[id(cell)])
        yield tuple(marked)
