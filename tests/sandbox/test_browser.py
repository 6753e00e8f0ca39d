"""The sandbox's page in a real browser: what the guide says, step by step, and what else a newcomer tries."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from selenium.webdriver import Chrome

from tests.sandbox.browsing import Visitor, chromium, sandbox

pytestmark = pytest.mark.browser

LEDGER = "#ledger"


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def chrome(downloads: Path) -> Iterator[Chrome]:
    with chromium(downloads) as chrome:
        yield chrome


@pytest.fixture
def newcomer(chrome: Chrome, tmp_path: Path, downloads: Path) -> Iterator[Visitor]:
    """Somebody in a sandbox that was just opened."""
    with sandbox(tmp_path) as address:
        yield Visitor(chrome, address, downloads).comes()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A sandbox that stays for several tests; each plays other people."""
    with sandbox(tmp_path_factory.mktemp("sandbox")) as address:
        yield address


@pytest.fixture
def regular(chrome: Chrome, office: str, downloads: Path) -> Visitor:
    """Somebody who comes back to the same sandbox."""
    return Visitor(chrome, office, downloads).comes()


def test_the_guide_leads_from_the_first_start_to_the_digest(newcomer: Visitor) -> None:
    newcomer.becomes("区财政局")
    newcomer.clicks("#start")
    newcomer.reads("您好，已绑定：区财政局")

    newcomer.goes_on("02-27 周五 16:00", "周报 · 发出 2 条消息")
    newcomer.goes_on("03-01 周日 00:00", "开始报送 · 没有新消息")
    newcomer.goes_on("03-02 周一 08:30", "提醒")
    newcomer.reads("2月份进展情况开始报送")

    newcomer.clicks("#guide code")
    newcomer.clicks("#compose > button:last-child")
    newcomer.presses("✅ 确认保存")
    newcomer.reads("1/2项")
    newcomer.clicks("[data-tab=ledger]")
    newcomer.reads("前两月一般公共预算收入增长5.2%", LEDGER)

    newcomer.clicks("#messages .mine:nth-last-child(2) footer button")
    newcomer.writes("7 前两月一般公共预算收入增长5.4%。存在问题：无")
    newcomer.reads("已更正")
    newcomer.reads("更正 #1", LEDGER)
    assert len(newcomer.sees("#ledger .line")) == 2

    newcomer.presses("✍️ 继续填报")
    newcomer.presses("🟢 按期推进")
    newcomer.writes("引进过亿元项目1个，签约金额3.2亿元")
    newcomer.presses("✅ 提交")
    newcomer.reads("2/2项")

    newcomer.becomes("督查员")
    for moment in ("03-04 周三 09:00", "03-06 周五 09:00", "03-06 周五 15:00"):
        newcomer.goes_on(moment, "提醒")
    newcomer.goes_on("03-06 周五 16:00", "周报")
    newcomer.reads("督查周报附表")
    sheets = load_workbook(newcomer.downloads_by("#messages li:last-child .file")).worksheets
    assert "区财政局" in {str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row}

    newcomer.clicks("[data-tab=guide]")
    newcomer.clicks("#guide [data-verb=handout]")
    newcomer.reads("已读入，待您确认：云溪政办发〔2026〕6号")
    newcomer.presses("✅ 确认导入")
    newcomer.reads("已导入 云溪政办发〔2026〕6号")
    newcomer.presses("🔍 逐条核对")
    newcomer.reads("待核对")
    assert newcomer.complaints() == []


def test_with_the_page_in_english_the_bot_speaks_english_to_who_starts(newcomer: Visitor) -> None:
    newcomer.becomes("区财政局")
    newcomer.clicks("#language")
    newcomer.clicks("#start")
    newcomer.reads("Next report: February")
    newcomer.goes_on("02-27 Fri 16:00", "digest · 2 messages sent")
    newcomer.goes_on("03-01 Sun 00:00", "a period opens · no new message")
    newcomer.goes_on("03-02 Mon 08:30", "reminder")
    newcomer.clicks("#guide code")
    newcomer.clicks("#compose > button:last-child")
    newcomer.presses("✅ Save")
    newcomer.presses("✍️ Go on")
    newcomer.reads("task 5")
    newcomer.clicks("#language")
    newcomer.reads("下一件事", "#next")


def test_a_stranger_learns_nothing(regular: Visitor) -> None:
    regular.becomes("路人")
    regular.clicks("#start")
    regular.reads("请联系督查室获取邀请链接")
    regular.writes("1 完成")
    regular.reads("1 完成")
    (sentence,) = regular.sees("#messages li:not(.mine) .words")
    assert "事项" not in sentence


def test_who_sends_an_invitation_s_link_is_bound(regular: Visitor) -> None:
    regular.becomes("督查员")
    regular.writes("/invite 区妇联")
    regular.reads("邀请链接：区妇联")
    link = next(line for line in regular.sees("#messages li:last-child .words")[0].split() if line.startswith("http"))
    regular.becomes("路人")
    regular.writes(link)
    regular.reads("已绑定：区妇联")


def test_who_blocks_the_bot_is_told_of_to_the_supervisor(regular: Visitor) -> None:
    regular.becomes("区教体局")
    regular.clicks("#block")
    regular.reads("已屏蔽机器人", "#who")
    regular.becomes("督查员")
    regular.reads("消息无法送达 · 区教体局")


def test_a_person_chosen_by_the_keyboard_keeps_the_focus(regular: Visitor) -> None:
    regular.enters("#people button:nth-child(4)")
    regular.reads("区工信局", "#who b")
    assert regular.chrome.switch_to.active_element.text.startswith("区工信局")


def test_a_long_way_shows_where_the_clock_is_going_and_can_be_stopped(regular: Visitor) -> None:
    regular.sets("to", "2026-12-31T09:00")
    regular.clicks(".to button")
    regular.reads("时钟正走向 2026-12-31", "#moving")
    assert not regular.chrome.find_element("id", "next").is_enabled()
    regular.reads("2026-03", "#now")
    regular.clicks("#halt")
    regular.reads("条消息", "#toast")
    assert regular.sees("#now")[0] < "2026-12"
    regular.clicks("#next")


def test_the_page_asks_nothing_of_any_other_machine(regular: Visitor) -> None:
    script = "return performance.getEntriesByType('resource').map((each) => each.name)"
    asked = regular.chrome.execute_script(script)
    assert [name for name in asked if not name.startswith((regular.address, "data:"))] == []
    assert regular.complaints() == []
