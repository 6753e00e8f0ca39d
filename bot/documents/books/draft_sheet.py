"""Candidate tasks as a sheet that a person edits, adds leaders and units to, and imports as any other decomposition."""

import datetime as dt
from typing import Final

from bot.documents.books.sheets import Book, Column
from bot.rules.tasks.completion import read_completion
from bot.rules.tasks.prose import Candidate, Draft
from bot.rules.tasks.targets import shown

_COLUMNS: Final = (
    Column("序号", 6, centred=True),
    Column("类别", 20),
    Column("分类", 16),
    Column("内容", 56),
    Column("量化指标", 24),
    Column("分管领导", 11, centred=True),
    Column("责任单位", 24),
    Column("完成时限", 12, centred=True),
    Column("备注（原文）", 46),
)
_EMPTY: Final = (5, 6)
"""Leaders and units: no report names them, and nobody guesses them."""

_ASKED: Final = (
    ("文号", "请接着填写文号，写在冒号之后。"),
    ("印发日期", "请填写印发的年、月、日，单独占这一行。"),
)
_UNITS: Final = "例：区发改局牵头，区财政局、各镇街配合。请按正式文件的写法填写。"


def draft_workbook(draft: Draft, *, made: dt.datetime) -> bytes:
    """Write a draft as an xlsx workbook; `made` is its date, and stands for the year where the report names none."""
    year = draft.year or made.year
    book = Book(made)
    head = (f"关于分解{year}年《政府工作报告》重点任务的通知", "文号：", f"{year}年  月  日")
    rows = [_row(number, each, year) for number, each in enumerate(draft.candidates, start=1)]
    sheet = book.sheet("任务初稿", _COLUMNS, rows, head=head)
    for row, (title, words) in enumerate(_ASKED, start=1):
        sheet.data_validation(row, 0, row, 0, {"validate": "any", "input_title": title, "input_message": words})
    asked = {"validate": "any", "input_title": "责任单位", "input_message": _UNITS}
    sheet.data_validation(len(head) + 1, _EMPTY[1], len(head) + len(rows), _EMPTY[1], asked)
    wanted = {"type": "blanks", "format": book.book.add_format({"bg_color": "#FFF2CC"})}
    sheet.conditional_format(len(head) + 1, _EMPTY[0], len(head) + len(rows), _EMPTY[1], wanted)
    return book.content()


def _row(number: int, each: Candidate, year: int) -> tuple[int | str, ...]:
    due = read_completion("", each.content, year=year, issued=dt.date(year, 1, 1))
    category, *below = each.sections[1:] or each.sections or ("",)
    return number, category, " · ".join(below), each.content, shown(each.targets), "", "", due.when, each.sentence
