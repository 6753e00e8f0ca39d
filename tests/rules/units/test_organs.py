"""What a name is, told from its words: group, organ that every region has, or a name that stands for itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.units.departments import is_business, is_everywhere
from bot.rules.units.organs import ending, is_chosen_per_task, is_group, is_town, shared_suffix, stands_for_itself


@pytest.mark.parametrize(
    "name",
    [
        *(
            "各镇街",
            "相关街道办事处",
            "区直部门",
            "各县（市、区）政府",
            "县市区",
            "6个街道办事处",
            "属地镇街",
            "成员单位",
        ),
        *("沿江九市人民政府", "12市政府", "三县", "五个区"),
        *("开发区（园区）", "省制造业发展（数字经济）领导小组成员单位"),
    ],
)
def test_a_group_names_units_that_it_does_not_list(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize(
    "name",
    [
        *("区发改局", "云溪区", "石桥街道办事处", "区企业服务中心", "十六里河街道", "三家店镇"),
        *("二七区", "五一镇", "云溪一中", "云溪开发区", "开发区（北区）", "区卫健局（区疾控中心）"),
    ],
)
def test_a_unit_is_no_group(name: str) -> None:
    assert not is_group(name)


@pytest.mark.parametrize(
    ("group", "chosen"), [("相关街道办事处", True), ("属地镇街", True), ("各镇街", False), ("涉农街道办事处", False)]
)
def test_some_groups_are_chosen_for_each_task(group: str, chosen: bool) -> None:  # noqa: FBT001 -- what is expected
    assert is_chosen_per_task(group) is chosen


@pytest.mark.parametrize(
    "group",
    [
        "各成员单位",
        "成员单位",
        "全体成员单位",
        "领导小组成员单位",
        "区级各责任单位",
        "各参建单位",
        "专项工作组各成员单位",
    ],
)
def test_members_of_a_body_that_is_not_named_depend_on_the_task(group: str) -> None:
    assert is_chosen_per_task(group)


@pytest.mark.parametrize(
    "group", ["区安委会成员单位", "蓝湾整治指挥部各成员单位", "各行业主管部门", "各级各部门各单位", "各单位"]
)
def test_members_of_a_body_that_is_named_are_the_same_everywhere(group: str) -> None:
    assert not is_chosen_per_task(group)


@pytest.mark.parametrize(
    "name",
    [
        *("发改局", "发展和改革委员会", "住房城乡建设局", "文化广电和旅游局", "妇联", "法院", "政府办公室"),
        *("融媒体中心", "机关事务服务中心", "卫健局（疾控中心）"),
    ],
)
def test_every_region_has(name: str) -> None:
    assert is_everywhere(name)


@pytest.mark.parametrize("name", ["桥头堡指挥部", "国际招商中心", "管委办公室", "海投集团", "石桥镇", "财政", ""])
def test_not_every_region_has(name: str) -> None:
    assert not is_everywhere(name)


def test_words_of_business_alone_are_no_organ() -> None:
    assert is_business("财政")
    assert not is_business("财政局")
    assert not is_business("石桥")


@pytest.mark.parametrize(
    "name", ["石桥镇", "海投集团", "石塘区税务局", "公安市中分局", "团市委", "人民银行", "国网云溪供电公司", "云溪海关"]
)
def test_a_name_with_a_place_of_its_own_lost_no_prefix(name: str) -> None:
    assert stands_for_itself(name, ("市中",))


@pytest.mark.parametrize("name", ["财政局", "创新设计产业园区服务中心", "老旧小区改造专班", "社区建设办"])
def test_a_word_with_a_region_in_it_is_no_place(name: str) -> None:
    assert not stands_for_itself(name, ("市中",))


@given(st.text("区发改局办公室中心（）社会镇街道", max_size=12))
def test_an_ending_stands_at_the_end_and_is_not_the_whole_name(name: str) -> None:
    found = ending(name)

    assert found in name
    assert not found or found != name


@pytest.mark.parametrize("name", ["云溪市", "江门市", "诸城市", "柳河州", "云溪盟", "云江省"])
def test_a_town_is_a_region_with_nothing_behind_it(name: str) -> None:
    assert is_town(name)


@pytest.mark.parametrize(
    "name", ["全市", "市", "云溪市教育局", "示范城市", "民主同盟", "云溪自治州", "特色夜市", "各市"]
)
def test_no_town_is(name: str) -> None:
    assert not is_town(name)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("江门市", "市"), ("柳河县", "县"), ("石桥市政府", "市政府"), ("云溪区", ""), ("县", ""), ("", ""), ("各市", "")],
)
def test_the_last_of_several_regions_lends_what_they_share(name: str, suffix: str) -> None:
    assert shared_suffix(name) == suffix
