"""Examples of the letters about answers: the shortest, and what the fullest message may bring."""

from dataclasses import replace

from bot.rules.letters.answers import (
    Acknowledged,
    Batch,
    Change,
    Choice,
    Corrected,
    Correction,
    NothingOwed,
    NotOwed,
    Question,
    Receipt,
    ReplyCheck,
    ReplyDropped,
    ReplyUnclear,
)
from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.enrolment import NextDue
from bot.rules.letters.periods import NOTHING, ROOM, Filled, Measured, OpenPeriod, brief, fitted
from bot.rules.replies import Reason
from bot.rules.terms import Status
from tests.cast import at

NOW = at("2026-03-05 16:42")
LATE = at("2026-03-10 09:12")
UNIT = "区综合行政执法局（区城市管理局）"
LONG = TaskText("完成<一带一城>选址&报批，[详见](附件)，投资2.4亿元，占年度计划的60%；" * 40)
MARCH = OpenPeriod(10**9, "2026-02", 3, 7, at("2026-03-06 17:30"))
OVERDUE = replace(MARCH, late_days=2, provisional=True, owed=40, total=41)
DONE = replace(MARCH, owed=0)

ONE = Filled(1, "1", TaskText("地区生产总值增长6%左右。"), Status.ON_TRACK, TaskText("一季度增长6.2%。"))
FULL = Filled(
    10**9,
    "民100",
    brief(LONG, 36),
    Status.BEHIND,
    LONG,
    LONG,
    LONG,
    LONG,
    hollow="same",
    replaces=True,
    present=brief(LONG, 40),
)


def many(count: int) -> tuple[Filled, ...]:
    """So many items with little said of each."""
    each = replace(FULL, content=NOTHING, problems=NOTHING, causes=NOTHING, next_steps=NOTHING, present=NOTHING)
    return fitted([replace(each, number=str(no)) for no in range(100, 100 + count)], ROOM - 60 * count)


MEASURED = Measured(
    TaskText("社区居家养老综合服务设施及护理型床位配套用房建筑面积"),
    TaskText("1234.56—1434.56万平方米"),
    TaskText("1234.56万平方米"),
    100,
    "at_least",
    "increase_by",
    "increase_by",
)
TEN = tuple(
    replace(each, measured=(MEASURED,))
    for each in fitted([replace(FULL, replaces=False, present=NOTHING)] * 10, ROOM - 10 * (60 + 110))
)

EXAMPLES: list[Letter] = [
    ReplyCheck(
        1,
        1,
        (
            Batch(
                MARCH, (replace(ONE, measured=(replace(MEASURED, noun=NOTHING), replace(MEASURED, percent=None))),), 0
            ),
        ),
    ),
    ReplyCheck(10**9, 99999, (Batch(OVERDUE, TEN, 0),)),
    ReplyCheck(1, 1, (Batch(replace(MARCH, owed=1, total=1), (ONE,), 0),)),
    ReplyCheck(
        1,
        2,
        (Batch(MARCH, (ONE, replace(ONE, number="24", status=Status.DONE, hollow="stock")), 5),),
        (TaskText("区发改局2月进展如下："),),
        other="2026-03",
    ),
    ReplyCheck(
        10**9,
        99999,
        (Batch(OVERDUE, fitted([FULL, FULL], ROOM // 2), 38), Batch(MARCH, fitted([FULL], ROOM // 2), 0)),
        (brief(LONG, 120),) * 4,
    ),
    ReplyCheck(10**9, 99999, (Batch(OVERDUE, many(32), 8),), overtaken=tuple(map(str, range(100, 132)))),
    ReplyCheck(1, 1, (Batch(DONE, (replace(ONE, replaces=True, present=ONE.done),), 0),), overtaken=("1",)),
    ReplyCheck(
        10**9,
        99999,
        (Batch(OVERDUE, fitted((FULL,) * 10, ROOM - 100 * 10), 38),),
        overtaken=tuple(f"民{no}" for no in range(100, 110)),
    ),
    ReplyUnclear(1, 2, TaskText("已完成招标"), Reason.NO_NUMBER, "", (Choice(1, "24", TaskText("一带一城")),)),
    ReplyUnclear(
        1,
        2,
        TaskText("12 已完成招标"),
        Reason.TWO_TASKS,
        "12",
        (Choice(1, "12", TaskText("一带一城")), Choice(2, "民12", TaskText("老旧小区"))),
    ),
    ReplyUnclear(1, 2, TaskText("12"), Reason.NO_WORDS, "12", (Choice(1, "12", TaskText("一带一城")),)),
    ReplyUnclear(
        10**9,
        99999,
        brief(LONG, 300),
        Reason.NOT_OPEN,
        "100",
        (Choice(10**9, "民100", brief(LONG, 36), "2026-12"),) * 6,
        understood=12,
        more=30,
    ),
    *(
        ReplyUnclear(
            1,
            2,
            TaskText("12 已完成招标"),
            Reason.NOT_OPEN,
            "12",
            (Choice(1, "24", TaskText("一带一城")),),
            not_owed=each,
        )
        for each in (
            NotOwed("12", TaskText("老旧小区"), "idle", "", due=NextDue("2026-03", NOW)),
            NotOwed("12", TaskText("老旧小区"), "idle", "区住建局", due=NextDue("2027-03", NOW, provisional=True)),
            NotOwed("12", TaskText("老旧小区"), "idle", ""),
            NotOwed("民12", TaskText("老旧小区"), "idle", "", same_as="16"),
            NotOwed("12", TaskText("老旧小区"), "support", ""),
            NotOwed("12", TaskText("老旧小区"), "held", ""),
        )
    ),
    ReplyDropped(),
    ReplyDropped(unchanged=True),
    Receipt("区发改局", replace(DONE, total=1), NOW, (ONE,), 1, 0, 0, (), editable=True),
    Receipt("区发改局", MARCH, NOW, (ONE, replace(ONE, number="24", replaces=True)), 3, 1, 0, ("12", "16", "民2")),
    Receipt(UNIT, OVERDUE, LATE, many(30), 1, 20, 9, tuple(str(n) for n in range(100, 140)), late_days=2),
    Corrected(
        "区发改局",
        MARCH,
        NOW,
        (Correction(1, "1", Status.ON_TRACK, (Change("done", TaskText("增长6%"), TaskText("增长6.2%")),)),),
    ),
    Corrected(
        UNIT,
        OVERDUE,
        LATE,
        tuple(
            Correction(
                10**9,
                "民100",
                Status.BEHIND,
                (
                    *(
                        Change(field, brief(LONG, ROOM // 30), brief(LONG, ROOM // 30))
                        for field in ("done", "problems", "causes")
                    ),
                    Change("next_steps", brief(LONG, ROOM // 30), NOTHING),
                ),
                Status.ON_TRACK,
            )
            for _ in range(3)
        ),
    ),
    NothingOwed("区发改局"),
    NothingOwed("区发改局", DONE, by=("联络员乙",)),
    NothingOwed("区发改局", DONE, NextDue("2026-03", at("2026-04-08 17:30"), provisional=True), said=True),
    Acknowledged("区发改局", (DONE,)),
    Acknowledged(UNIT, (MARCH, OVERDUE), "民12"),
    Acknowledged("区发改局", (MARCH,), "24", sweeping=True),
    Question(),
    Question("民12"),
]
