"""Tasks without numbers, each on a line above the same labels: the first label again tells where one ends."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, text

UNITS = ("区教体局", "区住建局", "区城管局")
LABELS = ("主管领导：李明远", "责任单位：{unit}", "进度安排：6月底前开工；12月底前完工。")


def tasks(*orders: int) -> str:
    """Write the three tasks with their labels, in the order given."""
    found = []
    for task, unit in zip((SCHOOLS, HOUSES, PARKS), UNITS, strict=True):
        found += [task, *(LABELS[at].format(unit=unit) for at in orders)]
    return "\n".join(found)


@pytest.mark.parametrize("orders", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2), (2, 0, 1)])
def test_the_line_above_the_first_label_that_comes_again_is_the_next_task(orders: tuple[int, ...]) -> None:
    read = text(tasks(*orders))

    assert [row.content for row in read.rows] == [SCHOOLS, HOUSES, PARKS]
    assert [[unit.name for unit in row.units] for row in read.rows] == [[unit] for unit in UNITS]
    assert {row.due_text for row in read.rows} == {"6月底前开工；12月底前完工。"}


def test_who_is_responsible_beside_a_leader_is_no_leader_and_nothing_that_was_lost() -> None:
    labels = "主管领导：李明远\n责任单位：{}\n主要责任人：{}\n"
    rows = zip((SCHOOLS, HOUSES, PARKS), UNITS, ("王小川", "赵一山", "李明远"), strict=True)
    read = text("".join(f"{task}\n{labels.format(*who)}" for task, *who in rows))

    assert {row.leaders for row in read.rows} == {("李明远",)}
    assert not any("left out" in str(doubt) for row in read.rows for doubt in row.doubts)


def test_what_stands_above_the_first_task_is_its_heading_and_no_part_of_it() -> None:
    first, *more = tasks(0, 1, 2).split("\n")
    read = text("\n".join(["昨日，区政府公布了十件实事，由谁负责一目了然。", "城乡建设", first, *more]))

    assert [row.content for row in read.rows] == [SCHOOLS, HOUSES, PARKS]
    assert [row.sections for row in read.rows] == [("城乡建设",)] * 3
    assert any("昨日" in str(doubt) for doubt in read.rows[0].doubts)


def test_a_heading_between_two_tasks_is_the_section_of_the_next() -> None:
    lines = tasks(0, 1, 2).split("\n")
    read = text("\n".join([*lines[:8], "园林绿化", *lines[8:]]))

    assert [row.content for row in read.rows] == [SCHOOLS, HOUSES, PARKS]
    assert [row.sections for row in read.rows] == [(), (), ("园林绿化",)]
