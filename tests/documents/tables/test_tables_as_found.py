"""Tables as offices really write them: broader and narrower columns, units on lines of one cell, cells out of place."""

import pytest

from tests.documents.layouts import ABOVE, HOUSES, PARKS, SCHOOLS, document, doubts, table, text, told

HEADER = ["序号", "事项", "牵头领导", "责任单位"]


# -- headings ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("broad", "narrow"), [("工作任务", "具体要求"), ("工作任务", "工作要求"), ("任务", "具体措施")]
)
def test_what_a_task_demands_is_the_content_and_the_task_its_section(broad: str, narrow: str) -> None:
    lines = [f"{broad},序号,{narrow},责任科室,时限要求", f"教育,1,{SCHOOLS},办公室,年底前", f",2,{HOUSES},基建科,全年"]
    read = text("\n".join(lines))

    assert [(row.no, row.content, row.sections, row.unit_text, row.due_text) for row in read.rows] == [
        (1, SCHOOLS, ("教育",), "办公室", "年底前"),
        (2, HOUSES, ("教育",), "基建科", "全年"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["责任处室", "责任人(单位)", "责任单位（人）", "责任单位及分工", "承办科室", "责任单位及责任人", "责任单位/责任人"],
)
def test_who_answers_is_known_under_many_headings(heading: str) -> None:
    read = document(["序号", "事项", heading], ["1", SCHOOLS, "区教体局"], ["2", PARKS, "区园林局"])

    assert told(read) == [(1, SCHOOLS, "", "区教体局"), (2, PARKS, "", "区园林局")]


@pytest.mark.parametrize("heading", ["完成时限及要求", "目标要求及完成期限", "完成时间和目标"])
def test_a_deadline_may_stand_beside_what_is_demanded(heading: str) -> None:
    read = document(["序号", "事项", heading, "责任单位"], ["1", SCHOOLS, "8月底前", "区教体局"])

    assert (read.rows[0].content, read.rows[0].due_text) == (SCHOOLS, "8月底前")


# -- lines of a cell ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "units"),
    [
        ("开发区\n高新园(石桥镇)\n各街道\n市国有公司", "开发区、高新园(石桥镇)、各街道、市国有公司"),
        ("县政务中心\n县代建中心", "县政务中心、县代建中心"),
        ("云溪区\n税务局", "云溪区税务局"),
        ("区市场监\n管局", "区市场监管局"),
        ("石桥镇\n相关部门", "石桥镇、相关部门"),
        ("云溪区\n市场监管局", "云溪区市场监管局"),
        ("区教体局（含教研室、\n考试中心）", "区教体局（含教研室、考试中心）"),
    ],
)
def test_lines_of_units_are_names_of_their_own_unless_one_ends_within_a_name(lines: str, units: str) -> None:
    assert told(document(HEADER, ["1", SCHOOLS, "某甲", lines])) == [(1, SCHOOLS, "某甲", units)]


def test_units_on_lines_of_a_pasted_cell_are_names_of_their_own() -> None:
    annex = f"\t序号\n\t事项\n\t责任单位\n\t1\n\t{SCHOOLS}\n\t县政务服务管理局\n县市场监督管理局\n"

    assert told(text(annex)) == [(1, SCHOOLS, "", "县政务服务管理局、县市场监督管理局")]


def test_a_name_whose_line_ends_with_its_dot_is_one_name() -> None:
    assert told(document(HEADER, ["1", SCHOOLS, "某甲\n某某·\n某某", "区教体局"])) == [
        (1, SCHOOLS, "某甲 某某·某某", "区教体局")
    ]


# -- merged cells ------------------------------------------------------------------------------------------------


def test_tasks_under_merged_cells_keep_what_each_has_of_its_own() -> None:
    read = document(HEADER, ["1", SCHOOLS, "某甲", "区教体局"], [ABOVE, PARKS, "某乙", "区园林局"])

    assert told(read) == [(1, SCHOOLS, "某甲", "区教体局"), (2, PARKS, "某乙", "区园林局")]
    assert [doubts(row) for row in read.rows] == [[], []]


# -- drawn tables and copied ones --------------------------------------------------------------------------------

DRAWN = """
┌──┬───────────┬────┬──────┐
│序号│ 工 作 任 务          │领  导  │责任单位    │
├──┼───────────┼────┼──────┤
│1   │新建改扩建学校3所，新 │某甲    │区教体局、区│
│    │增学位2000个。        │        │财政局      │
├──┼───────────┼────┼──────┤
│2   │建成口袋公园10处。    │某乙    │区园林局    │
├──┼───────────┤        ├──────┤
│3   │改造老旧小区20个，惠  │        │区住建局    │
│    │及居民5000户。        │        │            │
└──┴───────────┴────┴──────┘
"""


