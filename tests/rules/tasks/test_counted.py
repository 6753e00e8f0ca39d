"""What a figure counts: found before it and behind it, and never cut inside a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.counted import LONGEST
from bot.rules.tasks.targets import find_targets


def nouns(content: str) -> list[str]:
    return [target.noun for target in find_targets(content)]


@pytest.mark.parametrize(
    ("content", "noun"),
    [
        ("新建和更新室内外健身设施600台（套）", "室内外健身设施"),
        ("高标准改善农村公路55公里", "农村公路"),
        ("拍摄制作影视作品50部以上", "影视作品"),
        ("开通定制公交线路5条", "定制公交线路"),
        ("停车泊位新增1500个", "停车泊位"),
        ("违法建设拆除12万平方米以上", "违法建设"),
        ("科技型中小企业入库400家", "科技型中小企业"),
        ("推广新能源汽车1000辆", "新能源汽车"),
        ("建成高标准农田2万亩", "高标准农田"),
        ("建成区绿化覆盖率不低于40%", "建成区绿化覆盖率"),
        ("重点人群签约率达到80%", "重点人群签约率"),
        ("在云溪学校建设乡村教师周转公寓20套", "乡村教师周转公寓"),
        ("在东湖、西岭等片区新建便民菜市场3处", "便民菜市场"),
        ("鼓励社会资本升级改造老旧商务楼宇20处", "老旧商务楼宇"),
        ("税收占比高于全市平均水平1个百分点", "税收占比"),
        ("城市低保标准由每人每月700元提高到850元", "城市低保标准"),
        ("12345热线按时办结率达到99%", "12345热线按时办结率"),
        ("培训失业人员和高校毕业生等5000人", "失业人员和高校毕业生"),
        ("发放低保金、临时救助金等4650万元", "低保金、临时救助金"),
    ],
)
def test_what_is_counted_stands_before_its_figure_without_verbs(content: str, noun: str) -> None:
    assert nouns(content) == [noun]


@pytest.mark.parametrize(
    ("content", "counted"),
    [
        ("新建50处社区养老服务中心、驿站，新增床位1200张", ["社区养老服务中心、驿站", "床位"]),
        ("实施20所小学强基工程、12所初中提升工程", ["小学强基工程", "初中提升工程"]),
        ("建成幼儿园2所、小学3所", ["幼儿园", "小学"]),
        ("统筹部署东部、西部3个片区、18个工地", ["片区", "工地"]),
    ],
)
def test_each_figure_of_a_sentence_counts_its_own(content: str, counted: list[str]) -> None:
    assert nouns(content) == counted


@pytest.mark.parametrize(
    ("content", "noun"),
    [
        ("将40个村的户厕排污纳入污水管网", "村"),
        ("对11条乡村道路进行大中修", "乡村道路"),
        ("为4所学校配建食堂操作间", "学校"),
        ("推动650个项目入选改造名单", "项目"),
        ("引进5家以上上市公司北方总部入驻", "上市公司北方总部"),
        ("推动3家企业在主板上市", "企业"),
        ("完成6000亩森林生态修复与保护", "森林生态修复与保护"),
        ("新引进60个以上战略性新兴产业和高技术产业项目", "战略性新兴产业和高技术产业项目"),
        ("开工建设17所学校、幼儿园", "学校、幼儿园"),
        ("对12处预防接种门诊及区疾控中心进行改造", "预防接种门诊"),
        ("提升云溪中学等19所学校实验室、微机室等专用室品质", "学校实验室"),
        ("培育1家营业收入过50亿元的涉海企业", "涉海企业"),
        ("90%以上的行政村建成标准化卫生室", "行政村"),
        ("2处“老兵之家”投入使用", "老兵之家"),
    ],
)
def test_what_is_counted_stands_behind_its_figure_without_what_is_done_with_it(content: str, noun: str) -> None:
    assert nouns(content) == [noun]


@pytest.mark.parametrize(
    ("content", "noun"),
    [
        ("打造“云溪好邻中心”15分钟社区便民商圈6个", "“云溪好邻中心”15分钟社区便民商圈"),
        ("培育“专精特新”中小企业30家", "“专精特新”中小企业"),
        ("确保《总体方案》《实施方案》落实率90%以上", "《总体方案》《实施方案》落实率"),
        ("将职工医保住院（含门诊规定病种）报销封顶线提高至60万元", "职工医保住院（含门诊规定病种）报销封顶线"),
        (
            "确保建档立卡贫困人口、特困人员、低保对象和重度残疾人医保参保率达到100%",
            "低保对象和重度残疾人医保参保率",
        ),
        ("将高血压、糖尿病的门诊报销比例提高到50%以上", "高血压、糖尿病的门诊报销比例"),
        ("完成全区范围以内各类企业和个体工商户及农民专业合作社年度报告公示信息抽查3000户", ""),
    ],
)
def test_a_name_is_whole_or_shortened_where_a_list_parts_it_or_left_out(content: str, noun: str) -> None:
    assert nouns(content) == [noun]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("推进东湖、西岭等剩余112户、6万平方米拆迁清零", ["拆迁清零"] * 2),
        ("确保全区440户、806名建档立卡贫困人口脱贫", ["建档立卡贫困人口"] * 2),
        ("对东湖社区等13个、105万平方米老旧小区进行整治", ["老旧小区"] * 2),
        ("完成东湖、西岭等9个项目共计1.11万套、2.45万人的回迁安置", ["项目", "回迁安置", "回迁安置"]),
        ("开工3000套、竣工2000套棚户区改造安置房", ["棚户区改造安置房"] * 2),
    ],
)
def test_figures_side_by_side_count_what_stands_behind_the_last(content: str, expected: list[str]) -> None:
    assert nouns(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("新建城市公厕5处，改造提升12处。", ["城市公厕"] * 2),
        ("棚户区改造开工3000套、竣工2000套", ["棚户区改造"] * 2),
        ("实现金融业税收190亿元左右，增长10%左右", ["金融业税收"] * 2),
        ("建设教师周转公寓20套、1500平方米", ["教师周转公寓"] * 2),
        ("新增高新技术企业20家，总数达到150家", ["高新技术企业", "高新技术企业总数"]),
        ("新建公厕5处。改造12处。", ["公厕", ""]),
    ],
)
def test_a_figure_without_a_thing_of_its_own_is_about_the_one_before_in_its_sentence(
    content: str, expected: list[str]
) -> None:
    assert nouns(content) == expected


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("力争2家企业主板上市，直接融资200亿元", ["力争2家企业主板上市", "直接融资200亿元"]),
        ("对12处预防接种门诊进行智慧化改造", ["对12处预防接种门诊进行智慧化改造"]),
        ("新增1800个小学学位和1000个幼儿园学位", ["新增1800个小学学位", "1000个幼儿园学位"]),
        ("新建3个公园、完善设施", ["新建3个公园"]),
        ("完成东湖、西岭等9个项目共计1.11万套的回迁安置", ["完成东湖、西岭等9个项目", "共计1.11万套的回迁安置"]),
        (
            "为4所学校按照省级标准化建设要求统一配建食堂操作间和教师休息室",
            ["为4所学校"],
        ),
    ],
)
def test_the_words_of_a_figure_say_what_is_done_with_its_thing_if_they_are_few(content: str, words: list[str]) -> None:
    assert [target.words for target in find_targets(content)] == words


def test_what_is_said_of_each_is_given_to_each() -> None:
    found = find_targets("地区生产总值、固定资产投资分别增长7%、10%以上")
    assert [(each.noun, each.change) for each in found] == [
        ("地区生产总值", "increase_by"),
        ("固定资产投资", "increase_by"),
    ]
    assert nouns("同比分别增长93%、123%") == ["", ""]


@given(
    st.text(
        alphabet="新建成改造提升和及等的、，。“”（）《》完成停车位公园在为对将分别增长达到3二十百万个家%元户率以上",
        max_size=50,
    )
)
def test_a_name_is_the_contents_own_and_has_no_half_of_a_pair(content: str) -> None:
    for noun in nouns(content):
        assert len(noun) <= 2 * LONGEST
        assert all(noun.count(left) == noun.count(right) for left, right in ("“”", "《》", "（）"))
