"""What several letters say of a report period and of what was filled in."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.rules.letters.base import TaskText
from bot.rules.letters.reminders import units
from bot.rules.terms import Status

NOTHING = TaskText("")

ROOM = 2800
"""UTF-16 units of a message's 4,096 that people's own words may take in a letter that shows them back."""
SHORTEST = 12
"""So much of a text is always shown."""


@dataclass(frozen=True)
class OpenPeriod:
    """One unit's report of one period (``2020-02``): how many items there are, how many are owed, until when (UTC).

    `late_days` are working days, 0 while it is on time; `programme` is told only where there are several, as
    is the short name of its `document`, and `unit` only to who answers for several.
    """

    obligation: int
    period: str
    owed: int
    total: int
    due_at: dt.datetime
    late_days: int = 0
    provisional: bool = False
    programme: str = ""
    unit: str = ""
    document: str = ""


@dataclass(frozen=True)
class YearDue:
    """By when a task is due in its year: the document's own words (12月底前), or else the date that holds for it."""

    words: TaskText = NOTHING
    date: dt.date | None = None


@dataclass(frozen=True)
class Measured:
    """A figure of a report beside the one that its task promises: 停车位, 2000个, 1200个; the share in per cent, 60.

    `percent` is None where a share means nothing. `comparison` (at_least …) and `change` (increase_by …) say how the
    promise is meant, `moved` which way the report says it went (`bot.rules.tasks.comparisons`).
    """

    noun: TaskText
    target: TaskText
    reported: TaskText
    percent: int | None
    comparison: str = "exactly"
    change: str = ""
    moved: str = ""


@dataclass(frozen=True)
class Filled:
    """One item's report, shown back. `hollow`: “stock” phrases, the “same” words as last month, or empty.

    `replaces`: it corrects what was reported before; `present` is the beginning of that. `measured`: what it says
    plainly of promised figures.
    """

    item_id: int
    number: str
    content: TaskText
    status: Status
    done: TaskText
    problems: TaskText = NOTHING
    causes: TaskText = NOTHING
    next_steps: TaskText = NOTHING
    hollow: str = ""
    replaces: bool = False
    present: TaskText = NOTHING
    measured: tuple[Measured, ...] = ()


def fitted(filled: Sequence[Filled], room: int = ROOM) -> tuple[Filled, ...]:
    """Shorten the longest words so that all find room together; what is cut ends in …."""
    texts = [text for each in filled for text in (each.done, each.problems, each.causes, each.next_steps)]
    width = room
    while width > SHORTEST and sum(min(units(text), width) for text in texts) > room:
        width = width * 9 // 10
    return tuple(
        replace(
            each,
            done=_cut(each.done, width),
            problems=_cut(each.problems, width),
            causes=_cut(each.causes, width),
            next_steps=_cut(each.next_steps, width),
        )
        for each in filled
    )


def _cut(text: str, width: int) -> TaskText:
    if units(text) <= width:
        return TaskText(text)
    while units(text) >= width:
        text = text[:-1]
    return TaskText(text + "…")


def brief(text: str, width: int) -> TaskText:
    """Take the beginning of a text, on one line."""
    return _cut(" ".join(text.split()), width)
