"""A list of units as it is found, and made plain."""

import pytest

from bot.rules.units.tidying import is_torn, tidy


@pytest.mark.parametrize(
    ("found", "plain"),
    [
        ("区发改局,区财政局;", "区发改局，区财政局"),
        ("1.区发改局 2.区财政局", "区发改局、区财政局"),
        ("①区发改局②区财政局", "；区发改局；区财政局"),
        ("（牵头单位：区发改局；配合单位：区财政局）", "牵头单位：区发改局；配合单位：区财政局"),
        ("区发改局（牵头）区财政局", "区发改局（牵头）、区财政局"),
        ("区卫健局）、区财政局", "区卫健局、区财政局"),
        ("各县、（市、区）政府", "各县（市、区）政府"),
        ("区发改局牵头区财政局配合", "区发改局牵头，区财政局配合"),
        ("区政府办 公室 区财政局", "区政府办公室、区财政局"),
    ],
)
def test_a_list_is_made_plain(found: str, plain: str) -> None:
    assert tidy(found) == plain


@pytest.mark.parametrize(
    ("last", "first", "torn"),
    [
        ("区政府办", "公室", True),
        ("各大功", "能区", True),
        ("各行业主", "管部门", True),
        ("各镇街", "区财政局", False),
        ("各镇街", "涉企部门", False),
        ("各镇街", "沿线单位", False),
        ("区发改局", "区财政局", False),
    ],
)
def test_a_break_within_a_name_is_told_from_one_between_names(last: str, first: str, *, torn: bool) -> None:
    assert is_torn(last, first) is torn
