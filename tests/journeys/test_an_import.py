"""A supervisor sends an official document: it is read, confirmed, settled in the chat, and reminds who owes by it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlmodel import col, select

from bot.actions.posts.invite import invite_supervisor
from bot.sandbox.sample.handout import NAME, handout
from bot.store.tables import Inbox, Programme, StagedImport, Task
from tests.conftest import at
from tests.journeys.mortal import Mortal
from tests.journeys.office import SUPERVISOR, Office, office, opened
from tests.journeys.strict import PATIENCE, Strict, strict

DOCUMENT = "云溪政办发〔2026〕6号"
MORNING = "2026-03-03 09:00"


@pytest.fixture
async def api() -> AsyncIterator[Strict]:
    async with strict() as server:
        yield server


@pytest.fixture
async def played(api: Strict, empty_url: str) -> AsyncIterator[Office]:
    async with office(api, empty_url, begins=MORNING) as opened_office:
        yield opened_office


async def test_a_document_goes_from_the_chat_into_the_cycle(played: Office) -> None:
    api, water = played.api, played.chats["区城管局"]
    await api.send_file(SUPERVISOR, NAME, handout())
    await api.hears(SUPERVISOR, f"已读入，待您确认：{DOCUMENT}")
    await played.move_to("2026-04-01 08:00")
    with played.store.reading() as session:
        assert session.exec(select(Programme).where(col(Programme.document) == DOCUMENT)).all() == []
    await api.press(SUPERVISOR, "确认导入")
    await api.hears(SUPERVISOR, f"已导入 {DOCUMENT}")

    await api.say(SUPERVISOR, "/doubts")
    await api.hears(SUPERVISOR, "原文责任单位")
    while "打通断头路4条" not in (asked := (await api.heard(SUPERVISOR))[-1]):
        await api.press(SUPERVISOR, "稍后")
        await _says_other(api, asked)
    assert "区城管局 牵头？" in asked
    await api.press(SUPERVISOR, "✅ 是")
    await _says_other(api, asked)

    await played.move_to("2026-04-01 09:00")
    reminder = await api.hears(water, "3月份进展情况开始报送")
    assert "打通断头路4条" in reminder  # task 4, which 区城管局 leads since it was said so
    assert await api.unanswered() == []
    assert await api.violations() == []


async def _says_other(api: Strict, before: str) -> None:
    """Wait until the supervisor's last message has become another."""
    async with asyncio.timeout(PATIENCE):
        while (await api.heard(SUPERVISOR))[-1] == before:  # noqa: ASYNC110 -- the state is in another server
            await asyncio.sleep(0.02)


@pytest.fixture
async def mortal(api: Strict, empty_url: str) -> Mortal:
    return Mortal(api, empty_url)


async def test_killed_while_it_reads_it_reads_again_and_answers_once(mortal: Mortal) -> None:
    api = mortal.api
    store = opened(mortal.url)
    with store.writing() as session:
        payload = invite_supervisor(session, name="督查一科", now=at(MORNING), valid_days=14).payload
    store.close()
    await api.say(SUPERVISOR, f"/start {payload}")
    async with mortal.alive(MORNING):
        await api.hears(SUPERVISOR, "已绑定")
        await api.send_file(SUPERVISOR, NAME, handout())
        await mortal.until(lambda: _received(mortal))  # killed as soon as the update is stored

    async with mortal.alive(MORNING):
        await api.hears(SUPERVISOR, "待您确认")
        await api.press(SUPERVISOR, "确认导入")
        await api.hears(SUPERVISOR, "已导入")

    store = opened(mortal.url)
    with store.reading() as session:
        assert session.exec(select(StagedImport.state)).all() == ["confirmed"]
        assert len(session.exec(select(Task)).all()) == 12
    store.close()
    assert len([text for text in await api.heard(SUPERVISOR) if DOCUMENT in text]) == 1
    assert mortal.unread() == []
    assert await api.violations() == []


async def _received(mortal: Mortal) -> bool:
    store = opened(mortal.url)
    with store.reading() as session:
        bodies = session.exec(select(Inbox.body)).all()
    store.close()
    return any('"document"' in body for body in bodies)
