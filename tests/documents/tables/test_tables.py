"""Tables with cells: where the header stands, what is merged, and what a page break cuts."""

import pytest

from bot.documents.blocks import Cell, Grid, Line
from bot.errors import DocumentError
from tests.documents.layouts import ABOVE, HOUSES, LEFT, PARKS, SCHOOLS, document, doubts, table, told

HEADER = ["序号", "事项", "牵头领导", "责任单位"]
FIRST = ["1", SCHOOLS, "某甲", "区教体局"]
SECOND = ["2", HOUSES, "某乙", "区住建局"]
THIRD = ["3", PARKS, "某丙", "区园林局"]
THREE = [
    (1, SCHOOLS, "某甲", "区教体局"),
    (2, HOUSES, "某乙", "区住建局"),
    (3, PARKS, "某丙", "区园林局"),
]


def test_the_header_may_stand_below_title_rows() -> None:
    title = ["2026年重点工作分解表", LEFT, LEFT, LEFT]

    assert told(document(title, ["单位：个", LEFT, LEFT, LEFT], HEADER, FIRST, SECOND, THIRD)) == THREE


@pytest.mark.parametrize("number", ["任务编号", "序 号", "№", ""])
@pytest.mark.parametrize(
    "content", ["目标任务", "建设内容", "承诺事项", "民生实事", "2026年度主要工作任务", "办理内容和标准"]
)
def test_columns_are_known_by_what_their_heading_means(number: str, content: str) -> None:
    rows = [[units, text, number, leader] for number, text, leader, units in (FIRST, SECOND, THIRD)]

    assert told(document(["责任部门（单位）", content, number, "区级分管领导"], *rows)) == THREE


def test_a_word_of_nobody_over_the_only_column_left_is_the_content() -> None:
    assert told(document(["序号", "干什么", "牵头领导", "责任单位"], FIRST, SECOND, THIRD)) == THREE


def test_two_lines_of_a_header_name_the_units_by_role() -> None:
    read = document(
        ["序号", "事项", "责任单位", LEFT, "完成时限"],
        [ABOVE, ABOVE, "牵头", "配合", ABOVE],
        ["1", SCHOOLS, "区教体局", "区财政局、区人社局", "8月底前"],
        ["2", HOUSES, "区住建局", "/", "全年"],
    )

    assert [row.unit_text for row in read.rows] == [
        "牵头单位：区教体局；配合单位：区财政局、区人社局",
        "牵头单位：区住建局",
    ]
    assert [row.due_text for row in read.rows] == ["8月底前", "全年"]


def test_milestones_are_neither_content_nor_a_deadline() -> None:
    read = document(
        ["序号", "事项", "推进计划", LEFT, "责任单位"],
        [ABOVE, ABOVE, "上半年", "下半年", ABOVE],
        ["1", SCHOOLS, "开工建设", "投入使用", "区教体局"],
    )

    assert (read.rows[0].content, read.rows[0].due_text) == (SCHOOLS, "")


def test_a_ticked_quarter_is_a_deadline() -> None:
    read = document(
        ["序号", "事项", "完成时限", LEFT, LEFT, LEFT, "责任单位"],
        [ABOVE, ABOVE, "一季度", "二季度", "三季度", "四季度", ABOVE],
        ["1", SCHOOLS, "", "√", "", "", "区教体局"],
    )

    assert read.rows[0].due_text == "二季度"


def test_the_most_specific_column_is_the_content_and_a_broader_one_its_section() -> None:
    read = document(
        ["序号", "重点任务", "具体举措", "牵头领导", "责任单位", "备注"],
        ["1", "教育提升", SCHOOLS, "某甲", "区教体局", "续建"],
        ["2", "城市更新", HOUSES, "某乙", "区住建局", ""],
    )

    assert [(row.content, row.sections) for row in read.rows] == [(SCHOOLS, ("教育提升",)), (HOUSES, ("城市更新",))]


