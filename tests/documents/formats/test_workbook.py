"""Workbooks: the visible sheets as they are shown."""

from collections.abc import Callable
from typing import Any, TypeAlias

from bot.documents.blocks import Cell, Grid
from tests.documents.formats.files import HEADER, ROW, blocks, grids, rewritten, sheet, texts, workbook

Book: TypeAlias = Any
"""A book or a sheet of xlsxwriter, which carries no types."""
SHEET = "xl/worksheets/sheet1.xml"


def test_a_sheet_is_a_grid_with_the_numbers_of_its_rows() -> None:
    (grid,) = grids(sheet([HEADER, ROW]))
    assert (grid.where, grid.numbers) == ("任务", (1, 2))
    assert texts(grid) == [[*HEADER], [*ROW]]


def test_a_whole_number_has_no_decimals() -> None:
    (grid,) = grids(sheet([[1.0, 2.5, 0.1 + 0.2]]))
    assert texts(grid) == [["1", "2.5", "0.3"]]


def test_blank_rows_at_the_end_are_left_out() -> None:
    found = blocks(sheet([ROW, ["", " "], [], [" "]]))
    assert len(found[0].rows) == 1  # type: ignore[union-attr]


def filled(fill: Callable[[Book, Book], None]) -> list[Grid]:
    """Read a workbook of one sheet; `fill` is given the book and the sheet."""
    return grids(workbook(lambda book: fill(book, book.add_worksheet("任务"))))


def test_a_merged_range_covers_its_places() -> None:
    def fill(book: Book, table: Book) -> None:
        table.merge_range("A1:C1", "重点任务分解表", book.add_format())
        table.merge_range("A2:A3", "城建", book.add_format())
        table.write_row("B2", ["1", "修路"])
        table.write_row("B3", ["2", "架桥"])

    (grid,) = filled(fill)
    title = "<重点任务分解表>"
    assert texts(grid) == [["重点任务分解表", title, title], ["城建", "1", "修路"], ["<城建>", "2", "架桥"]]


def test_hidden_sheets_are_left_out_and_hidden_rows_kept() -> None:
    def fill(book: Book) -> None:
        book.add_worksheet("任务").write_row(0, 0, ROW)
        book.get_worksheet_by_name("任务").set_row(0, None, None, {"hidden": True})
        hidden = book.add_worksheet("草稿")
        hidden.write(0, 0, "旧")
        hidden.hide()

    assert [(grid.where, len(grid.rows)) for grid in grids(workbook(fill))] == [("任务", 1)]


def test_hidden_columns_are_left_out_but_for_what_is_merged_over_them() -> None:
    def fill(book: Book, table: Book) -> None:
        table.merge_range("A1:C1", "重点任务分解表", book.add_format())
        table.write_row("A2", ["旧编号", *ROW])
        table.set_column("A:A", None, None, {"hidden": True})

    (grid,) = filled(fill)
    assert texts(grid) == [["重点任务分解表", "<重点任务分解表>", ""], [*ROW]]


def test_bold_cells_and_bold_words_are_told() -> None:
    def fill(book: Book, table: Book) -> None:
        bold, plain = book.add_format({"bold": True}), book.add_format()
        table.write(0, 0, "责任单位", bold)
        table.write_rich_string(1, 0, bold, "区发改局", plain, "、区工信局、", bold, "区财政局")

    (grid,) = filled(fill)
    assert grid.rows == (
        (Cell("责任单位", ("责任单位",)),),
        (Cell("区发改局、区工信局、区财政局", ("区发改局", "区财政局")),),
    )


def test_several_blank_rows_are_one_and_the_others_keep_their_numbers() -> None:
    def fill(_: Book, table: Book) -> None:
        table.write_row(2, 0, ROW)
        table.write_row(900_000, 0, ROW)

    (grid,) = filled(fill)
    assert grid.numbers == (3, 4, 900_001)
    assert texts(grid)[1] == ["", "", ""]


def test_columns_that_say_nothing_are_left_out() -> None:
    def fill(_: Book, table: Book) -> None:
        table.write_row(0, 1, ROW)
        table.write(0, 16_000, " ")

    (grid,) = filled(fill)
    assert texts(grid) == [[*ROW]]


def test_a_merged_range_may_reach_to_the_end_of_the_sheet() -> None:
    merged = b'</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    content = rewritten(sheet([HEADER, ["说明"]]), {SHEET: lambda part: part.replace(b"</sheetData>", merged)})
    (grid,) = grids(content)
    assert texts(grid) == [[*HEADER], ["说明", "<说明>", "<说明>"]]


def test_a_sheet_formatted_down_to_its_last_row_is_read() -> None:
    rows = b"".join(
        b'<row r="%d" spans="1:3"><c r="A%d" s="1"/></row>' % (number, number) for number in range(3, 90_000)
    )
    content = rewritten(
        sheet([HEADER, ROW]), {SHEET: lambda part: part.replace(b"</sheetData>", rows + b"</sheetData>")}
    )
    (grid,) = grids(content)
    assert texts(grid) == [[*HEADER], [*ROW]]


def test_a_wrong_dimension_does_no_harm() -> None:
    content = rewritten(sheet([HEADER, ROW]), {SHEET: lambda part: part.replace(b"A1:C2", b"A1:XFD1048576")})
    assert [len(grid.rows) for grid in grids(content)] == [2]


def test_a_formula_is_its_last_result() -> None:
    def fill(_: Book, table: Book) -> None:
        table.write_formula("A1", "=1+1", None, 2)

    (grid,) = filled(fill)
    assert texts(grid) == [["2"]]


def test_a_sheet_of_charts_is_passed_over() -> None:
    def fill(book: Book) -> None:
        book.add_worksheet("任务").write_row(0, 0, [1, 2])
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=任务!$A$1:$B$1"})
        book.add_chartsheet("图").set_chart(chart)

    assert [grid.where for grid in grids(workbook(fill))] == ["任务"]
