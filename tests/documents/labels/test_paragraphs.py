"""Paragraphs that hold a heading with its tasks, labels behind bars, or only say that tasks follow."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, document, text


def test_a_heading_and_its_tasks_in_one_paragraph_are_taken_apart() -> None:
    read = text(
        f"1.办好民生实事。（1）{SCHOOLS}（牵头单位：区教体局）（2）{HOUSES}（牵头单位：区住建局；配合单位：区财政局）\n"
        f"2.建设公园城市。（1）{PARKS}（牵头单位：区园林局）（2）完成绿化。（牵头单位：区园林局）\n"
    )

    assert [(row.no, row.content, row.sections) for row in read.rows] == [
        (1, SCHOOLS, ("1.办好民生实事。",)),
        (2, HOUSES, ("1.办好民生实事。",)),
        (3, PARKS, ("2.建设公园城市。",)),
        (4, "完成绿化。", ("2.建设公园城市。",)),
    ]


def test_a_heading_with_a_single_task_in_its_paragraph_is_parted_from_it_too() -> None:
    read = text(
        f"1.办好民生实事。（1）{SCHOOLS}（牵头单位：区教体局）（2）{HOUSES}（牵头单位：区住建局）\n"
        f"2.建设公园城市。（1）{PARKS}（牵头单位：区园林局；责任单位：区城管局）\n"
    )

    assert [(row.content, row.sections) for row in read.rows] == [
        (SCHOOLS, ("1.办好民生实事。",)),
        (HOUSES, ("1.办好民生实事。",)),
        (PARKS, ("2.建设公园城市。",)),
    ]


def test_what_is_counted_within_one_task_stays_whole() -> None:
    measures = "办好民生实事。（1）新建学校；（2）改造小区。"
    rows = text(f"1.{measures}（责任单位：区教体局）\n2.{PARKS}（责任单位：区园林局）\n").rows

    assert [row.content for row in rows] == [measures, PARKS]


@pytest.mark.parametrize("bar", [" | ", "|", "｜", " │ "])
def test_bars_between_a_task_and_its_labels_belong_to_none_of_them(bar: str) -> None:
    lines = (
        bar.join((f"1.{SCHOOLS}", "分管领导：某甲", "牵头单位：区教体局", "配合单位：区财政局")),
        bar.join((f"2.{HOUSES}", "分管领导：某乙", "牵头单位：区住建局")),
    )
    rows = text("\n".join(lines)).rows

    assert [(row.content, row.leaders, row.unit_text, row.doubts) for row in rows] == [
        (SCHOOLS, ("某甲",), "牵头单位：区教体局；配合单位：区财政局", ()),
        (HOUSES, ("某乙",), "牵头单位：区住建局", ()),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "现就各项工作提出如下责任分工：",
        "现将2026年政府工作报告重点任务分解如下：",
        "为做好全年工作，提出如下任务分工：",
        "现就有关任务明确责任分工如下。",
    ],
)
def test_a_sentence_that_says_that_tasks_follow_is_none(sentence: str) -> None:
    rows = text(f"{sentence}\n1.{SCHOOLS}（区教体局牵头）\n2.{HOUSES}（区住建局牵头）\n").rows

    assert [(row.no, row.content, row.doubts) for row in rows] == [(1, SCHOOLS, ()), (2, HOUSES, ())]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("探索“以奖代补”，引导社会资本参与。", False),
        ("推进部门协同，引导群众广泛配合。", False),
        ("新建学校3所，区财政局配合。", True),
        ("新建学校3所，区教体局牵头。", True),
    ],
)
def test_a_sentence_that_ends_in_a_word_of_role_is_told_only_behind_a_unit(sentence: str, *, told: bool) -> None:
    rows = document(["序号", "工作任务", "责任单位"], ["1", sentence, "区教体局"], ["2", HOUSES, "区住建局"]).rows

    assert bool(rows[0].doubts) is told


@pytest.mark.parametrize("office", ["责任股室", "责任科室", "责任处室", "承办科室"])
def test_an_office_within_a_unit_answers_only_where_no_unit_is_named(office: str) -> None:
    header = ["序号", "工作任务", "责任单位", office]
    cells = [(SCHOOLS, "区教体局", "办公室"), (HOUSES, "区住建局", "综合股"), (PARKS, "区园林局", "财务科")]
    beside = document(header, *[[str(no), *row] for no, row in enumerate(cells, 1)]).rows
    alone = document([*header[:2], office], *[[str(no), row[0], row[2]] for no, row in enumerate(cells, 1)]).rows

    assert [[one.name for one in row.units] for row in beside] == [[unit] for _, unit, _ in cells]
    assert [[one.name for one in row.units] for row in alone] == [[unit] for _, _, unit in cells]
    assert not [row.doubts for row in (*beside, *alone) if row.doubts]


def test_the_leagues_central_committee_is_a_unit() -> None:
    rows = text(f"1.{SCHOOLS}（共青团中央、区教体局负责）\n2.{HOUSES}（区住建局牵头）\n").rows

    assert [one.name for one in rows[0].units] == ["共青团中央", "区教体局"]
    assert "not understood" not in str([str(doubt) for doubt in rows[0].doubts])


@pytest.mark.parametrize("annexes", ["附：1.任务分解表", "附件：1.重点项目清单 2.任务分解表", "  附件：《任务分解表》"])
def test_the_list_of_annexes_behind_the_last_task_is_no_part_of_it(annexes: str) -> None:
    read = text(
        f"1.{SCHOOLS}（区教体局牵头，区财政局配合）\n2.{HOUSES}各镇街要及时总结经验。（区住建局、各镇街）{annexes}\n"
    )

    assert [row.no for row in read.rows] == [1, 2]
    assert read.rows[1].content == f"{HOUSES}各镇街要及时总结经验。"
    assert [unit.name for unit in read.rows[1].units] == ["区住建局", "各镇街"]
