"""Tables without numbers, one cell a line: rows are told by what each cell is."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, text

ROWS = (
    ("民生实事", SCHOOLS, "李明远", "区教体局、区财政局"),
    ("民生实事", HOUSES, "王 强", "区住建局"),
    ("生态环境", PARKS, "李明远", "区城管局"),
)
HEADER = ("类别", "任务目标", "责任领导", "责任单位")


def lines(*, merged: bool, tab: str) -> str:
    found = list(HEADER)
    for at, (category, *cells) in enumerate(ROWS):
        again = merged and at and ROWS[at - 1][0] == category
        found += cells if again else [category, *cells]
    return "\n".join(f"{tab}{cell}" for cell in found)


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "repeated"])
@pytest.mark.parametrize("tab", ["", "\t"], ids=["bare", "behind tabs"])
def test_rows_are_told_by_their_cells_with_a_category_or_without(*, merged: bool, tab: str) -> None:
    read = text(lines(merged=merged, tab=tab))

    assert [(row.sections[0], row.content) for row in read.rows] == [(row[0], row[1]) for row in ROWS]
    assert [row.leaders for row in read.rows] == [("李明远",), ("王强",), ("李明远",)]
    assert [[unit.name for unit in row.units] for row in read.rows] == [
        ["区教体局", "区财政局"],
        ["区住建局"],
        ["区城管局"],
    ]


def test_where_a_cell_is_missing_no_row_is_read_without_a_doubt() -> None:
    whole = lines(merged=True, tab="").split("\n")
    read = text("\n".join(each for at, each in enumerate(whole) if at != len(HEADER) + 2))

    assert any(row.doubts for row in read.rows)
