"""Examples of the letters about tasks: the empty list, every state of a task, the longest card."""

import datetime as dt
from dataclasses import replace

from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.periods import NOTHING, YearDue, fitted
from bot.rules.letters.tasks import Reported, TaskCard, TaskList, TaskRow
from bot.rules.terms import Role, Status
from tests.letters.answers import FULL, LONG, MARCH, ONE, OVERDUE, UNIT

OWED = TaskRow(1, "1", TaskText("地区生产总值增长6%左右。"), Role.LEAD, "owed", due_at=MARCH.due_at, period="2026-02")
REPORTED = replace(OWED, number="24", state="reported", status=Status.BEHIND)
LATE = replace(OWED, number="民100", content=LONG, role=Role.SEPARATE, state="late", late_days=12, assignment_id=10**9)
STATES = (
    LATE,
    OWED,
    REPORTED,
    replace(REPORTED, status=Status.DONE),
    replace(REPORTED, status=Status.ON_TRACK),
    replace(OWED, state="idle", due_at=None),
    replace(OWED, state="idle", due_at=None, same_as="1"),
    replace(LATE, same=("2", "民7")),
    replace(OWED, role=Role.SUPPORT, state="support", due_at=None),
    replace(OWED, role=Role.JOINT, state="held", due_at=None),
)

EXAMPLES: list[Letter] = [
    TaskList("区发改局", 0, (), ()),
    TaskList("区发改局", 1, (replace(MARCH, owed=1, total=1),), (OWED,)),
    TaskList(UNIT, 22, (OVERDUE, MARCH), STATES, 1, 3),
    TaskList(
        "区发改局",
        2,
        (replace(MARCH, document="云溪政办发〔2026〕3号"),),
        (
            replace(OWED, document="云溪政办发〔2026〕3号"),
            replace(OWED, assignment_id=2, document="年度为民实事责任分解方案…"),
        ),
    ),
    TaskList(UNIT, 22, (OVERDUE,) * 11, (LATE,) * 8, 0, 3),
    *(
        TaskCard(row, NOTHING, TaskText("地区生产总值增长6%左右。"), NOTHING, "区发改局", None, "", 1, 0)
        for row in STATES
    ),
    TaskCard(REPORTED, NOTHING, TaskText("推进选址。"), TaskText("一、经济"), "区发改局", ONE, "2026-02", 1),
    TaskCard(LATE, LONG, LONG, LONG, str(LONG), fitted([FULL], 1600)[0], "2026-01", 10**9, 2, YearDue(LONG)),
    TaskCard(OWED, NOTHING, TaskText("推进选址。"), NOTHING, "区发改局", year_due=YearDue(date=dt.date(2026, 11, 30))),
    TaskCard(LATE, NOTHING, TaskText("推进选址。"), NOTHING, "区工信局", item_id=1, moved=True),
    Reported("区发改局", MARCH, ()),
    Reported("区发改局", replace(MARCH, owed=0), (ONE, replace(ONE, number="24"))),
    Reported(UNIT, OVERDUE, fitted([FULL] * 6), 1, 3),
]
