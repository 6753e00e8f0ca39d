"""Numbers as Word writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.formats.counting import chinese, written


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (2026, "二千零二十六"),
        (10000, "10000"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert chinese(number) == words


@pytest.mark.parametrize(
    ("style", "number", "words"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("none", 3, ""),
        ("bullet", 3, ""),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("chineseCounting", 23, "二十三"),
        ("chineseCounting", 103, "一〇三"),
        ("chineseCountingThousand", 103, "一百零三"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("japaneseCounting", 21, "二十一"),
        ("ideographDigital", 20, "二〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircleChinese", 5, "⑤"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 9, "⒐"),
        ("ideographEnclosedCircle", 1, "㈠"),
        ("nobody knows", 6, "6"),
        ("lowerLetter", 0, "0"),
        ("upperRoman", 2_000_000_000, "2000000000"),
    ],
)
def test_a_format_writes_a_number(style: str, number: int, words: str) -> None:
    assert written(number, style) == words


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_different_numbers_have_different_words(one: int, other: int) -> None:
    assert (chinese(one) == chinese(other)) is (one == other)
