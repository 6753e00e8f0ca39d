"""A note in a row's bracket that the first one listed leads holds from this row on."""

import pytest

from tests.documents.layouts import HOUSES, PARKS, SCHOOLS, doubts, text

ANSWER = "区教体局、区财政局"


def roles(annex: str) -> list[list[str]]:
    return [[str(unit.role) for unit in row.units] for row in text(annex).rows]


@pytest.mark.parametrize(
    "note",
    [
        "，列第一位的为牵头单位，下同",
        "。列第一位的为牵头单位，下同",
        "〔列第一位的为牵头单位，下同〕",
        "，第一位为牵头单位",
    ],
)
def test_the_note_holds_from_its_row_on(note: str) -> None:
    annex = (
        f"1.{SCHOOLS}（责任单位：{ANSWER}）\n2.{HOUSES}（责任单位：{ANSWER}{note}）\n3.{PARKS}（责任单位：{ANSWER}）\n"
    )

    assert roles(annex) == [["joint", "joint"], ["lead", "support"], ["lead", "support"]]


def test_the_note_may_be_cut_by_the_end_of_a_line_and_stand_behind_names_alone() -> None:
    annex = f"1.{SCHOOLS}（区教体局、区财政局、区住建局，列第\n一位的为牵头单位，下同）\n2.{HOUSES}（{ANSWER}）\n"

    assert roles(annex) == [["lead", "support", "support"], ["lead", "support"]]


def test_the_note_of_the_document_holds_for_all_rows() -> None:
    annex = f"各项任务列第一位的为牵头单位。\n1.{SCHOOLS}（责任单位：{ANSWER}）\n2.{HOUSES}（责任单位：{ANSWER}）\n"

    assert roles(annex) == [["lead", "support"], ["lead", "support"]]


def test_a_row_that_is_to_be_the_first_of_all_says_nothing_about_who_leads() -> None:
    annex = f"1.教育质量全市排名第一。（牵头单位：区教体局）\n2.{HOUSES}（责任单位：{ANSWER}）\n"

    assert roles(annex) == [["lead"], ["joint", "joint"]]


def test_a_sentence_about_all_rows_below_names_nobody_and_is_told() -> None:
    read = text(
        f"1.{SCHOOLS}（责任单位：{ANSWER}，以下各项均需各镇街落实，不再重复列出）\n2.{HOUSES}（责任单位：{ANSWER}）\n"
    )

    assert [[unit.name for unit in row.units] for row in read.rows] == [["区教体局", "区财政局"]] * 2
    assert [bool(row.doubts) and not doubts(row) for row in read.rows] == [True, True]
    assert any("不再重复列出" in str(doubt) for doubt in read.rows[0].doubts)
