"""Blocks as JSON and back, for the way between two processes; a merged cell travels once."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from bot.documents.blocks import Block, Cell, Grid, Line

Packed: TypeAlias = list[list[Any]]
"""A list for each block: number, text, bold; or where, numbers, cells, and rows of places in the cells."""


def packed(blocks: Iterable[Block]) -> Packed:
    """Pack blocks."""
    return [
        [block.number, block.text, block.bold] if isinstance(block, Line) else _packed_grid(block) for block in blocks
    ]


def unpacked(blocks: Packed) -> tuple[Block, ...]:
    """Unpack what `packed` made."""
    return tuple(
        Line(block[0], block[1], tuple(block[2])) if isinstance(block[0], int) else _unpacked_grid(*block)
        for block in blocks
    )


def _packed_grid(grid: Grid) -> list[Any]:
    places: dict[int, int] = {}
    cells: list[tuple[Any, ...]] = []
    rows = []
    for row in grid.rows:
        for cell in row:
            if id(cell) not in places:
                places[id(cell)] = len(cells)
                cells.append((cell.text, cell.bold, cell.covered))
        rows.append([places[id(cell)] for cell in row])
    return [grid.where, grid.numbers, cells, rows]


def _unpacked_grid(where: str, numbers: list[int], cells: list[Any], rows: list[list[int]]) -> Grid:
    made = [Cell(text, tuple(bold), covered=covered) for text, bold, covered in cells]
    return Grid(where, tuple(tuple(made[place] for place in row) for row in rows), tuple(numbers))
