"""Numbers as official texts write them."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.numerals import CHINESE, SCALES, value_of

DIGITS = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2000", "2000"),
        ("2,000", "2000"),
        ("12,000.5", "12000.5"),
        ("1.11", "1.11"),
        ("九", "9"),
        ("两", "2"),
        ("十", "10"),
        ("二十", "20"),
        ("十五", "15"),
        ("一百零五", "105"),
        ("三百五十", "350"),
        ("三百五", "350"),
        ("三千五", "3500"),
        ("一亿五", "150000000"),
        ("二十五", "25"),
        ("两千三百", "2300"),
        ("两万三", "23000"),
        ("三万五千", "35000"),
        ("一亿两千万", "120000000"),
        ("一万亿", "1000000000000"),
        ("二〇二六", "2026"),
    ],
)
def test_a_numeral_is_read(text: str, value: str) -> None:
    assert value_of(text) == Decimal(value)


def test_what_is_no_numeral_is_refused() -> None:
    with pytest.raises(ValueError, match="一批 is no numeral"):
        value_of("一批")


def test_nothing_at_all_is_no_nought() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        value_of("")


def written(number: int) -> str:
    """Write 1 to 9999 in Chinese, as a person would."""
    words, gap = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + sign
            gap = False
        else:
            gap = True
    return words


@given(st.integers(min_value=1, max_value=9999))
def test_every_number_is_read_back(number: int) -> None:
    assert re.fullmatch(CHINESE, written(number))
    assert value_of(written(number)) == number


@pytest.mark.parametrize("text", [*"一二两三四五六七八九十", "二〇二六", "一百零五", "两千万", "三亿"])
def test_a_chinese_numeral_is_found(text: str) -> None:
    assert re.fullmatch(CHINESE, text)


@pytest.mark.parametrize("text", ["百", "千", "万", "亿", "〇", "零"])
def test_a_place_alone_is_a_manner_of_speaking(text: str) -> None:
    assert not re.fullmatch(CHINESE, text)


def test_a_scale_is_worth_what_one_of_it_is() -> None:
    assert {scale: value_of(f"一{scale}") for scale in SCALES} == SCALES
    assert sorted(SCALES.values()) == [10**power for power in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)]


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1000, max_value=9999))
def test_ten_thousands_and_the_rest_add_up(myriads: int, rest: int) -> None:
    assert value_of(f"{written(myriads)}万{written(rest)}") == myriads * 10_000 + rest
