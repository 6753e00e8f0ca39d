"""A post changes hands in the middle of a draft, and the bot is killed in the middle of that."""

import re
from collections.abc import AsyncIterator

import pytest

from bot.store import ledger
from tests.conftest import at
from tests.journeys.mortal import Mortal
from tests.journeys.office import FIRST_CHAT, SUPERVISOR, furnish, opened
from tests.journeys.strict import strict

OLD, NEW = FIRST_CHAT, FIRST_CHAT + 99
OPENING, SOON = "2026-03-02 09:00", "2026-03-02 09:10"


@pytest.fixture
async def mortal(empty_url: str) -> AsyncIterator[Mortal]:
    async with strict() as api:
        yield Mortal(api, empty_url)


async def invited(mortal: Mortal) -> None:
    """区发改局's contact and the supervisor come in."""
    store = opened(mortal.url)
    with store.writing() as session:
        payloads = dict(furnish(session, now=at("2026-02-26 09:00")))
    store.close()
    await mortal.api.say(SUPERVISOR, f"/start {payloads['']}")
    await mortal.api.say(OLD, f"/start {payloads['区发改局']}")
    async with mortal.alive("2026-02-26 09:00"):
        await mortal.api.hears(SUPERVISOR, "已绑定")
        await mortal.api.hears(OLD, "已绑定")


async def link(mortal: Mortal) -> str:
    """The payload of the link that the contact was given."""
    found = re.search(r"start=([\w-]+)", await mortal.api.hears(OLD, "工作移交"))
    assert found
    return found[1]


async def test_the_successor_goes_on_where_the_draft_was_whenever_the_bot_dies(mortal: Mortal) -> None:
    api = mortal.api
    await invited(mortal)
    async with mortal.alive(OPENING):
        await api.hears(OLD, "2月份进展情况开始报送")
        await api.say(OLD, "/report")
        await api.hears(OLD, "第1/4项")
        await api.say(OLD, "一季度增长6.2%。")
        await api.hears(OLD, "第2/4项")
        await api.say(OLD, "/handover")
        payload = await link(mortal)

    await api.say(NEW, f"/start {payload}")  # while it is dead
    await api.press(OLD, "跳过")
    async with mortal.alive(OPENING):  # killed as soon as a word of it is out

        async def somebody_heard() -> bool:
            return bool(await api.heard(NEW))

        await mortal.until(somebody_heard)

    async with mortal.alive(SOON):
        await api.hears(NEW, "已绑定：区发改局 · 联络员")
        await api.hears(NEW, "前任留下的未提交内容")
        await api.hears(OLD, "该岗位已由新的同志接任")
        await api.hears(SUPERVISOR, "联络员变更：区发改局 · 联络员")
        await api.hears(NEW, "2月份进展情况开始报送")
        await api.press(NEW, "继续填报2月份（已填1项）")
        for place, words in enumerate(("新开工12个。", "已完成选址。", "空气优良率91%。"), start=2):
            await api.hears(NEW, f"第{place}/4项")
            await api.say(NEW, words)
        await api.hears(NEW, "确认无误后请提交")
        await api.press(NEW, "✅ 提交")
        await api.hears(NEW, "进展 4/4项")
        before = len(await api.heard(OLD))
        last = await api.say(OLD, "5 已完成选址。")
        await mortal.until(lambda: mortal.dealt_with(last))

    store = opened(mortal.url)
    with store.reading() as session:
        assert [row.entry.done for row in ledger.rows(session)] == [
            "一季度增长6.2%。",
            "新开工12个。",
            "已完成选址。",
            "空气优良率91%。",
        ]
        assert ledger.verify(session) == 4
    store.close()
    told = await api.heard(OLD)
    assert all("已收到" not in text for text in told)
    assert len(told) <= before + 1
    assert mortal.unread() == []
    assert await api.violations() == []
