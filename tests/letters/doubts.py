"""Examples of what a supervisor is asked about a decomposition."""

from dataclasses import replace

from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.doubts import (
    Answered,
    Choice,
    DoubtAsked,
    DoubtsDone,
    Lead,
    LeadsAsked,
    LinkAsked,
    LinksDone,
    Twin,
)
from bot.rules.tasks.duplicates import Overlap
from bot.rules.terms import DoubtKind
from tests.cast import at

LONG = "云溪现代农业示范区管理委员会综合协调和督查服务中心办公室"
LEAD = DoubtAsked(
    draft=7,
    version=3,
    left=75,
    later=0,
    document="云溪政办发〔2026〕3号",
    number="12",
    content=TaskText("新建、改扩建学校5所，新增学位6000个。"),
    unit_text=TaskText("区教体局、区住建局、相关街道办事处"),
    doubt=DoubtKind.NO_LEAD,
    subject="",
    proposed="区教体局",
    chosen_per_task=False,
    holds=True,
    leads=71,
)
FULL = tuple(Choice(100_000 + number, LONG, chosen=number < 3) for number in range(6))
WHEN = at("2026-03-02 10:00")
SETTLED = Answered("11", DoubtKind.NO_LEAD, "督查二科", WHEN, TaskText("区教体局 lead、各镇街 support"))
BY_ROSTER = Answered("民9", DoubtKind.PREFIX_UNSURE, "", None, TaskText(""))

SHOWN = LinkAsked(
    4,
    19,
    Twin("民12", TaskText("新增停车位2000个。"), "云溪政办发〔2026〕3号", TaskText("区城管局 lead、区住建局 support")),
    Twin("31", TaskText("新增停车位2000个。"), "云溪政办发〔2026〕3号", TaskText("区住建局 lead")),
    Overlap.EQUAL,
)

EXAMPLES: list[Letter] = [
    LEAD,
    replace(LEAD, proposed="", leads=0),
    replace(
        LEAD, choosing=True, choices=(Choice(1, "区教体局", chosen=True), Choice(2, "区住建局")), chosen=("区教体局",)
    ),
    replace(LEAD, doubt=DoubtKind.PREFIX_UNSURE, subject="区妇联", proposed="区妇联", leads=0),
    replace(
        LEAD,
        doubt=DoubtKind.UNREAD,
        subject="区妇联",
        proposed="区妇联",
        choosing=True,
        choices=FULL[:1],
        asked="妇女会",
    ),
    replace(LEAD, doubt=DoubtKind.UNREAD, subject="区法改局", proposed="区法改局", choices=FULL[3:5], leads=0),
    replace(LEAD, doubt=DoubtKind.DID_YOU_MEAN, subject="区发改局", proposed="区发改局", choices=FULL[:1], leads=0),
    replace(LEAD, doubt=DoubtKind.DID_YOU_MEAN, subject="区发改局", proposed="区发改局", leads=0),
    replace(LEAD, doubt=DoubtKind.PREFIX_UNSURE, subject="区创新中心", proposed="区创新中心", leads=0),
    replace(LEAD, doubt=DoubtKind.NO_UNIT, unit_text=TaskText(""), proposed="", choosing=True, choices=(), leads=0),
    replace(LEAD, doubt=DoubtKind.NO_UNIT, unit_text=TaskText(""), proposed="", leads=0),
    replace(LEAD, doubt=DoubtKind.ROW_CUT, subject="…完成前期", proposed="", holds=False, leads=0),
    replace(
        LEAD,
        doubt=DoubtKind.ROW_CUT,
        subject="after it comes 9；column 工作要求 is not read；from elsewhere: 区园林局；unpaired: （）",
        proposed="",
        holds=False,
        leads=0,
    ),
    replace(LEAD, doubt=DoubtKind.LEFT_OUT, subject="新增学位2000个", proposed="", holds=False, leads=0),
    replace(
        LEAD,
        draft=999_999,
        version=99_999,
        number="民100",
        content=TaskText("完" * 160),
        unit_text=TaskText("区" * 160),
        doubt=DoubtKind.GROUP_WITHOUT_MEMBERS,
        subject="相关街道办事处",
        proposed="",
        chosen_per_task=True,
        choosing=True,
        choices=FULL,
        chosen=(LONG,) * 30,
        page=3,
        pages=9,
    ),
    replace(LEAD, doubt=DoubtKind.GROUP_WITHOUT_MEMBERS, subject="各镇街", proposed="", choosing=True),
    replace(LEAD, overtaken=SETTLED, back=True),
    replace(LEAD, left=1, elsewhere=4, answered=SETTLED, back=True),
    replace(LEAD, also=1),
    replace(LEAD, also=3),
    replace(LEAD, overtaken=BY_ROSTER, past="云溪政办发〔2026〕6号"),
    LeadsAsked(7, 3, 71),
    LeadsAsked(
        7, 3, 2, (Lead("云溪政办发〔2026〕3号", "12", "区发改局"), Lead("云溪政办发〔2026〕3号", "民3", "区住建局"))
    ),
    LeadsAsked(
        10**9,
        99_999,
        71,
        (Lead("云溪政办发〔2026〕3号", "1", "区发改局"), *[Lead("云" * 60, "附件3第12项", LONG)] * 19),
    ),
    DoubtsDone(later=0, settled=True),
    DoubtsDone(later=0, settled=False),
    DoubtsDone(later=4, settled=True, draft=7, version=3, back=True),
    DoubtsDone(later=0, settled=True, draft=7, version=3, overtaken=SETTLED, back=True),
    LinkAsked(
        4,
        19,
        Twin("民12", TaskText("新增停车位2000个。")),
        Twin("31", TaskText("新增停车位2000个、充电桩310个。")),
        Overlap.CONTAINED,
    ),
    LinkAsked(
        4,
        1,
        Twin("民12", TaskText("新增停车位2000个。")),
        Twin("31", TaskText("新增停车位2000个。")),
        Overlap.EQUAL,
    ),
    LinkAsked(
        4,
        1,
        Twin("民12", TaskText("新增停车位2000个、充电桩310个。")),
        Twin("31", TaskText("新增停车位2000个。")),
        Overlap.CONTAINS,
    ),
    LinkAsked(4, 1, Twin("民100", TaskText("完" * 200)), Twin("102", TaskText("完" * 200))),
    LinksDone(later=0),
    LinksDone(later=2),
    LinksDone(later=2, back=10**9, of=10**9),
    SHOWN,
    replace(SHOWN, state="refused", by="督查一科", at=at("2026-03-02 10:00"), back=3),
    replace(SHOWN, state="confirmed", by="command line", at=at("2026-03-02 10:00"), of=10**9),
    replace(
        SHOWN, same_as=replace(SHOWN.same_as, document="云" * 200, units=TaskText("、".join(["云" * 40 + " lead"] * 3)))
    ),
]
