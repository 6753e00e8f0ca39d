"""亮灯: which light a task shows. Colours and thresholds are configuration, for places differ (domain.md, *Lights*)."""

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.rules.terms import Light, Status

SIGNS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}
"""How a number may be compared; those of two signs come first, for reading."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A threshold, such as ``>= 3``."""

    sign: str
    number: int

    def holds(self, value: int) -> bool:
        """Tell whether a value is on the right side of the threshold."""
        return SIGNS[self.sign](value, self.number)


@dataclass(frozen=True, slots=True)
class LightRule:
    """A light and all that must hold for it; what is None does not matter."""

    light: Light
    completed: bool | None = None
    late_working_days: Comparison | None = None
    self_assessed: Status | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one task in one period: `status` is what the unit says of it, None while it has not said."""

    completed: bool
    late_working_days: int
    status: Status | None
    provisional: bool


def light(rules: Iterable[LightRule], facts: Facts) -> Light:
    """Return the light of the first rule that holds; green when none does.

    Nothing turns red on a provisional date, and nothing counts as late by it.
    """
    for rule in rules:
        if rule.light is Light.RED and facts.provisional:
            continue
        if _holds(rule, facts):
            return rule.light
    return Light.GREEN


def _holds(rule: LightRule, facts: Facts) -> bool:
    late = 0 if facts.provisional else facts.late_working_days
    return (
        (rule.completed is None or rule.completed == facts.completed)
        and (rule.late_working_days is None or rule.late_working_days.holds(late))
        and (rule.self_assessed is None or rule.self_assessed is facts.status)
    )
