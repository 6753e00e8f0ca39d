"""Cells that stand on a line each, in a table without numbers: each row has them all, but for merged categories."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from bot.documents.blocks import IN_TEXT, Block, Cell, Grid, Line
from bot.documents.columns import Column, heading_of
from bot.documents.lines.dealing import as_dealt, fits_alone
from bot.documents.tables.headers import Header, header_at

_MOST_COLUMNS: Final = 8
_FEWEST: Final = 3
_KNOWN: Final = frozenset({Column.SECTION, Column.CONTENT, Column.LEADERS, Column.UNITS, Column.DUE})


def grids(lines: Sequence[Line]) -> tuple[Block, ...] | None:
    """Return the lines with their table as a grid; None if any line is no cell that fits its place in a row."""
    filled = [line for line in lines if line.text.strip()]
    begin = next((at for at in range(len(filled)) if heading_of(filled[at].text)), len(filled))
    for header in _headers(filled[begin:]):
        rows = _rows(filled[begin + len(header.columns) :], as_dealt(header.columns))
        if len(rows) >= _FEWEST:
            cells = [[heading.label for heading in header.columns], *(texts for _, texts in rows)]
            numbers = (filled[begin].number, *(line for line, _ in rows))
            return (*filled[:begin], Grid(IN_TEXT, tuple(tuple(map(Cell, texts)) for texts in cells), numbers))
    return None


def _headers(lines: Sequence[Line]) -> Iterator[Header]:
    """Give what may be the header, a word a line, the longest first: the first category may read as another word."""
    words = [Cell(line.text.strip()) for line in takewhile(lambda line: heading_of(line.text), lines[:_MOST_COLUMNS])]
    for count in range(len(words), _FEWEST - 1, -1):
        header = header_at([words[:count]], 0)
        if header and {Column.CONTENT, Column.UNITS} <= set(as_dealt(header.columns)) <= _KNOWN:
            yield header


def _rows(lines: Sequence[Line], columns: Sequence[Column]) -> list[tuple[int, list[str]]]:
    """Deal the lines out, row by row; nothing if a row does not fit, be it with its category or without."""
    found: list[tuple[int, list[str]]] = []
    at = 0
    while at < len(lines):
        for given in ([*columns], [column for column in columns if column is not Column.SECTION]):
            texts = [line.text.strip() for line in lines[at : at + len(given)]]
            if len(texts) == len(given) and all(map(fits_alone, texts, given)):
                break
        else:
            return []
        left = iter(texts)
        found.append((lines[at].number, [next(left) if column in given else "" for column in columns]))
        at += len(given)
    return found
