"""The hand that moves the played clock: everything on the way happens in its order, each at its own time."""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from bot.clock import MovableClock
from bot.sandbox.markup import Refused
from bot.sandbox.world import World

FARTHEST = dt.timedelta(days=400)
"""How far one move may go, so that a slip of the finger ends."""


class Event(Protocol):
    """The next thing that will happen: when (UTC), and what, in a word."""

    @property
    def at(self) -> dt.datetime:
        """The moment, aware."""
        ...

    @property
    def what(self) -> str:
        """A word for it."""
        ...


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move brought: the last thing that happened ("" for none), and how many messages the bot sent."""

    what: str
    messages: int


class Hand:
    """Moves one world's clock; `goal` is where it is going, while it moves."""

    def __init__(self, *, world: World, clock: MovableClock) -> None:
        self.world = world
        self.clock = clock
        self.ring: Callable[[], Awaitable[None]] | None = None
        """Runs the jobs once and waits until their letters are out; set when the bot inside stands."""
        self.upcoming: Callable[[], Awaitable[Event | None]] | None = None
        self.goal: dt.datetime | None = None
        self._halted = False

    async def next(self) -> Moved:
        """Move to the next thing that happens; stay where nothing does.

        Raises:
            Refused: the clock is moving.
        """
        event = await self._event()
        return await self._go(event.at if event else self.clock.now(), once=True)

    async def move_to(self, goal: dt.datetime) -> Moved:
        """Move to an aware moment.

        Raises:
            Refused: the clock is moving, the moment has passed, or it is too far.
        """
        now = self.clock.now()
        if goal < now:
            raise Refused(400, "past")
        if goal > now + FARTHEST:
            raise Refused(400, "far")
        return await self._go(goal, once=False)

    def halt(self) -> None:
        """Stop after the thing that is happening now."""
        self._halted = True

    async def _go(self, goal: dt.datetime, *, once: bool) -> Moved:
        if self.goal is not None:
            raise Refused(409, "moving")
        self.goal, self._halted = goal, False
        said = self.world.said
        try:
            what = await self._walk(goal, once=once)
        finally:
            self.goal = None
            await self.world.touch()
        return Moved(what, self.world.said - said)

    async def _walk(self, goal: dt.datetime, *, once: bool) -> str:
        what = ""
        while (event := await self._event()) is not None and event.at <= goal and not self._halted:
            if event.what == what and event.at <= self.clock.now():
                break  # it was rung already and stays due: that must not hold the clock for ever
            what = event.what
            await self._set(event.at)
            if once:
                return what
        if not self._halted:
            await self._set(goal)
        return what

    async def _set(self, at: dt.datetime) -> None:
        if at > self.clock.now():
            self.clock.move_to(at)
        await self.world.touch()
        if self.ring:
            await self.ring()

    async def _event(self) -> Event | None:
        return await self.upcoming() if self.upcoming else None
