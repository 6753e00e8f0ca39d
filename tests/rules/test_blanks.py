"""What stands in a cell and says nothing."""

import pytest

from bot.rules.blanks import says_nothing


@pytest.mark.parametrize("text", ["", " ", "—", "--", "/", "／", "\\", "、", "无", "暂无", "— —"])
def test_a_dash_or_a_word_for_nothing_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["无线电管理局", "12月底", "0", "无障碍改造", "区发改局/"])
def test_what_only_looks_like_it_says_something(text: str) -> None:
    assert not says_nothing(text)
