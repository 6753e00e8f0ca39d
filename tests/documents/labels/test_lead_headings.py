"""Headings that name the unit which leads all rows below them."""

import pytest

from bot.documents.labels.lead_headings import beside
from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, text

LED = ("{}牵头工作（2项）", "{}牵头的重点任务", "由{}负责的事项", "{}牵头（2项）", "{}主办任务")


@pytest.mark.parametrize("heading", LED)
def test_the_unit_of_a_heading_leads_all_tasks_below_it(heading: str) -> None:
    first, second = heading.format("区教体局"), heading.format("区管委会")
    read = text(f"一、{first}\n1.{SCHOOLS}\n2.{HOUSES}\n二、{second}\n3.{PARKS}\n")

    assert [(row.no, row.content) for row in read.rows] == [(1, SCHOOLS), (2, HOUSES), (3, PARKS)]
    assert [[(one.name, one.role) for one in row.units] for row in read.rows] == [
        *[[("区教体局", "lead")]] * 2,
        [("区管委会", "lead")],
    ]
    assert [row.sections for row in read.rows] == [(f"一、{first}",)] * 2 + [(f"二、{second}",)]
    assert not [row.doubts for row in read.rows if row.doubts]


def test_what_a_task_says_itself_stands_beside_the_lead_of_the_heading() -> None:
    rows = text(
        f"一、区教体局牵头工作（2项）\n1.{SCHOOLS}（区财政局、区卫健局配合）\n2.{HOUSES}\n"
        f"二、区园林局牵头工作（1项）\n3.{PARKS}（配合单位：区财政局）\n"
    ).rows

    assert [[(one.name, one.role) for one in row.units] for row in rows] == [
        [("区教体局", "lead"), ("区财政局", "support"), ("区卫健局", "support")],
        [("区教体局", "lead")],
        [("区园林局", "lead"), ("区财政局", "support")],
    ]
    assert not [row.doubts for row in rows if row.doubts]


@pytest.mark.parametrize(
    ("over", "own", "both"),
    [
        ("牵头单位：区教体局", "", "牵头单位：区教体局"),
        ("", "区财政局", "区财政局"),
        ("区教体局", "区财政局", "区财政局"),
        ("牵头单位：区教体局", "区财政局", "牵头单位：区教体局；配合单位：区财政局"),
        ("牵头单位：区教体局", "区财政局配合", "牵头单位：区教体局；区财政局配合"),
        ("牵头单位：区教体局", "区财政局牵头", "区财政局牵头"),
        ("区教体局", "配合单位：区财政局", "责任单位：区教体局；配合单位：区财政局"),
        ("区教体局", "区财政局配合", "责任单位：区教体局；区财政局配合"),
        (
            "牵头单位：区教体局；责任单位：各镇",
            "配合单位：区财政局",
            "牵头单位：区教体局；责任单位：各镇；配合单位：区财政局",
        ),
        ("牵头单位：区教体局", "责任单位：区教体局、区财政局", "责任单位：区教体局、区财政局"),
    ],
)
def test_a_row_that_names_its_lead_keeps_it(over: str, own: str, both: str) -> None:
    assert beside(over, own) == both


LETTER = "区人大会议通过了《政府工作报告》。请各镇、区直各单位紧扣目标任务，细化措施，压实责任，全力抓好落实。\n"


@pytest.mark.parametrize(
    ("over", "beside_it"),
    [
        ("牵头单位：{}", "（配合单位：区财政局、区卫健局）"),
        ("牵头单位：{}", "（区财政局、区卫健局）"),
        ("【牵头单位：{}】", "（配合单位：区财政局、区卫健局）"),
        ("{}", "（配合单位：区财政局、区卫健局）"),
    ],
)
def test_the_unit_on_a_line_over_tasks_leads_them_and_those_in_brackets_support(over: str, beside_it: str) -> None:
    first, second = over.format("区教体局"), over.format("区园林局")
    rows = text(f"{LETTER}{first}\n1.{SCHOOLS}{beside_it}\n2.{HOUSES}\n{second}\n3.{PARKS}{beside_it}\n").rows

    assert [(row.no, row.content) for row in rows] == [(1, SCHOOLS), (2, HOUSES), (3, PARKS)]
    assert [[(one.name, one.role) for one in row.units] for row in rows] == [
        [("区教体局", "lead"), ("区财政局", "support"), ("区卫健局", "support")],
        [("区教体局", "lead")],
        [("区园林局", "lead"), ("区财政局", "support"), ("区卫健局", "support")],
    ]
    assert not [row.doubts for row in rows if row.doubts]


@pytest.mark.parametrize("label", ["牵头单位", "责任单位"])
def test_tasks_below_lines_with_units_need_no_words_of_their_own(label: str) -> None:
    rows = text(f"{LETTER}{label}：区教体局\n1.{SCHOOLS}\n2.{HOUSES}\n{label}：区园林局\n3.{PARKS}\n").rows

    assert [(row.no, row.content, [(one.name, one.role) for one in row.units]) for row in rows] == [
        (1, SCHOOLS, [("区教体局", "lead")]),
        (2, HOUSES, [("区教体局", "lead")]),
        (3, PARKS, [("区园林局", "lead")]),
    ]


def test_supporters_on_a_line_below_a_task_are_its_own() -> None:
    rows = text(
        f"牵头单位：区教体局\n1.{SCHOOLS}\n配合单位：区财政局\n2.{HOUSES}\n牵头单位：区园林局\n3.{PARKS}\n"
        "配合单位：区水利局\n"
    ).rows

    assert [row.unit_text for row in rows] == [
        "牵头单位：区教体局；配合单位：区财政局",
        "牵头单位：区教体局",
        "牵头单位：区园林局；配合单位：区水利局",
    ]


def test_the_last_task_below_a_line_with_the_lead_needs_no_words_of_its_own() -> None:
    rows = text(
        f"一、教育\n牵头单位：区教体局\n1.{SCHOOLS}（配合单位：区财政局）\n2.{HOUSES}（配合单位：区财政局）\n"
        f"二、园林\n牵头单位：区园林局\n3.{PARKS}\n"
    ).rows

    assert [(row.no, row.sections, row.unit_text) for row in rows] == [
        *((no, ("一、教育",), "牵头单位：区教体局；配合单位：区财政局") for no in (1, 2)),
        (3, ("二、园林",), "牵头单位：区园林局"),
    ]
