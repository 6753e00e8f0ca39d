"""Examples of the weekly digest: the first week, an ordinary one, one with everything, the longest."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.rules.digest import summarise
from bot.rules.in_doubt import InDoubt, KindCount
from bot.rules.letters.base import Letter
from bot.rules.letters.supervision import details, digest
from bot.rules.terms import DoubtKind, Light, Role, Status
from bot.rules.week_facts import Deadline, Held, Owed, Reported, Standing, TaskRef, Trouble, TroubleKind, Week
from tests.cast import DOCUMENT, at

ZONE = ZoneInfo("Asia/Shanghai")
AS_OF, SINCE, DUE = at("2026-03-06 16:00"), at("2026-02-27 16:00"), at("2026-03-06 17:30")
LONG = "云溪现代农业示范区管理委员会综合协调和督查服务中心办公室"
CONTENT = "推进<一带一城>建设，打造&培育先进制造业集群，完善基础设施"
REASON = "Forbidden: bot was kicked from the supergroup chat and cannot send messages to it any more"


def ref(no: int, content: str = "完成老旧小区改造12个。", annex: str = "附件1") -> TaskRef:
    return TaskRef(DOCUMENT, annex, no, content)


def reported(unit: str, task: TaskRef, status: Status = Status.ON_TRACK, seq: int = 1) -> Reported:
    return Reported(unit, "2026-02", task, seq, at("2026-03-05 10:00"), status, "完成招标。", late=False)


def standing(unit: str, task: TaskRef, light: Light, last: Reported | None = None, late: int = 0) -> Standing:
    return Standing(unit, task, light, late, last)


FIRST = Week(
    as_of=SINCE,
    since=at("2026-02-13 16:00"),
    troubles=(Trouble(TroubleKind.UNBOUND, "区住建局"),),
    held=(Held(ref(7), "区教体局、住建局", "区教体局", Role.JOINT, Role.LEAD, DoubtKind.NO_LEAD),),
    in_doubt=InDoubt(3, kinds=(KindCount(DoubtKind.GROUP_WITHOUT_MEMBERS, 3),)),
    deadlines=(Deadline("2026-02", DUE, provisional=False), Deadline("2026-03", at("2026-04-08 17:30"), True)),  # noqa: FBT003 -- provisional
)

_DONE = reported("区住建局", ref(12, annex="附件2"), Status.DONE, seq=3)
ORDINARY = Week(
    as_of=AS_OF,
    since=SINCE,
    owed=(Owed("区发改局", "2026-02", ref(1), DUE, provisional=False, late_days=0),),
    reported=(reported("区工信局", ref(2)), _DONE),
    standings=(
        standing("区发改局", ref(1), Light.GREEN),
        standing("区工信局", ref(2), Light.YELLOW, reported("区工信局", ref(2), Status.BEHIND)),
        standing("区住建局", ref(12, annex="附件2"), Light.BLUE, _DONE),
    ),
    before=(standing("区发改局", ref(1), Light.GREEN), standing("区工信局", ref(2), Light.GREEN)),
    deadlines=FIRST.deadlines,
)

EVERYTHING = replace(
    ORDINARY,
    as_of=at("2026-04-10 16:00"),
    since=AS_OF,
    owed=(
        Owed("区发改局", "2026-02", ref(1), DUE, provisional=False, late_days=24),
        Owed("区发改局", "2026-03", ref(1), at("2026-04-08 17:30"), provisional=False, late_days=2),
        Owed("区财政局", "2026-03", ref(3), at("2026-04-08 17:30"), provisional=False, late_days=2),
        Owed("区教体局", "2026-03", ref(4), at("2026-04-13 17:30"), provisional=True, late_days=0),
    ),
    troubles=(
        Trouble(TroubleKind.UNREACHABLE, "区财政局", "联络员", AS_OF, "Forbidden: bot was blocked by the user"),
        Trouble(TroubleKind.UNREACHABLE, "", "督查员（二科）", AS_OF, "Bad Request: chat not found"),
        Trouble(TroubleKind.UNBOUND, "区教体局"),
        Trouble(TroubleKind.AWAY, "区发改局", "联络员", until=DUE.date()),
        *(Trouble(kind, "区发改局", "联络员", AS_OF) for kind in TroubleKind if kind not in {"unreachable", "unbound"}),
    ),
    in_doubt=InDoubt(1, 1, 1, tuple(KindCount(kind, 1) for kind in DoubtKind)),
    held=tuple(
        Held(ref(no), "区发改局、妇联", "区妇联", Role.JOINT, None, kind) for no, kind in enumerate(DoubtKind, start=1)
    ),
)


def crowded(units: int) -> Week:
    """Everything goes wrong in so many units with long names, in several months at once."""
    names = [f"{number}号{LONG}" for number in range(100, 100 + units)]
    tasks = [ref(number, CONTENT) for number in range(100, 100 + units)]
    due = {f"2026-{month:02}": at(f"2026-{month + 1:02}-06 17:30") for month in range(2, 9)}
    last = [reported(name, task, Status.DONE) for name, task in zip(names, tasks, strict=True)]
    pairs = list(zip(names, tasks, last, strict=True))
    return replace(
        EVERYTHING,
        owed=tuple(
            Owed(name, period, task, due[period], provisional=late == 0, late_days=late)
            for name, task, _ in pairs
            for period, late in [*((period, 120) for period in due), ("2026-08", 0)]
        ),
        standings=tuple(standing(name, task, Light.BLUE, entry) for name, task, entry in pairs),
        troubles=tuple(Trouble(kind, name, LONG, AS_OF, REASON) for kind in TroubleKind for name in names),
    )


WEEKS = [FIRST, ORDINARY, EVERYTHING, crowded(87), crowded(400)]

EXAMPLES: list[Letter] = [
    write(week, summarise(week), zone=ZONE, weekly=weekly)
    for week in WEEKS
    for weekly in (True, False)
    for write in (digest, details)
]