def test_the_second_line_of_a_drawn_cell_goes_on_in_its_column_and_a_row_ends_at_its_rule() -> None:
    read = text(DRAWN)

    assert told(read) == [
        (1, SCHOOLS, "某甲", "区教体局、区财政局"),
        (2, PARKS, "某乙", "区园林局"),
        (3, HOUSES, "某乙", "区住建局"),
    ]
    assert [doubts(row) for row in read.rows] == [[], [], []]


@pytest.mark.parametrize("bar", [" |", "\n|"])
def test_bars_behind_the_cells_of_a_copied_table_are_no_words(bar: str) -> None:
    cells = [
        *("序号", "重点工作", "责任领导", "责任单位", "完成时限"),
        *("1", SCHOOLS, "某甲", "区教体局", "全年"),
        *("2", PARKS, "某乙", "区园林局、区财政局", "12月底前"),
    ]
    read = text("\n".join(cell + bar for cell in cells))

    assert told(read) == [(1, SCHOOLS, "某甲", "区教体局"), (2, PARKS, "某乙", "区园林局、区财政局")]
    assert [row.due_text for row in read.rows] == ["全年", "12月底前"]


def test_numbers_under_no_heading_are_found_in_a_copied_table() -> None:
    cells = [
        *("工作任务", "具体要求", "责任科室", "时限要求"),
        *("做好教育工作", "1", SCHOOLS, "基建办", "全年", "2", HOUSES, "办公室", "年底前"),
    ]
    read = text("\n|\n".join(cells))

    assert told(read) == [(1, SCHOOLS, "", "基建办"), (2, HOUSES, "", "办公室")]
    assert [row.sections for row in read.rows] == [("做好教育工作",)] * 2


def test_a_task_without_a_number_of_its_own_is_no_part_of_the_deadline_above_it() -> None:
    cells = ["序号", "民生实事", "责任单位", "完成时限", "1", SCHOOLS, "区教体局", "5月底前动工", PARKS, "12月底前"]
    read = text("\n".join([*cells, "2", HOUSES, "区住建局", "全年"]))

    assert told(read) == [(1, SCHOOLS, "", "区教体局"), (2, PARKS, "", "区教体局"), (3, HOUSES, "", "区住建局")]
    assert [row.due_text for row in read.rows] == ["5月底前动工", "12月底前", "全年"]


# -- cells out of place ------------------------------------------------------------------------------------------


def test_cells_that_a_merged_one_left_no_blank_for_are_moved_to_where_their_number_stands() -> None:
    lines = [
        "工作任务 | 具体要求 | 责任部门 |",
        f"一、教育。 | 1.{SCHOOLS} | 区教体局 |",
        f"2.{HOUSES} | 区住建局 | |",
        f"3.{PARKS} | 区园林局牵头，区财政局配合 |",
    ]
    read = text("\n".join(lines))

    assert told(read) == [
        (1, SCHOOLS, "", "区教体局"),
        (2, HOUSES, "", "区住建局"),
        (3, PARKS, "", "区园林局牵头，区财政局配合"),
    ]
    assert [(row.sections, doubts(row)) for row in read.rows] == [(("一、教育。",), [])] * 3


def test_cells_that_are_moved_without_a_number_to_prove_it_are_told() -> None:
    lines = ["类别|事项|责任单位|时限", f"教育|{SCHOOLS}|区教体局|全年", f"{PARKS}|区园林局|年底前|"]
    read = text("\n".join(lines))

    assert told(read) == [(1, SCHOOLS, "", "区教体局"), (2, PARKS, "", "区园林局")]
    assert [doubts(row) for row in read.rows] == [[], ["row cut: moved by 1: 建成口袋公园10处。"]]


def test_a_blank_cell_at_the_end_of_a_row_moves_nothing() -> None:
    read = text(f"序号|事项|责任单位|时限\n1|{SCHOOLS}|区教体局|\n2|{PARKS}|区园林局|全年")

    assert told(read) == [(1, SCHOOLS, "", "区教体局"), (2, PARKS, "", "区园林局")]
    assert [doubts(row) for row in read.rows] == [[], []]


def test_units_on_lines_of_their_own_below_a_row_of_tabs_are_its_units() -> None:
    lines = [
        "序号\t项目名称\t主要内容\t牵头单位\t配合单位",
        f"1\t教育\t{SCHOOLS}\t区教体局\t开发区",
        "高新园(石桥镇)",
        "各街道",
        f"2\t城市\t{PARKS}\t区园林局\t区财政局",
    ]
    read = text("\n".join(lines))

    assert [(row.sections, row.unit_text) for row in read.rows] == [
        (("教育",), "牵头单位：区教体局；配合单位：开发区、高新园(石桥镇)、各街道"),
        (("城市",), "牵头单位：区园林局；配合单位：区财政局"),
    ]


