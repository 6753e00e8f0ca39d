"""Workbooks (.xlsx) to grids: each visible sheet as it is shown, merged cells included."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final
from xml.etree.ElementTree import iterparse

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.cell import range_boundaries

from bot.documents.blocks import Cell, Grid
from bot.documents.formats.cell_values import shown
from bot.documents.formats.characters import seen
from bot.documents.formats.emphasis import emphasised
from bot.documents.formats.grids import BLANK, grid
from bot.documents.formats.slimming import slim

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MERGED: Final = f"{_MAIN}mergeCell"
_COLUMN: Final = f"{_MAIN}col"

_YES: Final = frozenset({"1", "true"})

Range = tuple[int, int, int, int]
"""The first column and row of a merged cell, and its last ones, from 1."""


def read(content: bytes) -> Iterator[Grid]:
    """Give a grid for each visible sheet that says something; whatever openpyxl raises means that it is broken."""
    book = load_workbook(slim(content), read_only=True, data_only=True, rich_text=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()
        found = {number: cells for number, row in enumerate(sheet.iter_rows(), start=1) if (cells := _row(row))}
        if found:
            rows = {number: found.get(number, []) for number in _without_gaps(sorted(found))}
            merged, hidden = _geometry(sheet)
            _merge(rows, merged)
            yield grid(sheet.title, _shown(list(rows.values()), hidden), list(rows))


def _row(row: Sequence[Any]) -> list[Cell]:
    """Read the cells of a row up to the last that says something."""
    cells = [_cell(cell) for cell in row]
    last = max((place for place, cell in enumerate(cells, start=1) if cell.text), default=0)
    return cells[:last]


def _cell(cell: Any) -> Cell:  # noqa: ANN401 -- one of several classes of openpyxl
    if cell.value is None:
        return BLANK
    text = seen(shown(cell)).strip()
    if not text:
        return BLANK
    if isinstance(cell.value, CellRichText):
        pieces = [(seen(str(piece)), _is_bold(piece, default=cell.font.b)) for piece in cell.value]
        return Cell(text, emphasised(pieces))
    return Cell(text, emphasised([(text, bool(cell.font.b))]))


def _is_bold(piece: Any, *, default: bool) -> bool:  # noqa: ANN401 -- a text, or a text with a font
    font = getattr(piece, "font", None)
    return bool(default if font is None else font.b)


def _geometry(sheet: Any) -> tuple[list[Range], list[range]]:  # noqa: ANN401 -- as above
    """Return the merged ranges and the hidden columns, which openpyxl leaves out when it reads row by row."""
    merged: list[Range] = []
    hidden: list[range] = []
    with sheet._get_source() as source:  # noqa: SLF001 -- the one way to the part of a sheet
        for _, element in iterparse(source):  # noqa: S314 -- `packages` lets no DTD through
            if element.tag == _MERGED:
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                if left and top and right and bottom:
                    merged.append((left, top, right, bottom))
            elif element.tag == _COLUMN and element.get("hidden") in _YES:
                hidden.append(range(int(element.get("min", 0)), int(element.get("max", 0)) + 1))
            element.clear()
    return merged, hidden


def _shown(rows: list[list[Cell]], hidden: Sequence[range]) -> list[list[Cell]]:
    """Leave hidden columns out: what nobody sees, nobody checked. Hidden rows stay, for a filter hides tasks."""
    if not hidden:
        return rows
    return [[cell for at, cell in enumerate(row, start=1) if not any(at in each for each in hidden)] for row in rows]


def _merge(rows: dict[int, list[Cell]], merged: Sequence[Range]) -> None:
    """Put the first cell of each merged range into all its places, as far as there are rows and columns."""
    numbers, width = list(rows), max(map(len, rows.values()))
    for left, top, right, bottom in merged:
        cell = rows[top][left - 1] if top in rows and left <= len(rows[top]) else BLANK
        if cell is BLANK:
            continue
        end = min(right, width)
        for number in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
            row = rows[number]
            row += [BLANK] * (end - len(row))
            row[left - 1 : end] = [cell] * (end - left + 1)


def _without_gaps(numbers: Sequence[int]) -> Iterator[int]:
    """Give the rows that say something, and one blank row where there are several between them."""
    for number, after in pairwise([*numbers, numbers[-1] + 1]):
        yield number
        if after > number + 1:
            yield number + 1
