"""Read a filled-in roster back: columns by their headings, blank rows skipped, every complaint collected.

What the names mean (who answers to which, who is in which group) is decided by `bot.rules.seating`; this room only
says whether the workbook has the shape of a roster.
"""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from bot.documents.books.returned import DAMAGED, failed
from bot.errors import RosterError
from bot.rules.roster import (
    CHOSEN,
    FIXED,
    LANGUAGES,
    Complaint,
    GroupRow,
    Heading,
    PostRow,
    Roster,
    Sheet,
    UnitRow,
    told,
)

_HEADINGS: Final = {
    Sheet.UNITS: (Heading.NAME, Heading.FULL_NAME, Heading.SHORT_NAME, Heading.ALIASES),
    Sheet.GROUPS: (Heading.GROUP, Heading.MEMBERS, Heading.FIXED_OR_CHOSEN),
    Sheet.POSTS: (Heading.UNIT, Heading.TITLE, Heading.LANGUAGE),
}
_OPTIONAL: Final = {Sheet.POSTS: {Heading.DEPUTY: ("AB角", "代理人", "副联络员")}}
"""Columns that a sheet need not have (workbooks of before had none), and what people call them."""

_LIST: Final = re.compile(r"[、，,；;\n]")
_PADDING: Final = re.compile(r"(?<=[^\x00-\x7f])[ \t\u3000\u00a0]+|[ \t\u3000\u00a0]+(?=[^\x00-\x7f])")
_TEMPLATE: Final = "请用 roster template 导出的模板，不要改动工作表名称和表头。"


