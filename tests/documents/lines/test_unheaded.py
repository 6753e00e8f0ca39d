"""Tables pasted without their header: in every way of writing, from any number, and what is no table of tasks."""

import pytest

from bot.errors import DocumentError
from tests.documents.layouts import ABOVE, HOUSES, PARKS, SCHOOLS, document, doubts, text, told

GUESSED = "row cut: no header: the columns are guessed"
CELLS = [
    (SCHOOLS, "郑小满", "区教体局牵头，区财政局配合"),
    (HOUSES, "许立、高山", "区住建局"),
    (PARKS, "高山", "区园林局"),
]


def rows(first: int) -> list[list[str]]:
    """Rows that are numbered from a first one."""
    return [[str(no), *cells] for no, cells in enumerate(CELLS, start=first)]


def expected(first: int) -> list[tuple[int, str, str, str]]:
    """What they say."""
    return [(no, what, who.replace("、", " "), units) for no, (what, who, units) in enumerate(CELLS, start=first)]


@pytest.mark.parametrize("first", [1, 58, 101])
@pytest.mark.parametrize("between", ["\t", " | ", "｜", "    ", "\n", "\n\n", " |\n"])
def test_the_columns_of_rows_without_a_header_are_guessed_and_said_once(between: str, first: int) -> None:
    read = text("\n".join(between.join(row) for row in rows(first)))

    assert told(read) == expected(first)
    assert [GUESSED in doubts(row) for row in read.rows] == [True, False, False]


def test_a_category_that_comes_and_goes_is_told_from_the_content_without_a_header() -> None:
    cells = [
        *("58", "教育", SCHOOLS, "郑小满", "区教体局"),
        *("59", HOUSES, "许立、高山", "区住建局"),
        *("二、城市建设", "60", "公园", PARKS, "高山", "区园林局"),
        *("61", "清淤10公里", "许立", "区水务局"),
    ]
    read = text("\n".join(cells))

    assert [(row.no, row.sections[-1], row.content) for row in read.rows] == [
        (58, "教育", SCHOOLS),
        (59, "教育", HOUSES),
        (60, "公园", PARKS),
        (61, "公园", "清淤10公里"),
    ]


def test_a_table_without_a_header_is_read_as_well() -> None:
    read = document(*rows(1))

    assert told(read) == expected(1)
    assert GUESSED in doubts(read.rows[0])


def test_categories_and_deadlines_are_told_from_what_to_do() -> None:
    cells = [
        ["教育", "1", SCHOOLS, "区教体局", "12月底前"],
        [ABOVE, "2", HOUSES, "区住建局", "三季度"],
        ["城建", "3", PARKS, "区园林局", "长期坚持"],
    ]
    read = document(*cells)

    assert [(row.sections, row.content, row.due_text) for row in read.rows] == [
        (("教育",), SCHOOLS, "12月底前"),
        (("教育",), HOUSES, "三季度"),
        (("城建",), PARKS, "长期坚持"),
    ]


def test_of_two_columns_of_units_the_first_leads_and_every_row_is_in_doubt() -> None:
    others = ["区财政局", "区城管局", "区水务局"]
    read = document(*([*row[:2], row[3], other] for row, other in zip(rows(1), others, strict=True)))

    assert all(row.unit_text.startswith("牵头单位：") and "；配合单位：" in row.unit_text for row in read.rows)
    assert all(GUESSED in doubts(row) for row in read.rows)


@pytest.mark.parametrize(
    "cells",
    [
        [["1", "郑小满", "区教体局"], ["2", "许立", "区住建局"], ["3", "高山", "区园林局"]],
        [["1", SCHOOLS, "100"], ["2", HOUSES, "200"], ["3", PARKS, "300"]],
        [["7", SCHOOLS, "区教体局"], ["3", HOUSES, "区住建局"], ["9", PARKS, "区园林局"]],
        [["1", SCHOOLS, "区教体局"], ["2", HOUSES, "区住建局"]],
    ],
    ids=["a list of people", "figures", "numbers in no order", "too few rows to tell"],
)
def test_where_the_cells_do_not_prove_it_nothing_is_guessed(cells: list[list[str]]) -> None:
    with pytest.raises(DocumentError, match="no tasks"):
        document(*cells)
