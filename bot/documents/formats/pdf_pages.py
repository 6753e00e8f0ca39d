"""One page of a PDF to blocks: its words into the cells of its tables, the others into lines, from top to bottom."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.documents.blocks import Block, Cell, Grid, Line
from bot.documents.formats.emphasis import emphasised
from bot.documents.formats.grids import grid
from bot.documents.formats.pdf_cells import cell, text_of
from bot.documents.formats.pdf_marks import Marks, Page
from bot.documents.formats.rulings import Place, Table, tables
from bot.documents.formats.typesetting import Word, overlap, paragraphs, rows
from bot.documents.formats.unruled import Unruled

_STRETCHED: Final = 1.5
_WIDEST_PADDING: Final = 6.0


def blocks(page: Page, marks: Marks, unruled: Unruled, where: str) -> Iterator[Block]:
    """Give the blocks of a page; lines are not numbered yet. Tables without upright lines go on from page to page."""
    found = list(tables(marks.rules))
    words = marks.words
    loose = [row for row in rows(words) if overlap(row) or any(_runs_over_columns(word, found) for word in row.words)]
    if loose:
        words = page.apart(marks, {word for row in loose for word in row.words})
    inside: list[dict[Place, list[Word]]] = [{} for _ in found]
    outside: list[list[Word]] = [[] for _ in [*found, None]]
    for word in words:
        for table, cells in zip(found, inside, strict=True):
            if place := _place(word, table):
                cells.setdefault(place, []).append(word)
                break
        else:
            outside[sum(table.ys[0] > word.base for table in found)].append(word)
    ruled = sum(len(each) for cells in inside for each in cells.values())
    if open_table := unruled.take([] if ruled * 2 > len(words) else words, marks.rules, where):
        left, right = _edges(page, words, [])
        yield from _lines(open_table.above, left, right)
        yield open_table.grid
        yield from _lines(open_table.below, left, right)
        return
    left, right = _edges(page, words, found)
    yield from _lines(outside[0], left, right)
    for at, (table, cells) in enumerate(zip(found, inside, strict=True), start=1):
        yield _grid(table, cells, where if at == 1 else f"{where}, table {at}")
        yield from _lines(outside[at], left, right)


def _place(word: Word, table: Table) -> Place | None:
    return table.owner((word.left + word.right) / 2, word.middle)


def _runs_over_columns(word: Word, found: Sequence[Table]) -> bool:
    """Tell whether a piece of text may belong to several columns: it is too wide, or a line runs through it."""
    expected = sum(0.5 if character.isascii() else 1.0 for character in word.text) * word.size
    if word.right - word.left - expected > _STRETCHED * word.size:
        return True
    left, right, y = word.left + word.size / 2, word.right - word.size / 2, word.middle
    return any(table.owner(left, y) != table.owner(right, y) for table in found)


def _edges(page: Page, words: Sequence[Word], found: Sequence[Table]) -> tuple[float, float]:
    """Return where text begins and ends on a page: as far from the right edge of the paper as from the left."""
    paper_left, paper_right = page.sides()
    left = min([word.left for word in words] + [table.xs[0] for table in found], default=paper_left)
    right = max([word.right for word in words] + [table.xs[-1] for table in found], default=paper_right)
    return left, max(right, paper_right - (left - paper_left))


def _lines(words: Sequence[Word], left: float, right: float) -> Iterator[Line]:
    for pieces in paragraphs(rows(words), left, right, gap="\t"):
        yield Line(1, text_of(pieces), emphasised(pieces))


def _grid(table: Table, words: dict[Place, list[Word]], where: str) -> Grid:
    edges = table.edges()
    padding = _padding(words, edges)
    cells = {place: cell(inside, *edges[place], padding) for place, inside in words.items()}
    blank = {place: Cell() for place in edges}
    return grid(where, [[cells.get(place, blank[place]) for place in row] for row in table.owners])


def _padding(words: dict[Place, list[Word]], edges: dict[Place, tuple[float, float]]) -> float:
    """Reckon how far text keeps off the lines of a table: where it comes nearest, or as far as Word has it."""
    nearest = (word.left - edges[place][0] for place, inside in words.items() for word in inside)
    return min(max(min(nearest, default=0.0), 0.0), _WIDEST_PADDING)