Row = TypeVar("Row", UnitRow, GroupRow, PostRow)


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of a sheet: its number and what stands under each heading, padding taken off."""

    number: int
    cells: dict[Heading, str]

    def text(self, heading: Heading) -> str:
        return _PADDING.sub("", self.cells[heading].replace("\n", "")).strip()

    def several(self, heading: Heading) -> tuple[str, ...]:
        parts = (_PADDING.sub("", part).strip() for part in _LIST.split(self.cells[heading]))
        return tuple(dict.fromkeys(part for part in parts if part))


def read(content: bytes) -> Roster:
    """Read a workbook that `roster_template.template` wrote and a person filled in.

    Raises:
        RosterError: it is no workbook, or does not have the shape of a roster: every complaint, a line each.
    """
    book = _opened(content)
    reading = _Reading(book)
    units = reading.rows(Sheet.UNITS, _unit)
    groups = reading.rows(Sheet.GROUPS, _group)
    posts = reading.rows(Sheet.POSTS, _post)
    book.close()
    if reading.complaints:
        raise RosterError(told(reading.complaints))
    return Roster(units, groups, posts, reading.columns)


def _opened(content: bytes) -> Workbook:
    try:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except DAMAGED as fault:
        msg = "这不是 xlsx 工作簿，或者已损坏、已加密。请另存为 xlsx 格式（不设密码）后重试。"
        raise RosterError(msg) from fault


class _Reading:
    """One reading: where the headings were found, and what there is to complain of."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self.complaints: list[Complaint] = []
        self.columns: dict[tuple[Sheet, Heading], str] = {}

    def rows(self, sheet: Sheet, make: Callable[["_Reading", _Line], Row]) -> tuple[Row, ...]:
        """Read one sheet; what cannot be read is a complaint."""
        return tuple(make(self, line) for line in self._lines(sheet))

    def complain(self, sheet: Sheet, number: int, heading: Heading | None, text: str) -> None:
        column = self.columns.get((sheet, heading), "") if heading else ""
        self.complaints.append(Complaint(sheet, number, column, text))

    def required(self, sheet: Sheet, line: _Line, heading: Heading) -> str:
        """Return what must not be empty."""
        text = line.text(heading)
        if not text:
            said = f"没有填写“{heading}”。如有合并单元格，请取消合并，逐行填写。"
            self.complain(sheet, line.number, heading, said)
        return text

    def one_of(self, sheet: Sheet, line: _Line, heading: Heading, choices: tuple[str, ...]) -> str:
        """Return one of the choices, or nothing where nothing was chosen."""
        text = line.text(heading)
        if text and text not in choices:
            self.complain(sheet, line.number, heading, f"“{text}”不是可选项，请填{'或'.join(choices)}。")
        return text

    def _lines(self, sheet: Sheet) -> Iterator[_Line]:
        if sheet not in self._book.sheetnames:
            named = "、".join(self._book.sheetnames)
            self.complain(sheet, 0, None, f"缺少这张工作表（现有：{named}）。{_TEMPLATE}")
            return
        page = self._book[sheet]
        page.reset_dimensions()  # some programs write a wrong size
        rows = page.iter_rows(values_only=True)
        places = self._places(sheet, next(rows, ()))
        if places is None:
            return
        for number, row in enumerate(rows, start=2):
            cells = {heading: _text(row[place]) if place < len(row) else "" for heading, place in places.items()}
            if any(cells.values()):
                self._broken(sheet, number, cells)
                yield _Line(number, cells)

    def _places(self, sheet: Sheet, heading_row: Sequence[object]) -> dict[Heading, int] | None:
        """Find the columns by their headings; None, with complaints, unless each stands there exactly once."""
        found = [_PADDING.sub("", _text(cell)).strip() for cell in heading_row]
        sound = True
        for heading in _HEADINGS[sheet]:
            if found.count(heading) == 1:
                self.columns[sheet, heading] = get_column_letter(found.index(heading) + 1)
                continue
            sound = False
            what = "有两列都叫" if heading in found else "第1行缺少表头"
            self.complain(sheet, 0, None, f"{what}“{heading}”。{_TEMPLATE}")
        places = {heading: found.index(heading) for heading in _HEADINGS[sheet]} if sound else None
        for heading, names in _OPTIONAL.get(sheet, {}).items():
            there = [place for place, name in enumerate(found) if name in names]
            if len(there) > 1:
                self.complain(sheet, 0, None, f"有两列都是“{heading}”：{'、'.join(found[place] for place in there)}。")
            elif places and there:
                places[heading] = there[0]
                self.columns[sheet, heading] = get_column_letter(there[0] + 1)
        return places

    def _broken(self, sheet: Sheet, number: int, cells: dict[Heading, str]) -> None:
        for heading, text in cells.items():
            if said := failed(text):
                self.complain(sheet, number, heading, said)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()


def _unit(reading: _Reading, line: _Line) -> UnitRow:
    return UnitRow(
        name=reading.required(Sheet.UNITS, line, Heading.NAME),
        full_name=line.text(Heading.FULL_NAME),
        short_name=line.text(Heading.SHORT_NAME),
        aliases=line.several(Heading.ALIASES),
        row=line.number,
    )


def _group(reading: _Reading, line: _Line) -> GroupRow:
    reading.required(Sheet.GROUPS, line, Heading.FIXED_OR_CHOSEN)
    chosen = reading.one_of(Sheet.GROUPS, line, Heading.FIXED_OR_CHOSEN, (FIXED, CHOSEN)) == CHOSEN
    return GroupRow(
        name=reading.required(Sheet.GROUPS, line, Heading.GROUP),
        members=line.several(Heading.MEMBERS),
        chosen_per_task=chosen,
        row=line.number,
    )


def _post(reading: _Reading, line: _Line) -> PostRow:
    return PostRow(
        unit=reading.required(Sheet.POSTS, line, Heading.UNIT),
        title=reading.required(Sheet.POSTS, line, Heading.TITLE),
        language=reading.one_of(Sheet.POSTS, line, Heading.LANGUAGE, LANGUAGES),
        row=line.number,
        deputy=line.text(Heading.DEPUTY) if Heading.DEPUTY in line.cells else None,
    )
