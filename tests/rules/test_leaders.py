"""Cells of leaders: padded names, several people, groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.leaders import read_leaders


@pytest.mark.parametrize(
    ("cell", "leaders"),
    [
        ("常务副区长", ("常务副区长",)),
        ("甲 乙", ("甲乙",)),
        ("甲  乙", ("甲乙",)),
        ("甲　乙", ("甲乙",)),
        ("甲乙", ("甲乙",)),
        ("子丑寅 甲 乙", ("子丑寅", "甲乙")),
        ("甲 乙 子丑寅 丙 丁", ("甲乙", "子丑寅", "丙丁")),
        ("甲 乙 丙 丁", ("甲乙", "丙丁")),
        ("甲 乙 丙", ("甲乙丙",)),
        ("子丑寅\n\n甲  乙", ("子丑寅", "甲乙")),
        ("常务副区长、分管工业副区长", ("常务副区长", "分管工业副区长")),
        ("各相关\n\n副区长", ("各相关副区长",)),
        ("相关 副区长", ("相关副区长",)),
        ("甲乙 甲 乙", ("甲乙",)),
        ("", ()),
    ],
)
def test_a_cell_names(cell: str, leaders: tuple[str, ...]) -> None:
    assert read_leaders(cell) == leaders


@given(st.lists(st.text("甲乙丙丁", min_size=2, max_size=3), unique=True, min_size=1))
def test_names_that_are_not_padded_come_out_as_they_are(names: list[str]) -> None:
    assert read_leaders(" ".join(names)) == tuple(names)


@given(st.text(max_size=30))
def test_no_character_of_a_cell_is_lost_and_no_blank_is_kept(cell: str) -> None:
    read = "".join(read_leaders(cell))

    assert set(read) == {sign for sign in cell if not sign.isspace() and sign not in "、，,；;"}
