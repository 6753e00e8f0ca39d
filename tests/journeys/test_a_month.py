"""A whole month, from the document to the digest, over HTTP against a server that forgives nothing."""

from collections.abc import AsyncIterator

import pytest

from bot.store import ledger
from tests.conftest import SHANGHAI
from tests.journeys.office import SUPERVISOR, Office, office
from tests.journeys.strict import Strict, strict


@pytest.fixture
async def api() -> AsyncIterator[Strict]:
    async with strict() as server:
        yield server


@pytest.fixture
async def played(api: Strict, empty_url: str) -> AsyncIterator[Office]:
    """The office on SQLite, and once more on PostgreSQL."""
    async with office(api, empty_url) as opened:
        yield opened


async def test_a_report_goes_from_the_reminder_to_the_ledger_to_the_digest(played: Office) -> None:
    api, fagai = played.api, played.chats["区发改局"]
    await played.move_to("2026-03-02 09:00")
    await api.hears(fagai, "2月份进展情况开始报送")
    await api.say(fagai, "1 一季度增长6.2%。2 新开工12个，存在问题：用地指标未到位。5 已完成选址。12 空气优良率91%。")
    await api.hears(fagai, "请核对以下4项")
    await api.press(fagai, "确认保存")
    await api.hears(fagai, "4/4项")
    assert [entry.done for entry in played.entries()] == [
        "一季度增长6.2%。",
        "新开工12个",
        "已完成选址。",
        "空气优良率91%。",
    ]
    await played.move_to("2026-03-06 16:05")
    assert len(played.sent("reminder", fagai)) == 1  # who has reported is left in peace
    digest = await api.hears(SUPERVISOR, "（第10周）")
    assert "区发改局" not in digest
    assert await api.violations() == []
    with played.store.reading() as session:
        assert ledger.verify(session) == 4


async def test_who_never_answers_is_reminded_as_the_timetable_says_and_no_more(played: Office) -> None:
    gongxin = played.chats["区工信局"]
    await played.move_to("2026-03-31 18:00")
    told = [row.created_at.astimezone(SHANGHAI) for row in played.sent("reminder", gongxin)]
    assert [f"{moment:%m-%d %H:%M}" for moment in told] == [
        "03-02 08:30",  # the period opens
        "03-04 09:00",  # two working days before
        "03-06 09:00",
        "03-06 15:00",
        "03-09 09:00",  # one working day after
        "03-11 09:00",
        "03-13 09:00",
        "03-17 09:00",
        "03-19 09:00",
        "03-23 09:00",  # the fifth and last
    ]
    assert await played.api.violations() == []


async def test_a_contact_who_blocks_the_bot_is_marked_and_the_supervisor_is_told(played: Office) -> None:
    api, gongxin = played.api, played.chats["区工信局"]
    await api.block(gongxin)
    await played.move_to("2026-03-02 09:00")
    notice = await api.hears(SUPERVISOR, "区工信局")
    assert "无法送达" in notice or "屏蔽" in notice
    await played.move_to("2026-03-06 16:00")
    assert "区工信局" in await api.hears(SUPERVISOR, "（第10周）")
    calls = [c for c in await api.calls() if c["method"] == "sendMessage" and c["params"]["chat_id"] == str(gongxin)]
    assert sum(not call["ok"] for call in calls) == 1  # one refusal is enough


async def test_floods_and_dropped_answers_lose_nothing(played: Office) -> None:
    api = played.api
    await api.fault("sendMessage", "429", retry_after=1)
    await api.fault("sendMessage", "drop_before", count=2)
    await api.fault("sendMessage", "drop_after", count=2)
    await api.fault("sendMessage", "500", count=2)
    await played.move_to("2026-03-02 08:30")
    await played.settled()
    sent = played.sent("reminder")
    heard = [text for chat in played.chats.values() for text in await api.heard(chat) if "开始报送" in text]
    assert len(sent) == 15  # one for each unit that leads or handles separately, and has somebody to tell
    assert len(sent) <= len(heard) <= len(sent) + sum(row.uncertain for row in sent)
    assert await api.violations() == []
