"""When a task is due: by its column, by its sentence, by what holds for all."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.tasks.completion import NO_DEFAULTS, Basis, Completion, Defaults, read_completion, read_defaults

ISSUED = dt.date(2026, 2, 25)
QINGDAO = Defaults(ordinary=11, projects=10)


def completion(due: str, content: str = "", defaults: Defaults = NO_DEFAULTS) -> Completion:
    return read_completion(due, content, year=2026, issued=ISSUED, defaults=defaults)


def parts(found: Completion) -> tuple[str, str, bool]:
    return (found.date.isoformat() if found.date else "", found.degree, found.continuing)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("12月底", ("2026-12-31", "", False)),
        ("12月底前", ("2026-12-31", "", False)),
        ("长期坚持", ("", "", True)),
        ("12月底取得阶段性成效", ("2026-12-31", "取得阶段性成效", False)),
        ("12月底取得明显成效并长期坚持", ("2026-12-31", "取得明显成效", True)),
        ("12月底取得重要进展并持续推进", ("2026-12-31", "取得重要进展", True)),
        ("12月底完成年度任务并持续推进", ("2026-12-31", "完成年度任务", True)),
        ("取得阶段性成效", ("", "取得阶段性成效", False)),
        ("贯穿全年", ("2026-12-31", "", True)),
        ("持续推进", ("", "", True)),
        ("6月底前完成，长期坚持", ("2026-06-30", "完成", True)),
        ("三季度", ("2026-09-30", "", False)),
        ("2026.6.30", ("2026-06-30", "", False)),
        ("2026年", ("2026-12-31", "", False)),
        ("6.30", ("2026-06-30", "", False)),
        ("3月-10月", ("2026-10-31", "", False)),
        ("批复一年内", ("", "", False)),
        ("自批复之日起3月内", ("", "", False)),
        ("按时间节点推进", ("", "", False)),
        ("一季度启动、四季度完成", ("2026-12-31", "完成", False)),
        ("4月底前开工", ("2026-04-30", "开工", False)),
        ("6 月 底 前", ("2026-06-30", "", False)),
        ("2026 年 6 月 30 日前", ("2026-06-30", "", False)),
        ("2026-06-30 00:00:00", ("2026-06-30", "", False)),
        ("2026—2028年", ("2028-12-31", "", False)),
        ("2026、2027年", ("2027-12-31", "", False)),
        ("6月底前完成整改，全年持续推进", ("2026-06-30", "完成整改", True)),
        ("全年持续推进", ("2026-12-31", "", True)),
        ("即日起至6月底", ("2026-06-30", "", False)),
        ("立行立改，6月底前完成", ("2026-06-30", "完成", False)),
        ("立行立改并长期坚持", ("", "", True)),
        ("每月5日前，12月底前完成", ("2026-12-31", "完成", True)),
        ("按年度计划完成", ("", "", False)),
        ("3月启动，持续推进", ("", "", True)),
        ("6月底前完成招投标，年底前开工", ("2026-12-31", "开工", False)),
        ("3月底前完成方案，11月底前完成建设", ("2026-11-30", "完成建设", False)),
    ],
)
def test_a_column_has_four_parts(due: str, expected: tuple[str, str, bool]) -> None:
    found = completion(due)
    assert parts(found) == expected
    assert (found.raw, found.basis) == (due, Basis.COLUMN)


@pytest.mark.parametrize(
    "due",
    [
        "每月25日前",
        "每季度末",
        "每季度首月10日前",
        "每年6月底前",
        "每年年底前",
        "每年6月、12月",
        "按季度报送",
        "逐月",
        "每半年一次",
    ],
)
def test_what_comes_again_and_again_has_no_date_and_goes_on(due: str) -> None:
    found = completion(due)
    assert parts(found) == ("", "", True)
    assert found.raw == due


@pytest.mark.parametrize(
    "due",
    [
        *("待定", "适时", "汛期前", "供暖季前", "2026年供暖季前", "9月开学前", "节前", "月底前", "前期", "Q3"),
        *("7月1日起施行", "2026年3月起", "从3月份开始", "即日起", "6月以后"),
        *("三个月内", "10个工作日内", "半年内", "两年内完成", "开工后18个月", "自通知印发之日起30日内"),
        *("2月30日前", "6月31日前", "13月底前", "6.31", "按上级规定时限", "“十四五”期间"),
    ],
)
def test_what_names_no_last_day_keeps_its_words_and_gets_no_date(due: str) -> None:
    found = completion(due)
    assert (found.date, found.raw, found.basis) == (None, due, Basis.COLUMN)


def test_milestones_are_kept_and_the_last_that_completes_is_due() -> None:
    found = completion("10月底前竣工，12月启动二期")
    assert [(step.when, step.words) for step in found.milestones] == [("10月底前", "竣工"), ("12月", "启动二期")]
    assert (parts(found)[0], found.when) == ("2026-10-31", "10月底前")


def test_a_column_that_says_something_is_not_overruled_by_the_sentence() -> None:
    assert parts(completion("长期坚持", "年底前完成改造", QINGDAO)) == ("", "", True)


@pytest.mark.parametrize("due", ["", " ", "—", "/", "无"])
def test_without_a_column_the_sentence_decides(due: str) -> None:
    found = completion(due, "深入落实减税降费政策，上半年减免一半，年底前免除一切税费。", QINGDAO)
    assert (parts(found)[0], found.raw, found.basis) == ("2026-12-31", "年底前免除一切税费", Basis.CONTENT)
    assert len(found.milestones) == 2


@pytest.mark.parametrize(
    ("content", "date"),
    [
        ("年内引进总部经济项目30个。", "2026-12-31"),
        ("全年新增区域总部企业28家以上。", "2026-12-31"),
        ("三季度末建成投用。", "2026-09-30"),
        ("宁德路小学9月投入使用。", "2026-09-30"),
        ("6月30日前完成征收。", "2026-06-30"),
        ("春节前完成回迁。", "2027-02-05"),
        ("上半年开工12个。", "2026-06-30"),
        ("新建学校3所，秋季开学前投入使用。", "2026-08-31"),
        ("9月底前全部开工，12月底前完工。", "2026-12-31"),
        ("12月底取得明显成效并长期坚持", "2026-12-31"),
        ("6月底前完成征收，年底前开工建设。", "2026-12-31"),
        ("推进产业园建设，一期6月底竣工，二期年底前主体封顶。", "2026-12-31"),
        ("到2026年底，新增停车位2000个。", "2026-12-31"),
        ("不晚于9月30日完成。", "2026-09-30"),
        ("二〇二六年底前完成搬迁。", "2026-12-31"),
    ],
)
def test_a_deadline_in_a_sentence_is_found(content: str, date: str) -> None:
    assert parts(completion("", content))[0] == date


def test_a_sentence_may_say_degree_and_going_on_too() -> None:
    found = completion("", "推进河道治理，12月底取得明显成效并长期坚持。")
    assert parts(found) == ("2026-12-31", "取得明显成效", True)


@pytest.mark.parametrize(
    "content",
    [
        "对2026年1月1日以后身故的居民减免费用",
        "自2026年3月起实行新标准",
        "落实截至6月底的统计结果",
        "每年底开展评估",
        "到2035年底基本实现现代化",
        "巩固去年底的整改成果",
        "完成全年目标任务",
        "今年重点抓好十项工作",
        "对离校2年内毕业生给予补贴",
        "办好10月12日国际论坛",
        "2026年脱贫成果顺利巩固",
        "生产总值增长5.5%，一季度实现良好开局",
        "完成小区改造，9月底前全部开工",
        "每月调度一次，每季度通报一次",
        "每年12月底前完成评估",
        "汛期前完成河道清淤",
        "三年内培育上市公司10家",
        "对2025年底前建成的小区进行排查",
    ],
)
def test_other_dates_in_a_sentence_are_no_deadline(content: str) -> None:
    assert completion("", content) == Completion()


def test_going_on_is_read_without_a_date_too() -> None:
    assert parts(completion("", "合格率保持在98%以上并长期坚持。", QINGDAO)) == ("2026-11-30", "", True)


def test_what_hangs_on_something_else_has_words_and_no_date() -> None:
    found = completion("", "加快机场路改造，批复后一年内建成通车。", QINGDAO)
    assert (found.date, found.raw, found.basis) == (None, "批复后一年内建成通车", Basis.CONTENT)


def test_what_says_nothing_is_due_when_all_is() -> None:
    found = completion("", "深化信用体系建设。", QINGDAO)
    assert (parts(found)[0], found.raw, found.basis) == ("2026-11-30", "", Basis.PROGRAMME)


def test_projects_are_due_in_their_own_month() -> None:
    assert parts(completion("", "新建口袋公园12处。", QINGDAO))[0] == "2026-10-31"
    assert parts(completion("", "新建口袋公园12处。", Defaults(ordinary=11)))[0] == "2026-11-30"


def test_where_no_default_is_set_nothing_is_said() -> None:
    assert completion("", "深化信用体系建设。") == Completion()


@pytest.mark.parametrize(
    ("notice", "defaults"),
    [
        ("原则上按照 11 月份全部完成目标任务（涉及实项目力争 10 月底\n前完成）的要求", QINGDAO),
        ("各项任务原则上于11月底前完成。", Defaults(ordinary=11)),
        ("原则上十二月底前完成，其中建设类项目十月底前竣工。", Defaults(12, 10)),
        ("涉及工程建设的任务，力争10月底前完成；其他任务原则上11月底前完成。", QINGDAO),
        ("于2月24日前报督查室。", Defaults()),
    ],
)
def test_a_notice_says_when_its_tasks_are_due(notice: str, defaults: Defaults) -> None:
    assert read_defaults(notice) == defaults


def test_of_the_official_notices_one_says_so(sources: Path) -> None:
    assert read_defaults((sources / "qingdao-west-coast-2020.txt").read_text(encoding="utf-8")) == QINGDAO
    assert read_defaults((sources / "jinan-shizhong-2020.txt").read_text(encoding="utf-8")) == Defaults()


def test_the_notice_comes_before_the_configuration() -> None:
    assert Defaults(ordinary=11).filled_from(Defaults(12, 9)) == Defaults(11, 9)


def test_every_public_commitment_is_due_by_its_column(sources: Path) -> None:
    text = (sources / "shandong-commitments-2020-jinan.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.count("\t") == 4][1:]
    found = [read_completion(row[3], row[2], year=2020, issued=dt.date(2020, 3, 1)) for row in rows]
    assert len(found) == 20
    assert all(each.basis is Basis.COLUMN for each in found)
    assert [each.date for each in found].count(dt.date(2020, 12, 31)) == 19
    assert sum(each.continuing for each in found) == sum("长期坚持" in row[3] for row in rows)


@given(
    st.text(alphabet="12月底前年内取得成效并长期坚持，、。启动完成季度一四批复—6.30 ", max_size=20),
    st.text(alphabet="年底前完成自起的6月内批复上半，。每对", max_size=20),
)
def test_whatever_is_written_is_read(due: str, content: str) -> None:
    found = completion(due, content, QINGDAO)
    assert (found.basis is Basis.COLUMN) == bool(due.strip(" —、"))
    assert found.date is None or found.basis is not Basis.NONE


@given(st.text(max_size=30), st.text(max_size=60))
def test_no_text_is_too_odd_to_be_read_and_what_a_column_says_is_kept(due: str, content: str) -> None:
    found = completion(due, content, QINGDAO)
    if found.basis is Basis.COLUMN:
        assert found.raw == " ".join(due.split())
    elif found.basis is Basis.CONTENT:
        assert found.raw in content
