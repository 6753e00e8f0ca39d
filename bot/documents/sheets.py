"""Sheets as a clerk likes them: bold headings that stay in sight, filters, wrapped text, ready to print on A4."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import xlsxwriter

Value = str | int | float | dt.datetime | None
"""What a cell holds; a `datetime` is shown as it stands, so give it in the office's zone."""

LONGEST: Final = 32_767
"""Excel's limit of one cell, in characters; more is refused by it, so it is cut."""

RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a spreadsheet may take for a formula once the cell is edited or saved as CSV."""

_FONT: Final = {"font_name": "等线", "font_size": 11, "valign": "top"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, and whether its cells are centred."""

    heading: str
    width: float
    centred: bool = False


class Book:
    """A workbook in the making. `target` is a file's path, or None to keep it in memory; `made` is its date."""

    def __init__(self, made: dt.datetime, target: Path | None = None) -> None:
        self._memory = io.BytesIO()
        into: str | BinaryIO = str(target) if target else self._memory
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book: Any = xlsxwriter.Workbook(into, {"in_memory": target is None, "remove_timezone": True, **plain})
        self.book.set_properties({"created": made})
        self._heading = self._format(bold=True, bg_color="#DDE6F0", border=1, align="center", text_wrap=True)
        self._cells = {
            (centred, quoted): self._format(
                text_wrap=True, num_format="@", quote_prefix=quoted, align="center" if centred else "left"
            )
            for centred in (False, True)
            for quoted in (False, True)
        }
        self._number = self._format(align="center")
        self._moment = self._format(align="center", num_format="yyyy-mm-dd hh:mm")

    def sheet(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> Any:  # noqa: ANN401 -- xlsxwriter carries no types
        """Add a sheet with one row of headings, and return it for what else it needs."""
        sheet = self.book.add_worksheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width, self._cells[column.centred, False])
            sheet.write_string(0, place, column.heading, self._heading)
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                self._write(sheet, last, place, value, centred=column.centred)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        sheet.repeat_rows(0)
        _ready_to_print(sheet)
        return sheet

    def words(self, name: str, lines: Sequence[str], *, width: float = 96) -> None:
        """Add a sheet of words, a line a row; a line that begins with ``# `` is a title."""
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, width)
        title = self._format(bold=True, font_size=14)
        for row, line in enumerate(lines):
            is_title = line.startswith("# ")
            sheet.write_string(row, 0, line.removeprefix("# "), title if is_title else self._cells[False, False])
        sheet.hide_gridlines(2)
        _ready_to_print(sheet)

    def content(self) -> bytes:
        """Close the workbook and return its bytes; none if it was written to a file."""
        self.book.close()
        return self._memory.getvalue()

    def _format(self, **properties: object) -> Any:  # noqa: ANN401 -- as above
        return self.book.add_format({**_FONT, **properties})

    def _write(self, sheet: Any, row: int, place: int, value: Value, *, centred: bool) -> None:  # noqa: ANN401 -- as above
        if isinstance(value, dt.datetime):
            sheet.write_datetime(row, place, value, self._moment)
        elif isinstance(value, int | float):
            sheet.write_number(row, place, value, self._number)
        elif value:
            # Typed as text a formula does nothing; the prefix keeps it text when somebody edits the cell.
            sheet.write_string(row, place, value[:LONGEST], self._cells[centred, value.startswith(RISKY)])


def _ready_to_print(sheet: Any) -> None:  # noqa: ANN401 -- as above
    a4 = 9
    sheet.set_paper(a4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