SPACED = f"""
2026年政府工作任务分解表 序号 名称 工作任务 牵头责任单位 完成时限
一、城市（2项）
1 {SCHOOLS[:-1]}. 区教体局 8月底前
2 改造老旧小区20个，
惠及居民5000户。 区住建局、区财政局 年底前
二、公园（1项）
3 {PARKS} 区园林局
"""


def test_columns_that_one_blank_parts_are_told_from_the_end_of_the_row_and_every_row_is_in_doubt() -> None:
    read = text(SPACED)

    assert [(row.no, row.content, row.unit_text, row.due_text) for row in read.rows] == [
        (1, SCHOOLS[:-1] + ".", "牵头责任单位：区教体局", "8月底前"),
        (2, HOUSES, "牵头责任单位：区住建局、区财政局", "年底前"),
        (3, PARKS, "牵头责任单位：区园林局", ""),
    ]
    assert all("row cut: parted by blanks" in doubts(row) for row in read.rows)
    assert [row.sections[0][:4] for row in read.rows] == ["一、城市", "一、城市", "二、公园"]


LEADS_BELOW = f"""
2026年政府工作任务分解表
序号 工作任务 主要责任单位 协同配合单位
1 {SCHOOLS} 区教体局 区财政局，各乡镇。
2 {HOUSES} 区住建局
区民政局
区财政局，
各乡镇。
3 {PARKS} 区园林局 区水利局
区财政局
"""


def test_units_on_lines_of_their_own_belong_to_the_column_that_the_line_above_ended_in() -> None:
    read = text(LEADS_BELOW)

    assert [(row.content, row.unit_text) for row in read.rows] == [
        (SCHOOLS, "主要责任单位：区教体局；协同配合单位：区财政局，各乡镇。"),
        (HOUSES, "主要责任单位：区住建局、区民政局；协同配合单位：区财政局，各乡镇。"),
        (PARKS, "主要责任单位：区园林局；协同配合单位：区水利局、区财政局"),
    ]


# -- what is told ------------------------------------------------------------------------------------------------


def test_units_that_only_stand_above_are_told_even_where_nothing_can_tell_a_merged_cell() -> None:
    read = text(f"序号\t事项\t责任单位\t时限\n1\t{SCHOOLS}\t区教体局\t全年\n2\t{HOUSES}\t\t年底前\n")

    assert [row.unit_text for row in read.rows] == ["区教体局", "区教体局"]
    assert [doubts(row) for row in read.rows] == [[], ["row cut: units as above"]]


def test_measures_that_are_counted_within_a_cell_are_no_rows_and_no_doubt() -> None:
    read = document(
        HEADER, ["1", "1.开展检查评比。\n2.每月通报一次。", "某甲", "区教体局"], ["2", PARKS, "某乙", "区园林局"]
    )

    assert [row.content for row in read.rows] == ["1.开展检查评比。2.每月通报一次。", PARKS]
    assert [doubts(row) for row in read.rows] == [[], []]


def test_the_edge_of_a_cell_within_a_text_is_told() -> None:
    read = document(HEADER, ["1", f"重点工作 | {SCHOOLS}", "某甲", "区教体局"])

    assert doubts(read.rows[0]) == ["row cut: 重点工作 | 新建改"]


def test_a_column_of_words_that_is_not_read_is_told_once() -> None:
    header = ["序号", "反馈问题", "整改措施", "责任单位"]
    read = document(
        header, ["1", "学位不足问题突出", SCHOOLS, "区教体局"], ["2", "公园绿地数量偏少", PARKS, "区园林局"]
    )

    assert [row.content for row in read.rows] == [SCHOOLS, PARKS]
    assert [doubts(row) for row in read.rows] == [["row cut: column 反馈问题 is not read"], []]


# -- what is no task ---------------------------------------------------------------------------------------------


def test_a_form_to_be_signed_in_front_of_the_tasks_holds_none() -> None:
    form = table(["事项", "印发任务分解", "主办单位", "区政府办公室"], ["拟稿", "某甲", "核稿", "某乙"])
    tasks = table(HEADER, ["1", SCHOOLS, "某甲", "区教体局"], ["2", PARKS, "某乙", "区园林局"])

    assert told(document(form, tasks)) == [(1, SCHOOLS, "某甲", "区教体局"), (2, PARKS, "某乙", "区园林局")]


def test_a_note_below_the_contents_is_no_part_of_the_last_task() -> None:
    read = document(
        HEADER, ["1", SCHOOLS, "某甲", "区教体局"], ["", "注：1.本表由区督查室解释；2.以文件为准。", "", ""]
    )

    assert told(read) == [(1, SCHOOLS, "某甲", "区教体局")]
