"""Text with columns."""

import pytest

from bot.documents.blocks import Grid, Line
from bot.documents.formats import blocks_of
from tests.documents.formats.files import texts

PLAIN = "序号,内容,责任单位\n1,修路,区发改局\n"
TABLE = [["序号", "内容", "责任单位"], ["1", "修路", "区发改局"]]


def table(text: str, name: str = "分解表.csv") -> Grid:
    (grid,) = blocks_of(text.encode(), name)
    assert isinstance(grid, Grid)
    return grid


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_delimiter_is_recognised(delimiter: str) -> None:
    assert texts(table(PLAIN.replace(",", delimiter))) == TABLE


def test_text_with_even_columns_is_a_table_whatever_its_name() -> None:
    assert texts(table(PLAIN, "粘贴")) == TABLE


def test_a_cell_in_quotes_may_hold_lines_and_delimiters() -> None:
    grid = table('1,"修路，\n架桥, ""一桥""",区发改局\n2,办学,区教体局')
    assert texts(grid)[0] == ["1", '修路，\n架桥, "一桥"', "区发改局"]
    assert grid.numbers == (1, 3)


def test_blank_records_are_left_out() -> None:
    assert table(f"{PLAIN},,\n\n2,架桥,区工信局").numbers == (1, 2, 5)


def test_short_records_of_a_csv_file_are_filled() -> None:
    assert texts(table(f"分解表\n{PLAIN}")) == [["分解表", "", ""], *TABLE]


@pytest.mark.parametrize(
    "text",
    [
        "各单位,请认真落实\n区发改局,牵头",
        "序号\t内容\t责任单位\n一、城建\n1\t修路\t区发改局",
        "1,修路,区发改局",
        "修路",
    ],
    ids=["prose", "headings between", "one line", "one word"],
)
def test_other_text_stays_lines(text: str) -> None:
    assert all(isinstance(block, Line) for block in blocks_of(text.encode(), "分解表.txt"))


def test_a_csv_file_without_columns_is_lines() -> None:
    assert blocks_of("修路".encode(), "分解表.csv") == (Line(1, "修路"),)


def test_a_field_without_end_does_no_harm() -> None:
    assert blocks_of(('1,修路,"' + "路" * 200_000).encode(), "分解表.csv")
