"""Titles of chapters that say who answers for all items below them: 一、提升能级（牵头单位：…）, and then 1. 2. 3."""

import pytest

from bot.documents.labels.sections import over_rows
from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, text

EDUCATION, CITY = "一、办好人民满意的教育", "二、提升城市能级"
ITEMS = f"{{0}}\n1.{SCHOOLS}\n2.{HOUSES}\n{{1}}\n3.{PARKS}\n"

Told = list[tuple[str, tuple[str, ...], list[tuple[str, str]]]]


def told(annex: str) -> Told:
    return [
        (row.content, row.sections, [(unit.name, str(unit.role)) for unit in row.units]) for row in text(annex).rows
    ]


RIGHT = [
    (SCHOOLS, (EDUCATION,), [("区教体局", "lead"), ("区财政局", "support")]),
    (HOUSES, (EDUCATION,), [("区教体局", "lead"), ("区财政局", "support")]),
    (PARKS, (CITY,), [("区住建局", "lead"), ("各街道", "support")]),
]


@pytest.mark.parametrize(
    "said",
    [
        "（牵头单位：{0}；责任单位：{1}）",
        "（牵头单位：{0}，配合单位：{1}）",
        "（{0}牵头，{1}配合）",
        "\n牵头单位：{0}\n责任单位：{1}",
        "\n（牵头单位：{0}；责任单位：{1}）",
    ],
)
def test_items_without_units_have_those_of_the_title_and_the_title_is_their_section(said: str) -> None:
    annex = ITEMS.format(EDUCATION + said.format("区教体局", "区财政局"), CITY + said.format("区住建局", "各街道"))

    assert told(annex) == RIGHT
    assert {str(doubt) for row in text(annex).rows for doubt in row.doubts} == {"group without members: 各街道"}


def test_a_group_with_brackets_of_its_own_ends_no_bracket() -> None:
    annex = ITEMS.format(f"{EDUCATION}（牵头单位：区教体局；责任单位：各镇（街道））", f"{CITY}（牵头单位：区住建局）")

    assert [units for *_, units in told(annex)] == [
        *[[("区教体局", "lead"), ("各镇（街道）", "support")]] * 2,
        [("区住建局", "lead")],
    ]


def test_a_leader_in_the_title_leads_all_items_too() -> None:
    annex = ITEMS.format(
        f"{EDUCATION}（牵头领导：郑小满；责任单位：区教体局）", f"{CITY}（牵头领导：高山；责任单位：区住建局）"
    )

    assert [row.leaders for row in text(annex).rows] == [("郑小满",), ("郑小满",), ("高山",)]


def test_an_item_that_names_its_own_keeps_them_and_a_title_without_items_is_a_task() -> None:
    annex = (
        f"{EDUCATION}（区教体局牵头，区财政局配合）\n1.{SCHOOLS}\n2.{HOUSES}（责任单位：区住建局）\n"
        f"二、加强宣传引导（区委宣传部牵头，区文旅局配合）\n三、提升能级（区住建局牵头，区园林局配合）\n3.{PARKS}\n"
    )

    assert told(annex) == [
        (SCHOOLS, (EDUCATION,), [("区教体局", "lead"), ("区财政局", "support")]),
        (HOUSES, (EDUCATION,), [("区住建局", "lead")]),
        ("加强宣传引导", (), [("区委宣传部", "lead"), ("区文旅局", "support")]),
        (PARKS, ("三、提升能级",), [("区住建局", "lead"), ("区园林局", "support")]),
    ]


def test_a_sentence_with_who_answers_is_the_task_and_not_a_title_over_its_steps() -> None:
    rows = text(
        f"一、{SCHOOLS}（牵头单位：区教体局）\n（一）完成选址。\n二、{HOUSES}（牵头单位：区住建局）\n（一）完成设计。\n"
    ).rows

    assert [row.content for row in rows] == [SCHOOLS, HOUSES]
    assert all(any("row cut" in str(doubt) for doubt in row.doubts) for row in rows)


@pytest.mark.parametrize("title", ["（按责任单位）", "（按责任单位分）", "（以牵头单位为序）", "（按部门排列）"])
def test_how_a_table_is_ordered_names_nobody(title: str) -> None:
    rows = text(f"重点工作任务分解{title}\n一、区教体局（2项）\n1.{SCHOOLS}\n2.{HOUSES}（配合单位：区财政局）\n").rows

    assert [[(unit.name, str(unit.role)) for unit in row.units] for row in rows] == [
        [("区教体局", "lead")],
        [("区教体局", "lead"), ("区财政局", "support")],
    ]
    assert not [row.doubts for row in rows if row.doubts]


def test_a_line_above_tasks_that_names_who_answers_stands_in_front_of_their_supporters() -> None:
    rows = text(
        f"责任单位：区教体局\n1.{SCHOOLS}\n2.{HOUSES}（配合单位：区财政局）\n责任单位：区园林局\n3.{PARKS}（区水务局配合）\n"
    ).rows

    assert [[(unit.name, str(unit.role)) for unit in row.units] for row in rows] == [
        [("区教体局", "lead")],
        [("区教体局", "lead"), ("区财政局", "support")],
        [("区园林局", "lead"), ("区水务局", "support")],
    ]
    assert not [row.doubts for row in rows if row.doubts]


@pytest.mark.parametrize(
    ("heading", "units"),
    [
        ("一、教育（责任单位：区教体局）", "区教体局"),
        ("一、教育（牵头单位：区教体局；责任单位：各镇）", "牵头单位：区教体局；责任单位：各镇"),
        ("牵头单位：区教体局；配合单位：区财政局", "牵头单位：区教体局；配合单位：区财政局"),
        ("一、教育（区教体局牵头）", "区教体局牵头"),
        ("一、教育（含学前教育）", ""),
    ],
)
def test_a_heading_gives_its_units_with_their_labels(heading: str, units: str) -> None:
    assert over_rows(heading)[1] == units


@pytest.mark.parametrize("who", ["{}牵头落实", "{}牵头", "{}负责", "由{}牵头"])
def test_a_line_of_units_with_their_role_answers_for_the_text_above_it(who: str) -> None:
    annex = f"主要内容\n责任单位\n一、教育\n{SCHOOLS}\n{who.format('区教体局')}\n{HOUSES}\n{who.format('区住建局')}\n"

    assert told(annex) == [
        (SCHOOLS, ("一、教育",), [("区教体局", "lead")]),
        (HOUSES, ("一、教育",), [("区住建局", "lead")]),
    ]
    assert not [row.doubts for row in text(annex).rows if row.doubts]
