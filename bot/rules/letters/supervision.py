"""What supervisors get about the week: the digest (督查周报) and its details as a workbook.

However many units there are, the digest fits one message: its lists are cut, and say how many they leave out.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.rules.digest import LightCount, PeriodCount, Summary, UnitOwing
from bot.rules.in_doubt import InDoubt
from bot.rules.letters.base import Letter, TaskText
from bot.rules.refusals import Refusal, refusal
from bot.rules.week_facts import Deadline, Trouble, TroubleKind, Week
from bot.rules.weeks import monday_of, week_name

LONGEST_NAME = 16
"""How much of a unit's name or a task's content is shown in a list."""

PERIODS, UNITS, TASKS, PEOPLE, NAMES, GONE = 3, 18, 10, 8, 14, 3
"""How many lines of each list are shown: periods, units that owe, completed tasks, people not reached, other names, and
people away."""


@dataclass(frozen=True)
class Completed:
    """One task that a unit says it has completed; to be verified before it is struck off (销号)."""

    number: str
    content: TaskText
    unit: str


@dataclass(frozen=True)
class Unreached:
    """Somebody whom messages do not reach: unit (empty for a supervisor), post, and what the channel said."""

    unit: str
    post: str
    reason: str

    @property
    def why(self) -> Refusal:
        """What stands behind it."""
        return refusal(self.reason)


@dataclass(frozen=True)
class AwayAlone:
    """Somebody who is away until a day, that day included, with nobody in their place."""

    unit: str
    until: dt.date | None


@dataclass(frozen=True)
class Digest(Letter, kind="digest"):
    """The week in figures. Each list comes with how many it has in all; `weekly` is False when it was asked for."""

    week: str
    monday: dt.date
    as_of: dt.datetime
    weekly: bool
    periods: tuple[PeriodCount, ...]
    lights: tuple[LightCount, ...]
    late: tuple[UnitOwing, ...]
    late_units: int
    owing: tuple[UnitOwing, ...]
    owing_units: int
    completed: tuple[Completed, ...]
    completed_tasks: int
    unreached: tuple[Unreached, ...]
    unreached_people: int
    unbound: tuple[str, ...]
    unbound_units: int
    unknown: int
    twice: int
    refused: int
    aside: int
    in_doubt: InDoubt
    deadlines: tuple[Deadline, ...]
    away: tuple[AwayAlone, ...] = ()
    away_people: int = 0

    @property
    def number(self) -> int:
        """The week's number."""
        return int(self.week.partition("W")[2])


@dataclass(frozen=True)
class DigestDetails(Letter, kind="digest_details"):
    """The caption of the details: which week, and how many lines each sheet has."""

    week: str
    as_of: dt.datetime
    weekly: bool
    owed: int
    reported: int
    tasks: int
    completed: int
    troubles: int
    held: int

    @property
    def number(self) -> int:
        """The week's number."""
        return int(self.week.partition("W")[2])


def digest(week: Week, summary: Summary, *, zone: ZoneInfo, weekly: bool) -> Digest:
    """Write a week's figures as a letter that fits one message."""
    today = week.as_of.astimezone(zone).date()
    troubles = summary.troubles
    return Digest(
        week=week_name(today),
        monday=monday_of(today),
        as_of=week.as_of,
        weekly=weekly,
        periods=summary.periods[:PERIODS],
        lights=summary.lights if week.standings else (),
        late=_named(summary.late, UNITS),
        late_units=len(summary.late),
        owing=_named(summary.owing, UNITS),
        owing_units=len(summary.owing),
        completed=tuple(
            Completed(each.task.number, TaskText(_short(each.task.content)), _short(each.unit))
            for each in summary.completed[:TASKS]
        ),
        completed_tasks=len(summary.completed),
        unreached=tuple(_unreached(each) for each in troubles[TroubleKind.UNREACHABLE][:PEOPLE]),
        unreached_people=len(troubles[TroubleKind.UNREACHABLE]),
        unbound=tuple(_short(each.unit) for each in troubles[TroubleKind.UNBOUND][:NAMES]),
        unbound_units=len(troubles[TroubleKind.UNBOUND]),
        unknown=len(troubles[TroubleKind.UNKNOWN]),
        twice=len(troubles[TroubleKind.TWICE]),
        refused=len(troubles[TroubleKind.REFUSED]),
        aside=len(troubles[TroubleKind.ASIDE]),
        in_doubt=week.in_doubt,
        deadlines=week.deadlines,
        away=tuple(AwayAlone(_short(each.unit), each.until) for each in troubles[TroubleKind.AWAY][:GONE]),
        away_people=len(troubles[TroubleKind.AWAY]),
    )


def details(week: Week, summary: Summary, *, zone: ZoneInfo, weekly: bool) -> DigestDetails:
    """Write the caption of a week's details."""
    return DigestDetails(
        week=week_name(week.as_of.astimezone(zone).date()),
        as_of=week.as_of,
        weekly=weekly,
        owed=len(week.owed),
        reported=len(week.reported),
        tasks=len(summary.task_lights),
        completed=len(summary.completed),
        troubles=len(week.troubles),
        held=len(week.held),
    )


def _named(units: Sequence[UnitOwing], room: int) -> tuple[UnitOwing, ...]:
    return tuple(UnitOwing(_short(each.unit), each.items, each.late_days) for each in units[:room])


def _unreached(trouble: Trouble) -> Unreached:
    return Unreached(_short(trouble.unit), _short(trouble.post), trouble.reason[:60])


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_NAME else flat[: LONGEST_NAME - 1].rstrip("，、；：（") + "…"
