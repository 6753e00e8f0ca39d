"""Read a review workbook that came back: what stands in it now, beside what went out.

Whether what a person wrote can be so (do the units exist, does anybody lead?) is asked by
`bot.actions.intake.finish_review`.
"""

import datetime as dt
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from bot.documents.books.returned import DAMAGED, failed
from bot.documents.formats.packages import kind_within
from bot.documents.review.mark import MARKER
from bot.documents.review.sheets import VERSION
from bot.errors import ReviewError
from bot.rules.review import DONE, EDITABLE, Head, Heading, Returned, ReturnedRow, Sheet
from bot.rules.roster import Complaint, told

_AGAIN: Final = "请重新导出复核表，不要改动工作表名称和表头。"
_BLANKS: Final = re.compile(r"[ \t\u3000\u00a0]+")

Key = tuple[str, int]


def read_review(content: bytes, name: str) -> Returned:
    """Read a review workbook; `name` is what complaints call the file.

    Raises:
        DocumentError: it is damaged, or not safe to open.
        ReviewError: it lost the shape of a review workbook: every complaint, a line each.
    """
    kind_within(content, name)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except DAMAGED as fault:
        msg = f"{name}已损坏。请用表格程序打开，另存为 xlsx 格式后重试。"
        raise ReviewError(msg) from fault
    try:
        return _Reading(book).returned()
    finally:
        book.close()


class _Reading:
    """One reading: what went out, where the columns are, and what there is to complain of; `_lost` is past reading."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._complaints: list[Complaint] = []
        self._lost: list[Complaint] = []
        self._before: dict[Key, dict[Heading, str]] = {}
        self._columns: dict[Heading, str] = {}

    def returned(self) -> Returned:
        missing = [sheet for sheet in (Sheet.HEAD, Sheet.TASKS, Sheet.UNITS) if sheet not in self._book.sheetnames]
        if missing:
            raise ReviewError(told([Complaint(sheet, 0, "", f"缺少这张工作表。{_AGAIN}") for sheet in missing]))
        staged, head_before = self._remembered()
        rows = tuple(self._rows())
        if self._lost:
            raise ReviewError(told(self._lost, Sheet))
        head = self._head(head_before)
        document, units = head_before[Head.DOCUMENT], self._units()
        return Returned(document, staged, head, head_before, rows, units, self._columns, tuple(self._complaints))

    def _remembered(self) -> tuple[int, dict[Head, str]]:
        lines = self._lines(MARKER)
        try:
            version, staged, head = next(lines)[:3]
            if version != str(VERSION):
                msg = f"这份复核表是另一个版本导出的。{_AGAIN}"
                raise ReviewError(msg)
            for annex, no, *cells in lines:
                padded = [*cells, *[""] * len(EDITABLE)]
                self._before[annex, int(no)] = dict(zip(EDITABLE, padded, strict=False))
            said = json.loads(head)
            return int(staged), {what: said[what] for what in Head}
        except (StopIteration, ValueError, KeyError) as fault:
            msg = f"复核表里的标记已损坏。{_AGAIN}"
            raise ReviewError(msg) from fault

    def _head(self, before: dict[Head, str]) -> dict[Head, str]:
        """Find the fields of the document by their labels; one that is gone is as it was."""
        found = {line[0]: line[1] for line in self._lines(Sheet.HEAD) if len(line) > 1}
        return {what: found.get(what, before[what]) for what in Head}

    def _rows(self) -> Iterator[ReturnedRow]:
        lines = self._lines(Sheet.TASKS)
        places = self._places(next(lines, []))
        seen: dict[Key, int] = {}
        for number, line in enumerate(lines, start=2):
            cells = {heading: line[place] if place < len(line) else "" for heading, place in places.items()}
            if not places or not any(cells.values()):
                continue
            key = (cells[Heading.ANNEX], int(cells[Heading.NO]) if cells[Heading.NO].isdecimal() else 0)
            if key not in self._before:
                said = "导出时没有这一项，请不要改动附件和序号。新增事项请用 programme add-task。"
                self._complain(number, Heading.NO, said)
            elif (first := seen.setdefault(key, number)) != number:
                self._complain(number, Heading.NO, f"与第{first}行是同一项，请删去一行。")
            else:
                yield self._row(number, key, cells)

    def _row(self, number: int, key: Key, cells: dict[Heading, str]) -> ReturnedRow:
        """Return a row; of what is wrong in itself, and complained of, no more is made than went out."""
        if cells[Heading.CHECKED] not in {"", DONE}:
            self._complain(number, Heading.CHECKED, f"请填“{DONE}”，或留空。")
        before = self._before[key]
        now = {heading: cells[heading] for heading in EDITABLE}
        now |= {heading: before[heading] for heading in self._broken(number, now)}
        return ReturnedRow(*key, number, now, before, checked=cells[Heading.CHECKED] == DONE)

    def _places(self, headings: Sequence[str]) -> dict[Heading, int]:
        """Find the columns by their headings; none, with complaints, unless each stands there exactly once."""
        wanted = (Heading.ANNEX, Heading.NO, *EDITABLE, Heading.CHECKED)
        places = {}
        for heading in wanted:
            if headings.count(heading) == 1:
                places[heading] = headings.index(heading)
                self._columns[heading] = get_column_letter(places[heading] + 1)
            else:
                what = "有两列都叫" if heading in headings else "第1行缺少表头"
                self._lost.append(Complaint(Sheet.TASKS, 0, "", f"{what}“{heading}”。{_AGAIN}"))
        return places if len(places) == len(wanted) else {}

    def _broken(self, number: int, cells: dict[Heading, str]) -> Iterator[Heading]:
        """Give the columns in which a formula failed."""
        for heading, text in cells.items():
            if said := failed(text):
                self._complain(number, heading, said)
                yield heading

    def _units(self) -> dict[str, int]:
        lines = self._lines(Sheet.UNITS)
        next(lines, None)
        return {_BLANKS.sub("", line[0]): number for number, line in enumerate(lines, start=2) if line and line[0]}

    def _complain(self, number: int, heading: Heading, text: str) -> None:
        self._complaints.append(Complaint(Sheet.TASKS, number, self._columns.get(heading, ""), text))

    def _lines(self, sheet: str) -> Iterator[list[str]]:
        if sheet not in self._book.sheetnames:
            return
        page = self._book[sheet]
        page.reset_dimensions()  # some programs write a wrong size
        for row in page.iter_rows(values_only=True):
            yield [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """Return what stands in a cell as it went out: dates as 2026-02-25, whole numbers without a point."""
    if isinstance(cell, dt.datetime | dt.date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
