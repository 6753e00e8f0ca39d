"""The reminder: what is still owed, until when, why it came, and when the next one comes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.letters.base import Letter, TaskText
from bot.rules.terms import Role

ROOM = 2600
"""UTF-16 units of a message's 4,096 that the list of tasks may take, all parts together."""
LONGEST, SHORTEST = 40, 12
"""How much of a task's content is shown: what there is room for, within these."""
BESIDE = 8
"""What a line takes besides its content: the number, a space, the ellipsis, the end of the line."""


class Mood(StrEnum):
    """How a part begins."""

    OPENING = "opening"  # 开始报送
    OWING = "owing"  # 尚有…未报
    TODAY = "today"  # 今天…截止
    LATE = "late"  # 已逾期


@dataclass(frozen=True)
class Line:
    """One task that is still owed."""

    number: str
    content: TaskText


@dataclass(frozen=True)
class Part:
    """What one unit owes for one period. `more` tasks are owed besides the listed `lines`.

    `working_day` is which working day of its month the due day is, None when that is not how the rule counts. What
    colleagues gave is told in a line: so many `others_items` of `others_period`, from the posts of `others`.
    `document` is its short name, where the person has tasks of several.
    """

    obligation: int
    unit: str
    period: str
    mood: Mood
    owed: int
    lines: tuple[Line, ...]
    due_at: dt.datetime
    working_day: int | None
    provisional: bool
    late_days: int
    roles: tuple[Role, ...]
    others: tuple[str, ...] = ()
    others_items: int = 0
    others_period: str = ""
    document: str = ""

    @property
    def more(self) -> int:
        """How many owed tasks are not listed."""
        return self.owed - len(self.lines)


@dataclass(frozen=True)
class Reminder(Letter, kind="reminder"):
    """Everything that one person still owes and is to be reminded of today. `next_at`: None when this is the last."""

    parts: tuple[Part, ...]
    next_at: dt.datetime | None

    @property
    def roles(self) -> tuple[Role, ...]:
        """Why it came: what the units are to the listed tasks, the lead first."""
        owing = {role for part in self.parts for role in part.roles}
        return tuple(role for role in (Role.LEAD, Role.SEPARATE) if role in owing)

    @property
    def late(self) -> bool:
        """Whether any part is late."""
        return any(part.mood is Mood.LATE for part in self.parts)


def excerpt(tasks: Sequence[tuple[str, str]], room: int) -> tuple[Line, ...]:
    """Shorten tasks, given as number and content, so that as many as possible find room (UTF-16 units)."""
    share = room // max(1, len(tasks)) - BESIDE
    width = max(SHORTEST, min(LONGEST, share))
    lines = []
    for number, content in tasks:
        line = Line(number, TaskText(_cut(content, width)))
        room -= units(line.content) + BESIDE
        if room < 0:
            break
        lines.append(line)
    return tuple(lines)


def units(text: str) -> int:
    """Count UTF-16 units, as Telegram does."""
    return len(text.encode("utf-16-le")) // 2


def _cut(content: str, width: int) -> str:
    """Take the beginning of a content, on one line; it ends in … when something was left out."""
    flat = " ".join(content.split())
    if units(flat) <= width:
        return flat
    while units(flat) >= width:
        flat = flat[:-1]
    return flat.rstrip("，、；： ") + "…"
