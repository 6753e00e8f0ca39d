"""The weekly digest (督查周报): what the facts of a week come to.

Every figure is counted from lines that the details show too: an owed item, an entry of the ledger by its number, a
task's light with what it rests on.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.rules.terms import Light
from bot.rules.week_facts import Owed, Standing, TaskRef, Trouble, TroubleKind, Week

GRAVEST_FIRST = (Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE)
"""A task whose units show different lights shows the gravest; it is blue when all of them are."""


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """One period by units: `reported` of `units` have given all of it, `late` are past the due time, others owe."""

    period: str
    due_at: dt.datetime | None
    provisional: bool
    units: int
    reported: int
    late: int

    @property
    def owing(self) -> int:
        """How many units still owe and are not late."""
        return self.units - self.reported - self.late


@dataclass(frozen=True, slots=True)
class UnitOwing:
    """What one unit still owes: how many items, and by how many working days the oldest is late."""

    unit: str
    items: int
    late_days: int


@dataclass(frozen=True, slots=True)
class LightCount:
    """How many tasks show a light, and how many more or fewer than a week ago (None: not known)."""

    light: Light
    tasks: int
    change: int | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a week comes to. Lists have the gravest first."""

    periods: tuple[PeriodCount, ...]
    late: tuple[UnitOwing, ...]
    owing: tuple[UnitOwing, ...]
    lights: tuple[LightCount, ...]
    task_lights: Mapping[TaskRef, Light]
    task_lights_before: Mapping[TaskRef, Light]
    completed: tuple[Standing, ...]
    troubles: Mapping[TroubleKind, tuple[Trouble, ...]]


def summarise(week: Week) -> Summary:
    """Count a week's facts. Pure: the same facts give the same figures, whenever and for whomever they are counted."""
    now, before = _task_lights(week.standings), _task_lights(week.before)
    return Summary(
        periods=_periods(week),
        late=_by_unit(owed for owed in week.owed if owed.late_days),
        owing=_by_unit(owed for owed in week.owed if not owed.late_days),
        lights=_light_counts(now, before),
        task_lights=now,
        task_lights_before=before,
        completed=_completed(week),
        troubles={kind: tuple(each for each in week.troubles if each.kind is kind) for kind in TroubleKind},
    )


def _periods(week: Week) -> tuple[PeriodCount, ...]:
    """Count by unit, the latest period first."""
    asked: dict[str, set[str]] = {}
    given = [(each.period, each.unit) for each in week.reported]
    for period, unit in [*given, *((each.period, each.unit) for each in week.owed)]:
        asked.setdefault(period, set()).add(unit)
    counts = []
    for period, units in sorted(asked.items(), reverse=True):
        owed = [each for each in week.owed if each.period == period]
        missing = {each.unit for each in owed}
        counts.append(
            PeriodCount(
                period=period,
                due_at=max((each.due_at for each in owed), default=None),
                provisional=any(each.provisional for each in owed),
                units=len(units),
                reported=len(units - missing),
                late=len({each.unit for each in owed if each.late_days}),
            )
        )
    return tuple(counts)


def _by_unit(owed: Iterable[Owed]) -> tuple[UnitOwing, ...]:
    found: dict[str, UnitOwing] = {}
    for each in owed:
        known = found.get(each.unit, UnitOwing(each.unit, 0, 0))
        found[each.unit] = UnitOwing(each.unit, known.items + 1, max(known.late_days, each.late_days))
    return tuple(sorted(found.values(), key=lambda unit: (-unit.late_days, -unit.items)))


def _task_lights(standings: Sequence[Standing]) -> dict[TaskRef, Light]:
    by_task = sorted(standings, key=lambda each: each.task)
    return {
        task: min((each.light for each in group), key=GRAVEST_FIRST.index)
        for task, group in groupby(by_task, key=lambda each: each.task)
    }


def _light_counts(now: Mapping[TaskRef, Light], before: Mapping[TaskRef, Light]) -> tuple[LightCount, ...]:
    counted, earlier = Counter(now.values()), Counter(before.values())
    return tuple(
        LightCount(light, counted[light], counted[light] - earlier[light] if before else None)
        for light in (Light.GREEN, Light.YELLOW, Light.RED, Light.BLUE)
    )


def _completed(week: Week) -> tuple[Standing, ...]:
    """What units say is completed now and did not say so a week ago; the office has still to verify it (销号)."""
    known = {(each.task, each.unit) for each in week.before if each.done}
    new = [each for each in week.standings if each.done and (each.task, each.unit) not in known]
    return tuple(sorted(new, key=lambda each: each.task))
