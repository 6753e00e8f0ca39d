"""How each rule is written in config.yaml, and how the rule is made from it."""

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import Field, RootModel

from bot.config.scalars import At, Day, Threshold, WorkingDays, clock_time
from bot.config.section import ReadAs, Section, refuse
from bot.rules.calendar import Override
from bot.rules.deadlines import Due, ObligationRule, Of, OnDate, OnDay, OnWorkingDay, Opens
from bot.rules.due import Step, When
from bot.rules.hours import WorkingHours
from bot.rules.lights import LightRule
from bot.rules.terms import Light, Role, Status

STATUSES = {"按期推进": Status.ON_TRACK, "滞后": Status.BEHIND, "完成": Status.DONE}


def _one_of(section: Section, *names: str) -> str:
    """Return which one of some keys is given; there must be exactly one."""
    given = [name for name in names if getattr(section, name) is not None]
    if len(given) != 1:
        refuse(f"has {' and '.join(given) or 'none of its keys'}", f"write exactly one of {', '.join(names)}")
    return given[0]


class HoursShape(RootModel[list[str]]):
    """``["08:30-12:00", "13:30-17:30"]``."""

    def made(self) -> WorkingHours:
        """Make the working hours."""
        return WorkingHours(tuple(self._span(text) for text in self.root))

    @staticmethod
    def _span(text: str) -> tuple[dt.time, dt.time]:
        parts = re.split(r"\s*[-–—至]\s*", text.strip())
        if len(parts) != 2:  # noqa: PLR2004 -- from and to
            refuse(f"has {text!r}, which is no span of time", 'write it like "08:30-12:00"')
        return clock_time(parts[0]), clock_time(parts[1])


class OverrideShape(Section):
    """``{date: 2020-01-31, working: false, reason: 延长春节假期, source: 国办发明电〔2020〕1号}``."""

    date: Day
    working: bool
    reason: str = Field(min_length=1)
    source: str = Field(min_length=1)

    def made(self) -> Override:
        """Make the override."""
        return Override(self.date, self.working, self.reason, self.source)


class WhenDue(Section):
    """``{working_day: 5, of: next_month, at: "17:30"}``, ``{day: 25, of: this_month, …}`` or ``{date: …, at: …}``."""

    date: Day | None = None
    day: int | None = None
    working_day: int | None = None
    of: Literal["this_month", "next_month"] = "next_month"
    at: At

    def made(self) -> Due:
        """Make the due moment's rule."""
        _one_of(self, "date", "day", "working_day")
        if self.date is not None:
            return OnDate(self.date, self.at)
        if self.day is not None:
            return OnDay(self.day, Of(self.of), self.at)
        return OnWorkingDay(self.working_day or 0, Of(self.of), self.at)


class WhenOpens(Section):
    """``{day: 1, of: next_month}`` or ``{date: 2020-02-17}``; at midnight unless `at` says otherwise."""

    date: Day | None = None
    day: int | None = None
    of: Literal["this_month", "next_month"] = "next_month"
    at: At = dt.time()

    def made(self) -> Opens:
        """Make the opening's rule."""
        _one_of(self, "date", "day")
        return OnDate(self.date, self.at) if self.date else OnDay(self.day or 0, Of(self.of), self.at)


class ObligationShape(Section):
    """``{name: monthly, form: 附件4, every: month, due: …, opens: …, owed_by: [lead, separate]}``."""

    name: str = Field(min_length=1)
    form: str
    every: Literal["month"] | None = None
    due: Annotated[Due, ReadAs(WhenDue)]
    opens: Annotated[Opens, ReadAs(WhenOpens)] | None = None
    owed_by: list[Literal["lead", "support", "separate", "joint"]] = Field(default=["lead", "separate"], min_length=1)
    active: bool | None = None

    def made(self) -> ObligationRule:
        """Make the rule. Left unsaid, it opens with the month it is due in, and is active if it repeats."""
        return ObligationRule(
            self.name,
            form=self.form,
            due=self.due,
            opens=self.opens or _first_of_month(self.due),
            owed_by=frozenset(Role(role) for role in self.owed_by),
            every=self.every,
            active=self.every is not None if self.active is None else self.active,
        )


def _first_of_month(due: Due) -> Opens:
    return OnDate(due.date.replace(day=1)) if isinstance(due, OnDate) else OnDay(1, due.of)


class StepShape(Section):
    """``{on: open}``, ``{before: 2 working days, at: …}``, ``{on: due, at: …}``, ``{after: …}``, ``{every: …}``."""

    on: Literal["open", "due"] | None = None
    before: WorkingDays | None = None
    after: WorkingDays | None = None
    every: WorkingDays | None = None
    at: At | None = None
    at_most: int | None = Field(default=None, ge=1)

    def made(self) -> Step:
        """Make the step."""
        key = _one_of(self, "on", "before", "after", "every")
        when = When(self.on or key)
        if self.at is None and when is not When.OPEN:
            refuse("has no time", 'add it, such as at: "09:00"')
        if self.at is not None and when is When.OPEN:
            refuse("has a time, but opens with the working hours", "leave out at")
        if self.at_most is None and when is When.EVERY:
            refuse("would never end", "add how often it comes, such as at_most: 5")
        if self.at_most is not None and when is not When.EVERY:
            refuse("comes once", "leave out at_most")
        return Step(when, self.before or self.after or self.every or 0, self.at, self.at_most or 1)


class WhenLit(Section):
    """What must hold for a light: all that is written."""

    completed: bool | None = None
    late_working_days: Threshold | None = None
    self_assessed: Literal["按期推进", "滞后", "完成"] | None = None


class LightShape(Section):
    """``{light: red, when: {late_working_days: ">= 3"}}``."""

    light: Literal["green", "yellow", "red", "blue"]
    when: WhenLit = WhenLit()

    def made(self) -> LightRule:
        """Make the rule."""
        return LightRule(
            Light(self.light),
            completed=self.when.completed,
            late_working_days=self.when.late_working_days,
            self_assessed=STATUSES[self.when.self_assessed] if self.when.self_assessed else None,
        )
