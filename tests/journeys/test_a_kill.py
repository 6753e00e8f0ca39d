"""Killed in the middle, again and again: nothing is lost, and nothing is said twice but what is marked as unsure."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import at
from tests.journeys.mortal import CHATS, Mortal
from tests.journeys.office import furnish, opened
from tests.journeys.strict import strict


@pytest.fixture
async def mortal(empty_url: str) -> AsyncIterator[Mortal]:
    async with strict() as api:
        yield Mortal(api, empty_url)


async def test_nothing_is_lost_and_nothing_is_doubled_but_what_is_marked(mortal: Mortal) -> None:
    store = opened(mortal.url)
    with store.writing() as session:
        payloads = [payload for unit, payload in furnish(session, now=at("2026-02-26 09:00")) if unit]
    store.close()

    async def has_sent(number: int) -> bool:
        return await mortal.sent() >= number

    for chat, payload in zip(CHATS, payloads, strict=False):
        await mortal.api.say(chat, f"/start {payload}")
        await mortal.api.say(chat, "/tasks")
        await mortal.api.say(chat, "/help")
    for number in (1, 5, 12):  # killed after the first message, the fifth, the twelfth
        async with mortal.alive("2026-02-26 09:00"):
            await mortal.until(lambda number=number: has_sent(number))  # type: ignore[misc]
    async with mortal.alive("2026-03-02 09:00"):  # and again among the reminders of the opening
        await mortal.until(lambda: has_sent(3 * len(CHATS) + 3))
    async with mortal.alive("2026-03-02 09:00"):
        await mortal.until(lambda: _settled(mortal))

    rows = [row for row in mortal.rows() if row.chat in CHATS]
    assert {row.state for row in rows} == {"delivered"}
    assert mortal.unread() == []
    for chat in CHATS:
        mine = [row for row in rows if row.chat == chat]
        heard = await mortal.api.heard(chat)
        assert {row.letter for row in mine} >= {"welcome", "task_list", "help"}
        assert len(mine) <= len(heard) <= len(mine) + sum(row.uncertain for row in mine)
    assert await mortal.api.violations() == []


async def _settled(mortal: Mortal) -> bool:
    open_ = [row for row in mortal.rows() if row.state in {"waiting", "claimed"} and row.chat in CHATS]
    return not open_ and not mortal.unread() and any(row.letter == "reminder" for row in mortal.rows())
