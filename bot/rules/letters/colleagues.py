"""Letters about what a colleague of the same unit reported in the meantime."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.letters.base import Letter, TaskText


@dataclass(frozen=True)
class OvertakenLine:
    """One item: from which post and when it was reported, what it says, and the words that were not submitted."""

    item_id: int
    number: str
    post: str
    at: dt.datetime
    present: TaskText
    yours: TaskText


@dataclass(frozen=True)
class Overtaken(Letter, kind="overtaken"):
    """A colleague has reported what stands in one's draft: theirs counts, and this is what it says.

    `more` such items are not shown; `left` items of the report still stand in the draft.
    """

    unit: str
    obligation: int
    period: str
    lines: tuple[OvertakenLine, ...]
    more: int = 0
    left: int = 0
