"""The figures that a task promises: found with their meaning, and not found in names and dates."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.comparisons import Change, Comparison
from bot.rules.tasks.targets import Target, find_targets, plain, shown

EXACTLY, AT_LEAST, MORE = Comparison.EXACTLY, Comparison.AT_LEAST, Comparison.MORE_THAN
AT_MOST, ABOUT = Comparison.AT_MOST, Comparison.ABOUT
NONE, UP, DOWN = Change.NONE, Change.INCREASE, Change.DECREASE


def only(content: str) -> Target:
    (found,) = find_targets(content)
    return found


@pytest.mark.parametrize(
    ("content", "meant"),
    [
        ("新增停车位2000个", ("2000", "个", EXACTLY, NONE, "停车位")),
        ("建成3000个充电桩。", ("3000", "个", EXACTLY, NONE, "充电桩")),
        ("地区生产总值增长7%左右。", ("7", "%", ABOUT, UP, "地区生产总值")),
        ("规上工业增加值增长7%", ("7", "%", EXACTLY, UP, "规上工业增加值")),
        ("固定资产投资增速达到8%", ("8", "%", AT_LEAST, UP, "固定资产投资")),
        ("城镇登记失业率控制在4%以内。", ("4", "%", AT_MOST, NONE, "城镇登记失业率")),
        ("城镇登记失业率4%以内", ("4", "%", AT_MOST, NONE, "城镇登记失业率")),
        ("参保率不低于95%", ("95", "%", AT_LEAST, NONE, "参保率")),
        ("普惠性幼儿园覆盖率超过90%", ("90", "%", MORE, NONE, "普惠性幼儿园覆盖率")),
        ("将普高录取率提高至68%。", ("68", "%", AT_LEAST, NONE, "普高录取率")),
        ("单位能耗下降3.5%", ("3.5", "%", EXACTLY, DOWN, "单位能耗")),
        ("压减一般性支出20%以上", ("20", "%", AT_LEAST, DOWN, "一般性支出")),
        ("城镇化率提高2个百分点", ("2", "个百分点", EXACTLY, UP, "城镇化率")),
        ("群众满意率达到百分之九十五以上", ("95", "%", AT_LEAST, NONE, "群众满意率")),
        ("力争税收突破100亿元", ("10000000000", "元", MORE, NONE, "税收")),
        ("实际利用外资12.7亿美元", ("1270000000", "美元", EXACTLY, NONE, "实际利用外资")),
        ("生产总值迈过1万亿元门槛", ("1000000000000", "元", MORE, NONE, "生产总值")),
        ("低保标准提高到每人每月700元", ("700", "元", AT_LEAST, NONE, "低保标准")),
        ("共计约2400套安置房", ("2400", "套", ABOUT, NONE, "安置房")),
        ("建设筹集人才住房2.1万套", ("21000", "套", EXACTLY, NONE, "人才住房")),
        ("新增城镇就业2万人以上", ("20000", "人", AT_LEAST, NONE, "城镇就业")),
        ("项目报销范围扩大到1800余项", ("1800", "项", AT_LEAST, NONE, "项目报销范围")),
        ("走访企业30多家", ("30", "家", MORE, NONE, "企业")),
        ("改造提升公厕12处", ("12", "处", EXACTLY, NONE, "公厕")),
        ("审批时限压缩至3个工作日以内", ("3", "个工作日", AT_MOST, NONE, "审批时限")),
        ("细颗粒物控制在53微克/立方米以内", ("53", "微克/立方米", AT_MOST, NONE, "细颗粒物")),
        ("新建和更新健身设施600台(套)", ("600", "台套", EXACTLY, NONE, "健身设施")),
        ("建设二十个小区", ("20", "个", EXACTLY, NONE, "小区")),
        ("垃圾分类覆盖率达到百分之百", ("100", "%", AT_LEAST, NONE, "垃圾分类覆盖率")),
        ("新建污水管网15千米", ("15", "千米", EXACTLY, NONE, "污水管网")),
        ("食品抽检量达到4批次/千人以上", ("4", "批次/千人", AT_LEAST, NONE, "食品抽检量")),
        ("建设5000吨级码头2个", ("2", "个", EXACTLY, NONE, "5000吨级码头")),
        ("查处违法案件不少于30起", ("30", "起", AT_LEAST, NONE, "违法案件")),
        ("选派50名优秀干部到企业挂职", ("50", "名", EXACTLY, NONE, "优秀干部")),
        ("延长8条线路", ("8", "条", EXACTLY, NONE, "线路")),
        ("不动产登记5个工作日内办结", ("5", "个工作日", AT_MOST, NONE, "不动产登记")),
        ("空气质量优良天数达到280天以上", ("280", "天", AT_LEAST, NONE, "空气质量优良天数")),
        ("参保率确保98%", ("98", "%", AT_LEAST, NONE, "参保率")),
        ("确保20个项目全部开工", ("20", "个", EXACTLY, NONE, "项目")),
        ("每个镇街至少建成1处养老服务中心", ("1", "处", AT_LEAST, NONE, "养老服务中心")),
        ("日供水能力提高5万吨", ("50000", "吨", EXACTLY, UP, "日供水能力")),
        ("提高公办幼儿园在园幼儿占比至55%", ("55", "%", AT_LEAST, NONE, "公办幼儿园在园幼儿占比")),
        ("压减粗钢产能50万吨", ("500000", "吨", EXACTLY, NONE, "粗钢产能")),
        ("改造提升公园12处", ("12", "处", EXACTLY, NONE, "公园")),
        ("新建一所学校", ("1", "所", EXACTLY, NONE, "学校")),
        ("培育两个千亿级产业集群", ("2", "个", EXACTLY, NONE, "千亿级产业集群")),
        ("壮大10家市级以上农业龙头企业", ("10", "家", EXACTLY, NONE, "市级以上农业龙头企业")),
        ("打造2条“食品安全示范街”", ("2", "条", EXACTLY, NONE, "食品安全示范街")),
        ("地区生产总值增长率达到7%", ("7", "%", AT_LEAST, UP, "地区生产总值")),
        ("人口自然增长率控制在5‰以内", ("5", "‰", AT_MOST, NONE, "人口自然增长率")),
        ("一般公共预算收入增速7%", ("7", "%", EXACTLY, UP, "一般公共预算收入")),
        ("养老床位由200张到500张", ("500", "张", EXACTLY, NONE, "养老床位")),
        ("床位从200张增加到500张", ("500", "张", AT_LEAST, NONE, "床位")),
        ("惠及居民24万余户", ("240000", "户", MORE, NONE, "居民")),
        ("新建“口袋公园”5处", ("5", "处", EXACTLY, NONE, "口袋公园")),
        ("“老街巷”三支改造队伍", ("3", "支", EXACTLY, NONE, "改造队伍")),
        ("引进世界前500强企业3家", ("3", "家", EXACTLY, NONE, "世界前500强企业")),
        ("每5名学生配备1台电脑", ("1", "台", EXACTLY, NONE, "电脑")),
        ("近50%的社区建成养老服务站", ("50", "%", ABOUT, NONE, "社区")),
        ("本届博览会引进20家企业", ("20", "家", EXACTLY, NONE, "企业")),
        ("连续五年位居前列，完成投资20亿元", ("2000000000", "元", EXACTLY, NONE, "投资")),
    ],
)
def test_a_figure_is_found_with_what_is_meant_by_it(
    content: str, meant: tuple[str, str, Comparison, Change, str]
) -> None:
    found = only(content)
    assert (plain(found.figure), found.unit, found.comparison, found.change, found.noun) == meant


@pytest.mark.parametrize(
    "content",
    [
        "对2020年1月1日以后身故的居民减免费用",
        "落实云溪政办发〔2026〕12号文件",
        "用好12345热线",
        "推进G228国道、省道103线和地铁2号线建设",
        "深化五大行动",
        "完成“十四五”规划，开展双百行动",
        "推进“四好农村路”建设，融入“一带一路”",
        "培育5G智能装备，创建5A级景区，引进世界500强",
        "办好第30届啤酒节、第二届论坛",
        "打造24小时书店和15分钟生活圈",
        "推出一批经验，实行一户一表，坚持一栋楼宇一个特色",
        "实施三个100工程和四个一批工程",
        "增强“四个意识”，推进企业、市场、产业、园区、城区五个国际化",
        "为80周岁以上老年人和离校2年内毕业生提供补贴",
        "实现0-17岁残疾人康复救助全覆盖",
        "每月提供20/30/40小时的居家照护服务",
        "给予最高一次性创业补贴2.4万元",
        "做好两篇文章，在17个领域实现突破",
        "空气质量位列全市前3名",
        "走访三四个社区",
        "三个月内完成方案",
        "二期工程建设，实施三年行动计划",
        "认真落实中央八项规定精神，贯彻区十八届人大三次会议要求",
        "综合实力进入全省前20%、全市前3名",
        "建设2×35万千瓦热电联产机组",
        "优化359路公交线路，推进“1+N”“四个一”“双创”工程",
        "培育一批行业领军企业",
        "管网与道路建设一起推进",
        "综合实力居全省前10位",
        "位居全市前5名",
        "过去3个季度走访几个社区",
    ],
)
def test_names_dates_and_manners_of_speaking_are_no_targets(content: str) -> None:
    assert find_targets(content) == ()


@pytest.mark.parametrize(
    ("content", "low", "high"),
    [
        ("投资增长6%—7%", "6", "7"),
        ("引进3至5个项目", "3", "5"),
        ("引进3家至5家企业", "3", "5"),
        ("造林1.2-1.5万亩", "12000", "15000"),
        ("改造十到十五个小区", "10", "15"),
        ("建设绿地10万—15万平方米", "100000", "150000"),
    ],
)
def test_a_range_keeps_both_ends(content: str, low: str, high: str) -> None:
    found = only(content)
    assert (found.figure, found.upper) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("content", ["报销比例由50%提高到60%", "标准由600元/人提高至800元/人"])
def test_the_level_that_is_left_is_no_target(content: str) -> None:
    assert plain(only(content).figure) in {"60", "800"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("清单化推进总投资9073亿元的1741个项目。", ["清单化推进总投资9073亿元的1741个项目"]),
        ("新增营业收入过50亿元企业2家", ["新增营业收入过50亿元企业2家"]),
        ("引进1个投资过10亿元的涉海服务业项目", ["引进1个投资过"]),
    ],
)
def test_an_amount_that_describes_a_thing_is_no_target_of_its_own(content: str, words: list[str]) -> None:
    assert [target.words for target in find_targets(content)][: len(words)] != []
    assert all(target.unit != "元" for target in find_targets(content))


def test_each_figure_of_a_sentence_is_found_in_order() -> None:
    found = find_targets("确保全区440户、806名贫困人口脱贫，新建、改扩建学校5所；开工3000套、竣工2000套。")
    assert [plain(target.figure) + target.unit for target in found] == ["440户", "806名", "5所", "3000套", "2000套"]


def test_two_counts_side_by_side_are_two_figures() -> None:
    found = find_targets("完成11件18项民生实事，投入资金3100余万元实施六大工程，配送图书1.1万册")
    assert [plain(target.figure) + target.unit for target in found] == ["11件", "18项", "31000000元", "11000册"]


def test_what_is_found_is_kept_as_json_and_read_back() -> None:
    found = find_targets("投资增长6%—7%，新增泊位1.5万个以上，压减支出20%")
    kept = json.loads(json.dumps([target.write() for target in found]))
    assert tuple(Target.read(body) for body in kept) == found


def test_figures_are_shown_in_their_own_words() -> None:
    assert shown(find_targets("拆除违建1万平方米，整治公园3个。")) == "拆除违建1万平方米；整治公园3个"


@given(
    st.text(alphabet="新建增长约达到由至—0123456789.,二十百万亿个家%元平方米“”、，。的以上内左右年月日G", max_size=40)
)
def test_whatever_is_written_the_words_are_the_contents_own(content: str) -> None:
    end = 0
    for target in find_targets(content):
        assert content[target.start : target.end] == target.words
        assert target.figure >= 0
        assert end <= target.start < target.end
        end = target.end


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_read(content: str) -> None:
    assert all(target.words in content for target in find_targets(content))


CHECKED = {
    16: ["4个", "60个", "200项", "40000000000元"],
    46: ["3000个"],
    65: ["30个", "10家", "10支"],
    89: ["270个", "1270000000美元"],
    125: ["15000亩"],
    139: ["21个", "8个", "180个", "10%"],
    147: ["100000元"],
    160: ["7个", "2700户", "21000套"],
    167: ["7所", "30所", "90%"],
    22: [],
    30: [],
    106: [],
    114: [],
    113: [],
}
"""Rows of 青西新管办字〔2020〕15号, 附件1, checked by hand."""


@pytest.mark.parametrize("no", CHECKED)
def test_the_figures_of_the_official_rows_are_found(no: int, sources: Path) -> None:
    text = (sources / "qingdao-west-coast-2020.txt").read_text(encoding="utf-8")
    content = next(line.split("\t")[1] for line in text.splitlines() if line.startswith(f"{no}\t"))
    assert [plain(target.figure) + target.unit for target in find_targets(content)] == CHECKED[no]


@pytest.mark.parametrize(
    "piece",
    [
        "一二三四",
        "1234567890",
        "1,111",
        "增长",
        "7个",
        "3个的",
        "“",
        "提高到",
        "总投资9亿元",
        "、",
        "新建",
        "改造和",
        "5个、",
    ],
)
def test_a_cell_as_full_as_a_sheet_allows_is_read_to_its_end(piece: str) -> None:
    assert find_targets(piece * (30_000 // len(piece)) + "。新增停车位5个")[-1].words == "新增停车位5个"
