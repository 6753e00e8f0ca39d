"""Examples of the guided form's letters: the first question, and the fullest."""

from dataclasses import replace

from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.guided import (
    AskStatus,
    AskText,
    DraftSaved,
    HollowCheck,
    HollowLine,
    Noted,
    PeriodChoice,
    PickItem,
    Place,
    ReportSummary,
    SummaryLine,
)
from bot.rules.letters.periods import YearDue, brief
from bot.rules.terms import Status
from tests.cast import at
from tests.letters.answers import LONG, MARCH, OVERDUE, UNIT

FIRST = Place(1, 1, "区发改局", "2026-02", 1, 22, 1, "1", TaskText("地区生产总值增长6%左右。"))
LAST = Place(
    *(10**9, 99999, UNIT, "2026-12", 48, 48, 10**9, "民100", brief(LONG, 600), 47),
    year_due=YearDue(LONG),
    same=("2", "民7"),
)
WORDS = brief(LONG, 1200)
NOTED = Noted(10**9, "民99", Status.BEHIND, brief(LONG, 60))
FILLED = SummaryLine(1, "1", Status.ON_TRACK, TaskText("一季度增长6.2%"))
MANY = tuple(SummaryLine(10**9, f"民{no}", Status.BEHIND, brief(LONG, 30), "problems") for no in range(100, 148))
SHORT, CUT = brief(LONG, 20), TaskText("…")
DETAILED = replace(FILLED, status=Status.BEHIND, problems=SHORT, causes=SHORT, next_steps=SHORT)
NAMED = tuple(
    replace(each, done=brief(LONG, 16), lacking="", problems=CUT, causes=CUT, next_steps=CUT) for each in MANY
)

EXAMPLES: list[Letter] = [
    PeriodChoice("区发改局", (OVERDUE, replace(MARCH, period="2026-03")), 2),
    PeriodChoice(
        UNIT,
        (
            replace(
                OVERDUE, programme="2026年《政府工作报告》主要任务目标分解方案", document="…办公室政办发〔2026〕21号"
            ),
        )
        * 3,
        12,
        1,
        4,
    ),
    PeriodChoice(UNIT, (replace(MARCH, period="2026-03", unit=UNIT, document="…" * 16, owed=112),) * 2, 6, 1, 2),
    AskStatus(FIRST),
    AskStatus(LAST, Status.BEHIND, WORDS, WORDS, "2026-11", NOTED),
    AskStatus(replace(LAST, alone=True), Status.DONE, WORDS),
    AskText(FIRST, Status.ON_TRACK, "done"),
    AskText(FIRST, Status.ON_TRACK, "done", last=TaskText("完成方案比选。"), last_period="2026-01"),
    AskText(LAST, Status.BEHIND, "problems"),
    AskText(LAST, Status.BEHIND, "causes"),
    AskText(LAST, Status.BEHIND, "next_steps", present=LONG),
    AskText(LAST, Status.ON_TRACK, "problems", last=LONG, last_period="2026-11", optional=True),
    ReportSummary(1, 1, "区发改局", MARCH, (FILLED,), 1, 0),
    ReportSummary(1, 1, "区发改局", MARCH, (SummaryLine(1, "1", None), replace(FILLED, number="2")), 1, 1),
    ReportSummary(1, 1, "区发改局", MARCH, (SummaryLine(1, "1", None),), 0, 1),
    ReportSummary(10**9, 99999, UNIT, OVERDUE, MANY, 40, 20, more=12, late=True),
    ReportSummary(10**9, 99999, UNIT, OVERDUE, NAMED, 60, 0, more=12),
    ReportSummary(10**9, 99999, UNIT, OVERDUE, (DETAILED,) * 22, 22, 0),
    PickItem(1, 1, "2026-02", (FILLED, SummaryLine(2, "24", None))),
    PickItem(10**9, 99999, "2026-12", MANY),
    HollowCheck(1, 1, (HollowLine(24, "24", TaskText("正在有序推进"), same=True),)),
    HollowCheck(10**9, 99999, (HollowLine(10**9, "民100", brief(LONG, 60), same=False),) * 48),
    DraftSaved("区发改局", MARCH, 0, 1, at("2026-04-05 16:42")),
    DraftSaved(UNIT, OVERDUE, 40, 48, at("2026-04-10 09:12")),
]
