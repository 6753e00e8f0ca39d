"""Rows that the end of a page cut without a header between, and rows under a table that are none."""

from dataclasses import replace

import pytest

from tests.documents.layouts import ABOVE, HOUSES, PARKS, SCHOOLS, document, doubts, table, told

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


@pytest.mark.parametrize("below", [["2", HOUSES, "许立"], ["", "新增学位。", ""]])
def test_a_page_without_the_column_whose_one_cell_began_before_goes_on_with_the_table(below: list[str]) -> None:
    first = table(["单位", "序号", "承诺事项", "责任人"], ["云溪市", "1", SCHOOLS, "郑小满"])
    later = table(below, ["3", PARKS, "高山"], ["4", "新建公厕5座。", "高山"])
    read = document(first, later)

    assert [(row.no, row.leaders) for row in read.rows][-2:] == [(3, ("高山",)), (4, ("高山",))]
    assert {unit.name for row in read.rows for unit in row.units} == {"云溪市"}
    assert not any("another row" in str(doubt) for row in read.rows for doubt in row.doubts)


def test_where_no_content_ends_with_a_stop_a_missing_one_tells_nothing() -> None:
    read = document(
        HEADER, ["1", "建学校", "郑小满", "区教体局"], ["", "改学校", "", ""], ["2", "建公园", "高山", "区园林局"]
    )

    assert [row.content for row in read.rows] == ["建学校", "改学校", "建公园"]


def test_at_the_top_of_a_page_a_row_that_names_units_and_a_deadline_is_one_of_its_own() -> None:
    above = table(
        [*HEADER, "完成时限"], ["1", SCHOOLS, "郑小满", "区教体局", "6月底"], *([*row, "年底"] for row in WHOLE)
    )
    read = document(above, table(["", "新增学位。", "", "区财政局", "9月底"]))

    assert [row.content for row in read.rows] == [SCHOOLS, HOUSES, PARKS, "新增学位。"]


def test_two_rows_that_are_joined_over_the_edge_of_a_page_are_told_if_each_says_what_to_do_and_who_does_it() -> None:
    read = document(table(HEADER, *WHOLE), table(["", "新增长椅。", "", "区财政局"]))

    assert [row.content for row in read.rows] == [HOUSES, f"{PARKS}新增长椅。"]
    assert "row cut: joined: 新增长椅。" in doubts(read.rows[-1])


def test_a_name_that_a_page_cut_behind_its_first_character_is_whole() -> None:
    above = table(HEADER, *WHOLE, ["4", SCHOOLS[:8], "郑小满", "市教体局牵头，市"])
    read = document(above, table(["", SCHOOLS[8:], "", "财政局配合"]))

    assert told(read)[-1] == (4, SCHOOLS, "郑小满", "市教体局牵头，市财政局配合")


def test_below_the_rest_of_a_cut_row_a_merged_number_is_still_that_of_the_rows_above() -> None:
    above = table(HEADER, ["1", SCHOOLS, "郑小满", "区教体局"], [ABOVE, HOUSES[:8], ABOVE, "区住建局"])
    below = table(["", HOUSES[8:], "", ""], ["1", PARKS, "郑小满", "区园林局"])
    merged = below.rows[1]
    cells = tuple(replace(cell, covered=place in {0, 2}) for place, cell in enumerate(merged))
    read = document(above, replace(below, rows=(below.rows[0], cells)))

    assert told(read) == [
        (1, SCHOOLS, "郑小满", "区教体局"),
        (2, HOUSES, "郑小满", "区住建局"),
        (3, PARKS, "郑小满", "区园林局"),
    ]


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
