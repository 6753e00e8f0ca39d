"""Candidate tasks out of a report's prose: the right part of it, one thing each, and nothing invented."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.prose import Candidate, draft, is_heading, normal, split
from bot.rules.tasks.report_parts import coming_year

REPORT = """云溪区2026年政府工作报告
——2026年1月12日在云溪区人民代表大会上
各位代表：
现在，我代表区人民政府报告工作。
一、2025年工作回顾
过去一年，新增停车位900个。
（一）经济稳步发展
新建学校3所。
二、2026年工作安排
今年是关键之年。必须坚持稳中求进。
经济社会发展的主要预期目标是：地区生产总值增长6%左右，城镇调查失业率控制在5%以内。
（一）扩大有效投资，增强发展动能
加快重点项目建设。推进总投资86亿元的21个区级重点项目，上半年开工12个，
年底前竣工6个。
强化科技创新。新认定高新技术企业20家，培育“专精特新”企业10家、瞪羚企业2家；建成创新中心。
（二）办好民生实事
1.新增停车位2000个、充电桩310个，切实缓解停车难。
2.完成老旧小区改造15个，惠及居民3200户。
三、加强政府自身建设
坚持依法行政。自觉接受区人大的法律监督、工作监督，办好建议和提案。
各位代表，让我们团结奋斗！
附件
名词解释
专精特新：指10个行业的企业。
"""


def drafted(report: str = REPORT) -> tuple[Candidate, ...]:
    found = draft(report)
    assert found is not None
    return found.candidates


def contents(report: str = REPORT) -> list[str]:
    return [each.content for each in drafted(report)]


def test_only_the_coming_year_is_drafted() -> None:
    assert contents() == [
        "地区生产总值增长6%左右。",
        "城镇调查失业率控制在5%以内。",
        "推进总投资86亿元的21个区级重点项目。",
        "上半年开工12个。",
        "年底前竣工6个。",
        "新认定高新技术企业20家。",
        "培育“专精特新”企业10家、瞪羚企业2家。",
        "建成创新中心。",
        "新增停车位2000个、充电桩310个，切实缓解停车难。",
        "完成老旧小区改造15个。",
        "惠及居民3200户。",
        "自觉接受区人大的法律监督、工作监督，办好建议和提案。",
    ]


def test_each_stands_under_its_headings() -> None:
    places = {each.content[:4]: each.sections for each in drafted()}
    assert places["地区生产"] == ("2026年工作安排", "经济社会发展的主要预期目标")
    assert places["新认定高"] == ("2026年工作安排", "扩大有效投资，增强发展动能", "强化科技创新")
    assert places["新增停车"] == ("2026年工作安排", "办好民生实事")
    assert places["自觉接受"] == ("加强政府自身建设", "坚持依法行政")


def test_the_year_is_the_parts_own() -> None:
    found = draft(REPORT)
    assert found is not None
    assert found.year == 2026


def test_each_keeps_the_sentence_it_was_cut_from_and_its_figures() -> None:
    (found,) = [each for each in drafted() if each.content == "年底前竣工6个。"]
    assert found.sentence == "推进总投资86亿元的21个区级重点项目，上半年开工12个，年底前竣工6个。"
    assert [target.words for target in found.targets] == ["年底前竣工6个"]


def test_headings_that_lost_their_line_are_found() -> None:
    flat = "".join(line.strip() for line in REPORT.splitlines())
    assert contents(flat)[:2] == contents()[:2]
    assert {"扩大有效投资，增强发展动能", "办好民生实事"} <= {name for each in drafted(flat) for name in each.sections}


@pytest.mark.parametrize(
    "heading",
    [
        "二、2026年主要任务",
        "二、今年工作的总体要求和重点工作",
        "## 二、2026年重点工作",
        "三、下一年工作打算",
        "第二部分 2026年工作安排",
        "二、2026年经济社会发展目标和举措",
    ],
)
def test_other_headings_announce_it_too(heading: str) -> None:
    assert contents(f"一、2025年工作回顾\n新建学校3所。\n{heading}\n新建幼儿园2所。") == ["新建幼儿园2所。"]


def test_aims_for_five_years_are_left_out() -> None:
    report = (
        "一、过去五年工作回顾\n建校5所。\n二、今后五年的目标任务\n建校50所。\n三、2026年重点工作\n（一）教育\n建校6所。"
    )
    assert contents(report) == ["建校6所。"]


def test_a_report_without_headings_is_drafted_from_where_it_says_so() -> None:
    assert contents("去年新建学校3所。2026年重点工作安排如下：新建幼儿园2所。") == ["新建幼儿园2所。"]


@pytest.mark.parametrize("report", ["", "关于开会的通知。请准时参加。", "一、2025年工作回顾\n新建学校3所。"])
def test_where_nothing_is_planned_nothing_is_drafted(report: str) -> None:
    assert coming_year(report) is None
    assert draft(report) is None


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("新增就业5万人，扶持创业1550人", ["新增就业5万人。", "扶持创业1550人。"]),
        ("壮大产业集群，引进1个项目，培育1家企业", ["壮大产业集群，引进1个项目。", "培育1家企业。"]),
        ("整治公园3个，提升居住品质，新建公厕2座", ["整治公园3个，提升居住品质。", "新建公厕2座。"]),
        ("大厦主体完工，中心主体施工，二期开工", ["大厦主体完工。", "中心主体施工。", "二期开工。"]),
        ("完善治理体系，提升治理水平，打造治理格局", ["完善治理体系，提升治理水平，打造治理格局。"]),
        ("一是实施“甲，乙；丙”行动；二是完善制度", ["实施“甲，乙；丙”行动。", "完善制度。"]),
        ("发展数字经济,产值达到12,000元", ["发展数字经济，产值达到12,000元。"]),
    ],
)
def test_a_sentence_is_parted_where_one_thing_is_said(sentence: str, things: list[str]) -> None:
    assert contents(f"二、2026年工作安排\n（一）总的\n{sentence}。") == things


@pytest.mark.parametrize(
    ("words", "leads", "heading"),
    [
        ("着力优化营商环境", False, True),
        ("实施城管系统国有企业改革", False, False),
        ("完成“十四五”规划编制工作", False, False),
        ("更好保障民生", True, True),
        ("新建学校2所", True, False),
        ("加快更新，完善机制", True, False),
    ],
)
def test_a_heading_within_the_text_is_short_and_promises_nothing(words: str, leads: bool, heading: bool) -> None:  # noqa: FBT001 -- a table
    assert is_heading(words, leads=leads) is heading


def test_quotes_and_brackets_are_not_cut() -> None:
    assert split("甲“乙，丙”，丁（戊，己），12,000", "，,") == ["甲“乙，丙”", "丁（戊，己）", "12,000"]
    assert split("“甲，乙", "，") == ["“甲", "乙"]


def test_punctuation_is_made_full_width_but_in_figures() -> None:
    assert normal(" 产值12,000元,增长(同比)7.5% ") == "产值12,000元，增长（同比）7.5%"


@given(st.text(alphabet="二、2026年工作安排\n（一）。，；“”新建学校3所加快推进今是目标：各位代表 ", max_size=80))
def test_whatever_is_written_every_word_of_a_task_stands_in_its_sentence(report: str) -> None:
    found = draft(report)
    for each in found.candidates if found else ():
        assert each.content.rstrip("。") in normal(each.sentence)


def test_the_official_report_gives_tasks_that_can_be_worked_with(sources: Path) -> None:
    report = (sources / "shinan-work-report-2020.txt").read_text(encoding="utf-8")
    found = draft(report)
    assert found is not None
    words = [each.content for each in found.candidates]
    assert (found.year, len(words)) == (2020, 163)
    assert {"新增停车位400个。", "城镇登记失业率4%以内。", "黄岛路街区项目开工。", "新增1200个养老床位。"} <= set(words)
    assert not [word for word in words if "2019" in word or "各位代表" in word or "名词解释" in word]
    assert max(len(word) for word in words) < 120
    assert len({each.sections[1] for each in found.candidates}) == 10
