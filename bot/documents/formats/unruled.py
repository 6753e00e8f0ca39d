"""Tables of a PDF without upright lines, page by page: their columns by their headings and by where no word stands.

`heading_words` finds where such a table begins, `gutters` where its columns part, `bands` its rows, which `whole_rows`
joins over pages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from bot.documents.blocks import Cell, Grid
from bot.documents.columns import Column
from bot.documents.formats.bands import Band, Piece, bands
from bot.documents.formats.grids import grid
from bot.documents.formats.gutters import Span, gutters, keeps, segments
from bot.documents.formats.heading_words import Head, head_at
from bot.documents.formats.pdf_cells import cell
from bot.documents.formats.rulings import Rule
from bot.documents.formats.typesetting import Row, Word, rows
from bot.documents.labels.page_marks import is_page_mark

UNSURE: Final = "rows without lines"
"""What is told of a row of which nothing proves where it begins and ends."""
_FEWEST_LINES: Final = 3
_KEPT: Final = 0.6
_SEVERAL: Final = 8
_ROOM: Final = 1.6
_AWAY: Final = 1_000.0
_ACROSS: Final = 0.7
_FAR: Final = 2.5
_FARTHER: Final = 1.6


@dataclass(frozen=True, slots=True)
class Found:
    """The table of a page, the words above it and those below it."""

    above: list[Word]
    grid: Grid
    below: list[Word]


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a page above its table, in its body and below; its `head`, if a table begins on it.

    `drawn` are the heights of the lines across its body, from the top.
    """

    head: Head | None
    above: list[Word]
    body: list[Row]
    below: list[Word]
    drawn: list[float]


@dataclass(slots=True)
class Unruled:
    """Reads the pages of a document in their order; the columns of one page go on over the next ones."""

    _head: Head | None = None
    _gutters: list[Span] | None = None
    _edges: list[Span] | None = None
    goes_on: int | None = None
    """Which row of the page that was read last belongs to the last row of the page before; None if none does."""

    def take(self, words: Sequence[Word], rules: Sequence[Rule], where: str) -> Found | None:
        """Find the table of a page; None if there is none, and then none goes on."""
        self.goes_on = None
        page = _page(words, rules)
        head = page.head or self._head
        found = self._read(page, head, where) if head else None
        if found is None:
            self._head = self._gutters = self._edges = None
        return found

    def _read(self, page: _Page, head: Head, where: str) -> Found | None:
        goes_on = self._head is not None and self._head.words == head.words
        columns = self._columns(head, page.body)
        if columns is None:
            return None
        pieces = [piece for row in page.body for piece in _pieces(row, head, columns)]
        found = bands(pieces, head.place(Column.NUMBER), page.drawn, first=not goes_on)
        if not found or (len(page.body) < _FEWEST_LINES and not goes_on):
            return None
        below = page.below
        while len(found) > 1 and found[-1].is_wide:
            below = [*(word for piece in found.pop().pieces for word in piece.row.words), *below]
        goes_on = goes_on and not found[0].numbered and not found[0].is_wide and head.place(Column.NUMBER) >= 0
        begins = page.head is not None
        self.goes_on = len(head.rows) * begins if goes_on else None
        self._head, self._gutters = head, columns
        return Found(page.above, self._grid(head, found, where, header=begins), below)

    def _columns(self, head: Head, body: Sequence[Row]) -> list[Span] | None:
        """Return where nothing stands between the columns; None if too many lines run over them."""
        lines = [segments(row) for row in body]
        narrow = [[piece for piece in line if not _is_wide(piece, head)] for line in lines]
        kept = sum(len(each) == len(line) for each, line in zip(narrow, lines, strict=True))
        several = sum(len(line) > 1 for line in lines)
        if not body or kept < _KEPT * len(body) or several * _SEVERAL < len(body):
            return None
        known = self._gutters or ()
        known = known if len(known) == len(head.spans) - 1 else ()
        words = [word for line in narrow for piece in line for word in piece.words]
        found = gutters(head.spans, words, known)
        close = [word for line in lines for piece in line if found and keeps(piece, found) for word in piece.words]
        return gutters(head.spans, [*words, *close], known) or found

    def _grid(self, head: Head, found: Sequence[Band], where: str, *, header: bool) -> Grid:
        edges = [_unbroken(found, column, edge) for column, edge in enumerate(self._extents(head, found))]
        unsure = any(not band.sure for band in found)
        cells: list[list[Cell]] = []
        if header:
            cells += [[*row, Cell()] if unsure else row for row in head.rows]
        for band in found:
            row = _cells(band, edges)
            cells.append([*row, Cell("" if band.sure else UNSURE)] if unsure else row)
        return grid(where, cells)

    def _extents(self, head: Head, found: Sequence[Band]) -> list[Span]:
        """Return from where to where the words of each column reach, on this page and on those before."""
        reach = [[span] for span in (self._edges or head.spans)]
        for band in found:
            for piece in band.pieces:
                if piece.column >= 0:
                    reach[piece.column].append((piece.row.left, piece.row.right))
        self._edges = [(min(left for left, _ in each), max(right for _, right in each)) for each in reach]
        return self._edges


