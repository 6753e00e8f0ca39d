"""Examples of what a supervisor is told about documents that they send."""

import datetime as dt
from dataclasses import replace

from bot.rules.in_doubt import NOTHING, InDoubt, KindCount
from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.intake import (
    DIFFERENCES,
    LONGEST_VALUE,
    UNITS,
    AnnexCount,
    Changed,
    Concerned,
    HowToImport,
    ImportDone,
    ImportDropped,
    ImportPreview,
    ImportReplaced,
    ImportSettled,
    ImportsWaiting,
    Named,
    NothingNew,
    Pasted,
    PasteDropped,
    Unreadable,
    WaitingImport,
)
from bot.rules.letters.review import DocumentChoice, NoProgramme, ReviewDone, ReviewRefused, ReviewWhich, ReviewWorkbook
from bot.rules.terms import DoubtKind
from tests.cast import at

LONG = "云溪区2026年政府工作报告重点工作任务分解方案（征求意见修改稿第三稿）最终版附件一二三.docx"

DOUBTS = InDoubt(75, 72, 71, (KindCount(DoubtKind.NO_LEAD, 71), KindCount(DoubtKind.GROUP_WITHOUT_MEMBERS, 31)))
MANY = InDoubt(100, 1, 1, tuple(KindCount(kind, 100) for kind in DoubtKind))

CUT = TaskText("完" * LONGEST_VALUE)

WAITS = WaitingImport(3, "云溪政办发〔2026〕6号", LONG, "督查一科", at("2026-03-02 10:00"))

PREVIEW = ImportPreview(
    staged=1,
    name="方案.docx",
    document="云溪政办发〔2026〕3号",
    title="",
    first=False,
    annexes=(AnnexCount("附件1", 8),),
    added=0,
    changed=0,
    removed=0,
    differences=(),
    differing=0,
    fresh=(),
    gone=(),
    units=(),
    concerned=0,
    in_doubt=NOTHING,
)
"""A document that was imported before, sent again with nothing changed in it."""

EXAMPLES: list[Letter] = [
    HowToImport(),
    Pasted(7),
    PasteDropped(),
    Unreadable("分解方案.doc", "old_format", "分解方案.doc is an old Word file. Save it as .docx and send it again."),
    replace(
        PREVIEW,
        staged=3,
        name="分解方案.docx",
        title="关于印发2026年政府工作报告重点任务分解方案的通知",
        first=True,
        annexes=(AnnexCount("附件1", 102), AnnexCount("附件2", 100)),
        added=202,
        units=(Concerned("区发改局", 12, bound=False),),
        concerned=1,
        in_doubt=DOUBTS,
    ),
    replace(
        PREVIEW,
        staged=4,
        name=LONG,
        document="云溪国家级经济技术开发区管理委员会办公室政办发〔2026〕113号",
        title="关于印发云溪国家级经济技术开发区2026年政府工作报告重点工作任务、民生实事任务和公开承诺事项分解方案的通知"
        * 2,
        annexes=tuple(AnnexCount(f"附件{number}", 100) for number in range(1, 6)),
        added=3,
        changed=9,
        removed=22,
        differences=(Changed("民100", "content", CUT, CUT),) * DIFFERENCES,
        differing=31,
        fresh=(Named("附件3第100项", CUT),) * 3,
        gone=(Named("民100", CUT),) * DIFFERENCES,
        units=(Concerned("云溪现代农业示范区管理委员会综合协调和督查服务中心办公室", 22, bound=False),) * UNITS,
        concerned=41,
        in_doubt=MANY,
        anew=True,
        instead_of=LONG,
        asks=LONG,
        aliases=((LONG, LONG),) * 2,
        sent_by="督查二科",
    ),
    replace(
        PREVIEW,
        staged=5,
        name="a.txt",
        document="云政发〔2026〕1号",
        annexes=(AnnexCount("附件1", 1),),
        changed=1,
        differences=(Changed("1", "due_text", TaskText(""), TaskText("12月底")),),
        differing=1,
    ),
    replace(
        PREVIEW,
        staged=6,
        name="初稿.xlsx",
        document="关于分解2026年《政府工作报告》重点任务的通知",
        first=True,
        annexes=(AnnexCount("附件1", 163),),
        added=163,
        in_doubt=InDoubt(163, 163, kinds=(KindCount(DoubtKind.NO_UNIT, 163),)),
        unnumbered=True,
        renumbered="二、城市建设 1→5、三、民生实事 1→9",
        left_out=7,
        left_out_first="新建学校3所，新增学位1200个。",
        dated=dt.date(2026, 1, 1),
        asks="重点任务",
        aliases=(("区发改局", "区发展和改革局"), ("区工信局", "区工业和信息化局")),
    ),
    ImportDone("云溪政办发〔2026〕3号", 202, 0, 0, DOUBTS, 102, 0, 14, 20),
    ImportDone("云溪政办发〔2026〕3号", 9, 2, 1, MANY, 3, 12, 1, 1),
    ImportDone("云溪政办发〔2026〕3号", 1, 2, 3, NOTHING, 0, 0, 0),
    ImportDropped("云溪政办发〔2026〕3号"),
    ImportsWaiting((WAITS,), 1),
    ImportsWaiting((WAITS, replace(WAITS, document="云溪政办发〔2026〕9号", by=""), WAITS, WAITS), 6),
    ImportReplaced("云溪政办发〔2026〕3号", "方案.docx", "方案（修改）.docx", "督查二科", 3),
    ImportReplaced("云溪政办发〔2026〕3号", LONG, LONG, LONG, 3),
    *(
        ImportSettled("云溪政办发〔2026〕3号", "方案.docx", state, "督查二科", at("2026-03-02 10:00"), replaced)
        for state, replaced in (("confirmed", 0), ("dropped", 0), ("replaced", 3))
    ),
    ReviewWorkbook("云溪政办发〔2026〕3号", 202, DOUBTS),
    ReviewWorkbook("云溪政办发〔2026〕3号", 1, NOTHING),
    NoProgramme(),
    ReviewWhich("", (DocumentChoice(1, "云溪政办发〔2026〕3号", 2), DocumentChoice(2, "云溪政办发〔2026〕6号", 0)), 2),
    ReviewWhich(
        "99号", (DocumentChoice(1, "云溪政办发〔2026〕3号", 0), DocumentChoice(2, "云溪政办发〔2026〕6号", 0)), 2
    ),
    ReviewWhich("99号" * 20, (DocumentChoice(10**9, "云" * 200, 10_000),) * 4, 30),
    ReviewDone(
        "云溪政办发〔2026〕3号", 75, (Changed("12", "units", CUT, CUT),) * DIFFERENCES, 31, 70, MANY, ("区城管局",) * 80
    ),
    ReviewDone("云溪政办发〔2026〕3号", 0, (), 0, 0, NOTHING, ()),
    NothingNew("云溪政办发〔2026〕3号", 202),
    Unreadable(LONG, "", "sheet 事项, row 7, column 责任单位: no unit is called so. " * 60),
    ReviewRefused(
        "复核表.xlsx", ("事项 第2行 F列：没有叫“区法改局”的单位。是不是“区发改局”？新单位请先加在【单位】表末尾。",)
    ),
    ReviewRefused(
        LONG, ("事项 第2行 F列：没有叫“区法改局”的单位。是不是“区发改局”？新单位请先加在【单位】表末尾。" * 4,) * 21
    ),
]