def test_figures_beside_a_task_are_not_its_content() -> None:
    read = document(
        ["序号", "重点任务", "目标值", "责任单位"], ["1", SCHOOLS, "3所", "区教体局"], ["2", HOUSES, "20个", "区住建局"]
    )

    assert [row.content for row in read.rows] == [SCHOOLS, HOUSES]


# -- merged cells ------------------------------------------------------------------------------------------------


def test_rows_under_merged_cells_share_what_stands_in_them() -> None:
    read = document(
        ["类别", *HEADER],
        ["城市", "1", SCHOOLS, "某甲", "区教体局"],
        [ABOVE, "2", HOUSES, ABOVE, "区住建局"],
        ["农村", "3", PARKS, ABOVE, ABOVE],
    )

    assert [row.sections for row in read.rows] == [("城市",), ("城市",), ("农村",)]
    assert [row.leaders for row in read.rows] == [("某甲",)] * 3
    assert [row.unit_text for row in read.rows] == ["区教体局", "区住建局", "区住建局"]


def test_units_in_several_rows_beside_one_merged_task_are_its_units() -> None:
    assert told(document(HEADER, FIRST, [ABOVE, ABOVE, ABOVE, "区财政局"], SECOND)) == [
        (1, SCHOOLS, "某甲", "区教体局、区财政局"),
        (2, HOUSES, "某乙", "区住建局"),
    ]


def test_measures_with_units_of_their_own_beside_one_number_are_tasks_counted_through() -> None:
    assert told(document(HEADER, FIRST, [ABOVE, HOUSES, ABOVE, "区住建局"], ["2", PARKS, "某丙", "区园林局"])) == [
        (1, SCHOOLS, "某甲", "区教体局"),
        (2, HOUSES, "某甲", "区住建局"),
        (3, PARKS, "某丙", "区园林局"),
    ]


def test_whole_measures_of_which_all_else_is_merged_are_tasks_counted_through_without_a_doubt() -> None:
    read = document(HEADER, FIRST, [ABOVE, PARKS, ABOVE, ABOVE], SECOND)

    assert told(read) == [
        (1, SCHOOLS, "某甲", "区教体局"),
        (2, PARKS, "某甲", "区教体局"),
        (3, HOUSES, "某乙", "区住建局"),
    ]
    assert [doubts(row) for row in read.rows] == [[], [], []]


def test_rows_under_a_merged_number_keep_the_others_as_they_are_written_where_one_is_missing() -> None:
    read = document(HEADER, FIRST, [ABOVE, PARKS, ABOVE, ABOVE], ["4", HOUSES, "某乙", "区住建局"])

    assert [row.no for row in read.rows] == [1, 5, 4]


def test_the_second_line_of_a_measure_of_which_all_else_is_merged_goes_on_with_it() -> None:
    read = document(HEADER, ["1", "改造老旧小区20个，", "某甲", "区住建局"], [ABOVE, "惠及居民5000户。", ABOVE, ABOVE])

    assert [row.content for row in read.rows] == [HOUSES]


def test_lines_of_a_cell_are_several_leaders_and_several_units() -> None:
    read = document(
        HEADER, ["1", "新建学校\n3所。", "某 甲\n某乙乙", "牵头单位：区教体局\n配合单位：区财政局\n区人社局"]
    )

    assert told(read) == [(1, "新建学校3所。", "某甲 某乙乙", "牵头单位：区教体局；配合单位：区财政局、区人社局")]


def test_a_blank_cell_among_filled_ones_is_left_blank_and_told() -> None:
    rows = [[str(no), f"新建改扩建学校{no}所。", "某甲", "区教体局"] for no in range(1, 21)]
    rows[10][2] = ""
    read = document(HEADER, *rows)

    assert (read.rows[10].leaders, doubts(read.rows[10])) == ((), ["row cut: no leaders"])


def test_a_column_with_many_blanks_and_no_merged_cell_repeats_what_stands_above_and_says_so() -> None:
    read = document(HEADER, FIRST, ["2", HOUSES, "", "区住建局"], THIRD)

    assert (read.rows[1].leaders, doubts(read.rows[1])) == (("某甲",), ["row cut: leaders as above"])