def _page(words: Sequence[Word], rules: Sequence[Rule]) -> _Page:
    lines, drawn = rows(words), _drawn(rules, words)
    found = ((at, head) for at in range(len(lines)) if (head := head_at(lines, at, drawn)))
    at, head = next(found, (0, None))
    top, body, below = _margins(lines[at + head.height :] if head else lines, inner=head is None)
    above = [*(word for row in lines[:at] for word in row.words), *top]
    across = [y for y in drawn if body and body[-1].base < y < body[0].base + body[0].size]
    return _Page(head, above, body, below, across)


def _drawn(rules: Sequence[Rule], words: Sequence[Word]) -> list[float]:
    """Return the heights at which lines run over most of the width of a page's words, from the top."""
    if not words:
        return []
    wide = max(word.right for word in words) - min(word.left for word in words)
    reach: dict[float, float] = {}
    for rule in rules:
        if not rule.upright:
            near = next((at for at in reach if abs(at - rule.at) <= 1.5), rule.at)  # noqa: PLR2004 -- one line, drawn cell by cell
            reach[near] = reach.get(near, 0.0) + rule.end - rule.start
    return sorted((at for at, length in reach.items() if length >= _ACROSS * wide), reverse=True)


def _margins(body: Sequence[Row], *, inner: bool) -> tuple[list[Word], list[Row], list[Word]]:
    """Part what stands above and below a table at the edges of its page: marks, and lines far from the others."""
    lines = list(body)
    top: list[Word] = []
    bottom: list[Word] = []
    gaps = [early.base - late.base for early, late in pairwise(lines)]
    far = max(_FARTHER * median(gaps), _FAR * lines[0].size) if gaps else 0.0
    inmost = sorted(gaps)[-3] if len(gaps) > 4 else 0.0  # noqa: PLR2004 -- less the one at each edge
    far = max(far, _FARTHER * inmost)
    while lines and (is_page_mark(lines[-1].text) or (len(lines) > 1 and lines[-2].base - lines[-1].base > far)):
        bottom = [*lines.pop().words, *bottom]
    while inner and lines and (is_page_mark(lines[0].text) or (len(lines) > 1 and lines[0].base - lines[1].base > far)):
        top += lines.pop(0).words
    return top, lines, bottom


def _is_wide(piece: Row, head: Head) -> bool:
    """Tell whether a piece of a line stands under two headings at once."""
    return any(piece.left < left and piece.right > right for (_, left), (right, _) in pairwise(head.spans))


def _pieces(row: Row, head: Head, columns: Sequence[Span]) -> Iterator[Piece]:
    if any(_is_wide(piece, head) and not keeps(piece, columns) for piece in segments(row)):
        yield Piece(-1, row)
        return
    middles = [(left + right) / 2 for left, right in columns]
    by_column: dict[int, list[Word]] = {}
    for word in row.words:
        by_column.setdefault(sum(x < (word.left + word.right) / 2 for x in middles), []).append(word)
    yield from (Piece(column, Row(tuple(words))) for column, words in by_column.items())


def _unbroken(found: Sequence[Band], column: int, edge: Span) -> Span:
    """Move the right edge of a column away if most of its lines end before it: then a person ended them."""
    full = several = 0
    for band in found:
        lines = rows(word for piece in band.pieces if piece.column == column for word in piece.row.words)
        several += len(lines[:-1])
        full += sum(line.right + line.size * _ROOM > edge[1] for line in lines[:-1])
    return edge if full >= _KEPT * several else (edge[0], edge[1] + _AWAY)


def _cells(band: Band, edges: Sequence[Span]) -> list[Cell]:
    if band.is_wide:
        words = [word for piece in band.pieces for word in piece.row.words]
        return [cell(words, edges[0][0], edges[-1][1])] * len(edges)
    found = []
    for column, edge in enumerate(edges):
        words = [word for piece in band.pieces if piece.column == column for word in piece.row.words]
        found.append(cell(words, *edge))
    return found
