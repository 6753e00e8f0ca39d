"""Columns of units where they stand in front of the numbers, beside persons, or within a town; and their deadlines."""

import pytest

from bot.documents.people import without_persons
from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, document, doubts, text

FRONT = ["责任单位", "序号", "目标任务", "配合单位"]


def lines(*rows: list[str]) -> str:
    return "\n".join("\t".join(row) for row in rows) + "\n"


def units(annex: str) -> list[list[tuple[str, str]]]:
    return [[(unit.name, str(unit.role)) for unit in row.units] for row in text(annex).rows]


# -- in front of the number ----------------------------------------------------------------------------------------


def test_a_unit_in_front_of_the_numbers_answers_for_the_rows_below_it() -> None:
    annex = lines(
        FRONT,
        ["区教体局", "1", SCHOOLS, "区财政局"],
        ["", "2", HOUSES, "区住建局"],
        ["区园林局", "3", PARKS, "区水务局"],
    )

    assert units(annex) == [
        [("区教体局", "lead"), ("区财政局", "support")],
        [("区教体局", "lead"), ("区住建局", "support")],
        [("区园林局", "lead"), ("区水务局", "support")],
    ]
    assert not [row.doubts for row in text(annex).rows if row.doubts]


def test_in_a_table_that_could_have_merged_the_cells_it_is_a_doubt() -> None:
    read = document(FRONT, ["区教体局", "1", SCHOOLS, "区财政局"], ["", "2", HOUSES, "区住建局"])

    assert [doubts(row) for row in read.rows] == [[], ["row cut: units as above"]]
    assert [row.units[0].name for row in read.rows] == ["区教体局", "区教体局"]


def test_a_heading_between_them_ends_it() -> None:
    annex = lines(FRONT, ["区教体局", "1", SCHOOLS, "区财政局"], ["二、城市建设"], ["", "2", HOUSES, "区住建局"])

    assert units(annex)[1] == [("区住建局", "support")]


# -- beside persons ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        ("区民政局\n赵小满", "区民政局"),
        ("区民政局\n局长赵小满", "区民政局"),
        ("区民政局赵小满", "区民政局"),
        ("区民政局 赵小满", "区民政局"),
        ("区民政局（赵小满）", "区民政局"),
        ("区民政局（区社会救助中心）\n赵 满", "区民政局（区社会救助中心）"),
        ("区民政局\n区残联", "区民政局\n区残联"),
        ("石桥镇", "石桥镇"),
        ("高新区\n金融办", "高新区\n金融办"),
    ],
)
def test_persons_beside_units_are_left_out(cell: str, left: str) -> None:
    assert without_persons(cell) == left


@pytest.mark.parametrize("heading", ["牵头单位及主要负责人", "责任单位及责任人", "责任单位/负责人", "牵头单位和联系人"])
def test_they_are_where_the_heading_says_that_persons_stand_there(heading: str) -> None:
    read = document(["序号", "任务", heading], ["1", SCHOOLS, "区教体局\n赵小满"], ["2", HOUSES, "区住建局\n孙大川"])

    assert [[(unit.name, str(unit.role)) for unit in row.units] for row in read.rows] == [
        [("区教体局", "lead")],
        [("区住建局", "lead")],
    ]
    assert not [row.doubts for row in read.rows if row.doubts]


def test_elsewhere_a_person_among_units_is_told() -> None:
    read = document(["序号", "任务", "责任单位"], ["1", SCHOOLS, "区教体局\n赵小满"], ["2", HOUSES, "区住建局\n孙大川"])

    assert all(doubts(row) for row in read.rows)


# -- within a town -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("offices", ["责任办所", "责任站所", "牵头办（所）", "责任科所"])
@pytest.mark.parametrize("places", ["责任村（社区）", "配合村", "责任社区", "责任村社区"])
def test_offices_and_villages_of_a_town_are_its_units(offices: str, places: str) -> None:
    header = ["序号", "重点工作", "牵头领导", offices, places]
    read = document(
        header, ["1", HOUSES, "郑小满", "水利站、村建办", "各村"], ["2", PARKS, "高山", "文化站", "东庄村、西岭村"]
    )

    assert [[unit.name for unit in row.units] for row in read.rows] == [
        ["水利站", "村建办", "各村"],
        ["文化站", "东庄村", "西岭村"],
    ]
    assert not [told for row in read.rows for told in doubts(row)]


# -- when ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["2026年\n目标进度", "年度目标进度", "完成计划", "计划安排"])
def test_a_heading_of_progress_over_deadlines_is_no_guess(heading: str) -> None:
    read = document(["序号", "任务", "责任单位", heading], ["1", SCHOOLS, "区教体局", "6月底完成"])

    assert [(row.due_text, doubts(row)) for row in read.rows] == [("6月底完成", [])]


def test_one_that_says_nothing_is() -> None:
    read = document(["序号", "任务", "责任单位", "其他"], ["1", SCHOOLS, "区教体局", "6月底完成"])

    assert doubts(read.rows[0]) == ["row cut: column 其他 is guessed"]
