"""Who is offered as a member of a group."""

import pytest

from bot.rules.members import likely_members

KNOWN = ["区财政局", "石桥街道办事处", "柳河镇", "云溪开发区", "城投集团", "区妇联"]
STREETS = ["柳河镇", "白石乡", "石桥街道", "东关街道办", "西关街道办事处", "柳河镇政府", "白石乡政府"]
ZONES = [f"云溪{kind}" for kind in ("开发区", "示范区", "度假区", "保税区", "功能区", "合作区", "试验区", "园区")]
OFFICES = ["区财政局", "区卫健委", "区政府办", "区委宣传部", "区城管中心", "市公安分局"]


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
        ("相关（含柳河镇、区财政局）", []),
        ("相关", []),
    ],
)
def test_units_are_offered_whose_names_the_groups_words_fit(group: str, offered: list[str]) -> None:
    assert likely_members(group, KNOWN) == offered


@pytest.mark.parametrize(
    ("groups", "offered"),
    [
        (("各镇街", "各街镇", "各乡镇", "相关街道", "有关镇", "区各镇街", "县各镇街", "市级各镇街"), STREETS),
        (("各功能区", "区级各功能区"), ZONES),
        (("各有关部门", "相关单位", "区级各有关单位", "县级有关部门", "市有关单位"), OFFICES),
    ],
)
def test_every_kind_of_office_is_known_by_the_end_of_its_name(groups: tuple[str, ...], offered: list[str]) -> None:
    for group in groups:
        assert likely_members(group, [*offered, "城投集团", "区妇联"]) == offered, group
