"""Who is offered as a member of a group."""

import pytest

from bot.rules.members import likely_members

KNOWN = ["区财政局", "石桥街道办事处", "柳河镇", "云溪开发区", "城投集团", "区妇联"]


@pytest.mark.parametrize(
    ("group", "offered"),
    [
        ("相关街道办事处", ["石桥街道办事处", "柳河镇"]),
        ("各镇街", ["石桥街道办事处", "柳河镇"]),
        ("各大功能区", ["云溪开发区"]),
        ("区政府有关部门", ["区财政局"]),
        ("各行业主管部门", ["区财政局"]),
        ("相关集团", ["城投集团"]),
        ("各镇街（含云溪开发区）", ["石桥街道办事处", "柳河镇"]),
        ("相关", []),
    ],
)
def test_units_are_offered_whose_names_the_groups_words_fit(group: str, offered: list[str]) -> None:
    assert likely_members(group, KNOWN) == offered
