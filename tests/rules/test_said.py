"""What a person did in a chat: where it comes from, and which of a button's arguments are numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.said import MOST_DIGITS, Pressed, Said
from bot.rules.terms import Address
from tests.cast import at

HERE = Address("telegram", -1001)


def pressed(*args: str) -> Pressed:
    return Pressed(address=HERE, user=101, message_id=7, bot=1, update_id=9, action="save", args=args)


def said(*, revision: int = 0) -> Said:
    return Said(
        address=HERE,
        user=101,
        message_id=7,
        bot=1,
        update_id=9,
        text="12 完成60%",
        at=at("2026-03-03 09:00"),
        revision=revision,
    )


def test_a_message_and_each_of_its_edits_are_sources_of_their_own() -> None:
    assert said().source == "telegram:-1001:7:0"
    assert said(revision=1772500000).source == "telegram:-1001:7:1772500000"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("12", 12),
        ("007", 7),
        ("999999999", 999_999_999),
        ("1000000000", None),
        ("0000000001", None),
        ("", None),
        ("-1", None),
        ("+1", None),
        (" 1", None),
        ("1.0", None),
        ("1_000", None),
        ("twelve", None),
        ("１２", None),
        ("٣", None),
        ("²", None),
        ("十二", None),
    ],
)
def test_an_argument_is_a_number_of_plain_digits_or_none(text: str, number: int | None) -> None:
    assert pressed(text).number() == number


def test_each_argument_is_read_by_its_place_and_none_that_is_not_there() -> None:
    two = pressed("12", "3")
    assert [two.number(place) for place in range(4)] == [12, 3, None, None]
    assert pressed().number() is None


@given(st.text())
def test_whatever_is_forged_a_number_is_small_and_not_negative(text: str) -> None:
    number = pressed(text).number()
    assert number is None or 0 <= number < 10**MOST_DIGITS
