"""The layout with one row a line, its cells separated by tabs (青西新管办字〔2020〕15号)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.documents.blocks import Line
from bot.documents.columns import Column, RawRow, header
from bot.documents.damage import goes_on

_NUMBER: Final = re.compile(r"\s*(\d{1,4})\s*[.．、]?")
_SECTIONS: Final = (re.compile(r"[一二三四五六七八九十]+、.*"), re.compile(r"（[一二三四五六七八九十]+）.*"))


@dataclass(slots=True)
class _Open:
    """A row that may still go on in the next line."""

    no: int
    line: int
    cells: list[str]
    sections: tuple[str, ...]
    left_over: list[str] = field(default_factory=list)


def is_written_so(lines: Sequence[Line]) -> bool:
    """Tell whether an annex is written in this layout: its header stands in one line."""
    return any(header(line.text.split("\t")) for line in lines)


def rows(lines: Sequence[Line]) -> Iterator[RawRow]:
    """Read the rows. Blank lines and repeated headers of page breaks are passed over; a row cut in two is joined."""
    columns: tuple[Column, ...] = ()
    sections: tuple[str, ...] = ()
    current: _Open | None = None
    for line in lines:
        cells = [cell.strip() for cell in line.text.split("\t")]
        found = header(cells)
        number = _NUMBER.fullmatch(cells[0])
        if found or line.is_blank or not columns:
            columns = found or columns
        elif number and len(cells) > 1:
            if current:
                yield _closed(current, columns)
            current = _Open(int(number[1]), line.number, cells, sections)
        elif _section_level(line.text) is not None:
            sections = (*sections[: _section_level(line.text)], line.text.strip())
        elif current:
            _continue(current, cells, len(columns))
    if current:
        yield _closed(current, columns)


def _section_level(text: str) -> int | None:
    if "\t" in text:
        return None
    return next((level for level, pattern in enumerate(_SECTIONS) if pattern.fullmatch(text.strip())), None)


def _continue(row: _Open, cells: list[str], width: int) -> None:
    """Join what a page break cut off, as far as the row still misses something; the rest is told, not guessed."""
    fits = len(row.cells) + len(cells) - 1 <= width
    if fits and (len(row.cells) < width or goes_on(row.cells[-1], cells[0])):
        row.cells[-1] += cells[0]
        row.cells += cells[1:]
    else:
        row.left_over.append(" ".join(cell for cell in cells if cell))


def _closed(row: _Open, columns: tuple[Column, ...]) -> RawRow:
    cells = dict(zip(columns, row.cells, strict=False))
    missing = [column for column in (Column.CONTENT, Column.UNITS) if not cells.get(column)]
    beyond = [cell for cell in row.cells[len(columns) :] if cell]
    category = cells.get(Column.SECTION, "")
    return RawRow(
        no=row.no,
        line=row.line,
        content=cells.get(Column.CONTENT, ""),
        leaders=cells.get(Column.LEADERS, ""),
        units=cells.get(Column.UNITS, ""),
        due=cells.get(Column.DUE, ""),
        sections=row.sections or ((category,) if category else ()),
        cut=(*(f"no {column}" for column in missing), *beyond, *row.left_over),
    )
