"""The review workbook (复核表): every task of a document, what is in doubt coloured and explained, to be sent back."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bot.documents.books.sheets import LONGEST, Book, Column
from bot.documents.books.workbooks import DOUBTS
from bot.documents.review.mark import MARKER
from bot.documents.review.words import ADVICE, NOTES, OTHERWISE, long, short
from bot.rules.review import DONE, EDITABLE, ROLES, Heading, Review, ReviewRow, Sheet
from bot.rules.terms import DoubtKind

VERSION: Final = 1
HELD, DOUBTED, FINE = "#F8CBAD", "#FFF2CC", "#E2EFDA"

_WORDS: Final = Path(__file__).resolve().parents[3] / "templates" / "documents" / "review.md"
_A3: Final = 8
_ROOM: Final = 200
"""So many units may be added to the list, and are still offered."""

_COLUMNS: Final = (
    Column(Heading.ANNEX, 7, centred=True),
    Column(Heading.NO, 6, centred=True),
    Column(Heading.SECTIONS, 28),
    Column(Heading.CONTENT, 52),
    Column(Heading.LEADERS, 12),
    Column(Heading.LEAD, 20),
    Column(Heading.SUPPORT, 24),
    Column(Heading.SEPARATE, 20),
    Column(Heading.MEMBERS, 24),
    Column(Heading.DUE, 14),
    Column(Heading.DOUBTS, 24),
    Column(Heading.CHECKED, 9, centred=True),
    Column(Heading.UNIT_TEXT, 30),
)
_PLACE: Final = {Heading(column.heading): place for place, column in enumerate(_COLUMNS)}


def review_workbook(review: Review, *, made: dt.datetime) -> bytes:
    """Write what is to be looked through as an xlsx workbook; `made` is its date, in the office's zone."""
    book = Book(made)
    book.form(Sheet.HEAD, [(what, text) for what, text in review.head.items()], _words(review), width=116)
    tasks = book.sheet(Sheet.TASKS, _COLUMNS, [_cells(row) for row in review.rows])
    _colour(book, tasks, review.rows)
    _guide(book, tasks, review)
    _count(book, review)
    units = (Column("单位名称", 34), Column("说明", 60))
    rows = [(name, "") for name in review.units] or [("", "")]
    book.sheet(Sheet.UNITS, units, [*rows, ("", "↑ 文件里没有的单位，请从这一行起填写“单位名称”")])
    _remember(book, review)
    tasks.activate()
    return book.content()


def _words(review: Review) -> list[str]:
    found = review.in_doubt
    count = (
        f"共{len(review.rows)}项，其中{found.tasks}项有疑点，共{found.doubts}处（{found.holding}项核对之前暂不催报）。"
    )
    title, *rest = _WORDS.read_text(encoding="utf-8").splitlines()
    return [title, count, *(NOTES[note.kind].format(note.subject) for note in review.notes), *rest]


def _cells(row: ReviewRow) -> tuple[str | int, ...]:
    doubts = "\n".join(dict.fromkeys(short(doubt) for doubt in row.doubts))
    fixed: dict[Heading, str | int] = {
        Heading.ANNEX: row.annex,
        Heading.NO: row.no,
        Heading.DOUBTS: doubts,
        Heading.CHECKED: "",
        Heading.UNIT_TEXT: row.unit_text,
    }
    return tuple(fixed[heading] if heading in fixed else row.cells[heading] for heading in _PLACE)


def _colour(book: Book, sheet: Any, rows: Sequence[ReviewRow]) -> None:  # noqa: ANN401 -- xlsxwriter carries no types
    for number, row in enumerate(rows, start=1):
        cells = _cells(row)
        for heading in dict.fromkeys(doubt.heading for doubt in row.doubts):
            doubts = [doubt for doubt in row.doubts if doubt.heading is heading]
            colour = HELD if any(doubt.holds for doubt in doubts) else DOUBTED
            note = "\n".join(dict.fromkeys(long(doubt) for doubt in doubts))
            place = _PLACE[heading]
            book.mark(sheet, (number, place), cells[place], colour=colour, note=note)


def _guide(book: Book, sheet: Any, review: Review) -> None:  # noqa: ANN401 -- as above
    """Offer the known units and 已核对; show a row that was looked through in green; keep the head in sight."""
    last = max(1, len(review.rows))
    known = f"={Sheet.UNITS}!$A$2:$A${len(review.units) + _ROOM}"
    for heading in ROLES:
        offer = {"validate": "list", "source": known, "show_error": False}  # several names are welcome, too
        sheet.data_validation(1, _PLACE[heading], last, _PLACE[heading], offer)
    place = _PLACE[Heading.CHECKED]
    wrong = {"error_title": "请核对", "error_message": f"请选择“{DONE}”，或留空。"}
    sheet.data_validation(1, place, last, place, {"validate": "list", "source": [DONE], **wrong})
    green = {"type": "formula", "format": book.book.add_format({"bg_color": FINE})}
    letter = chr(ord("A") + place)
    sheet.conditional_format(1, 0, last, len(_COLUMNS) - 1, green | {"criteria": f'=${letter}2="{DONE}"'})
    sheet.freeze_panes(1, _PLACE[Heading.SECTIONS])
    sheet.set_paper(_A3)


def _count(book: Book, review: Review) -> None:
    tasks: Counter[DoubtKind] = Counter()
    held: Counter[DoubtKind] = Counter()
    for row in review.rows:
        tasks.update({doubt.kind for doubt in row.doubts})
        held.update({doubt.kind for doubt in row.doubts if doubt.holds})
    columns = (
        Column("疑点", 20),
        Column("疑点（处）", 11, centred=True),
        Column("涉及事项（项）", 14, centred=True),
        Column("其中暂缓催报（项）", 17, centred=True),
        Column("怎么处理", 76),
    )
    found = review.in_doubt
    lines: list[tuple[str | int, ...]] = [
        (DOUBTS[each.kind], each.doubts, tasks[each.kind], held[each.kind], ADVICE.get(each.kind, OTHERWISE))
        for each in found.kinds
    ]
    total = ("合计", found.doubts, found.tasks, found.holding, "一项可能有几种疑点，所以各行的事项数之和可能大于合计。")
    book.sheet(Sheet.COUNTS, columns, [*lines, total])


def _remember(book: Book, review: Review) -> None:
    """Keep what went out where nobody edits it."""
    sheet = book.book.add_worksheet(MARKER)
    head = {str(what): text for what, text in review.head.items()}
    sheet.write_row(0, 0, [VERSION, review.staged, json.dumps(head, ensure_ascii=False)])
    for number, row in enumerate(review.rows, start=1):
        sheet.write_string(number, 0, row.annex)
        sheet.write_number(number, 1, row.no)
        for place, heading in enumerate(EDITABLE, start=2):
            sheet.write_string(number, place, row.cells[heading][:LONGEST])
    sheet.very_hidden()
