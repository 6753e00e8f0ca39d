"""Tables as text, as they are found: half drawn, parted by single blanks, with headers over two lines."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, doubts, text, told

WHO = "区教体局牵头，区财政局配合"
EDGE = "┌──┬──┬──┬──┐\n"
RULE = "├──┼──┼──┼──┤\n"
HEADER = "│序号│工作内容│牵头领导│责任单位│\n"
EXPECTED = [(1, SCHOOLS, "副区长", "区教体局"), (2, HOUSES, "常务副区长", WHO), (3, PARKS, "副区长", "区园林局")]
ROWS = [f"│{no}│{content}│{leader}│{units}│\n" for no, content, leader, units in EXPECTED]
FIRST, SECOND, THIRD = ROWS


def test_rows_under_a_header_that_alone_is_ruled_begin_with_their_numbers() -> None:
    early, late = SCHOOLS[:9], SCHOOLS[9:]
    wrapped = f"│1│{early}│副区长│区教体局│\n│ │{late}│ │ │\n"
    assert told(text(EDGE + HEADER + RULE + wrapped + SECOND + THIRD + EDGE)) == EXPECTED


@pytest.mark.parametrize("header", ["", HEADER + RULE], ids=["without", "with its header"])
def test_a_drawn_row_that_a_page_cuts_is_one(header: str) -> None:
    early = f"│2│{HOUSES[:10]}│常务副区长│区教体局牵头，│\n{EDGE}- 1 -\n"
    late = f"│ │{HOUSES[10:]}│ │区财政局配合│\n"
    page = EDGE + header + late + RULE + THIRD + EDGE
    assert told(text(EDGE + HEADER + RULE + FIRST + RULE + early + page)) == EXPECTED


def test_the_word_of_a_header_may_run_over_the_end_of_a_line() -> None:
    rows = f"1\t{SCHOOLS}\t副区长\t区教体局\t区财政局\n2\t{PARKS}\t区长\t区园林局\t石桥镇\n"
    read = text("序\n号\t工作内容\t牵头\n领导\t牵头单\n位\t配合单位\n" + rows)
    assert told(read) == [
        (1, SCHOOLS, "副区长", "牵头单位：区教体局；配合单位：区财政局"),
        (2, PARKS, "区长", "牵头单位：区园林局；配合单位：石桥镇"),
    ]


def test_a_header_of_two_lines_stays_one() -> None:
    read = text(f"序号\t工作内容\t责任单位\t\n\t\t牵头单位\t配合单位\n1\t{SCHOOLS}\t区教体局\t区财政局\n")
    assert told(read) == [(1, SCHOOLS, "", "牵头单位：区教体局；配合单位：区财政局")]


def test_two_columns_of_texts_are_told_apart_by_single_blanks() -> None:
    rows = f"1 优化教育布局 {SCHOOLS} 区教体局\n2 改善居住条件 {HOUSES} 区住建局\n3 {PARKS} 区园林局\n"
    read = text("序号 工作任务 具体举措 责任单位\n" + rows)
    assert [row.sections for row in read.rows] == [("优化教育布局",), ("改善居住条件",), ("改善居住条件",)]
    assert [content for _, content, _, _ in told(read)] == [SCHOOLS, HOUSES, PARKS]
    assert all(doubts(row) for row in read.rows)


def test_two_columns_of_units_are_told_apart_by_single_blanks() -> None:
    rows = f"1 {SCHOOLS} 区教体局 区财政局、区住建局 年底前\n2 {PARKS} 区园林局 6月底前\n"
    read = text("序号 工作任务 牵头单位 配合单位 完成时限\n" + rows)
    assert [units for *_, units in told(read)] == [
        "牵头单位：区教体局；配合单位：区财政局、区住建局",
        "牵头单位：区园林局",
    ]
    assert [row.due_text for row in read.rows] == ["年底前", "6月底前"]


@pytest.mark.parametrize("tab", ["", "\t"], ids=["bare", "behind tabs"])
def test_a_category_may_stand_behind_the_number_of_a_row(tab: str) -> None:
    cells = ["序号", "类别", "工作内容", "牵头领导", "责任单位"]
    cells += ["1", "民生保障", SCHOOLS, "副区长", "区教体局", "2", "城市建设", PARKS, "副区长", "区园林局"]
    read = text("".join(f"{tab}{cell}\n" for cell in cells))
    assert told(read) == [(1, SCHOOLS, "副区长", "区教体局"), (2, PARKS, "副区长", "区园林局")]
    assert [row.sections for row in read.rows] == [("民生保障",), ("城市建设",)]


WHEN = [
    (SCHOOLS, WHO, "，6月底前完成"),
    (HOUSES, "区住建局、区财政局", "，12月底前"),
    (PARKS, "区园林局", "（9月底前）"),
]
LAYOUTS = {
    "tabs": ("序号\t工作内容\t责任单位\n", "{}\t{}\t{}{}\n"),
    "bars": ("|序号|工作内容|责任单位|\n", "|{}|{}|{}{}|\n"),
    "wide blanks": ("序号  工作内容  责任单位\n", "{}  {}  {}{}\n"),
    "single blanks": ("序号 工作内容 责任单位\n", "{} {} {}{}\n"),
    "a cell a line": ("序号\n工作内容\n责任单位\n", "{}\n{}\n{}{}\n"),
    "a cell behind a tab": ("\t序号\n\t工作内容\n\t责任单位\n", "\t{}\n\t{}\n\t{}{}\n"),
    "labels": ("", "{}.{}\n责任单位：{}{}\n"),
    "brackets": ("", "{}.{}（责任单位：{}{}）\n"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_by_when_behind_the_units_is_the_deadline_in_every_layout(layout: str) -> None:
    header, row = LAYOUTS[layout]
    read = text(header + "".join(row.format(no, *cells) for no, cells in enumerate(WHEN, start=1)))
    assert [row.due_text for row in read.rows] == ["6月底前完成", "12月底前", "9月底前"]
    assert [row.unit_text for row in read.rows] == [who for _, who, _ in WHEN]


def test_a_deadline_of_its_own_column_is_kept_beside_one_behind_the_units() -> None:
    read = text(f"序号\t工作内容\t责任单位\t完成时限\n1\t{SCHOOLS}\t区教体局，3月底前启动\t年底前\n")
    assert (read.rows[0].unit_text, read.rows[0].due_text) == ("区教体局", "年底前")
