"""What can only be seen when all settings stand side by side."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from bot.config.section import nearest, refuse
from bot.rules.deadlines import ObligationRule
from bot.rules.due import Step, When
from bot.rules.hours import WorkingHours
from bot.rules.lights import LightRule


def check_obligations(obligations: Sequence[ObligationRule]) -> None:
    """Refuse two obligations of one name, and an active one that can only be asked for by hand."""
    names: set[str] = set()
    for number, rule in enumerate(obligations):
        if rule.kind in names:
            refuse(f"is a second {rule.kind}", "give it another name", key=f"obligations[{number}].name")
        if rule.active and rule.every is None:
            refuse(
                f"is true, but {rule.kind} is owed only once and cannot be filed here yet",
                "write active: false",
                key=f"obligations[{number}].active",
            )
        names.add(rule.kind)


def check_reminders(
    reminders: Mapping[str, Sequence[Step]],
    obligations: Sequence[ObligationRule],
    hours: WorkingHours,
    *,
    written: bool,
) -> None:
    """Refuse reminders of nothing, outside working hours, said twice, or after the time they warn of.

    Unless they were `written`, they are the defaults, and nobody is to blame for one that is not needed.
    """
    rules = {rule.kind: rule for rule in obligations}
    for name, steps in reminders.items():
        if name not in rules:
            if not written:
                continue
            refuse("is the name of no obligation", nearest(name, list(rules)), key=f"reminders.{name}")
        for number, step in enumerate(steps):
            for what, remedy in _faults(step, steps[:number], rules[name].due.at, hours):
                refuse(what, remedy, key=f"reminders.{name}[{number}]")
    for number, rule in enumerate(obligations):
        if rule.active and rule.kind not in reminders:
            key = f"obligations[{number}].name"
            refuse(f"is {rule.kind}, which has no reminders", f"add reminders.{rule.kind}", key=key)


def _faults(step: Step, before: Sequence[Step], due: dt.time, hours: WorkingHours) -> Iterator[tuple[str, str]]:
    if step.at is not None and not hours.covers(step.at):
        yield f"is at {step.at:%H:%M}, outside working_hours", "choose a time within them"
    if step.when is When.DUE and step.at is not None and step.at >= due:
        yield f"is at {step.at:%H:%M}, but it is due at {due:%H:%M}", "choose an earlier time"
    if any(_same(step, earlier) for earlier in before):
        yield "stands there twice", "delete one of the two"


def _same(step: Step, other: Step) -> bool:
    """Tell whether two steps would give stages of one name."""
    if step.when is not other.when:
        return False
    if step.when is When.DUE:
        return step.at == other.at
    return step.when in {When.OPEN, When.EVERY} or step.days == other.days


def check_lights(lights: Sequence[LightRule]) -> None:
    """Refuse rules that can never be reached: those behind one that always holds."""
    for number, rule in enumerate(lights[:-1]):
        if rule == LightRule(rule.light):
            refuse("always holds, so nothing after it counts", "make it the last", key=f"lights[{number}]")


def check_digest(at: dt.time, hours: WorkingHours) -> None:
    """Refuse a digest at a time when nobody works."""
    if not hours.covers(at):
        refuse(f"is {at:%H:%M}, outside working_hours", "choose a time within them", key="digest.supervisors.at")
