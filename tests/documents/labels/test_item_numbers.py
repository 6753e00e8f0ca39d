"""A number at the beginning of a line is an item's, or only an amount."""

import pytest

from bot.documents.labels.item_numbers import number_at


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、重点任务", ("numeral", 1)),
        ("（十二）推进", ("bracketed", 12)),
        ("3．新建学校", ("digits", 3)),
        ("3﹒新建学校", ("digits", 3)),
        ("（3）新建学校", ("inner", 3)),
        ("③新建学校", ("circled", 3)),
        ("第3项：新建学校", ("item", 3)),
        ("三是新建学校", ("counted", 3)),
        ("3. 2026年新建学校", ("digits", 3)),
    ],
)
def test_an_item_is_known_by_its_dot_its_brackets_or_its_words(text: str, found: tuple[str, int]) -> None:
    assert number_at(text, 0) == found


@pytest.mark.parametrize(
    "text",
    [
        "20 家。支持",
        "3 项改革",
        "2025 年 10 月",
        "10% 以上",
        "5 号楼",
        "１０％ ，给予",
        "1.2 万户",
        "2025、2026年",
        "20家",
    ],
)
@pytest.mark.parametrize("last", [0, 1, 2, 4, 9, 19])
def test_an_amount_is_no_number_of_an_item(text: str, last: int) -> None:
    assert number_at(text, last) == ("", 0)


def test_behind_a_blank_the_next_number_is_an_items() -> None:
    assert [number_at("3 项目建设提速", last)[1] for last in (2, 1, 0)] == [3, 0, 0]


def test_a_number_that_is_next_may_have_a_figure_behind_its_dot() -> None:
    assert [number_at("26.12345热线接通率", last)[1] for last in (25, 3)] == [26, 0]
