"""What every workbook shares: nothing is lost in silence, nothing is taken for a formula, rows are tall enough."""

import datetime as dt
import gc
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.books import sheets
from bot.documents.books.sheets import LONGEST, Book, Column, Value
from bot.errors import DocumentError

MADE = dt.datetime(2026, 3, 6, 16, 0, tzinfo=dt.UTC)
COLUMNS = (Column("事项", 20), Column("数", 8, centred=True))


def sheet(*rows: tuple[Value, Value]) -> Worksheet:
    book = Book(MADE)
    book.sheet("表", COLUMNS, rows)
    found = load_workbook(io.BytesIO(book.content()))["表"]
    assert isinstance(found, Worksheet)
    return found


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5%", "@SUM(A1)", "＝1", "\t=1"])
def test_what_begins_like_a_formula_is_a_text_and_stays_one_when_edited(text: str) -> None:
    cell = sheet((text, 1))["A2"]

    assert (str(cell.value).strip(), cell.data_type, cell.quotePrefix) == (text.strip(), "s", True)


@pytest.mark.parametrize("text", ["https://example.org", "mailto:a@example.org", "2026", "1e5", "3-6"])
def test_texts_are_neither_links_nor_numbers_nor_dates(text: str) -> None:
    cell = sheet((text, 1))["A2"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_numbers_and_moments_can_be_sorted() -> None:
    shanghai = dt.timezone(dt.timedelta(hours=8))
    found = sheet((dt.datetime(2026, 3, 6, 17, 30, tzinfo=shanghai), 12))

    assert (found["A2"].value, found["A2"].number_format) == (
        dt.datetime.fromisoformat("2026-03-06 17:30"),
        "yyyy-mm-dd hh:mm",
    )
    assert found["B2"].data_type == "n"


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    assert sheet(("长" * (LONGEST + 5), 1))["A2"].value == "长" * LONGEST


def test_characters_that_xml_forbids_do_not_break_the_file() -> None:
    assert "完成" in str(sheet(("完成\x0b60%", 1))["A2"].value)


@pytest.mark.parametrize(
    ("text", "height"),
    [("短", None), ("一二三四五六七八九十", 31.5), ("a" * 19, None), ("a" * 20, 31.5), ("一\n二\n三", 47.25)],
)
def test_a_row_is_as_tall_as_its_words(text: str, height: float | None) -> None:
    assert sheet((text, 1)).row_dimensions[2].height == height


def test_a_row_is_never_taller_than_excel_allows() -> None:
    assert sheet(("一" * 5000, 1)).row_dimensions[2].height == 399


@pytest.mark.parametrize("to_file", [True, False])
def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, to_file: bool) -> None:  # noqa: FBT001 -- a case
    monkeypatch.setattr(sheets, "MOST_ROWS", 4)
    book = Book(MADE, tmp_path / "台账.xlsx" if to_file else None)

    with pytest.raises(DocumentError, match="choose CSV"):
        book.sheet("表", COLUMNS, [("一", 1)] * 4)
    book.close()


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the writer leaves its own scratch file to the collector
def test_a_file_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    book = Book(MADE, tmp_path / "nowhere" / "台账.xlsx")
    book.sheet("表", COLUMNS, [])

    with pytest.raises(FileNotFoundError):
        book.close()
    del book
    gc.collect()
