"""Text with columns (CSV) to a grid: between commas, semicolons or tabs, in quotes where a cell has lines."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from bot.documents.blocks import Cell, Grid
from bot.documents.formats.grids import BLANK, grid

_DELIMITERS: Final = "\t,;"
_FEWEST_ROWS: Final = 2
_FEWEST_COLUMNS: Final = 3
_WHERE: Final = "the table"

Records = Sequence[tuple[int, Sequence[str]]]
"""Each with the number of the line in which it begins."""


def grid_of(text: str, *, named_so: bool) -> Grid | None:
    """Read a text as a table, or return None if it is none.

    A file that is not named so must look like one: the same number of columns in all its rows, at least three.
    Decompositions saved as text have tabs too, but also lines without, and page breaks: they stay lines.
    """
    tables = [records for delimiter in _DELIMITERS if (records := _records(text, delimiter))]
    tables = [records for records in tables if _is_even(records) or (named_so and _width(records) > 1)]
    if not tables:
        return None
    best = max(tables, key=lambda records: (_is_even(records), _width(records)))
    rows = [[_cell(field) for field in fields] for _, fields in best]
    return grid(_WHERE, rows, [number for number, _ in best])


def _records(text: str, delimiter: str) -> Records:
    """Split a text into records, without blank ones; empty if it cannot be split so."""
    if delimiter not in text:
        return ()
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    records, begins = [], 1
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                records.append((begins, fields))
            begins = reader.line_num + 1
    except csv.Error:
        return ()
    return records


def _width(records: Records) -> int:
    return max(len(fields) for _, fields in records)


def _is_even(records: Records) -> bool:
    widths = {len(fields) for _, fields in records}
    return len(widths) == 1 and min(widths) >= _FEWEST_COLUMNS and len(records) >= _FEWEST_ROWS


def _cell(field: str) -> Cell:
    return Cell(field.strip()) if field.strip() else BLANK
