"""Rows of a table that go on at the top of the next page, joined to their beginnings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.documents.blocks import Block, Cell, Grid


def with_whole_rows(pages: Iterable[tuple[Sequence[Block], int | None]]) -> Iterator[Block]:
    """Give the blocks of pages; where a row goes on at the top of a page, it is joined to its beginning."""
    held: list[Block] = []
    for blocks, goes_on in pages:
        at = next((at for at, block in enumerate(blocks) if isinstance(block, Grid)), None)
        grid = blocks[at] if at is not None else None
        if goes_on is not None and at is not None and isinstance(grid, Grid) and held and isinstance(held[0], Grid):
            held[0], rest = _joined(held[0], grid, goes_on)
            blocks = [*blocks[:at], *([rest] if rest else []), *blocks[at + 1 :]]  # noqa: PLW2901 -- the same page
        last = max((at for at, block in enumerate(blocks) if isinstance(block, Grid)), default=None)
        if last is not None:
            yield from [*held, *blocks[:last]]
            held = list(blocks[last:])
        else:
            held += blocks
    yield from held


def _joined(before: Grid, after: Grid, at: int) -> tuple[Grid, Grid | None]:
    """Join a row of a grid to the last one of the page before."""
    *earlier, last = before.rows
    more = after.rows[at]
    whole = tuple(_with(cell, more[place]) if place < len(more) else cell for place, cell in enumerate(last))
    rest = after.rows[:at] + after.rows[at + 1 :]
    numbers = after.numbers[:at] + after.numbers[at + 1 :]
    return replace(before, rows=(*earlier, whole)), replace(after, rows=rest, numbers=numbers) if rest else None


def _with(cell: Cell, more: Cell) -> Cell:
    text = "\n".join(text for text in (cell.text, more.text) if text)
    return replace(cell, text=text, bold=(*cell.bold, *more.bold))
