"""Time that is played, not waited for: a loop whose clock jumps to the next timer when nothing else is to be done."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Impatient(selectors.SelectSelector):
    """A selector that moves the clock instead of sleeping."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout:
            self.time += timeout
        return ready


class PlayedLoop(asyncio.SelectorEventLoop):
    """Only for code without sockets and threads: it would not wait for them."""

    def __init__(self) -> None:
        self._hands = _Impatient()
        super().__init__(self._hands)

    def time(self) -> float:
        return self._hands.time


def play(story: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in played time: an hour of `asyncio.sleep` takes no time."""
    with asyncio.Runner(loop_factory=PlayedLoop) as runner:
        return runner.run(story)
