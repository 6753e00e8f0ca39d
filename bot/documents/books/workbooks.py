"""The weekly digest's details as a workbook: every figure of the message, line by line, traceable to the ledger."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from bot.documents.books.sheets import Book, Column, Value
from bot.rules.digest import Summary
from bot.rules.refusals import Refusal, refusal
from bot.rules.terms import DoubtKind, Light, Role, Status
from bot.rules.week_facts import Standing, TaskRef, TroubleKind, Week

STATUSES: Final = {Status.ON_TRACK: "按期推进", Status.BEHIND: "滞后", Status.DONE: "完成"}
LIGHTS: Final = {Light.GREEN: "绿灯 正常", Light.YELLOW: "黄灯 预警", Light.RED: "红灯 滞后", Light.BLUE: "蓝灯 完成"}
"""In words, for black-and-white prints and the colour-blind; the cells are coloured too."""
COLOURS: Final = {Light.GREEN: "#C6E0B4", Light.YELLOW: "#FFE699", Light.RED: "#F4B0B0", Light.BLUE: "#BDD7EE"}
ROLES: Final = {Role.LEAD: "牵头", Role.SUPPORT: "配合", Role.SEPARATE: "分别办理", Role.JOINT: "未写明"}
TROUBLES: Final = {
    TroubleKind.UNREACHABLE: "消息无法送达",
    TroubleKind.UNBOUND: "尚无人绑定",
    TroubleKind.AWAY: "外出且无人代收",
    TroubleKind.UNKNOWN: "是否送达不明",
    TroubleKind.TWICE: "可能重复送达",
    TroubleKind.REFUSED: "消息被退回",
    TroubleKind.ASIDE: "来信未能处理",
}
REFUSALS: Final = {
    Refusal.BLOCKED: "对方已屏蔽本提醒",
    Refusal.CLOSED: "对方账号已注销",
    Refusal.NOT_FOUND: "找不到该账号，可能已注销",
    Refusal.REMOVED: "已被移出群聊",
    Refusal.NO_ANSWER: "未得到答复",
}
"""What is in none of these is shown as the channel said it."""
DOUBTS: Final = {
    DoubtKind.NO_LEAD: "未写明牵头单位",
    DoubtKind.GROUP_WITHOUT_MEMBERS: "统称未列成员",
    DoubtKind.PREFIX_UNSURE: "单位前缀待核",
    DoubtKind.ROW_CUT: "行文不全",
    DoubtKind.LEFT_OUT: "原文有话未归入",
    DoubtKind.NO_UNIT: "未写责任单位",
    DoubtKind.UNREAD: "未能读懂",
    DoubtKind.DID_YOU_MEAN: "单位名称近似",
    DoubtKind.NO_DOCUMENT: "未写文号",
    DoubtKind.NO_DATE: "未写印发日期",
    DoubtKind.RENUMBERED: "序号已连续编号",
    DoubtKind.NOT_TAKEN: "附件之前的事项未导入",
}

_TASK: Final = (Column("附件", 7, centred=True), Column("序号", 7, centred=True), Column("事项", 44))
_DOCUMENT: Final = Column("文号", 20)
"""Comes last: two documents may number their tasks alike."""
_UNIT: Final = Column("责任单位", 20)
_PERIOD: Final = Column("报告期", 10, centred=True)
_STATUS: Final = Column("评价", 10, centred=True)
_DONE: Final = Column("完成情况", 40)
_AT: Final = Column("报送时间", 17, centred=True)
_SEQ: Final = Column("流水号", 8, centred=True)
_LATE: Final = Column("逾期工作日", 11, centred=True)
_LIGHT: Final = Column("亮灯", 11, centred=True)

Rows = Iterator[tuple[Value, ...]]


def week_workbook(week: Week, summary: Summary, *, zone: ZoneInfo) -> bytes:
    """Write a week's facts as an xlsx workbook of six sheets; times are the office's."""
    book = Book(week.as_of.astimezone(zone))
    marks = _marks(week)
    due = Column("截止时间", 17, centred=True)
    book.sheet("未报", (_UNIT, _PERIOD, *_TASK, due, _LATE, Column("备注", 18), _DOCUMENT), _owed(week, marks, zone))
    late = Column("逾期", 6, centred=True)
    book.sheet("已报", (_UNIT, _PERIOD, *_TASK, _STATUS, _DONE, _AT, late, _SEQ, _DOCUMENT), _reported(week, zone))
    before = Column("上次亮灯", 11, centred=True)
    basis = Column("依据（各单位评价及流水号、逾期工作日）", 50)
    lights = book.sheet("亮灯", (*_TASK, _LIGHT, before, basis, _DOCUMENT), _lights(week, summary))
    book.colour(lights, (3, 4), len(summary.task_lights), {LIGHTS[light]: COLOURS[light] for light in Light})
    book.sheet("本周完成", (*_TASK, _UNIT, _DONE, _AT, _SEQ, _DOCUMENT), _completed(summary, zone))
    kind, post = Column("类别", 16), Column("岗位", 16)
    at, reason = Column("时间", 17, centred=True), Column("原因", 50)
    book.sheet("送达异常", (kind, _UNIT, post, at, reason), _troubles(week, zone))
    text, name = Column("责任单位（原文）", 36), Column("单位或统称", 20)
    role, proposed = Column("分工", 10, centred=True), Column("拟定分工", 10, centred=True)
    book.sheet("暂缓", (*_TASK, text, name, role, proposed, Column("原因", 18), _DOCUMENT), _held(week))
    return book.content()


def _marks(week: Week) -> dict[str, str]:
    """Say of units that may not know what they owe: nobody is bound, or no message arrives."""
    marks: dict[str, list[str]] = defaultdict(list)
    for each in week.troubles:
        if each.unit and each.kind in {TroubleKind.UNBOUND, TroubleKind.UNREACHABLE}:
            marks[each.unit].append(TROUBLES[each.kind])
    return {unit: "；".join(dict.fromkeys(words)) for unit, words in marks.items()}


def _owed(week: Week, marks: dict[str, str], zone: ZoneInfo) -> Rows:
    for each in sorted(week.owed, key=lambda owed: (-owed.late_days, owed.unit, owed.period, owed.task)):
        task, due_at = each.task, each.due_at.astimezone(zone)
        note = "；".join(filter(None, ("截止日期暂定" if each.provisional else "", marks.get(each.unit, ""))))
        yield each.unit, each.period, *_task(task), due_at, each.late_days or None, note, task.document


def _reported(week: Week, zone: ZoneInfo) -> Rows:
    for each in sorted(week.reported, key=lambda report: (report.unit, report.period, report.task)):
        task, at, late = each.task, each.at.astimezone(zone), "是" if each.late else ""
        status = STATUSES[each.status]
        yield each.unit, each.period, *_task(task), status, each.done, at, late, each.seq, task.document


def _lights(week: Week, summary: Summary) -> Rows:
    by_task = sorted(week.standings, key=lambda standing: standing.task)
    for task, standings in groupby(by_task, key=lambda standing: standing.task):
        now, before = summary.task_lights[task], summary.task_lights_before.get(task)
        basis = "；".join(_basis(each) for each in standings)
        yield *_task(task), LIGHTS[now], LIGHTS[before] if before else "", basis, task.document


def _basis(standing: Standing) -> str:
    """Say what a light rests on: ``区发改局：滞后（流水号12），逾期3个工作日``."""
    last = standing.last
    said = f"{STATUSES[last.status]}（流水号{last.seq}）" if last else "尚无报送"
    late = f"，逾期{standing.late_days}个工作日" if standing.late_days else ""
    same = f"，同{standing.same_as.annex}第{standing.same_as.no}项" if standing.same_as else ""
    return f"{standing.unit}：{said}{late}{same}"


def _completed(summary: Summary, zone: ZoneInfo) -> Rows:
    for each in summary.completed:
        if each.last:
            task, at = each.task, each.last.at.astimezone(zone)
            yield *_task(task), each.unit, each.last.done, at, each.last.seq, task.document


def _troubles(week: Week, zone: ZoneInfo) -> Rows:
    for each in week.troubles:
        at, why = each.at.astimezone(zone) if each.at else None, REFUSALS.get(refusal(each.reason), each.reason)
        why = f"至{each.until}" if each.until else why
        yield TROUBLES[each.kind], each.unit, each.post, at, why


def _held(week: Week) -> Rows:
    for each in week.held:
        proposed = ROLES[each.proposed] if each.proposed else ""
        role, reason = ROLES[each.role], DOUBTS[each.reason]
        yield *_task(each.task), each.unit_text, each.name, role, proposed, reason, each.task.document


def _task(task: TaskRef) -> tuple[Value, ...]:
    number = task.number
    return task.annex, int(number) if number.isdigit() else number, task.content
