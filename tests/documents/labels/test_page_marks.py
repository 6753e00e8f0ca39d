"""Marks of pages are left out of running text; what only looks like one stays."""

import pytest

from bot.documents.blocks import Line
from bot.documents.labels.page_marks import without_page_marks


def left(*texts: str) -> list[str]:
    return [line.text for line in without_page_marks([Line(1, text) for text in texts])]


@pytest.mark.parametrize(
    "mark", ["— 2 —", "－２－", "- 2 -", "—２—", "第 2 页", "第2页 共9页", "2 / 9", "2", "·2·", "–– 2 ––"]
)
def test_a_mark_of_a_page_is_left_out_with_the_blank_lines_around_it(mark: str) -> None:
    assert left("培育百亿级龙头", "", mark, "", "企业。") == ["培育百亿级龙头", "企业。"]


@pytest.mark.parametrize("mark", ["—２—", "— 2 —", " —2— ", "－2－"])
def test_a_mark_within_a_line_is_left_out(mark: str) -> None:
    assert left(f"培育30家百亿级龙头{mark}企业。") == ["培育30家百亿级龙头企业。"]


@pytest.mark.parametrize("text", ["增长3—5个百分点", "2026—2028年", "——2—3家", "每年6-8月", "（2）"])
def test_ranges_and_numbers_of_items_stay(text: str) -> None:
    assert left(text) == [text]


def test_bare_numbers_that_do_not_count_up_are_no_marks() -> None:
    assert left("学校", "3", "医院", "2") == ["学校", "3", "医院", "2"]
