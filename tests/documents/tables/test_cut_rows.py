"""Rows that the end of a page cut without a header between, and rows under a table that are none."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, document, doubts, told

HEADER = ["序号", "工作任务", "分管领导", "责任单位"]
WHOLE = [["2", HOUSES, "许立", "区住建局"], ["3", PARKS, "高山", "区园林局"]]


def test_the_second_half_of_a_row_in_which_all_else_is_blank_is_joined_and_told() -> None:
    read = document(HEADER, ["1", SCHOOLS[:8], "郑小满", "区教体局"], ["", SCHOOLS[8:], "", ""], *WHOLE)

    assert told(read) == [(1, SCHOOLS, "郑小满", "区教体局"), *((int(no), *rest) for no, *rest in WHOLE)]
    assert [bool(doubts(row)) for row in read.rows] == [True, False, False]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SCHOOLS, ["", "新增学位。", "", ""]),
        (SCHOOLS[:8], ["", "新增学位。", "高山", ""]),
        (SCHOOLS[:8], ["", "新增学位。", "", "区财政局"]),
    ],
    ids=["the first ends", "the second has a leader", "the second has a unit"],
)
def test_a_row_without_a_number_that_stands_for_itself_stays_one(first: str, second: list[str]) -> None:
    read = document(HEADER, ["1", first, "郑小满", "区教体局"], second, *WHOLE)

    assert [row.content for row in read.rows] == [first, "新增学位。", HOUSES, PARKS]


def test_where_no_content_ends_with_a_stop_a_missing_one_tells_nothing() -> None:
    read = document(
        HEADER, ["1", "建学校", "郑小满", "区教体局"], ["", "改学校", "", ""], ["2", "建公园", "高山", "区园林局"]
    )

    assert [row.content for row in read.rows] == ["建学校", "改学校", "建公园"]


@pytest.mark.parametrize(
    "row",
    [
        ["审核人：", "", "填表人：", ""],
        ["", "填表人：高山", "", "联系电话：无"],
        ["填报单位：", "", "2026年"],
    ],
)
def test_who_signs_a_table_is_no_task(row: list[str]) -> None:
    assert [each.no for each in document(HEADER, *WHOLE, row).rows] == [2, 3]


def test_a_task_that_speaks_of_signing_is_one() -> None:
    row = ["4", "审核人员培训：全年两期，覆盖所有镇街。", "高山", "区人社局"]

    assert [each.no for each in document(HEADER, *WHOLE, row).rows] == [2, 3, 4]
