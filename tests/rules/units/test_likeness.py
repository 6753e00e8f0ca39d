"""Names that may be one unit's, and names that are two by right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.units.likeness import is_near, is_nearly


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("发改局", "区发改局"),
        ("区发展和改革局", "区发改局"),
        ("区市场监管局", "区市场监督管理局"),
        ("区教育局", "区教育体育局"),
        ("区妇联", "区妇女联合会"),
        ("区科学技术协会", "区科协"),
        ("南湖街道", "南湖街道办事处"),
        ("区政府办", "区政府办公室"),
        ("石桥镇政府", "石桥镇"),
        ("区农业农材局", "区农业农村局"),
        ("区农村农业局", "区农业农村局"),
        ("蓝湾整冶指挥部", "蓝湾整治指挥部"),
    ],
)
def test_these_may_be_one_unit(name: str, known: str) -> None:
    assert is_nearly(name, known)
    assert is_nearly(known, name)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("区发改局", "区发改局"),
        ("市发改局", "区发改局"),
        ("区水利局", "区水务局"),
        ("区财政局", "区审计局"),
        ("石桥街道办事处", "石塘街道办事处"),
        ("区第一实验小学", "区第二实验小学"),
        ("区招商中心", "区国际招商中心"),
        ("区教育局", "区教育工委"),
        ("海投集团", "城投集团"),
        ("区城市管理局", "区城市建设局"),
    ],
)
def test_these_are_two(name: str, known: str) -> None:
    assert not is_nearly(name, known)
    assert not is_nearly(known, name)


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("区发改局", "区发展改革局"),
        ("区卫健局", "区卫生健康局"),
        ("区市场监管局", "区市场监督管理局"),
        ("区发改委", "区发改局"),
        ("区金融办", "区金融事务服务中心"),
        ("市创新中心", "区创新中心"),
        ("大数据", "区大数据发展管理局"),
        ("云溪供电公司", "国网云溪供电公司"),
        ("区财正局", "区财政局"),
        ("区商局", "区商务局"),
        ("区农业农局", "区农业农村局"),
        ("杆石侨街道办事处", "杆石桥街道办事处"),
    ],
)
def test_a_name_that_nobody_has_may_mean(asked: str, known: str) -> None:
    assert is_near(asked, known)


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("区财政局", "区审计局"),
        ("区水务局", "区水利局"),
        ("区残联", "区妇联"),
        ("县医院", "县中医院"),
        ("区商局", "区财政局"),
        ("区体育局", "区教育局"),
        ("区委组织部", "区委宣传部"),
        ("区商务局", "桥头堡商务区建设指挥部"),
        ("区科技局", "大学科技园服务中心"),
        ("区服务中心", "区政务服务中心"),
        ("市发改局", "区发展改革局"),
        ("石塘街道办事处", "石桥街道办事处"),
        ("旅投集团", "海投集团"),
        ("XYZ", "区发改局"),
        ("", "区发改局"),
    ],
)
def test_a_name_that_nobody_has_does_not_mean(asked: str, known: str) -> None:
    assert not is_near(asked, known)


@given(st.text("区市发改展革和局办", max_size=9), st.text("区市发改展革和局办", max_size=9))
def test_likeness_goes_both_ways(name: str, known: str) -> None:
    assert is_nearly(name, known) == is_nearly(known, name)
