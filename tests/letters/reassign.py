"""Examples of what is said of a task that goes to other units."""

from dataclasses import replace

from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.intake import Concerned
from bot.rules.letters.reassign import (
    Overdue,
    ReassignAsked,
    Reassigned,
    ReassignHow,
    ReassignWhich,
    TaskChoice,
    TaskMoved,
    TasksMoved,
)
from bot.rules.terms import Role
from tests.cast import at

DOCUMENT = "云溪政办发〔2026〕3号"
LONG = "云溪现代农业示范区管理委员会综合协调和督查服务中心办公室"
CONTENT, FULL = TaskText("打通断头路4条。"), TaskText("完" * 200)
BEFORE, AFTER = TaskText("区发改局 lead、区财政局 support"), TaskText("区住建局 lead")
MANY = TaskText("、".join([f"{LONG} lead"] * 7))

ASKED = ReassignAsked(
    draft=7,
    version=2,
    document=DOCUMENT,
    number="12",
    content=CONTENT,
    before=BEFORE,
    after=AFTER,
    units=(Concerned("区发改局", 1, bound=True), Concerned("区住建局", 1, bound=False)),
)
LAST = TaskChoice(2, DOCUMENT, "附件3第12项", TaskText("完" * 80))
OVERDUE = Overdue("区发改局", "2026-02", at("2026-03-06 17:30"))
MOVED = TaskMoved("区住建局", DOCUMENT, "12", CONTENT, None, Role.LEAD, AFTER)

EXAMPLES: list[Letter] = [
    ReassignHow(),
    ReassignHow("task", "99"),
    ReassignHow("dropped"),
    ReassignHow("dropped", "12", CONTENT, BEFORE),
    ReassignHow("", "12", CONTENT, BEFORE),
    ReassignHow("same", "12", FULL, MANY),
    ReassignHow("units", "民12", CONTENT, BEFORE, "区住建局、区财政局"),
    ReassignHow("unknown", "12", CONTENT, BEFORE, "区住健局", ("区住建局", "区卫健局")),
    ReassignHow("unknown", "12", CONTENT, BEFORE, "交警"),
    ReassignWhich(
        7,
        1,
        "12",
        (
            TaskChoice(1, DOCUMENT, "12", CONTENT),
            *[replace(LAST, task_id=number) for number in range(10**9, 10**9 + 3)],
        ),
    ),
    ASKED,
    replace(ASKED, overdue=(OVERDUE,), overdue_in_all=1),
    replace(
        ASKED,
        draft=10**9,
        version=99_999,
        content=FULL,
        before=MANY,
        after=MANY,
        units=(Concerned(LONG, 1, bound=False),) * 12,
        overdue=(replace(OVERDUE, unit=LONG),) * 6,
        overdue_in_all=20,
        taken_over=True,
        anew=True,
    ),
    Reassigned(DOCUMENT, "12", CONTENT, BEFORE, AFTER, ("区发改局",), ("区住建局",)),
    Reassigned(DOCUMENT, "12", FULL, TaskText(""), MANY, (LONG,) * 12, ()),
    MOVED,
    replace(MOVED, after=Role.SUPPORT, content=FULL, units=MANY, unit=LONG),
    replace(MOVED, before=Role.SUPPORT),
    replace(MOVED, before=Role.LEAD, after=None, overdue=("2026-02", "2026-03")),
    replace(MOVED, before=Role.LEAD, after=None, overdue=("2026-02",), taken_over=True),
    replace(MOVED, before=Role.LEAD, after=None, units=TaskText("")),
    TasksMoved("区住建局", 2, (MOVED, replace(MOVED, number="5", before=Role.LEAD, after=None, units=TaskText("")))),
    TasksMoved(
        LONG,
        40,
        (
            replace(MOVED, document="一" * 60, before=Role.SUPPORT),
            *(replace(MOVED, number="附件3第112项", before=Role.SUPPORT, after=None, content=TaskText("完" * 40)),)
            * 11,
        ),
    ),
]