# -- pages -------------------------------------------------------------------------------------------------------


def page(number: int, *rows: list[str]) -> Grid:
    return table(*rows, where=f"page {number}")


@pytest.mark.parametrize("header", [[HEADER], []])
def test_a_table_goes_on_over_pages_with_or_without_its_header(header: list[list[str]]) -> None:
    assert told(document(page(1, HEADER, FIRST, SECOND), page(2, *header, THIRD))) == THREE


@pytest.mark.parametrize(
    ("early", "late"),
    [
        (["2", "改造老旧小区20个，", "某乙", "区住建局"], ["", "惠及居民5000户。", "", ""]),
        (["2", "改造老旧小", "某乙", "区住"], ["", "区20个，惠及居民5000户。", "", "建局"]),
        (["2", HOUSES, "某乙", "区住"], ["", "", "", "建局"]),
    ],
)
def test_a_row_that_a_page_cut_is_one_row(early: list[str], late: list[str]) -> None:
    assert told(document(page(1, HEADER, FIRST, early), page(2, HEADER, late, THIRD))) == THREE


def test_a_sentence_on_the_next_page_still_belongs_to_its_row() -> None:
    read = document(page(1, HEADER, FIRST, SECOND), page(2, HEADER, ["", PARKS, "", ""], THIRD))

    assert [row.content for row in read.rows] == [SCHOOLS, HOUSES + PARKS, PARKS]


def test_a_table_of_another_width_is_not_passed_over_in_silence() -> None:
    read = document(page(1, HEADER, FIRST), page(2, ["2", HOUSES, "区住建局"]))

    assert doubts(read.rows[0]) == ["row cut: 2 改造老旧小区20个，惠及居民5000户。"[:29]]


# -- what is no task ---------------------------------------------------------------------------------------------


def test_sums_and_notes_are_no_tasks() -> None:
    sum_, note = ["", "小计", "2项", ""], ["注：本表由区督查室解释", LEFT, LEFT, LEFT]

    assert told(document(HEADER, FIRST, sum_, SECOND, THIRD, ["合计", "3项", "", ""], note)) == THREE


def test_a_form_that_nobody_filled_in_holds_no_tasks() -> None:
    with pytest.raises(DocumentError, match=r"tasks\.docx holds no tasks"):
        document(["序号", "主要任务", "责任单位"], ["1", "", ""], ["2", "", ""])


def test_a_cell_under_no_heading_is_told() -> None:
    read = document([*HEADER, ""], [*FIRST, "备查"])

    assert doubts(read.rows[0]) == ["row cut: 备查"]


def test_names_in_bold_are_handed_on_where_others_are_not() -> None:
    units = Cell("区教体局、区财政局", bold=("区教体局",))
    whole = Cell("区住建局、区财政局", bold=("区住建局、区财政局",))
    grid = Grid(
        "table 1",
        (
            tuple(Cell(word) for word in ("序号", "事项", "责任单位（加黑的为牵头单位）")),
            (Cell("1"), Cell(SCHOOLS), units),
            (Cell("2"), Cell(HOUSES), whole),
        ),
        (1, 2, 3),
    )
    read = document(Line(9, "2026年任务表"), grid)

    assert [[str(unit.role) for unit in row.units] for row in read.rows] == [["lead", "support"], ["joint", "joint"]]


@pytest.mark.parametrize(
    "persons",
    [
        (["单位", "联系人", "电话"], ["区发改局", "某丁", "8660"]),
        (["序号", "责任单位", "姓名", "职务"], ["1", "区发改局", "某丁", "科长"]),
        (["序号", "单位", "联络员", "职务", "手机号码"], ["1", "区发改局", "某丁", "科长", "8660"]),
    ],
)
def test_a_list_of_persons_behind_the_tasks_is_no_table_of_tasks(persons: tuple[list[str], ...]) -> None:
    read = document(table(HEADER, FIRST, SECOND, THIRD, where="任务"), table(*persons, where="联系方式"))

    assert told(read) == THREE
