"""Tables whose columns are parted by one blank, as a page loses its lines: a row begins with the next number.

One blank also stands within cells, so a row is told from its end: units, deadlines and leaders, by their words. What
is left is what to do. A cell with lines of its own ends the line, and so does what stands in front of it. Nothing
proves it: every row is in doubt.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from bot.documents.blocks import IN_TEXT, Block, Cell, Grid, Line
from bot.documents.columns import UNKNOWN, Column, Heading, column_of, heading_of
from bot.documents.damage import STOPS, goes_on
from bot.documents.labels.sections import gives, style_of
from bot.documents.lines.aligned import BY_BLANKS
from bot.documents.lines.moved_cells import fits
from bot.documents.numbering import number
from bot.documents.tables.cell_kinds import CellKind, kind_of
from bot.documents.tables.headers import Header

_FEWEST: Final = 3
_SHOWN: Final = 20
_SEVERAL: Final = frozenset({Column.CONTENT, Column.UNITS})
_OUTER: Final = frozenset({Column.UNITS, Column.LEADERS, Column.DUE})


@dataclass(slots=True)
class _Row:
    line: int
    no: str
    words: list[str]
    below: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=lambda: [BY_BLANKS])


def grids(lines: Sequence[Line]) -> tuple[Block, ...] | None:
    """Return the lines with their table as a grid; None if no line is a header, or if its rows do not count up."""
    begin, header = next(((at, found) for at, line in enumerate(lines) if (found := _header(line.text))), (0, None))
    if header is None:
        return None
    rows: list[_Row | Line] = []
    last: _Row | None = None
    for line in lines[begin + 1 :]:
        words = line.text.split()
        no = number(words[0]) if words and words[0][0].isdigit() else None
        if no and len(words) > 1 and no == (int(last.no) if last else 0) + 1:
            last = _Row(line.number, str(no), words[1:])
            rows.append(last)
        elif words and (style_of(line.text) or gives(line.text)):
            rows.append(line)
        elif words and last:
            _go_on(last, words, header)
    count = sum(isinstance(row, _Row) for row in rows)
    return (*lines[:begin], _grid(header, lines[begin], rows)) if count >= _FEWEST - 1 else None


def _header(text: str) -> Header | None:
    """Return the header that ends a line, from its 序号 on; None if it does not say what to do and who does it."""
    words = text.split()
    start = next((at for at, word in enumerate(words) if column_of(word) is Column.NUMBER), None)
    if start is None:
        return None
    columns = tuple(heading_of(word) or Heading(Column.OTHER, word, UNKNOWN) for word in words[start:])
    known = [heading.column for heading in columns if heading.column is not Column.OTHER]
    whole = {Column.CONTENT, Column.UNITS} <= set(known) and len(known) >= _FEWEST
    return Header(columns, 1) if whole and all(known.count(each) == 1 or each in _SEVERAL for each in known) else None


def _go_on(row: _Row, words: list[str], header: Header) -> None:
    """Take a line without a number: it goes on with a row that has no units yet, or is more of its units.

    Anything else is only told.
    """
    *_, last = *row.words, *row.below
    dealt = _dealt(row, header)
    has_units = any(dealt[place] for place in header.places(Column.UNITS))
    are_units = header.columns[-1].column is Column.UNITS and all(_fits(word, Column.UNITS) for word in words)
    if row.below and not last.endswith(STOPS) and goes_on(last, words[0]):
        row.below[-1] += "".join(words)
    elif are_units and last.endswith(STOPS) != has_units:
        row.below.append("".join(words))
    elif not has_units:
        row.words[-1:] = [row.words[-1] + words[0], *words[1:]]
    else:
        row.doubts.append(" ".join(words)[:_SHOWN])


def _dealt(row: _Row, header: Header) -> list[str]:
    """Deal the words of a row out, from its end: to each column those that fit it; the rest is the content."""
    left, below = list(row.words), row.below
    found = [""] * len(header.columns)
    last = max(header.places(Column.CONTENT))
    for column, run in groupby(range(len(found) - 1, last, -1), key=lambda place: header.columns[place].column):
        taken: list[str] = []
        places = sorted(run)
        while column in _OUTER and len(left) > 1 and _fits(left[-1], column):
            taken.insert(0, left.pop())
        _share(_with_lines(taken, below, len(places)), places, found)
        below = []
    contents = header.places(Column.CONTENT)
    _share(left, contents if len(left) >= len(contents) else contents[-1:], found)
    return found


def _with_lines(words: list[str], below: Sequence[str], count: int) -> list[str]:
    """Return the cells of `count` columns: their words in a row's first line, and the lines below it.

    If a column has no word in that line, the one in front of it had several lines; if all have, the last one has more.
    """
    cells = [*words, *below]
    if not below or len(cells) <= count:
        return cells
    first = len(cells) - count + 1
    if len(words) < count:
        return ["\n".join(cells[:first]), *cells[first:]]
    return [*words[: count - 1], "\n".join(cells[count - 1 :])]


def _share(words: Sequence[str], places: Sequence[int], found: list[str]) -> None:
    """Give neighbouring columns of one kind a word each; the last one takes what is left over."""
    for at, place in enumerate(places):
        found[place] = " ".join(words[at:] if place == places[-1] else words[at : at + 1])


def _fits(word: str, column: Column) -> bool:
    if word.endswith("。") and column is Column.UNITS:
        return kind_of(word.rstrip("。")) is CellKind.UNITS
    if word.endswith(STOPS) and not word.endswith(("）", ")")):
        return False
    return bool(fits(word, column))


def _grid(header: Header, line: Line, rows: Sequence[_Row | Line]) -> Grid:
    cells = [[heading.label for heading in header.columns] + [""]]
    for row in rows:
        if isinstance(row, Line):
            cells.append([row.text.strip(), *[""] * len(header.columns)])
            continue
        texts = _dealt(row, header)
        texts[header.places(Column.NUMBER)[0]] = row.no
        cells.append([*texts, "\n".join(row.doubts)])
    numbers = (line.number, *(row.number if isinstance(row, Line) else row.line for row in rows))
    return Grid(IN_TEXT, tuple(tuple(map(Cell, texts)) for texts in cells), numbers)
