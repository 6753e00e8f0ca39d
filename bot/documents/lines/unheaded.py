"""Tables pasted without their header: what the cells hold tells the columns, and a header is written over them.

A table is known by a column of numbers that rise by one, something to do behind it, and units or persons. It is a
guess: the first row says so, once for the table; where two columns of units stand side by side, every row does.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.documents.blocks import Block, Cell, Grid, Line
from bot.documents.columns import RawRow, heading_of
from bot.documents.labels.sections import OF_SECTIONS, style_of
from bot.documents.lines import cell_lines, row_lines
from bot.documents.lines.splitting import WAYS
from bot.documents.numbering import number
from bot.documents.tables.cell_kinds import CellKind, column_kind, is_repeated

GUESSED: Final = "no header: the columns are guessed"

_FEWEST: Final = 3
_MOST: Final = 0.8
_FRONT: Final = 3
_MERGED: Final = 2
_MOST_CELLS: Final = 8
_CATEGORY, _NUMBER, _CONTENT, _UNKNOWN = "类别", "序号", "工作任务", "其他"
_LABELS: Final = {
    CellKind.PERSONS: ("牵头领导",),
    CellKind.UNITS: ("责任单位",),
    CellKind.DUE: ("完成时限",),
    CellKind.NOTHING: ("备注",) * _MOST_CELLS,
}
_TWO_OF_UNITS: Final = ("牵头单位", "配合单位")
_WORDS: Final = frozenset({CellKind.SENTENCE, CellKind.CATEGORY})

Texts = Sequence[str]


def with_headers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return tables with a header over each that has none and is one of tasks."""
    return tuple(_with_header(block) if isinstance(block, Grid) else block for block in blocks)


def grids(lines: Sequence[Line]) -> tuple[Block, ...] | None:
    """Return the lines with their table as a grid under a header that was guessed; None if there is no such table."""
    for split, between in WAYS:
        rows = [split(line.text) for line in lines]
        labels = _guessed(rows)
        if labels:
            at = next(at for at, row in enumerate(rows) if len(row) == len(labels) and _is_numbered(row))
            header = Line(lines[at].number, between.join(labels))
            return row_lines.grids([*lines[:at], header, *lines[at:]])
    return _of_cells_a_line([line for line in map(cell_lines.without_bars, lines) if line.text])


def told(rows: Sequence[RawRow]) -> list[RawRow]:
    """Say of rows below a header that was guessed that it was."""
    both = any(all(f"{label}：" in row.units for label in _TWO_OF_UNITS) for row in rows)
    return [replace(row, cut=(*row.cut, GUESSED)) if both or not at else row for at, row in enumerate(rows)]


def _with_header(grid: Grid) -> Grid:
    rows = [[cell.text for cell in row] for row in grid.rows]
    labels = _guessed(rows)
    if not labels:
        return grid
    header = tuple(map(Cell, labels))
    return Grid(grid.where, (header, *grid.rows), (grid.numbers[0], *grid.numbers))


def _of_cells_a_line(lines: Sequence[Line]) -> tuple[Block, ...] | None:
    """Guess a header over cells that stand on a line each, from the rows that are as long as most of them."""
    starts = cell_lines.starts(lines)
    rows = [_cells(lines[start:end]) for start, end in pairwise([*starts, len(lines)])]
    labels = _guessed(list(_as_long(rows)))
    if not labels or labels[0] != _NUMBER:
        return None
    header = [Line(lines[starts[0]].number, label) for label in labels]
    return cell_lines.grids([*lines[: starts[0]], *header, *lines[starts[0] :]])


def _cells(lines: Sequence[Line]) -> list[str]:
    """Return the lines from a number on, without the headings that stand over the next row."""
    texts = [line.text for line in lines]
    while style_of(texts[-1]) in OF_SECTIONS:
        texts.pop()
    return texts


def _as_long(rows: Sequence[list[str]]) -> Iterator[list[str]]:
    """Give rows in which blank cells behind the number stand for merged categories, which left no line."""
    sizes = Counter(map(len, rows))
    longest = max((size for size in sizes if sizes[size] > 1), default=0)
    for first, *rest in rows:
        missing = longest - len(rest) - 1
        yield [first, *([""] * missing if missing <= _MERGED else []), *rest]


def _guessed(rows: Sequence[Texts]) -> list[str]:
    """Return the words of a header for rows of cells; none if they have one, or are no table of tasks."""
    if any(_is_header(row) for row in rows):
        return []
    numbered = [row for row in rows if _is_numbered(row)]
    sizes = Counter(map(len, numbered))
    width = max(sizes, key=lambda size: (sizes[size], size), default=0)
    whole = [row for row in numbered if len(row) == width]
    if len(whole) < _FEWEST or not _FEWEST <= width <= _MOST_CELLS:
        return []
    columns = list(zip(*whole, strict=True))
    at = next((place for place, texts in enumerate(columns[:_FRONT]) if _counts(texts)), None)
    return [] if at is None else _labelled(columns, at)


def _is_header(row: Texts) -> bool:
    return sum(heading_of(text) is not None for text in row) > 1


def _is_numbered(row: Texts) -> bool:
    return any(number(text) for text in row[:_FRONT])


def _counts(texts: Texts) -> bool:
    """Tell whether most cells number their rows, each one more than the last."""
    numbers = [number(text) or 0 for text in texts]
    steps = sum(late == early + 1 for early, late in pairwise(numbers))
    return steps >= _MOST * (len(numbers) - 1)


def _labelled(columns: Sequence[Texts], at: int) -> list[str]:
    """Give each column its word. What to do is the longest text that differs from row to row."""
    kinds = [column_kind(texts) for texts in columns]
    texts = [place for place, kind in enumerate(kinds) if kind in _WORDS and place != at]
    own = [place for place in texts if not is_repeated(columns[place])]
    if not own or not {CellKind.UNITS, CellKind.PERSONS} & set(kinds):
        return []
    content = max(own, key=lambda place: (kinds[place] is CellKind.SENTENCE, sum(map(len, columns[place]))))
    left = {kind: list(labels) for kind, labels in _LABELS.items()}
    if kinds.count(CellKind.UNITS) > 1:
        left[CellKind.UNITS] = list(_TWO_OF_UNITS)
    labels = []
    for place, kind in enumerate(kinds):
        words = left.get(kind, [])
        told_apart = {at: _NUMBER, content: _CONTENT}.get(place) or (_CATEGORY if place < content else _UNKNOWN)
        labels.append(words.pop(0) if words and place not in {at, content} else told_apart)
    return labels
