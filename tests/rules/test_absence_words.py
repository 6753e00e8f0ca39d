"""Words around days away."""

from decimal import Decimal

import pytest

from bot.rules.absence_words import bare, cancels, is_back, number, says_absence


@pytest.mark.parametrize("text", ["取消", "回来了", "OFF", " cancel ", "已返岗。", "I'm back"])
def test_somebody_is_back(text: str) -> None:
    assert cancels(text)


def test_a_bare_cancel_says_nothing_of_being_back() -> None:
    assert [is_back(text) for text in ("销假", "回来了", "取消", "off")] == [True, True, False, False]


@pytest.mark.parametrize(
    "text", ["下周请假", "请三天假", "我明天出差", "不在办公室", "Away tomorrow", "on annual leave"]
)
def test_being_away_has_words_of_its_own(text: str) -> None:
    assert says_absence(text)


@pytest.mark.parametrize(
    "text", ["下周一到下周三", "请审阅", "假期值班已安排", "the work is under way", "请于下周假日前完成"]
)
def test_other_words_are_none_of_them(text: str) -> None:
    assert not says_absence(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("我因病申请从下周一到下周三请假。", "下周一到下周三"),
        ("下周一请三天假", "下周一 三天"),
        ("I'll be out of the office from tomorrow.", "tomorrow"),
        ("１２月３号，请假", "12月3日"),
        ("the day after tomorrow", "the day after tomorrow"),
    ],
)
def test_what_is_left_names_the_days(text: str, left: str) -> None:
    assert bare(text) == left


@pytest.mark.parametrize(("text", "value"), [("半", "0.5"), ("a", "1"), ("three", "3"), ("十五", "15"), ("20", "20")])
def test_numbers_are_read_in_both_languages(text: str, value: str) -> None:
    assert number(text) == Decimal(value)
