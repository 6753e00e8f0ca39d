"""Running text: labels in lines, labels in brackets, and how tasks are numbered there."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, doubts, text, told

TWO = [(1, SCHOOLS, "某甲", "牵头单位：区教体局；配合单位：区财政局"), (2, HOUSES, "某乙", "牵头单位：区住建局")]


@pytest.mark.parametrize("number", ["{}．", "{}、", "{}.", "({})", "（{}）", "第{}项 ", "第{}项：", "{}  "])
def test_lines_with_labels_follow_a_task_in_any_order(number: str) -> None:
    first = f"{number.format(1)}{SCHOOLS}\n牵头领导：某甲\n牵头单位：区教体局\n配合单位：区财政局\n完成时限：8月底\n"
    second = f"{number.format(2)}{HOUSES}\n完成时限：全年\n牵头单位：区住建局\n牵头领导：某乙\n"
    read = text(first + second)

    assert told(read) == TWO
    assert [row.due_text for row in read.rows] == ["8月底", "全年"]


@pytest.mark.parametrize(
    "line",
    [
        "牵头领导：某甲  牵头单位：区教体局  配合单位：区财政局",
        "牵头领导：某甲；牵头单位：区教体局；配合单位：区财政局。",
        "牵头领导:某甲,牵头单位:区教体局,配合单位:区财政局",
        "【牵头领导】某甲 【牵头单位】区教体局 【配合单位】区财政局",
        "**牵头领导**：某甲 **牵头单位**：区教体局 **配合单位**：区财政局",
        "牵头领导 某甲\n牵头单位 区教体局\n配合单位 区财政局",
        "◆牵头领导：某甲\n◆牵头单位：区教体局\n◆配合单位：区财政局",
    ],
)
def test_labels_are_written_in_many_ways(line: str) -> None:
    assert told(text(f"1.{SCHOOLS}\n{line}\n2.{HOUSES}\n牵头领导：某乙\n牵头单位：区住建局\n")) == TWO


@pytest.mark.parametrize(
    "behind",
    [
        "（牵头领导：某甲；牵头单位：区教体局，配合单位：区财政局）",
        "（牵头领导：某甲；牵头单位：区教\n体局，配合单位：区财政局）",
        "【牵头领导：某甲，牵头单位：区教体局，配合单位：区财政局】",
        "(牵头领导：某甲;牵头单位：区教体局;配合单位：区财政局)",
        " 牵头领导：某甲 牵头单位：区教体局 配合单位：区财政局",
    ],
)
def test_labels_stand_in_brackets_or_behind_the_task(behind: str) -> None:
    assert told(text(f"1.{SCHOOLS}{behind}\n2.{HOUSES}（牵头领导：某乙；牵头单位：区住建局）\n")) == TWO


def test_a_full_stop_behind_the_bracket_is_the_sentences() -> None:
    assert told(text(f"1.{PARKS[:-1]}（责任单位：区园林局）。\n")) == [(1, PARKS, "", "区园林局")]


@pytest.mark.parametrize(
    ("behind", "units", "due"),
    [
        ("（区教体局牵头，区财政局配合）", "区教体局牵头，区财政局配合", ""),
        ("（区教体局牵头，区财政局配合，年底前完成）", "区教体局牵头，区财政局配合", "年底前完成"),
        ("（区教体局）", "区教体局", ""),
        ("——区教体局", "区教体局", ""),
        ("由区教体局牵头，区财政局配合。", "由区教体局牵头，区财政局配合", ""),
    ],
)
def test_units_are_known_without_a_label_at_the_end(behind: str, units: str, due: str) -> None:
    read = text(f"1.{SCHOOLS}{behind}\n2.{HOUSES}{behind}\n")

    assert [(row.content, row.unit_text, row.due_text) for row in read.rows] == [
        (SCHOOLS, units, due),
        (HOUSES, units, due),
    ]


@pytest.mark.parametrize(
    ("behind", "leaders"),
    [
        ("（某甲副区长负责，区教体局牵头，区财政局配合）", "某甲"),
        ("（分管副区长某甲负责，区教体局牵头，区财政局配合，年底前完成）", "某甲"),
        ("（分管副区长、协管副秘书长负责，区教体局牵头，区财政局配合）", "分管副区长、协管副秘书长"),
        ("副区长某甲负责，区教体局牵头，区财政局配合。", "某甲"),
    ],
)
def test_who_leads_stands_as_a_clause_in_front_of_the_units(behind: str, leaders: str) -> None:
    read = text(f"1.{SCHOOLS}{behind}\n2.{HOUSES}（区住建局牵头）\n")

    assert [("、".join(row.leaders), row.unit_text, doubts(row)) for row in read.rows] == [
        (leaders, "区教体局牵头，区财政局配合", []),
        ("", "区住建局牵头", []),
    ]


def test_a_bracket_that_names_nobody_is_part_of_the_task() -> None:
    content = "建成污水处理厂（日处理5万吨，年底前投运）。"

    assert told(text(f"1.{content}\n责任单位：区水务局\n")) == [(1, content, "", "区水务局")]


def test_one_paragraph_may_hold_several_tasks() -> None:
    read = text(
        f"（一）{SCHOOLS}（责任单位：区教体局）{HOUSES}（责任单位：区住建局）\n（二）{PARKS}（责任单位：区园林局）\n"
    )

    assert told(read) == [(1, SCHOOLS, "", "区教体局"), (2, HOUSES, "", "区住建局"), (3, PARKS, "", "区园林局")]


def test_tasks_without_numbers_end_where_their_labels_do() -> None:
    read = text(f"{SCHOOLS}\n责任单位：区教体局\n\n改造老旧小区20个，\n惠及居民5000户。\n责任单位：区住建局\n")

    assert told(read) == [(1, SCHOOLS, "", "区教体局"), (2, HOUSES, "", "区住建局")]


def test_a_label_may_say_what_is_to_be_done() -> None:
    lines = [
        f"序号：{no}\n重点任务：教育\n具体举措：{what}\n责任单位：区教体局" for no, what in ((4, SCHOOLS), (5, HOUSES))
    ]
    read = text("\n".join(lines))

    assert [(row.no, row.content, row.sections) for row in read.rows] == [
        (4, SCHOOLS, ("教育",)),
        (5, HOUSES, ("教育",)),
    ]


def test_a_list_within_a_task_is_part_of_it() -> None:
    read = text(f"1.提升质量。\n（1）{SCHOOLS}\n（2）{HOUSES}\n责任单位：区教体局\n2.{PARKS}\n责任单位：区园林局\n")

    assert [row.content for row in read.rows] == [f"提升质量。（1）{SCHOOLS}（2）{HOUSES}", PARKS]


def test_sections_number_what_lies_above_the_tasks() -> None:
    task = "（责任单位：区教体局）\n"
    read = text(f"一、民生\n（一）教育\n1.{SCHOOLS}{task}（二）住房\n1.{HOUSES}{task}二、城市\n1.{PARKS}{task}")

    assert [(row.no, row.sections) for row in read.rows] == [
        (1, ("一、民生", "（一）教育")),
        (2, ("一、民生", "（二）住房")),
        (3, ("二、城市",)),
    ]


def test_a_figure_behind_the_number_is_not_taken_for_a_decimal() -> None:
    read = text(f"1.{SCHOOLS}\n责任单位：区教体局\n2.12345热线按时办结率95%以上。\n责任单位：区信访局\n")

    assert [(row.no, row.content) for row in read.rows] == [(1, SCHOOLS), (2, "12345热线按时办结率95%以上。")]


@pytest.mark.parametrize("late", ["政局、区人社局", "政局，\n区人社局"])
def test_units_go_on_in_the_next_line(late: str) -> None:
    read = text(f"1.{SCHOOLS}\n责任单位：区教体局、区财\n{late}\n2.{HOUSES}\n责任单位：区住建局\n")

    assert [len(row.units) for row in read.rows] == [3, 1]


def test_who_signs_and_when_is_nobodys_unit() -> None:
    read = text(f"1.{SCHOOLS}\n责任单位：区教体局\n云溪区人民政府办公室\n2026年2月25日\n")

    assert told(read) == [(1, SCHOOLS, "", "区教体局")]


def test_a_line_that_belongs_to_nothing_is_told() -> None:
    read = text(f"1.{SCHOOLS}\n责任单位：区教体局\n\n以上事项另行通知，请抓好落实。\n2.{HOUSES}\n责任单位：区住建局\n")

    assert [doubts(row) for row in read.rows] == [["row cut: 以上事项另行通知，请抓好落实。"], []]


def test_a_task_that_names_nobody_between_others_is_kept_and_told() -> None:
    read = text(f"1.{SCHOOLS}\n责任单位：区教体局\n2.{HOUSES}\n3.{PARKS}\n责任单位：区园林局\n")

    told = [(row.no, [str(doubt) for doubt in row.doubts]) for row in read.rows]
    assert told == [(1, []), (2, ["no unit named"]), (3, [])]


@pytest.mark.parametrize(
    "said", ["责任单位中排在第一位的为牵头单位", "列首位的单位牵头", "责任单位列第一位者为牵头单位"]
)
def test_the_notice_may_say_that_the_first_unit_leads(said: str) -> None:
    read = text(f"（{said}）\n1.{SCHOOLS}\n责任单位：区教体局、区财政局\n")

    assert [str(unit.role) for unit in read.rows[0].units] == ["lead", "support"]


def test_a_task_of_several_paragraphs_is_one_however_it_is_numbered() -> None:
    whole = (
        "一、主要任务\n1.夜间经济。建设夜间消费集聚区6个。\n推进博物馆延长开放时间。（责任单位：区文旅局）\n"
        "2.养老服务。新增养老床位500张。（责任单位：区民政局）\n3.社区食堂。新建社区食堂12个。（责任单位：区民政局）\n"
        "二、组织实施\n（一）场景发布。定期发布清单。（责任单位：区发改局）\n"
        "（二）场景实施。健全公平竞争制度。\n供应方做好迭代优化。（责任单位：区工信局）\n"
    )
    read = text(whole)

    assert [row.content for row in read.rows][::4] == [
        "夜间经济。建设夜间消费集聚区6个。推进博物馆延长开放时间。",
        "场景实施。健全公平竞争制度。供应方做好迭代优化。",
    ]
    assert [row.sections for row in read.rows][::4] == [("一、主要任务",), ("二、组织实施",)]


def test_the_first_paragraph_of_a_task_is_no_section_over_the_second() -> None:
    read = text(
        "1.夜间经济。建设夜间消费集聚区6个。\n推进博物馆延长开放时间。（责任单位：区文旅局）\n"
        "2.养老服务。新增养老床位500张。（责任单位：区民政局）\n"
    )

    assert [row.sections for row in read.rows] == [(), ()]
    assert read.rows[0].content == "夜间经济。建设夜间消费集聚区6个。推进博物馆延长开放时间。"
