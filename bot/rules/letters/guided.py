"""Letters of the guided form (/report). Buttons carry `draft` and `version`: an old one shows the present state."""

import datetime as dt
from dataclasses import dataclass

from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.periods import NOTHING, OpenPeriod, YearDue
from bot.rules.terms import Status


@dataclass(frozen=True)
class PeriodChoice(Letter, kind="period_choice"):
    """Several reports are open, so many `in_all`: which one? A page of them; pages count from 0."""

    unit: str
    periods: tuple[OpenPeriod, ...]
    in_all: int
    page: int = 0
    pages: int = 1


@dataclass(frozen=True)
class Place:
    """Where in the form we are: the item (the `place`th of `total`), and what the form holds so far."""

    draft: int
    version: int
    unit: str
    period: str
    place: int
    total: int
    item_id: int
    number: str
    content: TaskText
    filled: int = 0
    alone: bool = False
    year_due: YearDue | None = None
    same: tuple[str, ...] = ()
    """The numbers of the tasks that are the same one, and are reported with it."""


@dataclass(frozen=True)
class Noted:
    """What was just taken down, to be seen and added to."""

    item_id: int
    number: str
    status: Status
    done: TaskText


@dataclass(frozen=True)
class AskStatus(Letter, kind="ask_status"):
    """How did this item go? `status` is what was chosen before; `last` last month's words of the item."""

    at: Place
    status: Status | None = None
    done: TaskText = NOTHING
    last: TaskText = NOTHING
    last_period: str = ""
    noted: Noted | None = None


@dataclass(frozen=True)
class AskText(Letter, kind="ask_text"):
    """Please write one part: `field` is done, problems, causes or next_steps; `present` is what it says so far.

    `optional`: it can be skipped. `last`: last month's words, there to be taken over and changed.
    """

    at: Place
    status: Status
    field: str
    present: TaskText = NOTHING
    last: TaskText = NOTHING
    last_period: str = ""
    optional: bool = False


@dataclass(frozen=True)
class SummaryLine:
    """One item in the summary; `status` None: not filled in. `lacking`: what somebody behind still has to say."""

    item_id: int
    number: str
    status: Status | None
    done: TaskText = NOTHING
    lacking: str = ""
    problems: TaskText = NOTHING
    causes: TaskText = NOTHING
    next_steps: TaskText = NOTHING


@dataclass(frozen=True)
class ReportSummary(Letter, kind="report_summary"):
    """Everything before it is submitted: of the form's items so many are `filled`, so many `unfilled`.

    `late`: some of them are first reported now, after the deadline. `more` found no room among the `lines`.
    """

    draft: int
    version: int
    unit: str
    period: OpenPeriod
    lines: tuple[SummaryLine, ...]
    filled: int
    unfilled: int
    more: int = 0
    late: bool = False


@dataclass(frozen=True)
class PickItem(Letter, kind="pick_item"):
    """Which item shall be changed?"""

    draft: int
    version: int
    period: str
    lines: tuple[SummaryLine, ...]


@dataclass(frozen=True)
class HollowLine:
    """An item whose words say nothing that can be checked; `same`: they are last month's."""

    item_id: int
    number: str
    done: TaskText
    same: bool


@dataclass(frozen=True)
class HollowCheck(Letter, kind="hollow_check"):
    """Before it is submitted: some words could say more."""

    draft: int
    version: int
    lines: tuple[HollowLine, ...]


@dataclass(frozen=True)
class DraftSaved(Letter, kind="draft_saved"):
    """The form was put aside; it is kept until `until` (UTC)."""

    unit: str
    period: OpenPeriod
    filled: int
    total: int
    until: dt.datetime
