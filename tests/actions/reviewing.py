"""A review workbook on its way: written, filled in by a person in a spreadsheet program, and sent back."""

import io
from collections.abc import Callable

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from sqlmodel import Session

from bot.actions.intake.collect_review import collect_review
from bot.actions.intake.finish_review import Reviewed, finish_review
from bot.documents.review.reading import read_review
from bot.documents.review.sheets import review_workbook
from bot.rules.review import Heading, Sheet
from tests.actions.decomposed import LATER

Edit = Callable[[Workbook], None]


def sent_out(session: Session) -> bytes:
    return review_workbook(collect_review(session), made=LATER)


def filled_in(content: bytes, *edits: Edit) -> bytes:
    book = load_workbook(io.BytesIO(content))
    for edit in edits:
        edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def sent_back(session: Session, content: bytes) -> Reviewed:
    return finish_review(session, read_review(content, "复核表.xlsx"), by="督查员", now=LATER)


def reviewed(session: Session, *edits: Edit) -> Reviewed:
    """Send the workbook out, let a person edit it, and take it back."""
    return sent_back(session, filled_in(sent_out(session), *edits))


def cell(no: int, heading: Heading, text: str) -> Edit:
    """Write into a cell of a task's row (of one annex, the row is the number and one more)."""

    def edit(book: Workbook) -> None:
        page = book[Sheet.TASKS]
        places = {page.cell(1, place).value: place for place in range(1, page.max_column + 1)}
        page.cell(no + 1, places[heading]).value = text

    return edit


def checked(*numbers: int) -> Edit:
    def edit(book: Workbook) -> None:
        for no in numbers:
            cell(no, Heading.CHECKED, "已核对")(book)

    return edit


def head(row: int, text: str | int) -> Edit:
    def edit(book: Workbook) -> None:
        book[Sheet.HEAD].cell(row, 2).value = text

    return edit


def new_unit(name: str) -> Edit:
    def edit(book: Workbook) -> None:
        book[Sheet.UNITS].append([name])

    return edit
