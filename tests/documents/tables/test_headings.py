"""Headings over rows: sections, leaders, units."""

import pytest

from bot.documents.blocks import Line
from tests.documents.layouts import HOUSES, LEFT, PARKS, SCHOOLS, document, table, text, told

HEADER = ["序号", "事项", "责任单位"]
ROWS = [["1", SCHOOLS, "区教体局"], ["2", HOUSES, "区住建局"], ["3", PARKS, "区园林局"]]


def wide(words: str) -> list[str]:
    return [words, LEFT, LEFT]


def test_rows_over_the_whole_width_are_sections() -> None:
    read = document(HEADER, wide("一、城市（2项）"), ROWS[0], wide("（一）小区"), ROWS[1], wide("二、农村"), ROWS[2])

    assert [row.sections for row in read.rows] == [
        ("一、城市（2项）",),
        ("一、城市（2项）", "（一）小区"),
        ("二、农村",),
    ]


def test_a_numeral_with_nobody_beside_it_is_a_section() -> None:
    read = document(HEADER, ["一", "城市", ""], *ROWS[:2], ["二", "农村", ""], ROWS[2])

    assert [(row.no, row.sections) for row in read.rows] == [(1, ("一 城市",)), (2, ("一 城市",)), (3, ("二 农村",))]


@pytest.mark.parametrize(
    "lines",
    [
        ["一、高度重视。各责任单位要抓紧落实。"],
        ["一、各责任单位要围绕事项，逐项制定每月推进", "计划，迅速部署推进。", "2026年2月25日", "重点工作分解表"],
    ],
)
def test_what_the_notice_tells_everybody_is_no_section(lines: list[str]) -> None:
    before = [Line(number, line) for number, line in enumerate(lines, start=1)]
    read = document(*before, table(HEADER, *ROWS))

    assert {row.sections for row in read.rows} == {()}


@pytest.mark.parametrize(
    "heading",
    [
        "牵头领导：某 甲",
        "一、分管领导：某甲（3项）",
        "某甲同志牵头的事项",
        "（一）区委常委、常务副区长某甲牵头负责的工作（3项）",
        "副区长某甲分管的任务",
    ],
)
def test_a_heading_names_the_leader_of_all_rows_below(heading: str) -> None:
    read = document(HEADER, wide(heading), *ROWS)

    assert [(row.leaders, row.sections) for row in read.rows] == [(("某甲",), ())] * 3


def test_the_next_leader_replaces_the_one_before() -> None:
    read = document(HEADER, wide("牵头领导：某甲"), *ROWS[:2], wide("牵头领导：某乙"), ROWS[2])

    assert [row.leaders for row in read.rows] == [("某甲",), ("某甲",), ("某乙",)]


def test_a_heading_that_is_a_unit_answers_for_rows_that_name_none() -> None:
    header, one, two = ["序号", "事项", "分管领导"], ["1", SCHOOLS, "某甲"], ["2", HOUSES, "某乙"]
    read = document(header, wide("一、区教体局（1项）"), one, wide("责任单位：区住建局"), two)

    assert [row.unit_text for row in read.rows] == ["区教体局", "区住建局"]


def test_a_unit_beside_its_first_row_answers_for_all() -> None:
    read = document(
        ["责任单位", "序号", "事项"], ["区教体局", "1", SCHOOLS], ["^", "2", HOUSES], ["区园林局", "3", PARKS]
    )

    assert [row.unit_text for row in read.rows] == ["区教体局", "区教体局", "区园林局"]


def test_a_line_between_tables_is_a_heading() -> None:
    read = document(Line(7, "一、城市"), table(HEADER, ROWS[0]), Line(9, "二、农村"), table(HEADER, ROWS[2]))

    assert [row.sections for row in read.rows] == [("一、城市",), ("二、农村",)]


@pytest.mark.parametrize("heading", ["牵头领导：某甲", "一、副区长某甲牵头的事项"])
def test_text_has_leaders_as_headings_too(heading: str) -> None:
    read = text(f"{heading}\n1.{SCHOOLS}\n责任单位：区教体局\n2.{HOUSES}\n责任单位：区住建局\n")

    assert told(read) == [(1, SCHOOLS, "某甲", "区教体局"), (2, HOUSES, "某甲", "区住建局")]


def test_a_parent_of_sub_numbers_is_a_heading() -> None:
    read = document(HEADER, ["1", "教育提升", ""], ["1.1", SCHOOLS, "区教体局"], ["1.2", HOUSES, "区住建局"])

    assert [(row.no, row.sections) for row in read.rows] == [(1, ("教育提升",)), (2, ("教育提升",))]


def test_a_sentence_of_the_notice_is_no_section_of_the_table_below_it() -> None:
    notice = "二、区政府办公室将加强跟踪督办，定期梳理汇总落实情况。"

    assert [row.sections for row in document(Line(1, notice), table(HEADER, *ROWS)).rows] == [()] * 3
    assert [row.sections for row in document(Line(1, "二、城市建设。"), table(HEADER, *ROWS)).rows] == [
        ("二、城市建设。",)
    ] * 3
