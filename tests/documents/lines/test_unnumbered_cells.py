"""Tables without numbers, one cell a line: rows are told by what each cell is."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, doubts, text

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


@pytest.mark.parametrize("blank", ["", " \n"], ids=["no line", "a blank line"])
def test_headings_stand_between_rows_and_supporters_may_be_blank(blank: str) -> None:
    head = f"重点工作内容\n责任单位\n配合单位\n一、关于民生\n(1)办好教育。\n{SCHOOLS}\n教育局\n{blank}"
    read = text(f"{head}{HOUSES}\n建交委\n财政局、各镇\n二、关于生态\n{PARKS}\n东林镇\n绿化局\n")

    assert [(row.content, row.unit_text, len(row.sections)) for row in read.rows] == [
        (SCHOOLS, "责任单位：教育局", 2),
        (HOUSES, "责任单位：建交委；配合单位：财政局、各镇", 2),
        (PARKS, "责任单位：东林镇；配合单位：绿化局", 1),
    ]
    assert not any(doubts(row) for row in read.rows)


def test_two_columns_are_enough_and_a_page_may_say_the_header_again() -> None:
    head = "主要内容\n责任单位\n"
    read = text(f"{head}一、民生\n{SCHOOLS}\n市教育局\n{HOUSES}\n市住建局\n{head}二、生态\n{PARKS}\n市园林局\n")

    assert [(row.content, row.unit_text) for row in read.rows] == [
        (SCHOOLS, "市教育局"),
        (HOUSES, "市住建局"),
        (PARKS, "市园林局"),
    ]


def test_of_two_categories_the_outer_one_may_be_merged_while_the_inner_one_changes() -> None:
    head = "类别\n重点任务\n具体举措\n牵头单位\n"
    read = text(f"{head}民生\n办好教育\n{SCHOOLS}\n教育局\n改善居住\n{HOUSES}\n住建局\n{PARKS}\n园林局\n")

    assert [(row.sections, row.content) for row in read.rows] == [
        (("民生", "办好教育"), SCHOOLS),
        (("民生", "改善居住"), HOUSES),
        (("民生", "改善居住"), PARKS),
    ]
