"""Cells that stand on a line each, in a table without numbers: what each cell is tells where a row begins.

A category that is merged with the one above leaves no line, and a blank cell of supporters at a row's end may leave
none. Headings stand between rows.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from bot.documents.blocks import IN_TEXT, Block, Cell, Grid, Line
from bot.documents.columns import Column, bare, heading_of
from bot.documents.labels.sections import style_of
from bot.documents.lines.dealing import as_dealt, fits_alone
from bot.documents.tables.headers import Header, header_at

_MOST_COLUMNS: Final = 8
_FEWEST: Final = 3
_FEWEST_COLUMNS: Final = 2
_KNOWN: Final = frozenset({Column.SECTION, Column.CONTENT, Column.LEADERS, Column.UNITS, Column.DUE})

Rows = list[tuple[int, list[str]]]
"""The texts of rows, each with its line; a heading is one text."""


def grids(lines: Sequence[Line]) -> tuple[Block, ...] | None:
    """Return the lines with their table as a grid; None if any line is no cell that fits its place in a row."""
    filled = [line for line in lines if line.text.strip()]
    for begin, line in enumerate(filled):
        for header in _headers(filled[begin:]) if heading_of(line.text) else ():
            rows = _rows(filled[begin:], header)
            if sum(len(texts) > 1 for _, texts in rows) >= _FEWEST:
                cells = tuple(tuple(map(Cell, texts)) for _, texts in rows)
                return (*filled[:begin], Grid(IN_TEXT, cells, tuple(number for number, _ in rows)))
    return None


def _headers(lines: Sequence[Line]) -> Iterator[Header]:
    """Give what may be the header, a word a line, the longest first: the first category may read as another word."""
    words = [Cell(line.text.strip()) for line in takewhile(lambda line: heading_of(line.text), lines[:_MOST_COLUMNS])]
    for count in range(len(words), _FEWEST_COLUMNS - 1, -1):
        header = header_at([words[:count]], 0)
        if header and {Column.CONTENT, Column.UNITS} <= set(as_dealt(header.columns)) <= _KNOWN:
            yield header


def _rows(lines: Sequence[Line], header: Header) -> Rows:
    """Deal the lines out, row by row, from the header on; nothing if one fits neither a row nor a heading."""
    labels = [heading.label for heading in header.columns]
    columns = as_dealt(header.columns)
    ways = list(_ways(columns))
    found: Rows = [(lines[0].number, labels)]
    lines = [line for line in lines if bare(line.text) not in labels]
    texts = [line.text.strip() for line in lines]
    at = 0
    while at < len(lines):
        way = next((way for way in ways if _fit(texts[at : at + len(way)], way, columns)), ())
        cells = dict(zip(way, texts[at:], strict=False))
        if way:
            found.append((lines[at].number, [cells.get(place, "") for place in range(len(columns))]))
        elif style_of(texts[at]):
            found.append((lines[at].number, [texts[at]]))
        else:
            return []
        at += max(1, len(way))
    return found


def _ways(columns: Sequence[Column]) -> Iterator[list[int]]:
    """Give the places that have a line in a row, all of them first: outer categories and supporters may have none."""
    sections = [place for place, column in enumerate(columns) if column is Column.SECTION]
    others = [place for place, column in enumerate(columns) if column is Column.UNITS][1:]
    for merged in range(len(sections) + 1):
        for blank in range(len(others) + 1):
            without = {*sections[:merged], *others[len(others) - blank :]}
            yield [place for place in range(len(columns)) if place not in without]


def _fit(texts: Sequence[str], way: Sequence[int], columns: Sequence[Column]) -> bool:
    """Tell whether lines are cells of these columns."""
    return len(texts) == len(way) and all(map(fits_alone, texts, (columns[place] for place in way)))
