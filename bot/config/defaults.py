"""What holds where config.yaml is silent: the rules of 市中政办发〔2020〕1号, as config.yaml has them too."""

import datetime as dt

from bot.rules.deadlines import ObligationRule, OnDate, OnDay, OnWorkingDay
from bot.rules.due import Step, When
from bot.rules.hours import WorkingHours
from bot.rules.lights import Comparison, LightRule
from bot.rules.terms import Light, Status

NINE, THREE, FOUR, HALF_PAST_FIVE = dt.time(9), dt.time(15), dt.time(16), dt.time(17, 30)

HOURS = WorkingHours(((dt.time(8, 30), dt.time(12)), (dt.time(13, 30), HALF_PAST_FIVE)))

OBLIGATIONS = (
    ObligationRule(
        "plan",
        form="附件3",
        due=OnDate(dt.date(2020, 2, 24), HALF_PAST_FIVE),
        opens=OnDate(dt.date(2020, 2, 17)),
        active=False,
    ),
    ObligationRule(
        "monthly", form="附件4", due=OnWorkingDay(5, at=HALF_PAST_FIVE), opens=OnDay(1), every="month", active=True
    ),
)

REMINDERS: dict[str, tuple[Step, ...]] = {
    "monthly": (
        Step(When.OPEN),
        Step(When.BEFORE, 2, NINE),
        Step(When.DUE, at=NINE),
        Step(When.DUE, at=THREE),
        Step(When.AFTER, 1, NINE),
        Step(When.EVERY, 2, NINE, at_most=5),
    )
}

LIGHTS = (
    LightRule(Light.BLUE, completed=True),
    LightRule(Light.RED, late_working_days=Comparison(">=", 3)),
    LightRule(Light.YELLOW, late_working_days=Comparison(">=", 1)),
    LightRule(Light.YELLOW, self_assessed=Status.BEHIND),
    LightRule(Light.GREEN),
)
