"""Text in which a merged category left no cell at all, or only blank cells beside it."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, doubts, text

WIDE = ["序号", "领域", "重点任务", "具体举措", "牵头单位", "配合单位", "完成时限"]
BETWEEN = pytest.mark.parametrize("between", ["\t", " | ", "    "], ids=["tabs", "bars", "blanks"])


def lines(*rows: list[str], between: str) -> str:
    """Rows of text."""
    return "\n".join(between.join(row) for row in rows)


@BETWEEN
def test_a_row_with_fewer_cells_is_filled_from_the_right(between: str) -> None:
    rows = [
        ["1", "消费", "发展夜间经济。", SCHOOLS, "区教体局", "区住建局", "2026年12月"],
        ["2", HOUSES, "区住建局", "区财政局", "持续推进"],
        ["3", "发展冰雪经济。", PARKS, "区园林局", "无", "2026年10月"],
    ]
    read = text(lines(WIDE, *rows, between=between))

    assert [(row.sections, row.content, row.due_text) for row in read.rows] == [
        (("消费", "发展夜间经济。"), SCHOOLS, "2026年12月"),
        (("消费", "发展夜间经济。"), HOUSES, "持续推进"),
        (("消费", "发展冰雪经济。"), PARKS, "2026年10月"),
    ]
    assert [row.unit_text for row in read.rows] == [
        "牵头单位：区教体局；配合单位：区住建局",
        "牵头单位：区住建局；配合单位：区财政局",
        "牵头单位：区园林局",
    ]
    assert not any(doubts(row) for row in read.rows)


def test_a_category_in_front_of_the_number_may_be_missing_as_well() -> None:
    rows = [["教育", "1", SCHOOLS, "区教体局"], ["2", HOUSES, "区住建局"], ["城建", "3", PARKS, "区园林局"]]
    read = text(lines(["类别", "序号", "事项", "责任单位"], *rows, between=" | "))

    assert [(row.no, row.sections, row.content) for row in read.rows] == [
        (1, ("教育",), SCHOOLS),
        (2, ("教育",), HOUSES),
        (3, ("城建",), PARKS),
    ]


@pytest.mark.parametrize(
    "row", [["2", HOUSES, "区住建局"], ["2", "居住", HOUSES], ["2", HOUSES, "区住建局", "年底", "年底"]]
)
def test_a_row_that_no_missing_category_explains_is_in_doubt_or_left_as_it_is(row: list[str]) -> None:
    header = ["序号", "领域", "事项", "责任单位", "完成时限"]
    whole = ["1", "教育", SCHOOLS, "区教体局", "年底"]
    read = text(lines(header, whole, row, ["3", "城建", PARKS, "区园林局", "年底"], between=" | "))

    second = next(each for each in read.rows if each.no == 2)
    assert doubts(second) or (second.content, second.unit_text) == (HOUSES, "区住建局")


def test_units_that_lie_blank_where_the_category_does_are_merged_with_those_above_without_a_doubt() -> None:
    rows = [
        ["教育", "1", SCHOOLS, "郑小满", "区教体局"],
        ["", "2", HOUSES, "", ""],
        ["城建", "3", PARKS, "高山", "区园林局"],
        ["", "4", "清淤10公里。", "", ""],
    ]
    read = text(lines(["类别", "序号", "事项", "分管领导", "责任单位"], *rows, between="\t"))

    assert [(row.unit_text, doubts(row)) for row in read.rows] == [
        ("区教体局", []),
        ("区教体局", []),
        ("区园林局", []),
        ("区园林局", []),
    ]


def test_units_that_lie_blank_under_a_category_of_their_own_are_a_doubt() -> None:
    rows = [["教育", "1", SCHOOLS, "区教体局"], ["居住", "2", HOUSES, ""], ["城建", "3", PARKS, "区园林局"]]
    read = text(lines(["类别", "序号", "事项", "责任单位"], *rows, between="\t"))

    assert [bool(doubts(row)) for row in read.rows] == [False, True, False]


def test_a_chapter_below_a_row_whose_merged_units_left_no_line_is_no_cell_of_that_row() -> None:
    cells = ["序号", "领域", "具体任务", "责任单位", "一、发展产业", "1", "消费", SCHOOLS, "区教体局", "2", HOUSES]
    read = text("\n".join([*cells, "二、改善民生", "3", "生态", PARKS, "区园林局", "4", "完成绿化。", "区城管局"]))

    assert [row.content for row in read.rows] == [SCHOOLS, HOUSES, PARKS, "完成绿化。"]
    assert [row.sections[0] for row in read.rows] == ["一、发展产业"] * 2 + ["二、改善民生"] * 2
