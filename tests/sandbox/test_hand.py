"""The played clock: everything on the way happens in its order, each at its own time."""

import asyncio
import datetime as dt
from dataclasses import dataclass, field

import pytest

from bot.clock import MovableClock, StoppedClock
from bot.sandbox.hand import Hand
from bot.sandbox.markup import Refused
from bot.sandbox.world import World
from tests.conftest import at

NOON = at("2026-03-02 12:00")


@dataclass(frozen=True)
class Coming:
    at: dt.datetime
    what: str = "reminder"


@dataclass
class Diary:
    """What will happen, and when the jobs were rung. An event that is `stuck` stays due however often it is rung."""

    hand: Hand
    events: list[Coming] = field(default_factory=list)
    stuck: list[Coming] = field(default_factory=list)
    rung: list[dt.datetime] = field(default_factory=list)
    holding: asyncio.Event | None = None

    def __post_init__(self) -> None:
        self.hand.upcoming, self.hand.ring = self.upcoming, self.ring

    async def upcoming(self) -> Coming | None:
        return min([*self.events, *self.stuck], key=lambda event: event.at, default=None)

    async def ring(self) -> None:
        now = self.hand.clock.now()
        self.rung.append(now)
        if self.holding:
            await self.holding.wait()
        for event in [event for event in self.events if event.at <= now]:
            self.events.remove(event)
            await self.hand.world.deliver(1, {"text": event.what})


@pytest.fixture
async def diary() -> Diary:
    clock = MovableClock(base=StoppedClock(NOON))
    world = World(clock)
    await world.say(1, "/start")
    return Diary(Hand(world=world, clock=clock))


def coming(text: str, what: str = "reminder") -> Coming:
    return Coming(at(text).astimezone(dt.UTC), what)


async def test_the_next_thing_happens_at_its_own_time_and_the_clock_stays_there(diary: Diary) -> None:
    diary.events = [coming("2026-03-06 16:00", "digest"), coming("2026-03-04 09:00")]
    moved = await diary.hand.next()
    assert (moved.what, moved.messages) == ("reminder", 1)
    assert diary.rung == [at("2026-03-04 09:00")]
    assert diary.hand.clock.now() == at("2026-03-04 09:00")


async def test_where_nothing_will_happen_the_clock_stands(diary: Diary) -> None:
    moved = await diary.hand.next()
    assert (moved.what, moved.messages) == ("", 0)
    assert diary.hand.clock.now() == NOON


async def test_everything_on_the_way_to_a_moment_happens_in_its_order(diary: Diary) -> None:
    diary.events = [coming("2026-03-06 16:00", "digest"), coming("2026-03-04 09:00"), coming("2026-03-09 09:00")]
    moved = await diary.hand.move_to(at("2026-03-07 00:00"))
    assert (moved.what, moved.messages) == ("digest", 2)
    assert diary.rung == [at("2026-03-04 09:00"), at("2026-03-06 16:00"), at("2026-03-07 00:00")]
    assert [event.at for event in diary.events] == [at("2026-03-09 09:00")]


async def test_what_is_due_at_once_happens_before_the_clock_moves(diary: Diary) -> None:
    diary.events = [coming("2026-03-02 12:00"), coming("2026-03-02 13:30", "message")]
    await diary.hand.move_to(at("2026-03-02 13:00"))
    assert diary.rung == [NOON, at("2026-03-02 13:00")]


async def test_what_stays_due_though_it_was_rung_does_not_hold_the_clock(diary: Diary) -> None:
    diary.stuck = [coming("2026-03-02 12:00")]
    await diary.hand.move_to(at("2026-03-03 09:00"))
    assert diary.hand.clock.now() == at("2026-03-03 09:00")


@pytest.mark.parametrize(("to", "why"), [("2026-03-02 11:59", "past"), ("2027-05-01 09:00", "far")])
async def test_the_clock_goes_neither_back_nor_too_far_at_once(diary: Diary, to: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        await diary.hand.move_to(at(to))
    assert diary.hand.clock.now() == NOON


async def test_one_move_at_a_time_and_the_page_can_see_where_to(diary: Diary) -> None:
    diary.holding = asyncio.Event()
    moving = asyncio.create_task(diary.hand.move_to(at("2026-03-03 09:00")))
    await diary.hand.world.wait(lambda: bool(diary.rung), 5)
    assert diary.hand.goal == at("2026-03-03 09:00")
    with pytest.raises(Refused, match="moving"):
        await diary.hand.next()
    diary.holding.set()
    await moving
    assert diary.hand.goal is None


async def test_a_move_that_is_stopped_stays_where_it_is(diary: Diary) -> None:
    diary.events = [coming("2026-03-03 09:00"), coming("2026-03-04 09:00")]
    diary.holding = asyncio.Event()
    moving = asyncio.create_task(diary.hand.move_to(at("2026-03-09 09:00")))
    await diary.hand.world.wait(lambda: bool(diary.rung), 5)
    diary.hand.halt()
    diary.holding.set()
    assert (await moving).messages == 1
    assert diary.hand.clock.now() == at("2026-03-03 09:00")


async def test_a_move_that_fails_lets_the_next_one_go(diary: Diary) -> None:
    async def broken() -> None:
        msg = "a defect"
        raise RuntimeError(msg)

    ring, diary.hand.ring = diary.hand.ring, broken
    with pytest.raises(RuntimeError):
        await diary.hand.move_to(at("2026-03-03 09:00"))
    diary.hand.ring = ring
    await diary.hand.move_to(at("2026-03-03 10:00"))
    assert diary.hand.clock.now() == at("2026-03-03 10:00")
