"""Where "now" comes from, and nowhere else."""

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tells the time. Everything that needs "now" is given one."""

    def now(self) -> dt.datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> dt.datetime:
        """Return the present moment, aware, in UTC."""
        return dt.datetime.now(dt.UTC)  # noqa: TID251 -- the one place where time enters


class MovableClock:
    """A clock that runs on from wherever it was set: for the sandbox and for tests.

    `base` is any other clock; `ahead` is how far this one is in front of it.
    """

    def __init__(self, at: dt.datetime | None = None, base: Clock | None = None) -> None:
        self._base = base or SystemClock()
        self.ahead = dt.timedelta()
        if at is not None:
            self.move_to(at)

    def now(self) -> dt.datetime:
        """Return the played moment, aware, in UTC."""
        return self._base.now() + self.ahead

    def move_to(self, at: dt.datetime) -> None:
        """Set the clock to an aware moment; it runs on from there."""
        self.ahead = at.astimezone(dt.UTC) - self._base.now()


class StoppedClock:
    """A clock that stands until it is moved: for tests."""

    def __init__(self, at: dt.datetime) -> None:
        self._at = at.astimezone(dt.UTC)

    def now(self) -> dt.datetime:
        """Return the moment it stands at, aware, in UTC."""
        return self._at

    def move_to(self, at: dt.datetime) -> None:
        """Set the clock to an aware moment."""
        self._at = at.astimezone(dt.UTC)
