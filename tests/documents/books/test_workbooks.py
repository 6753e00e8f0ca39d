"""The details of the digest: six sheets, each line traceable, fit to be read and printed."""

import datetime as dt
import io
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.books.workbooks import DOUBTS, LIGHTS, ROLES, STATUSES, TROUBLES, week_workbook
from bot.rules.digest import summarise
from bot.rules.terms import DoubtKind, Light, Role, Status
from bot.rules.week_facts import Held, Owed, Reported, Standing, TaskRef, Trouble, TroubleKind, Week
from tests.cast import DOCUMENT, at

SHANGHAI = ZoneInfo("Asia/Shanghai")
LOCAL, DUE_LOCAL = (dt.datetime.fromisoformat(text) for text in ("2026-03-05 10:00", "2026-03-06 17:30"))
"""As cells hold them: without a zone."""
DUE = at("2026-03-06 17:30")
FIRST = TaskRef(DOCUMENT, "附件1", 1, "生产总值增长6%左右。")
LIVELIHOOD = TaskRef(DOCUMENT, "附件2", 2, "新增停车位2000个、充电桩310个。")
BEHIND = Reported("区工信局", "2026-02", FIRST, 12, at("2026-03-05 10:00"), Status.BEHIND, "=1+1 完成招标", late=True)
DONE = Reported("区住建局", "2026-02", LIVELIHOOD, 13, at("2026-03-05 10:00"), Status.DONE, "已投用。", late=False)

BASIS = "区发改局：尚无报送，逾期5个工作日；区工信局：滞后（流水号12）"

WEEK = Week(
    as_of=at("2026-03-13 16:00"),
    since=at("2026-03-06 16:00"),
    owed=(
        Owed("区发改局", "2026-02", FIRST, DUE, provisional=False, late_days=5),
        Owed("区财政局", "2026-02", FIRST, DUE, provisional=True, late_days=0),
    ),
    reported=(BEHIND, DONE),
    standings=(
        Standing("区发改局", FIRST, Light.RED, 5, None),
        Standing("区工信局", FIRST, Light.YELLOW, 0, BEHIND),
        Standing("区住建局", LIVELIHOOD, Light.BLUE, 0, DONE),
    ),
    before=(Standing("区发改局", FIRST, Light.GREEN, 0, None),),
    troubles=(
        Trouble(
            TroubleKind.UNREACHABLE,
            "区发改局",
            "联络员",
            at("2026-03-05 10:00"),
            "Forbidden: bot was blocked by the user",
        ),
        Trouble(TroubleKind.UNBOUND, "区财政局"),
    ),
    held=(Held(LIVELIHOOD, "区教体局、妇联", "区妇联", Role.JOINT, Role.SUPPORT, DoubtKind.PREFIX_UNSURE),),
)


def opened(week: Week = WEEK) -> Workbook:
    return load_workbook(io.BytesIO(week_workbook(week, summarise(week), zone=SHANGHAI)))


def lines(name: str, week: Week = WEEK) -> list[tuple[object, ...]]:
    sheet = opened(week)[name]
    assert isinstance(sheet, Worksheet)
    return list(sheet.iter_rows(values_only=True))


def test_there_is_a_sheet_for_each_part_of_the_message() -> None:
    assert opened().sheetnames == ["未报", "已报", "亮灯", "本周完成", "送达异常", "暂缓"]


def test_what_is_owed_comes_latest_first_and_says_who_may_not_know() -> None:
    task = ("2026-02", "附件1", 1, FIRST.content, DUE_LOCAL)
    assert lines("未报") == [
        ("责任单位", "报告期", "附件", "序号", "事项", "截止时间", "逾期工作日", "备注", "文号"),
        ("区发改局", *task, 5, "消息无法送达", DOCUMENT),
        ("区财政局", *task, None, "截止日期暂定；尚无人绑定", DOCUMENT),
    ]


def test_what_was_reported_names_its_entry_of_the_ledger() -> None:
    assert lines("已报")[1:] == [
        ("区住建局", "2026-02", "附件2", "民2", LIVELIHOOD.content, "完成", "已投用。", LOCAL, None, 13, DOCUMENT),
        ("区工信局", "2026-02", "附件1", 1, FIRST.content, "滞后", "=1+1 完成招标", LOCAL, "是", 12, DOCUMENT),
    ]


def test_a_light_says_what_it_rests_on_and_what_it_was() -> None:
    assert lines("亮灯")[1:] == [
        ("附件1", 1, FIRST.content, "红灯 滞后", "绿灯 正常", BASIS, DOCUMENT),
        ("附件2", "民2", LIVELIHOOD.content, "蓝灯 完成", None, "区住建局：完成（流水号13）", DOCUMENT),
    ]


def test_lights_are_coloured_as_well_as_named() -> None:
    sheet = opened()["亮灯"]
    assert isinstance(sheet, Worksheet)

    rules = [rule.formula for found in sheet.conditional_formatting for rule in found.rules]
    assert rules == [[f'"{word}"'] for word in LIGHTS.values()]


def test_completed_troubles_and_held_have_their_lines() -> None:
    assert lines("本周完成")[1:] == [("附件2", "民2", LIVELIHOOD.content, "区住建局", "已投用。", LOCAL, 13, DOCUMENT)]
    assert lines("送达异常")[1:] == [
        ("消息无法送达", "区发改局", "联络员", LOCAL, "对方已屏蔽本提醒"),
        ("尚无人绑定", "区财政局", None, None, None),
    ]
    assert lines("暂缓")[1:] == [
        ("附件2", "民2", LIVELIHOOD.content, "区教体局、妇联", "区妇联", "未写明", "配合", "单位前缀待核", DOCUMENT)
    ]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    sheet = opened()["已报"]
    assert isinstance(sheet, Worksheet)

    cell = sheet["G3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1 完成招标", "s", True)


def test_pages_can_be_printed() -> None:
    for sheet in opened().worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert sheet.oddHeader
        assert str(sheet.oddHeader.right.text).strip() == "2026-03-13 16:00"


def test_a_long_text_gets_a_tall_row() -> None:
    tall = replace(WEEK, reported=(replace(DONE, done="完成基础施工，" * 30),))

    sheet = opened(tall)["已报"]
    assert isinstance(sheet, Worksheet)
    assert (sheet.row_dimensions[2].height or 0) > 100


def test_an_empty_week_is_six_empty_sheets() -> None:
    book = opened(Week(WEEK.as_of, WEEK.since))

    assert [sheet.max_row for sheet in book.worksheets] == [1] * 6


@pytest.mark.parametrize(
    ("words", "kinds"),
    [(STATUSES, Status), (LIGHTS, Light), (ROLES, Role), (TROUBLES, TroubleKind), (DOUBTS, DoubtKind)],
)
def test_everything_that_can_stand_in_a_sheet_has_its_word(words: dict[str, str], kinds: type[Status]) -> None:
    assert set(words) == set(kinds)
