"""Days in a row: who keeps or shows them needs no reader of words."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days, the first and the last included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    def covers(self, day: dt.date) -> bool:
        """Tell whether a day is among them."""
        return self.first <= day <= self.last
