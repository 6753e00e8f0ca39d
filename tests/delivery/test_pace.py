import asyncio
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.delivery.pace import Pace
from tests.played import play


class Line:
    """Requests through one pace; `log` keeps when each went out and what it was."""

    def __init__(self, pace: Pace, *, latency: float = 0.0) -> None:
        self.pace, self.latency = pace, latency
        self.log: list[tuple[float, str]] = []
        self.floods: list[int] = []

    async def ask(self, name: str, chat: int | None = None, endpoint: str = "sendMessage", priority: int = 0) -> None:
        async def request() -> dict[str, Any]:
            self.log.append((round(asyncio.get_running_loop().time(), 6), name))
            await asyncio.sleep(self.latency)
            if self.floods:
                raise RetryAfter(self.floods.pop())
            return {}

        data = {} if chat is None else {"chat_id": chat}
        await self.pace.process_request(request, (), {}, endpoint, data, priority)

    def times(self) -> list[float]:
        return [when for when, _ in self.log]

    def names(self) -> list[str]:
        return [name for _, name in self.log]


def most_in(times: list[float], span: float) -> int:
    return max(sum(start <= one < start + span for one in times) for start in times)


def test_the_whole_bot_speaks_evenly_and_never_above_its_rate() -> None:
    async def story() -> Line:
        line = Line(Pace(28))
        await asyncio.gather(*(line.ask(str(chat), chat) for chat in range(1, 90)))
        return line

    times = play(story()).times()
    assert most_in(times, 0.999) == 28
    assert most_in(times, 0.03) == 1
    assert times[-1] < 3.3


def test_a_slow_way_does_not_crowd_the_server() -> None:
    async def story() -> Line:
        line = Line(Pace(28), latency=0.5)
        await asyncio.gather(*(line.ask(str(chat), chat) for chat in range(1, 60)))
        return line

    sent = play(story()).times()
    arrivals_at_worst = sorted([*sent[:28], *(one + 0.5 for one in sent[:28])])
    assert sent[28] >= sent[0] + 1.5
    assert most_in(arrivals_at_worst[:28], 1.0) <= 28


def test_a_person_gets_three_at_once_and_then_one_a_second() -> None:
    async def story() -> Line:
        line = Line(Pace(28))
        await asyncio.gather(*(line.ask(str(one), chat=7) for one in range(9)))
        return line

    times = play(story()).times()
    assert times[2] < 0.1
    assert most_in(times, 2.9) == 3
    assert times[-1] < 6.5


def test_a_group_gets_twenty_a_minute() -> None:
    async def story() -> Line:
        line = Line(Pace(28))
        await asyncio.gather(*(line.ask(str(one), chat=-7) for one in range(21)))
        return line

    times = play(story()).times()
    assert times[19] < 1.0
    assert times[20] >= 60.0


def test_one_busy_chat_does_not_hold_the_others() -> None:
    async def story() -> Line:
        line = Line(Pace(28))
        await asyncio.gather(*(line.ask("busy", chat=7) for _ in range(6)), line.ask("other", chat=8))
        return line

    line = play(story())
    assert line.log[line.names().index("other")][0] < 0.2


def test_an_answer_goes_before_digests_that_wait_already() -> None:
    async def story() -> Line:
        line = Line(Pace(10))
        digests = [asyncio.create_task(line.ask("digest", chat, priority=2)) for chat in range(1, 8)]
        await asyncio.sleep(0.15)
        await line.ask("answer", 99)
        await asyncio.gather(*digests)
        return line

    assert play(story()).names()[:4] == ["digest", "digest", "answer", "digest"]


def test_after_a_flood_answer_everyone_pauses_whatever_they_ask() -> None:
    async def story() -> Line:
        line = Line(Pace(28))
        line.floods = [3]
        with pytest.raises(RetryAfter):
            await line.ask("flooded", 1)
        await asyncio.gather(
            line.ask("a", 2), line.ask("b", 1), line.ask("edit", 3, "editMessageText"), line.ask("q", None, "getFile")
        )
        return line

    line = play(story())
    assert line.times()[0] == 0.0
    assert min(line.times()[1:]) >= 3.0
    assert len(line.log) == 5


def test_a_pause_longer_than_our_patience_is_told_at_once_and_does_not_grow() -> None:
    async def story() -> tuple[Line, list[float]]:
        line = Line(Pace(28, patience=30))
        line.floods = [300]
        refused: list[float] = []
        for chat in (1, 2, 3):
            with pytest.raises(RetryAfter) as caught:
                await line.ask("x", chat)
            asked = caught.value.retry_after
            refused.append(asked if isinstance(asked, int) else asked.total_seconds())
        await asyncio.sleep(300.2)
        await line.ask("later", 1)
        return line, refused

    line, refused = play(story())
    assert line.names() == ["x", "later"]
    assert refused == [300, 301, 301]


def test_what_asks_without_a_chat_or_says_nothing_is_not_counted() -> None:
    async def story() -> Line:
        line = Line(Pace(1))
        await line.ask("answer", None, "answerCallbackQuery")
        await line.ask("typing", 5, "sendChatAction")
        await line.ask("who is it", 5, "getChat")
        await line.ask("message", 5)
        return line

    assert play(story()).times() == [0.0, 0.0, 0.0, 0.0]


@pytest.mark.parametrize("endpoint", ["sendDocument", "editMessageText", "copyMessage", "forwardMessage"])
def test_whatever_puts_words_into_a_chat_is_counted(endpoint: str) -> None:
    async def story() -> Line:
        line = Line(Pace(1))
        await line.ask("first", 5, endpoint)
        await line.ask("second", 6)
        return line

    assert play(story()).times() == [0.0, 1.0]


def test_a_request_without_a_limit_is_not_counted_either_once_the_pause_is_over() -> None:
    async def story() -> Line:
        line = Line(Pace(1))
        line.floods = [3]
        with pytest.raises(RetryAfter):
            await line.ask("flooded", None, "getFile")
        await asyncio.gather(line.ask("file", None, "getFile"), line.ask("message", 5))
        return line

    flooded, *after = play(story()).times()
    assert flooded == 0.0
    assert after[0] == after[1] >= 3.0


def test_a_request_that_is_given_up_while_it_waits_leaves_no_trace() -> None:
    async def story() -> Line:
        line = Line(Pace(1))
        await line.ask("first", 1)
        waiting = asyncio.create_task(line.ask("given up", 2))
        await asyncio.sleep(0.1)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        await line.ask("second", 3)
        return line

    line = play(story())
    assert line.names() == ["first", "second"]
    assert line.times()[1] == 1.0


def test_without_a_rate_only_the_pause_holds() -> None:
    async def story() -> Line:
        line = Line(Pace(None))
        await asyncio.gather(*(line.ask(str(one), chat=1) for one in range(200)))
        return line

    assert set(play(story()).times()) == {0.0}


def test_windows_of_idle_chats_are_forgotten_when_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.delivery.pace.REMEMBERED", 10)

    async def story() -> Pace:
        pace = Pace(1000)
        line = Line(pace)
        for chat in range(1, 41):
            await line.ask("x", chat)
            await asyncio.sleep(4)
        return pace

    assert len(play(story())._chats) <= 10  # noqa: SLF001 -- memory is what this is about
