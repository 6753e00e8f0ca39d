"""Counting messages as the server counts them, though only the client's clock is at hand."""

import math
from collections import deque


class Window:
    """At most `places` messages in any `span` seconds.

    The server counts a message at some moment between its start and its answer. So a place is taken at the start and
    is free again `span` seconds after the *answer*: then no delay on the way can crowd too many into one span.
    """

    def __init__(self, places: int, span: float) -> None:
        self._places, self._span = places, span
        self._under_way = 0
        self._free_at: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Return in how many seconds there is a place: 0 for now, infinity while only an answer can free one."""
        while self._free_at and self._free_at[0] <= now:
            self._free_at.popleft()
        if self._under_way + len(self._free_at) < self._places:
            return 0.0
        return self._free_at[0] - now if self._free_at else math.inf

    def take(self) -> None:
        """Take a place: the message starts."""
        self._under_way += 1

    def leave(self, now: float) -> None:
        """The message was answered, or given up."""
        self._under_way -= 1
        self._free_at.append(now + self._span)

    def idle(self, now: float) -> bool:
        """Tell whether every place is free, so that the window may be forgotten."""
        return self.wait(now) == 0.0 and not self._under_way and not self._free_at
