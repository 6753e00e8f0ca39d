"""Rows of a table that go on at the top of the next page, joined to their beginnings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.documents.blocks import Block, Cell, Grid, Line
from bot.documents.formats.seams import Seams
from bot.documents.labels.page_marks import is_page_mark


def with_whole_rows(pages: Iterable[tuple[Sequence[Block], int | None]]) -> Iterator[Block]:
    """Give the blocks of pages; where a row goes on at the top of a page, it is joined to its beginning.

    So are cells that are merged over the edge of a page, if only what every page bears stands between.
    """
    held: list[Block] = []
    seams, known = Seams(), Counter[str]()
    for found, goes_on in pages:
        blocks = list(found)
        known.update(block.text for block in blocks if isinstance(block, Line))
        at = next((at for at, block in enumerate(blocks) if isinstance(block, Grid)), None)
        grid = blocks[at] if at is not None else None
        if at is not None and isinstance(grid, Grid) and held and isinstance(before := held[0], Grid):
            if goes_on is not None:
                held[0], rest = _joined(before, grid, goes_on)
                blocks[at : at + 1] = [rest] if rest else []
            elif all(_is_of_pages(block, known, grid) for block in (*held[1:], *blocks[:at])):
                held[0], blocks[at] = seams.whole(before, grid)
        last = max((at for at, block in enumerate(blocks) if isinstance(block, Grid)), default=None)
        if last is not None:
            yield from [*held, *blocks[:last]]
            held = blocks[last:]
        else:
            held += blocks
    yield from held


def _is_of_pages(block: Block, known: Counter[str], below: Grid) -> bool:
    """Tell whether a line is the mark of a page, stands on several, or is the text of a cell that stands there again.

    Spreadsheets are printed so: what is in the middle of a merged cell is seen below the edge of a page, too.
    """
    if not isinstance(block, Line):
        return False
    again = {cell.text for row in below.rows for cell in row}
    return is_page_mark(block.text) or known[block.text] > 1 or again.issuperset(block.text.split("\t"))


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
