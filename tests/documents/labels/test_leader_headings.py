"""Headings that name a leader in any words, and those that end one."""

import pytest

from tests.documents.layouts import HOUSES, LEFT, PARKS, SCHOOLS, document, doubts, text

ENDS = "责任单位：区教体局\n"


@pytest.mark.parametrize(
    ("one", "two", "first", "second"),
    [
        ("一、某甲市长主抓重点工作", "二、某乙常务副市长主抓重点工作", "某甲", "某乙"),
        ("一、由某甲同志负责的重点任务", "二、某乙副市长领办事项", "某甲", "某乙"),
        ("（一）副区长某甲包联项目", "（二）区委常委、组织部部长某乙挂帅", "某甲", "某乙"),
        ("一、常务副市长牵头事项", "二、某乙（副市长）分管工作", "常务副市长", "某乙"),
        ("一、副区长某甲·某某领办（2项）", "二、某乙·某·某副区长分管工作", "某甲·某某", "某乙·某·某"),
        ("某甲市长主抓十件实事", "某乙副市长主抓五件实事", "某甲", "某乙"),
    ],
)
def test_a_heading_of_a_person_and_a_post_gives_the_leader(one: str, two: str, first: str, second: str) -> None:
    read = text(f"{one}\n1.{SCHOOLS}\n{ENDS}2.{HOUSES}\n{ENDS}{two}\n3.{PARKS}\n{ENDS}")

    assert [(row.leaders, row.sections) for row in read.rows] == [((first,), ()), ((first,), ()), ((second,), ())]


def test_a_heading_of_the_same_level_ends_the_leader_and_is_told() -> None:
    read = text(f"一、某甲市长主抓重点工作\n1.{SCHOOLS}\n{ENDS}二、其他重点工作\n2.{HOUSES}\n{ENDS}")

    assert [(row.leaders, doubts(row)) for row in read.rows] == [
        (("某甲",), []),
        ((), ["row cut: 二、其他重点工作"]),
    ]


def test_the_doubt_of_a_heading_ends_with_the_chapter_above_it() -> None:
    read = text(
        f"一、民生\n（一）某甲副区长牵头事项\n1.{SCHOOLS}\n{ENDS}（二）城市更新\n2.{HOUSES}\n{ENDS}（三）其他\n3.{HOUSES}\n{ENDS}"
        f"二、生态\n4.{PARKS}\n{ENDS}"
    )

    assert [(row.leaders, doubts(row)) for row in read.rows] == [
        (("某甲",), []),
        ((), ["row cut: （二）城市更新"]),
        ((), ["row cut: （三）其他"]),
        ((), []),
    ]


def test_a_heading_that_may_name_a_leader_is_told() -> None:
    read = text(f"一、请分管城建的副区长牵头\n1.{SCHOOLS}\n{ENDS}")

    assert [(row.leaders, doubts(row)) for row in read.rows] == [((), ["row cut: 一、请分管城建的副区长牵头"])]


@pytest.mark.parametrize(
    "heading", ["一、加强组织领导", "一、产业发展牵头任务", "一、书记领航项目", "一、推进项目建设", "一、民生事项"]
)
def test_a_section_is_no_leader(heading: str) -> None:
    read = text(f"{heading}\n1.{SCHOOLS}\n{ENDS}")

    assert [(row.leaders, row.sections) for row in read.rows] == [((), (heading,))]


def test_a_heading_in_a_table_that_ends_a_leader_is_told_as_well() -> None:
    wide = [["一、某甲市长主抓重点工作", LEFT, LEFT], ["二、其他重点工作", LEFT, LEFT]]
    read = document(
        ["序号", "事项", "责任单位"], wide[0], ["1", SCHOOLS, "区教体局"], wide[1], ["2", HOUSES, "区住建局"]
    )

    assert [(row.leaders, doubts(row)) for row in read.rows] == [
        (("某甲",), []),
        ((), ["row cut: 二、其他重点工作"]),
    ]


def test_the_leader_below_the_next_chapter_leaves_no_doubt() -> None:
    read = text(f"一、民生\n分管领导：某甲\n1.{SCHOOLS}\n{ENDS}二、生态\n分管领导：某乙\n2.{PARKS}\n{ENDS}")

    assert [(row.leaders, row.sections, doubts(row)) for row in read.rows] == [
        (("某甲",), ("一、民生",), []),
        (("某乙",), ("二、生态",), []),
    ]


HEADINGS = [
    "牵头领导同志：{}",
    "责任领导：{}",
    "（{}副区长牵头）",
    "【牵头领导：{}】",
    "（责任领导：{}）",
    "{}副区长负责：",
    "{}同志牵头的事项：",
]
TASK = "{}.{}\n责任单位：区教体局\n"
ROW = "{}\t{}\t区教体局\n"


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(("header", "row"), [("", TASK), ("序号\t工作内容\t责任单位\n", ROW)], ids=["labels", "tabs"])
def test_a_leader_stands_over_rows_with_a_colon_or_in_brackets(heading: str, header: str, row: str) -> None:
    early = heading.format("某某甲") + "\n" + row.format(1, SCHOOLS) + row.format(2, HOUSES)
    late = heading.format("某某乙") + "\n" + row.format(3, PARKS)
    read = text(header + early + late)
    assert [row.leaders for row in read.rows] == [("某某甲",), ("某某甲",), ("某某乙",)]
    assert {row.sections for row in read.rows} == {()}


@pytest.mark.parametrize(("header", "row"), [("", TASK), ("序号\t工作内容\t责任单位\n", ROW)], ids=["labels", "tabs"])
def test_a_section_may_name_its_leader_in_a_bracket_behind_its_title(header: str, row: str) -> None:
    early = "一、教育住房（牵头领导：某某甲）\n" + row.format(1, SCHOOLS) + row.format(2, HOUSES)
    late = "二、园林（牵头领导：某某乙）\n" + row.format(3, PARKS)
    read = text(header + early + late)
    assert [row.leaders for row in read.rows] == [("某某甲",), ("某某甲",), ("某某乙",)]
    assert [row.sections for row in read.rows] == [("一、教育住房",)] * 2 + [("二、园林",)]
