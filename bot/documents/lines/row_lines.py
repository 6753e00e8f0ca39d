"""Lines to grids: one row a line, its cells separated by tabs, by bars, by commas or by two blanks and more.

青西新管办字〔2020〕15号 came as lines with tabs, rows cut by page breaks; others as Markdown or aligned columns.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.documents.blocks import BARS, IN_TEXT, Block, Cell, Grid, Line
from bot.documents.columns import Column
from bot.documents.damage import goes_on
from bot.documents.labels.sections import is_heading, is_signed, is_sum, parts_rows
from bot.documents.lines.moved_cells import Placed, filled_from_the_right, placed
from bot.documents.lines.splitting import BLANKS, WAYS, Texts, between, by_bars, by_blanks, by_commas, by_tabs
from bot.documents.numbering import number
from bot.documents.tables.header_lines import with_whole_headers
from bot.documents.tables.headers import Header, header_at
from bot.documents.unit_words import is_place, names_units
from bot.documents.width import width_of

_MOST_LINES: Final = 20


def grids(lines: Sequence[Line]) -> tuple[Block, ...] | None:
    """Return the lines with every table in them as a grid; None if no header is found in any way of writing."""
    for split, _ in WAYS:
        lines = list(_with_whole_quotes(lines)) if split is by_commas else lines
        lines = list(with_whole_headers(lines)) if split is by_tabs else lines
        rows = [tuple(Cell(text) for text in split(line.text)) for line in lines]
        if any(len(row) > 1 and header_at(rows, at) for at, row in enumerate(rows)):
            return tuple(_gathered(lines, rows, split))
    return None


def _with_whole_quotes(lines: Sequence[Line]) -> Iterator[Line]:
    """Give lines in which each quoted cell is whole: in CSV it may have lines of its own."""
    waiting: Line | None = None
    for line in lines:
        waiting = replace(waiting, text=f"{waiting.text}\n{line.text}") if waiting else line
        if waiting.text.count('"') % 2 == 0 or waiting.text.count("\n") > _MOST_LINES:
            yield waiting
            waiting = None
    if waiting:
        yield waiting


@dataclass(slots=True)
class _Open:
    """A row that may still go on in the next line."""

    line: int
    cells: Texts
    left_over: Texts = field(default_factory=list)
    is_data: bool = False

    def below(self, cells: Texts) -> None:
        """Add a line to the cells, each under its own; a row that was cut off has fewer of them."""
        self.cells += [""] * (len(cells) - len(self.cells))
        for place, text in enumerate(cells):
            self.cells[place] += f"\n{text}" if text else ""


def _gathered(
    lines: Sequence[Line], rows: Sequence[tuple[Cell, ...]], split: Callable[[str], Texts]
) -> Iterator[Block]:
    """Give lines up to the first header as they are, then one grid with all rows below."""
    table: _Table | None = None
    skip = 0
    for at, (line, row) in enumerate(zip(lines, rows, strict=True)):
        header = header_at(rows, at) if len(row) > 1 else None
        if header:
            table = table or _Table(header, aligned=split is by_blanks)
            table.header(rows[at : at + header.height], header, line)
            skip = header.height
        if skip:
            skip -= 1
        elif table is None:
            yield line
        elif not line.is_blank and any(cell.text for cell in row):
            fitting = table.fitting([cell.text for cell in row], barred=split is by_bars)
            table.take(line, fitting.cells, rows[at + 1 :])
            table.doubt(line, fitting.doubt)
    if table:
        yield table.grid()


class _Table:
    """The rows of a table, gathered from lines: what a page break or a wrapped line cut off is joined again."""

    def __init__(self, header: Header, *, aligned: bool) -> None:
        self._header, self._aligned = header, aligned
        self._rows: list[_Open] = []
        self._offsets: list[int] = []

    @property
    def _width(self) -> int:
        return len(self._header.columns)

    @property
    def _number(self) -> int:
        return next(iter(self._header.places(Column.NUMBER)), -1)

    def header(self, rows: Sequence[tuple[Cell, ...]], header: Header, line: Line) -> None:
        """Take the lines of a header; one that a page repeats changes nothing, and a row may go on behind it."""
        self._offsets = [at for at, _ in _segments(line.text)]
        if not self._rows or [each.label for each in header.columns] != [each.label for each in self._header.columns]:
            self._rows += [_Open(line.number, [cell.text for cell in row]) for row in rows]
        self._header = header

    def take(self, line: Line, cells: Texts, following: Sequence[tuple[Cell, ...]]) -> None:
        """Take a line below the header."""
        last = self._rows[-1]
        alone = len([cell for cell in cells if cell]) == 1
        if (alone and is_signed(line.text)) or any(is_sum(cell) for cell in cells):
            return
        if self._aligned and len(cells) != self._width:
            cells = self._placed(line.text, cells)
        if self._begins(cells, last):
            self._rows.append(_Open(line.number, cells, is_data=True))
        elif alone and self._is_heading(text := _without_bars(line.text), last, following):
            self._rows.append(_Open(line.number, [text.strip()]))
        elif self._aligned and len(cells) == self._width and not alone:
            last.below(cells)
        elif len(cells) == self._width > 1 and last.is_data and len(last.cells) == self._width:
            self._below(last, line, cells)
        else:
            self._continue(last, [cell for cell in cells if cell] if alone else cells)

    def fitting(self, cells: Texts, *, barred: bool) -> Placed:
        """Return the cells of a line where they belong; but for bars, too few of them make a row only if all fit."""
        if len(cells) == self._width or barred:
            return placed(cells, self._header)
        return Placed(filled_from_the_right(cells, self._header) or cells)

    def doubt(self, line: Line, words: str) -> None:
        """Tell what is not sure of the row that a line began."""
        if words and self._rows[-1].line == line.number:
            self._rows[-1].left_over.append(words)

    def _below(self, last: _Open, line: Line, cells: Texts) -> None:
        """Take a line of as many cells as there are columns, without a number: it is cut off, or a task of its own."""
        units = any(cells[place] for place in self._header.places(Column.UNITS))
        content = any(cells[place] for place in self._header.places(Column.CONTENT))
        if units and content:
            self._rows.append(_Open(line.number, cells, is_data=True))
        else:
            last.below(cells)

    def grid(self) -> Grid:
        """Return the rows as a grid; what was left over stands in a column of its own, over which nothing stands."""
        width = max(self._width, *(len(row.cells) for row in self._rows))
        over = any(row.left_over for row in self._rows)
        cells = []
        for row in self._rows:
            texts = row.cells + [""] * (width - len(row.cells)) + ["\n".join(row.left_over)] * over
            cells.append(tuple(Cell(text) for text in texts))
        return Grid(IN_TEXT, tuple(cells), tuple(row.line for row in self._rows))

    def _begins(self, cells: Texts, last: _Open | None = None) -> bool:
        """Tell whether a line begins a row: it is numbered, or, where nothing is, the row before has all its cells."""
        if self._number < 0:
            whole = last is None or not last.is_data or len(last.cells) >= self._width
            return len([cell for cell in cells if cell]) > 1 and (whole or len(cells) >= self._width)
        return len(cells) > max(1, self._number) and number(cells[self._number]) is not None

    def _is_heading(self, text: str, last: _Open, following: Sequence[tuple[Cell, ...]]) -> bool:
        if parts_rows(text):
            return "\t" not in text.strip()
        if not is_heading(text) or text.startswith("\t") or len(last.cells) < self._width:
            return False
        units = [place for place in self._header.places(Column.UNITS) if place < len(last.cells)]
        if units and _are_more_units(last.cells[units[-1]], text.strip()):
            return False
        after = next((row for row in following if any(cell.text for cell in row)), ())
        return self._begins([cell.text for cell in after])

    def _continue(self, row: _Open, cells: Texts) -> None:
        """Join what a page break cut off, as far as the row still misses something; the rest is told, not guessed."""
        fits = len(row.cells) + len(cells) - 1 <= self._width
        last = self._header.columns[min(len(row.cells), self._width) - 1].column
        cut = last is Column.UNITS and _are_more_units(row.cells[-1], cells[0])
        if fits and (len(row.cells) < self._width or cut or row.cells[-1].endswith(("、", "，", ","))):
            row.cells[-1] += f"\n{cells[0]}"
            row.cells += cells[1:]
        else:
            row.left_over.append(" ".join(cell for cell in cells if cell))

    def _placed(self, text: str, cells: Texts) -> Texts:
        """Put the cells of an aligned line under the heading that begins nearest; as they are if two would collide."""
        placed = [""] * self._width
        if len(self._offsets) != self._width:
            return cells
        for offset, cell in _segments(text):
            place = min(range(self._width), key=lambda at: abs(self._offsets[at] - offset))
            if placed[place]:
                return cells
            placed[place] = cell
        return placed


def _without_bars(text: str) -> str:
    """Return the one text of a line between bars: 一、工业强区 of | 一、工业强区 | | |."""
    return text.strip(f"{BARS} ") if text.lstrip().startswith(tuple(BARS)) else text


def _are_more_units(before: str, text: str) -> bool:
    """Tell whether a line goes on with the units before it."""
    return goes_on(before, text) or names_units(text) or is_place(text)


def _segments(text: str) -> Iterator[tuple[int, str]]:
    """Give the cells of an aligned line, each with the place where it begins on the screen."""
    return ((width_of(text[:begin]), cell) for (begin, _), cell in between(BLANKS, text))
