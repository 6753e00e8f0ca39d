"""Sheets as a clerk likes them: bold headings that stay in sight, filters, wrapped text, ready to print on A4."""

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from bot.documents.width import width_of
from bot.errors import DocumentError

Value = str | int | float | dt.datetime | None
"""What a cell holds; a `datetime` is shown as it stands, so give it in the office's zone."""

LONGEST: Final = 32_767
"""Excel's limit of one cell, in characters; more is refused by it, so it is cut."""

MOST_ROWS: Final = 1_048_576
"""Excel's limit of one sheet."""

RISKY: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""Beginnings that a spreadsheet may take for a formula once the cell is edited or saved as CSV."""

_FONT: Final = {"font_name": "等线", "font_size": 11, "valign": "top"}
_BOX: Final = {"border": 1, "border_color": "#BFBFBF"}
_LINE: Final = 15.75
_TALLEST: Final = 399.0
"""Heights in points, in steps of ¾ as Excel keeps them: of one line, and less than the most it allows (409)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in half-width characters, and whether its cells are centred."""

    heading: str
    width: int
    centred: bool = False


class Book:
    """A workbook in the making; `made` is its date, as printed, and `target` its path, or None to keep it in memory."""

    def __init__(self, made: dt.datetime, target: Path | None = None) -> None:
        self._made = made
        self._memory = io.BytesIO()
        into: str | BinaryIO = str(target) if target else self._memory
        plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        kept = {"in_memory": True} if target is None else {"constant_memory": True}
        self.book: Any = xlsxwriter.Workbook(into, {"remove_timezone": True, **kept, **plain})
        self.book.set_properties({"created": made})
        self._heading = self._format(bold=True, bg_color="#DDE6F0", align="center", text_wrap=True, **_BOX)
        self._empty = {centred: self._text(centred=centred) for centred in (False, True)}
        self._cells = {
            (centred, quoted): self._text(centred=centred, quote_prefix=quoted, **_BOX)
            for centred in (False, True)
            for quoted in (False, True)
        }
        self._marked: dict[str, Any] = {}
        self._number = self._format(align="center", **_BOX)
        self._moment = self._format(align="center", num_format="yyyy-mm-dd hh:mm", **_BOX)

    def sheet(
        self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, head: Sequence[str] = ()
    ) -> Any:  # noqa: ANN401 -- xlsxwriter carries no types
        """Add a sheet with one row of headings, and return it for what else it needs.

        `head` are lines above the headings, as wide as the table: its title, and what is to be filled in below that.

        Raises:
            DocumentError: there are more rows than a sheet can have.
        """
        sheet = self.book.add_worksheet(name)
        top = last = self._head(sheet, head, len(columns) - 1)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width, self._empty[column.centred])
            sheet.write_string(top, place, column.heading, self._heading)
        for last, row in enumerate(rows, start=top + 1):
            if last == MOST_ROWS:
                msg = f"a sheet has room for {MOST_ROWS - 1} lines, and there are more: choose CSV"
                raise DocumentError(msg)
            if (height := _height(row, columns)) > _LINE:
                sheet.set_row(last, height)
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                self._write(sheet, last, place, value, centred=column.centred)
        sheet.freeze_panes(top + 1, 0)
        sheet.autofilter(top, 0, last, len(columns) - 1)
        sheet.repeat_rows(top)
        self._ready_to_print(sheet)
        return sheet

    def colour(self, sheet: Any, columns: tuple[int, int], rows: int, colours: Mapping[str, str]) -> None:  # noqa: ANN401 -- as above
        """Colour the cells of some columns (first, last) by what stands in them."""
        for word, colour in colours.items():
            shade = self.book.add_format({"bg_color": colour})
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": shade}
            sheet.conditional_format(1, columns[0], max(1, rows), columns[1], rule)

    def mark(self, sheet: Any, cell: tuple[int, int], value: Value, *, colour: str, note: str) -> None:  # noqa: ANN401 -- as above
        """Write a cell of a sheet, (row, column) from 0, once more: in a colour, with a note that the pointer shows."""
        if colour not in self._marked:
            self._marked[colour] = self._text(centred=False, bg_color=colour, **_BOX)
        sheet.write(*cell, value or None, self._marked[colour])
        room = {"width": 300, "height": 18 * (_lines(note, 42) + 1), "font_name": "等线", "font_size": 10}
        sheet.write_comment(*cell, note, room)

    def form(self, name: str, fields: Sequence[tuple[str, str]], lines: Sequence[str], *, width: int) -> Any:  # noqa: ANN401 -- as above
        """Add a sheet of labelled fields to fill in, the labels in the first column, and lines of words below them."""
        sheet = self.book.add_worksheet(name)
        label, value = 14, width - 14
        sheet.set_column(0, 0, label)
        sheet.set_column(1, 1, value)
        filled = self._text(centred=False, bg_color="#EEF3FA", **_BOX)
        for row, (what, text) in enumerate(fields):
            sheet.set_row(row, max(1.4, _lines(text, value)) * _LINE)
            sheet.write_string(row, 0, what, self._heading)
            sheet.write_string(row, 1, text, filled)
        title = self._format(bold=True, font_size=14, valign="vcenter")
        for row, line in enumerate(lines, start=len(fields) + 1):
            is_title = line.startswith("# ")
            sheet.set_row(row, 30 if is_title else _lines(line, width) * _LINE + 4)
            sheet.merge_range(row, 0, row, 1, line.removeprefix("# "), title if is_title else self._empty[False])
        sheet.hide_gridlines(2)
        self._ready_to_print(sheet, pages=1)
        return sheet

    def words(self, name: str, lines: Sequence[str], *, width: int) -> None:
        """Add a sheet of words, a line a row; a line that begins with ``# `` is a title."""
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, width)
        title = self._format(bold=True, font_size=14)
        for row, line in enumerate(lines):
            is_title = line.startswith("# ")
            sheet.set_row(row, 24 if is_title else _lines(line, width) * _LINE)
            sheet.write_string(row, 0, line.removeprefix("# "), title if is_title else self._empty[False])
        sheet.hide_gridlines(2)
        self._ready_to_print(sheet, pages=1)

    def close(self) -> None:
        """Write what is left to write.

        Raises:
            OSError: the file cannot be written.
        """
        try:
            self.book.close()
        except FileCreateError as fault:
            raise OSError(*fault.args[0].args) from fault

    def content(self) -> bytes:
        """Close a workbook that was kept in memory, and return its bytes."""
        self.close()
        return self._memory.getvalue()

    def _head(self, sheet: Any, lines: Sequence[str], last: int) -> int:  # noqa: ANN401 -- as above
        """Write lines over the whole width, the first as the title; return the row after them."""
        title = self._format(bold=True, font_size=16, align="center", num_format="@")
        to_fill = self._text(centred=True, bg_color="#FFF2CC", **_BOX)
        for row, line in enumerate(lines):
            sheet.set_row(row, 28 if not row else 20)
            sheet.merge_range(row, 0, row, last, "", to_fill if row else title)
            sheet.write_string(row, 0, line, to_fill if row else title)
        return len(lines)

    def _ready_to_print(self, sheet: Any, *, pages: int = 0) -> None:  # noqa: ANN401 -- as above
        """Lay a sheet on A4, as wide as the paper and so many `pages` long; 0 is as many as it takes."""
        a4 = 9
        sheet.set_paper(a4)
        sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5)
        sheet.fit_to_pages(1, pages)
        sheet.set_header(f"&C&14&A&R&9 {self._made:%Y-%m-%d %H:%M}")
        sheet.set_footer("&C第 &P 页，共 &N 页")

    def _format(self, **properties: object) -> Any:  # noqa: ANN401 -- as above
        return self.book.add_format({**_FONT, **properties})

    def _text(self, *, centred: bool, **properties: object) -> Any:  # noqa: ANN401 -- as above
        return self._format(text_wrap=True, num_format="@", align="center" if centred else "left", **properties)

    def _write(self, sheet: Any, row: int, place: int, value: Value, *, centred: bool) -> None:  # noqa: ANN401 -- as above
        if isinstance(value, dt.datetime):
            sheet.write_datetime(row, place, value, self._moment)
        elif isinstance(value, int | float):
            sheet.write_number(row, place, value, self._number)
        elif value:
            # Typed as text a formula does nothing; the prefix keeps it text when somebody edits the cell.
            sheet.write_string(row, place, value[:LONGEST], self._cells[centred, value.startswith(RISKY)])
        else:
            sheet.write_blank(row, place, None, self._cells[centred, False])


def _height(row: Sequence[Value], columns: Sequence[Column]) -> float:
    """Reckon the height that the tallest cell needs: not every program fits rows to wrapped text by itself."""
    lines = (_lines(value, column.width) for value, column in zip(row, columns, strict=True) if isinstance(value, str))
    return min(_TALLEST, max(lines, default=1) * _LINE)


def _lines(text: str, width: int) -> int:
    """Count the lines of a text in a column; a Chinese character is two wide."""
    return sum(max(1, -(-width_of(line) // (width - 1))) for line in text.split("\n")) or 1
