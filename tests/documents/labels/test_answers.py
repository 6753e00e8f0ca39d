"""Who answers and by when, in one bracket or one last sentence."""

import pytest

from bot.documents.labels.answers import names_nothing_else, who_and_when


@pytest.mark.parametrize(
    ("text", "who", "when"),
    [
        (
            "市发改委牵头，市司法局按职责分工负责，9月底前出台相关政策，年内持续推进",
            "市发改委牵头，市司法局按职责分工负责",
            "9月底前出台相关政策，年内持续推进",
        ),
        ("区教体局牵头，6月底前完成，区财政局配合", "区教体局牵头，区财政局配合", "6月底前完成"),
        ("6月底前完成，区教体局、区财政局", "区教体局、区财政局", "6月底前完成"),
        ("区教体局牵头，6月底前完成，区财政局配合，持续推进", "区教体局牵头，区财政局配合", "6月底前完成，持续推进"),
        ("市发改委牵头，11月底前报送市政府办公室", "市发改委牵头", "11月底前报送市政府办公室"),
        ("市发改委牵头，上半年取得阶段性成效", "市发改委牵头", "上半年取得阶段性成效"),
        ("市教育局、市体育局，3月底前出台方案、年底前完成", "市教育局、市体育局", "3月底前出台方案，年底前完成"),
        ("长期护理保险中心，区医保局", "长期护理保险中心，区医保局", ""),
    ],
)
def test_every_clause_that_says_by_when_is_the_deadline_and_no_unit(text: str, who: str, when: str) -> None:
    assert who_and_when(text) == (who, when)


@pytest.mark.parametrize("called", ["以下简称", "以下统称", "以下称", "下称", "简称", "统称"])
def test_what_a_name_is_called_in_short_is_no_list_of_units(called: str) -> None:
    assert not names_nothing_else(f"{called}各镇街")
    assert not names_nothing_else(f"{called}区发改局")


def test_a_short_name_that_every_region_has_is_one_among_units() -> None:
    assert names_nothing_else("区卫生局、妇联、教育局")
    assert not names_nothing_else("南区、北区")
