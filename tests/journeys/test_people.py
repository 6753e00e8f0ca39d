"""One person for two units, two contacts of one unit, a deputy: a month of them, over HTTP."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest

from tests.journeys.office import SUPERVISOR, Office, office
from tests.journeys.strict import PATIENCE, Strict, strict

DEPUTY, SUCCESSOR = 1501, 1502


@pytest.fixture
async def api() -> AsyncIterator[Strict]:
    async with strict() as server:
        yield server


@pytest.fixture
async def played(api: Strict, empty_url: str) -> AsyncIterator[Office]:
    async with office(api, empty_url) as opened:
        yield opened


async def payload(api: Strict, chat: int, words: str) -> str:
    """What the last link in a chat carries."""
    found = re.search(r"start=([\w-]+)", await api.hears(chat, words))
    assert found
    return found[1]


async def presses(api: Strict, chat: int, words: str) -> None:
    """Wait until the last message has a button with these words, and press it."""
    async with asyncio.timeout(PATIENCE):
        while True:
            rows = (await api.chat(chat))[-1].get("reply_markup", {}).get("inline_keyboard", [])
            if any(words in button["text"] for row in rows for button in row):
                break
            await asyncio.sleep(0.02)
    await api.press(chat, words)


async def test_a_second_contact_who_answers_for_another_unit_too(played: Office) -> None:
    api = played.api
    fagai, gongxin = played.chats["区发改局"], played.chats["区工信局"]

    await api.say(SUPERVISOR, "/invite 区工信局 联络员乙")
    link = await payload(api, SUPERVISOR, "邀请链接：区工信局 · 联络员乙")
    await api.say(fagai, f"/start {link}")
    await api.hears(fagai, "已绑定：区工信局 · 联络员乙")

    await played.move_to("2026-03-02 09:00")
    reminder = await api.hears(fagai, "2月份进展情况开始报送")
    assert "区发改局" in reminder
    assert "区工信局" in reminder
    assert len(played.sent("reminder", fagai)) == 1  # of both units, in one message
    await api.hears(gongxin, "2月份进展情况开始报送")

    await api.say(gongxin, "/report")
    await api.hears(gongxin, "第1/3项")
    await api.say(gongxin, "完成20家企业摸底。")
    await api.hears(gongxin, "第2/3项")

    await api.say(fagai, "5 已完成选址。")  # both units handle 5 separately
    await presses(api, fagai, "区工信局")
    await presses(api, fagai, "确认保存")
    await api.hears(fagai, "已收到 · 区工信局")
    await api.say(fagai, "3 数字化改造完成8家。")
    await presses(api, fagai, "确认保存")
    await played.settled()

    await presses(api, gongxin, "核对提交")
    await api.hears(gongxin, "3 已由联络员乙于3月2日（周一）09:00报送")
    assert [entry.done for entry in played.entries()] == ["已完成选址。", "数字化改造完成8家。"]
    assert await api.violations() == []


async def test_a_deputy_is_reminded_while_the_contact_is_away_and_no_longer(played: Office) -> None:
    api, caizheng = played.api, played.chats["区财政局"]
    await api.say(caizheng, "/deputy")
    await api.say(DEPUTY, f"/start {await payload(api, caizheng, 'start=')}")
    await api.hears(DEPUTY, "已绑定：区财政局 · 联络员（AB角）")
    await played.move_to("2026-03-02 09:00")
    await api.hears(caizheng, "2月份进展情况开始报送")

    await api.say(caizheng, "明天到周五请假")
    await api.hears(caizheng, "请确认外出日期")
    await presses(api, caizheng, "3月3日至3月6日外出")
    await api.hears(caizheng, "外出期间：3月3日（周二）至3月6日（周五）")
    await played.move_to("2026-03-06 17:00")
    assert len(played.sent("reminder", caizheng)) == 1
    told = len(played.sent("reminder", DEPUTY))
    assert told >= 3

    await played.move_to("2026-03-09 10:00")
    assert (len(played.sent("reminder", caizheng)), len(played.sent("reminder", DEPUTY))) == (2, told)
    await api.say(DEPUTY, "7 完成预算收入12%。")
    await presses(api, DEPUTY, "确认保存")
    await api.hears(DEPUTY, "已收到 · 区财政局")
    assert await api.violations() == []


async def test_a_successor_who_asks_on_a_sunday_is_told_when_it_is_passed_on(played: Office) -> None:
    api, caizheng = played.api, played.chats["区财政局"]
    await played.move_to("2026-03-01 10:00")
    await api.say(SUCCESSOR, "/handover 区财政局")
    await api.hears(SUCCESSOR, "接任请求将于3月2日（周一）08:30转达")
    assert not played.sent("handover_request", caizheng)

    await played.move_to("2026-03-03 16:00")
    await api.hears(caizheng, "请求3月3日（周二）17:30失效")
    await api.press(caizheng, "同意移交")
    await api.say(SUCCESSOR, f"/start {await payload(api, SUCCESSOR, 'start=')}")
    await api.hears(SUCCESSOR, "已绑定：区财政局 · 联络员")
    await api.hears(caizheng, "该岗位已由新的同志接任")
    assert await api.violations() == []
