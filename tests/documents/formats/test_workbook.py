"""Workbooks: the visible sheets as they are shown."""

from bot.documents.formats import blocks_of
from tests.documents.formats.files import HEADER, ROW, grids, sheet, texts


def test_a_sheet_is_a_grid_with_the_numbers_of_its_rows() -> None:
    (grid,) = grids(sheet([HEADER, ROW]))
    assert (grid.where, grid.numbers) == ("任务", (1, 2))
    assert texts(grid) == [[*HEADER], [*ROW]]


def test_a_whole_number_has_no_decimals() -> None:
    (grid,) = grids(sheet([[1.0, 2.5, 0.1 + 0.2]]))
    assert texts(grid) == [["1", "2.5", "0.3"]]


def test_blank_rows_at_the_end_are_left_out() -> None:
    blocks = blocks_of(sheet([ROW, ["", " "], [], [" "]]), "任务.xlsx")
    assert len(blocks[0].rows) == 1  # type: ignore[union-attr]
