"""Examples of the reminder: its moods, the shortest, the longest."""

import datetime as dt
from dataclasses import replace

from bot.rules.letters.base import Letter
from bot.rules.letters.reminders import ROOM, Line, Mood, Part, Reminder, excerpt
from bot.rules.terms import Role

UTC = dt.UTC
DUE = dt.datetime(2026, 3, 6, 9, 30, tzinfo=UTC)
NEXT = dt.datetime(2026, 3, 4, 1, 0, tzinfo=UTC)

TASKS = [
    ("1", "生产总值增长6%左右。"),
    ("16", "研究编制“十五五”规划纲要。"),
    ("民3", "新增停车位2000个、充电桩310个。"),
]
LONG = "推进<一带一城>建设，打造&培育先进制造业集群，完善基础设施，" * 8

OPENING = Part(
    obligation=3,
    unit="区发改局",
    period="2026-02",
    mood=Mood.OPENING,
    owed=3,
    lines=excerpt(TASKS, ROOM),
    due_at=DUE,
    working_day=5,
    provisional=False,
    late_days=0,
    roles=(Role.LEAD,),
)
ONE = Line("7", excerpt([("7", "完成老旧小区改造12个。")], ROOM)[0].content)


def crowded(tasks: int, parts: int = 1) -> Reminder:
    """A reminder of so many long tasks."""
    lines = excerpt([(str(no), LONG) for no in range(100, 100 + tasks)], ROOM // parts)
    part = replace(OPENING, owed=tasks, lines=lines, unit="区综合行政执法局（区城市管理局）", provisional=True)
    return Reminder(tuple(replace(part, obligation=10**9 + n) for n in range(parts)), NEXT)


EXAMPLES: list[Letter] = [
    Reminder((OPENING,), NEXT),
    Reminder((replace(OPENING, mood=Mood.OWING, roles=(Role.SEPARATE,)),), NEXT),
    Reminder((replace(OPENING, mood=Mood.TODAY, owed=1, lines=(ONE,), roles=(Role.LEAD, Role.SEPARATE)),), NEXT),
    Reminder((replace(OPENING, mood=Mood.LATE, owed=1, lines=(ONE,), late_days=1),), None),
    Reminder((replace(OPENING, mood=Mood.LATE, late_days=3), replace(OPENING, obligation=4, period="2026-03")), NEXT),
    Reminder((replace(OPENING, others=("联络员乙", "承办人"), others_items=7, others_period="2026-01"),), NEXT),
    Reminder(
        (
            replace(OPENING, document="云溪政办发〔2026〕3号"),
            replace(OPENING, obligation=4, document="…办公室政办发〔2026〕21号"),
        ),
        NEXT,
    ),
    crowded(22),
    crowded(60),
    crowded(206),
    crowded(60, parts=4),
    replace(named := crowded(60, parts=5), parts=tuple(replace(each, document="…" * 16) for each in named.parts)),
]
