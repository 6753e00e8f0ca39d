"""Running text as real documents print it: labels in any words, lost line breaks, notices."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, doubts, text, told

ENDS = "责任单位：区教体局\n"


@pytest.mark.parametrize(
    "label",
    ["分管省领导", "牵头负责领导", "区政府分管领导", "责任领导", "包保县领导", "挂点领导", "联系市领导", "分管副区长"],
)
def test_a_leaders_label_is_known_by_its_words(label: str) -> None:
    read = text(f"1.{SCHOOLS}\n{label}：某甲\n{ENDS}2.{HOUSES}\n{label}:某乙。\n{ENDS}")

    assert told(read) == [(1, SCHOOLS, "某甲", "区教体局"), (2, HOUSES, "某乙", "区教体局")]


@pytest.mark.parametrize(
    "label", ["部门分工", "责任分工", "责任科室", "责任处室", "主管部门", "区级责任单位", "任务分工"]
)
def test_a_label_of_units_is_known_by_its_words(label: str) -> None:
    read = text(f"1.{SCHOOLS}\n{label}：区教体局牵头，区财政局配合。\n2.{HOUSES}\n{label}：区住建局牵头。\n")

    assert [[(unit.name, str(unit.role)) for unit in row.units] for row in read.rows] == [
        [("区教体局", "lead"), ("区财政局", "support")],
        [("区住建局", "lead")],
    ]


def test_labels_of_two_words_keep_their_role() -> None:
    read = text(f"1.{SCHOOLS}\n牵头责任单位：区教体局。\n协同责任单位：区财政局。\n")

    assert [(unit.name, str(unit.role)) for unit in read.rows[0].units] == [
        ("区教体局", "lead"),
        ("区财政局", "support"),
    ]


def test_labels_may_be_the_role_alone() -> None:
    read = text(f"1.{SCHOOLS}\n牵头：区教体局\n配合：区财政局\n")

    assert told(read) == [(1, SCHOOLS, "", "牵头单位：区教体局；配合单位：区财政局")]


@pytest.mark.parametrize("mark", ["．", "、", "﹒", "·", "﹑"])
def test_a_number_is_a_number_behind_any_dot(mark: str) -> None:
    read = text(f"1{mark}{SCHOOLS}\n{ENDS}2{mark}{HOUSES}\n{ENDS}")

    assert [(row.no, row.content) for row in read.rows] == [(1, SCHOOLS), (2, HOUSES)]


@pytest.mark.parametrize("when", ["3月底完成", "全年推进", "年底前完成", "11月底前", "持续推进", "2026年6月底前完成"])
@pytest.mark.parametrize("sign", ["，", ",", "；", "。"])
def test_a_deadline_behind_the_last_unit_is_no_unit(when: str, sign: str) -> None:
    read = text(f"1.{SCHOOLS}（牵头单位：区教体局；责任单位：区财政局、区人社局{sign}{when}）\n")

    assert [(len(row.units), row.due_text) for row in read.rows] == [(3, when)]


def test_a_deadline_may_stand_in_front_of_the_units_or_below_them() -> None:
    read = text(f"1.{SCHOOLS}（6月底前，责任单位：区教体局）\n2.{HOUSES}\n责任单位：区住建局\n8月底前完成。\n")

    assert [(row.unit_text, row.due_text) for row in read.rows] == [
        ("区教体局", "6月底前"),
        ("区住建局", "8月底前完成"),
    ]


def test_a_bracket_that_nothing_explains_is_told() -> None:
    read = text(f"1.{SCHOOLS}（区教体局牵头）（某甲副区长）\n2.{HOUSES}（区住建局牵头）\n")

    assert [doubts(row) for row in read.rows] == [["row cut: （某甲副区长）"], []]


def test_measures_behind_the_units_are_still_the_tasks() -> None:
    read = text(f"1.教育\n{ENDS}主要工作措施：{SCHOOLS}\n2.住房\n{ENDS}主要工作措施：{HOUSES}\n")

    assert [(row.no, row.content, row.sections) for row in read.rows] == [
        (1, SCHOOLS, ("教育",)),
        (2, HOUSES, ("住房",)),
    ]


def test_tasks_whose_line_breaks_were_lost_are_parted() -> None:
    read = text(
        f"1. {SCHOOLS}(牵头单位:区教体局;参与单位:区财政局)2. {HOUSES}(牵头单位:区住建局)3. {PARKS}(责任单位:区园林局)"
    )

    assert [(row.no, row.content) for row in read.rows] == [(1, SCHOOLS), (2, HOUSES), (3, PARKS)]


def test_tasks_with_open_labels_are_parted_as_well_and_from_their_heading() -> None:
    read = text(f"一、提升民生福祉1.{SCHOOLS}责任单位：区教体局。2.{HOUSES}责任单位：区住建局。")

    assert [(row.no, row.content, row.sections) for row in read.rows] == [
        (1, SCHOOLS, ("一、提升民生福祉",)),
        (2, HOUSES, ("一、提升民生福祉",)),
    ]


def test_what_a_notice_asks_of_everybody_is_neither_task_nor_section() -> None:
    notice = (
        "二、压实责任，推动落实。各牵头单位要统筹落实任务。各参与单位要主动作为，积极配合。\n"
        "三、加强督导，健全机制。区发改局负责统一督导调度。\n"
    )
    read = text(f"{notice}1.{SCHOOLS}（牵头单位：区教体局）\n2.{HOUSES}（牵头单位：区住建局）\n")

    assert [(row.no, row.content, row.sections) for row in read.rows] == [(1, SCHOOLS, ()), (2, HOUSES, ())]


def test_an_instruction_between_tasks_is_told() -> None:
    read = text(f"1.{SCHOOLS}\n{ENDS}\n各责任单位要倒排工期，挂图作战。\n2.{HOUSES}\n{ENDS}")

    assert [doubts(row) for row in read.rows] == [[], ["row cut: 各责任单位要倒排工期，挂图作战。"]]


@pytest.mark.parametrize(
    "title", ["关于2026年民生实事任务分工", "《政府工作报告》重点工作责任分解", "表1 城市更新攻坚行动任务分解表"]
)
def test_a_title_or_a_caption_is_no_section(title: str) -> None:
    assert [row.sections for row in text(f"{title}\n1.{SCHOOLS}\n{ENDS}").rows] == [()]


def test_a_caption_between_tasks_is_no_section() -> None:
    read = text(f"一、民生\n1.{SCHOOLS}\n{ENDS}表2 住房攻坚行动任务分解表\n2.{HOUSES}\n{ENDS}")

    assert [row.sections for row in read.rows] == [("一、民生",), ("一、民生",)]


def test_who_answers_for_a_project_is_no_leader_and_no_unit() -> None:
    line = "牵头领导：某甲 责任单位：区教体局 项目责任人：某乙 配合单位：区财政局\n"

    assert told(text(f"1.{SCHOOLS}\n{line}")) == [(1, SCHOOLS, "某甲", "责任单位：区教体局；配合单位：区财政局")]


def test_beside_a_leader_somebody_else_who_answers_is_no_leader() -> None:
    assert told(text(f"1.{SCHOOLS}\n分管领导：某甲\n责任人：某乙\n{ENDS}")) == [(1, SCHOOLS, "某甲", "区教体局")]


def test_an_unknown_label_ends_the_one_before_and_is_told() -> None:
    read = text(f"1.{SCHOOLS}\n牵头单位：区教体局 资金来源：上级补助 配合单位：区财政局\n")

    assert [(len(row.units), doubts(row)) for row in read.rows] == [(2, ["row cut: 资金来源：上级补助"])]


def test_a_line_with_an_unknown_label_is_told_and_nobodys_unit() -> None:
    read = text(f"1.{SCHOOLS}\n{ENDS}资金来源：区级财政\n2.{HOUSES}\n{ENDS}")

    assert [(len(row.units), doubts(row)) for row in read.rows] == [(1, ["row cut: 资金来源：区级财政"]), (1, [])]


def test_a_deadline_stands_beside_units_without_a_label() -> None:
    read = text(
        f"1.{SCHOOLS}（6月底前，区教体局牵头）\n2.{HOUSES}（区住建局牵头，区财政局配合，全年推进）\n"
        f"3.{PARKS}由区园林局牵头，8月底前完成。\n"
    )

    assert [(row.content, row.unit_text, row.due_text) for row in read.rows] == [
        (SCHOOLS, "区教体局牵头", "6月底前"),
        (HOUSES, "区住建局牵头，区财政局配合", "全年推进"),
        (PARKS, "由区园林局牵头", "8月底前完成"),
    ]


def test_dashes_in_front_of_a_label_are_not_the_tasks() -> None:
    assert told(text(f"1.{SCHOOLS}\n——{ENDS}2.{HOUSES}——{ENDS}")) == [
        (1, SCHOOLS, "", "区教体局"),
        (2, HOUSES, "", "区教体局"),
    ]


def test_the_head_of_every_page_is_nobodys() -> None:
    head = "云溪区人民政府公报  2026年第{}期\n"
    rows = [f"{no}.新建改扩建学校{no}所，\n{head.format(no)}新增学位。\n{ENDS}" for no in (1, 2, 3)]

    assert [(row.content, doubts(row)) for row in text("".join(rows)).rows] == [
        (f"新建改扩建学校{no}所，新增学位。", []) for no in (1, 2, 3)
    ]


@pytest.mark.parametrize("inside", ["(其中公共31个)", "（含城区12所）", "(不含街道办事处3个)"])
def test_a_bracket_with_figures_is_part_of_the_task(inside: str) -> None:
    read = text(f"1.建成充电桩5.5万个{inside}。\n{ENDS}2.建成充电桩5.5万个{inside}\n{ENDS}")

    assert [row.unit_text for row in read.rows] == ["区教体局", "区教体局"]
    assert [row.content.rstrip("。") for row in read.rows] == [f"建成充电桩5.5万个{inside}"] * 2


@pytest.mark.parametrize(
    "content",
    [
        "建成口袋公园10处。由牵头",
        "建成口袋公园10处。（2）责任科室：绿化股",
        "建成口袋公园10处）2．改造广场1处。",
        "新建绿道——",
    ],
)
def test_content_that_holds_what_is_not_its_own_is_told(content: str) -> None:
    read = text(f"1.{content}\n完成时限：年底\n{ENDS}3.{HOUSES}\n{ENDS}")

    assert doubts(read.rows[0])


def test_the_last_tasks_without_units_are_told() -> None:
    read = text(f"1.{SCHOOLS}\n{ENDS}2.{HOUSES}\n{ENDS}3.{PARKS}\n")

    assert [doubts(row) for row in read.rows] == [[], [f"row cut: {PARKS}"]]


def test_a_document_with_numbers_and_units_but_no_labels_is_read_with_doubts() -> None:
    read = text(
        f"1.{SCHOOLS}\n区教体局、区财政局\n2.{HOUSES}\n区住建局\n3.区园林局负责建成口袋公园10处，每季度报送进度。\n"
    )

    assert [(row.no, row.unit_text, bool(doubts(row))) for row in read.rows] == [
        (1, "区教体局、区财政局", True),
        (2, "区住建局", True),
        (3, "区园林局", True),
    ]
