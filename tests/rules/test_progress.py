"""A reported figure is set against the promised one where it is plain which belongs to which."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.progress import Progress, progress
from bot.rules.targets import find_targets

PARKING = find_targets("新增停车位2000个、充电桩310台，切实缓解停车难。")


@pytest.mark.parametrize(
    ("said", "share"),
    [
        ("已建成停车位1200个。", Progress("停车位", "2000个", "1200个", 60)),
        ("建成1200个停车位，其余正在施工。", Progress("停车位", "2000个", "1200个", 60)),
        ("本月新增停车位300个，累计新增停车位1200个。", Progress("停车位", "2000个", "1200个", 60)),
        ("目标停车位2000个，已完成停车位500个。", Progress("停车位", "2000个", "500个", 25)),
        ("已完成1999个。", Progress("停车位", "2000个", "1999个", 99)),
        ("停车位已建成2400个。", Progress("停车位", "2000个", "2400个", 120)),
        ("充电桩已安装62台。", Progress("充电桩", "310台", "62台", 20)),
    ],
)
def test_a_figure_of_the_same_unit_and_thing_is_a_share(said: str, share: Progress) -> None:
    assert progress(PARKING, said) == share


@pytest.mark.parametrize(
    "said",
    [
        "正在推进。",
        "召开协调会2个。",
        "停车位300个完工，停车位200个开工。",
        "已建成停车位1200个、充电桩62台。",
        "计划下月新增停车位800个。",
        "完成60%。",
        "停车位面积3万平方米。",
    ],
)
def test_what_is_not_plain_is_left_alone(said: str) -> None:
    assert progress(PARKING, said) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("地区生产总值增长7%左右", "地区生产总值增长6.5%"),
        ("审批时限压缩至3个工作日以内", "审批时限压缩至5个工作日"),
        ("新增小学学位1800个、幼儿园学位1000个", "新增小学学位900个"),
        ("引进项目3至5个", "引进项目2个"),
        ("", "引进项目2个"),
    ],
)
def test_a_target_of_which_a_share_means_nothing_has_none(content: str, said: str) -> None:
    assert progress(find_targets(content), said) is None


@pytest.mark.parametrize(
    ("content", "said", "written"),
    [
        ("建设人才住房2.1万套", "已建人才住房10500套", ("2.1万套", "1.05万套", 50)),
        ("货物进出口1130亿元", "货物进出口累计565亿元", ("1130亿元", "565亿元", 50)),
        ("新造林1.5万亩", "新造林5000亩", ("1.5万亩", "5000亩", 33)),
    ],
)
def test_figures_are_written_as_people_do(content: str, said: str, written: tuple[str, str, int]) -> None:
    found = progress(find_targets(content), said)
    assert found is not None
    assert (found.target, found.reported, found.percent) == written


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_the_share_is_never_rounded_up_to_what_was_not_reached(goal: int, done: int) -> None:
    found = progress(find_targets(f"新增停车位{goal}个"), f"已新增停车位{done}个")
    assert found is not None
    assert Decimal(found.percent) <= Decimal(done) / goal * 100 < found.percent + 1
