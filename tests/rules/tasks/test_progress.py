"""A reported figure is set against the promised one where it is plain which belongs to which."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.comparisons import Change, Comparison
from bot.rules.tasks.kin_units import same_measure
from bot.rules.tasks.progress import Progress, progress
from bot.rules.tasks.targets import find_targets

PARKING = find_targets("新增停车位2000个、充电桩310台，切实缓解停车难。")


def against(content: str, said: str) -> list[tuple[str, str, int | None]]:
    """What is promised, what is reported, and the share, as they are written."""
    return [(each.target, each.reported, each.percent) for each in progress(find_targets(content), said)]


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
    assert progress(PARKING, said) == (share,)


@pytest.mark.parametrize(
    "said",
    [
        "正在推进。",
        "召开协调会2个。",
        "停车位300个完工，停车位200个开工。",
        "剩余停车位800个正在施工。",
        "停车位200个在建。",
        "停车位已开工800个。",
        "新建停车场5个。",
        "计划下月新增停车位800个。",
        "完成60%。",
        "停车位面积3万平方米。",
    ],
)
def test_what_is_not_plain_is_left_alone(said: str) -> None:
    assert progress(PARKING, said) == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("新增小学学位1800个、幼儿园学位1000个", "新增学位900个"),
        ("新建公厕5座、改造12座", "新建公厕3座"),
        ("地区生产总值增长7%", "地区生产总值完成500亿元"),
        ("地区生产总值增长7%", "地区生产总值占全市7%"),
        ("新增停车位2000个、充电桩310台", "完成60%"),
        ("群众满意率达到95%", "完成60%"),
        ("新建公厕5座", "计划完成60%"),
        ("新建公厕5座", "主体完成60%"),
        ("惠及居民2万户", "惠及居民3万人"),
        ("引进总部企业28家", "走访企业120家"),
        ("新建学校3所", "3所学校均已开工，其中1所主体封顶"),
        ("粮食总产量稳定在120万吨以上", "夏粮产量56万吨"),
        ("幼儿园覆盖率达到90%", "社区覆盖率达到80%"),
        ("", "引进项目2个"),
    ],
)
def test_what_may_belong_to_another_or_to_none_is_left_alone(content: str, said: str) -> None:
    assert against(content, said) == []


@pytest.mark.parametrize(
    ("content", "said", "written"),
    [
        ("建设人才住房2.1万套", "已建人才住房10500套", ("2.1万套", "1.05万套", 50)),
        ("货物进出口1130亿元", "货物进出口累计565亿元", ("1130亿元", "565亿元", 50)),
        ("新造林1.5万亩", "新造林5000亩", ("1.5万亩", "5000亩", 33)),
        ("惠及居民2万户", "累计1.2万户，占目标的60%", ("2万户", "1.2万户", 60)),
        ("新增停车位2000个", "已建成一千二百个停车位", ("2000个", "1200个", 60)),
        ("建成3000个充电桩", "充电桩已建成两千个，完成率66.7%", ("3000个", "2000个", 66)),
    ],
)
def test_figures_are_written_as_people_do(content: str, said: str, written: tuple[str, str, int]) -> None:
    assert against(content, said) == [written]


@pytest.mark.parametrize(
    ("content", "said", "written"),
    [
        ("新增停车位2000个", "新增车位1200处", ("2000个", "1200处", 60)),
        ("引进高层次人才100名", "已引进高层次人才45人", ("100名", "45人", 45)),
        ("加装电梯60部", "加装电梯20台，另有15台正在施工", ("60部", "20台", 33)),
        ("新造林1.5万亩", "完成造林1000公顷", ("1.5万亩", "1000公顷", 100)),
        ("改造农村公路55公里", "已完成农村公路改造22千米", ("55公里", "22千米", 40)),
    ],
)
def test_a_report_may_count_in_another_unit_of_the_same(content: str, said: str, written: tuple[str, str, int]) -> None:
    assert against(content, said) == [written]


def test_units_of_different_things_do_not_meet() -> None:
    assert same_measure("户", "人") is None
    assert same_measure("公里", "亩") is None
    assert same_measure("公里", "米") == Decimal(1000)


@pytest.mark.parametrize(
    ("content", "said", "written"),
    [
        ("引进总部企业28家", "走访企业120家，新引进总部企业5家", ("28家", "5家", 17)),
        ("拆除违法建设12万平方米", "累计拆除违建13.2万平方米", ("12万平方米", "13.2万平方米", 110)),
        ("办好20件民生实事", "20件实事已完成12件", ("20件", "12件", 60)),
        ("新建口袋公园12处", "12处口袋公园全部完工", ("12处", "12处", 100)),
        ("新建口袋公园12处", "口袋公园已开工12处，完工3处", ("12处", "3处", 25)),
        ("开工建设学校17所", "已开工学校9所", ("17所", "9所", 52)),
        ("新增停车位2000个", "已完成1200个，剩余800个", ("2000个", "1200个", 60)),
        ("新增小学学位1800个、幼儿园学位1000个", "新增小学学位900个", ("1800个", "900个", 50)),
    ],
)
def test_of_several_figures_the_one_that_is_reached_counts(
    content: str, said: str, written: tuple[str, str, int]
) -> None:
    assert against(content, said) == [written]


@pytest.mark.parametrize(
    "word",
    [
        *(
            "目标",
            "计划",
            "任务",
            "力争",
            "拟",
            "预计",
            "下月",
            "下步",
            "下一步",
            "还有",
            "尚有",
            "剩余",
            "余下",
            "其余",
        ),
        *("未", "争取", "另有", "其中", "正在", "在建", "尚", "仍"),
    ],
)
def test_what_is_aimed_at_or_left_is_not_reached(word: str) -> None:
    assert against("新增停车位2000个", f"{word}新增停车位1200个") == []


@pytest.mark.parametrize("word", ["正在", "在建", "尚", "未", "仍", "待", "还"])
def test_nor_is_what_is_said_to_be_under_way_behind_the_figure(word: str) -> None:
    assert against("新增停车位2000个", f"停车位1200个{word}在施工") == []


@pytest.mark.parametrize(
    "word",
    [
        *(
            "开工",
            "启动",
            "动工",
            "进场",
            "签约",
            "走访",
            "检查",
            "排查",
            "摸排",
            "摸底",
            "调研",
            "召开",
            "抽查",
            "公示",
        ),
        *("征求", "洽谈", "对接", "储备", "招标", "设计"),
    ],
)
def test_what_is_begun_or_talked_over_is_reached_only_where_that_was_promised(word: str) -> None:
    assert against("建成项目10个", f"{word}项目5个") == []
    assert against(f"{word}项目10个", f"{word}项目5个") == [("10个", "5个", 50)]


@pytest.mark.parametrize("word", ["已完成", "完成", "建成", "新增", "累计", "已"])
def test_a_figure_without_its_thing_counts_where_it_is_said_to_be_done(word: str) -> None:
    assert against("新增停车位2000个", f"{word}1200个") == [("2000个", "1200个", 60)]


@pytest.mark.parametrize("word", ["累计", "共计", "总计", "合计", "总量", "一共"])
def test_the_sum_counts_and_not_the_month(word: str) -> None:
    said = f"本月新增停车位300个，{word}新增停车位1200个"
    assert against("新增停车位2000个", said) == [("2000个", "1200个", 60)]


def test_each_of_several_targets_has_its_own() -> None:
    assert progress(PARKING, "已建成停车位1200个、充电桩62台。") == (
        Progress("停车位", "2000个", "1200个", 60),
        Progress("充电桩", "310台", "62台", 20),
    )


@pytest.mark.parametrize("said", ["完成60%", "已完成年度目标任务的60%", "完成率达到60%以上", "占目标的60%"])
def test_a_share_of_the_whole_is_taken_where_one_thing_is_promised(said: str) -> None:
    assert against("新增停车位2000个", said) == [("2000个", "60%", None)]


@pytest.mark.parametrize(
    ("content", "said", "expected"),
    [
        ("满意率达到95%以上", "已达到96.5%", Progress("满意率", "95%", "96.5%", None, Comparison.AT_LEAST)),
        ("失业率控制在4%以内", "失业率3.2%", Progress("失业率", "4%", "3.2%", None, Comparison.AT_MOST)),
        ("满意率达到95%以上", "满意率96.5%", Progress("满意率", "95%", "96.5%", None, Comparison.AT_LEAST)),
        ("引进项目3至5个", "引进项目2个", Progress("项目", "3—5个", "2个", None)),
        (
            "审批时限压缩至3个工作日以内",
            "审批时限已压缩至5个工作日",
            Progress("审批时限", "3个工作日", "5个工作日", None, Comparison.AT_MOST),
        ),
        (
            "生产总值增长7%左右",
            "生产总值下降1.2%",
            Progress("生产总值", "7%", "1.2%", None, Comparison.ABOUT, Change.INCREASE, Change.DECREASE),
        ),
        ("新增车位2000个以上", "新增车位2100个", Progress("车位", "2000个", "2100个", 105, Comparison.AT_LEAST)),
    ],
)
def test_what_is_no_part_of_a_sum_stands_beside_its_promise_without_a_share(
    content: str, said: str, expected: Progress
) -> None:
    assert progress(find_targets(content), said) == (expected,)


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_the_share_is_never_rounded_up_to_what_was_not_reached(goal: int, done: int) -> None:
    ((_, _, percent),) = against(f"新增停车位{goal}个", f"已新增停车位{done}个")
    assert percent is not None
    assert Decimal(percent) <= Decimal(done) / goal * 100 < percent + 1


@given(st.text(alphabet="已完成新增停车位12零.万亿%个处年目标累计增长，、的至", max_size=40))
def test_whatever_is_said_no_target_is_answered_twice(said: str) -> None:
    assert len(progress(PARKING, said)) <= len(PARKING)
