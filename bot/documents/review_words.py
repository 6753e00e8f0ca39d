"""What the review workbook says of a doubt, in the words of the office."""

import re
from typing import Final

from bot.documents.workbooks import DOUBTS
from bot.rules.review import ReviewDoubt
from bot.rules.terms import DoubtKind

ADVICE: Final = {
    DoubtKind.NO_LEAD: "原文未写明谁牵头。请核对“牵头单位”和“配合单位”。",
    DoubtKind.GROUP_WITHOUT_MEMBERS: "原文用了统称而未列成员。请在“成员单位”栏写明，或在花名册的【组】里一次填好。",
    DoubtKind.PREFIX_UNSURE: "原文省略了“区”等字，是按上下文读出来的。请核对单位名称。",
    DoubtKind.ROW_CUT: "这一行可能被截断，或前后缺行。请对照原文补全。",
    DoubtKind.LEFT_OUT: "文中有的话没有归入任何事项。请对照原文，看是否属于这一项。",
    DoubtKind.NO_UNIT: "原文未写责任单位。请填写“牵头单位”。",
    DoubtKind.UNREAD: "有的字句未能读懂。请对照原文改正。",
    DoubtKind.DID_YOU_MEAN: "这个名称与已有单位相近，可能是同一单位。请核对单位名称。",
}
"""What to do about each kind of doubt."""
OTHERWISE: Final = "请对照原文核对。"

_AFTER: Final = re.compile(r"after it comes (\d+)")
_MISSING: Final = re.compile(r"no (\w+)")
_COLUMNS: Final = {"content": "内容", "units": "责任单位", "leaders": "分管领导"}


def short(doubt: ReviewDoubt) -> str:
    """Say what is in doubt in a few words, for the column 疑点."""
    if doubt.kind is DoubtKind.ROW_CUT:
        return _cut(doubt.subject)
    words = DOUBTS[doubt.kind]
    return f"{words}：{doubt.subject}" if doubt.subject else words


def long(doubt: ReviewDoubt) -> str:
    """Say what is in doubt and what to do, for the note at the cell."""
    match doubt.kind:
        case DoubtKind.NO_LEAD if doubt.proposed:
            said = f"原文未写明谁牵头，暂按第一个单位“{doubt.proposed}”牵头列出。"
            wanted = "如不对，请调整“牵头单位”和“配合单位”。"
        case DoubtKind.NO_LEAD:
            said, wanted = "原文未写明谁牵头，第一个名称也不是具体单位。", "请填写“牵头单位”。"
        case DoubtKind.GROUP_WITHOUT_MEMBERS if doubt.chosen_per_task:
            said = f"“{doubt.subject}”指哪些单位，由本项确定。"
            wanted = f"请写成“{doubt.subject}：甲单位、乙单位”。"
        case DoubtKind.GROUP_WITHOUT_MEMBERS:
            said = f"“{doubt.subject}”未列成员，各项通用。"
            wanted = f"请在任一行写成“{doubt.subject}：甲单位、乙单位”，或在花名册的【组】里填写。"
        case DoubtKind.PREFIX_UNSURE:
            said, wanted = f"原文省略了前缀，按上下文读作“{doubt.subject}”。", "如不对，请改成正确的单位。"
        case DoubtKind.LEFT_OUT:
            said = f"这一项之后，文中这段话没有归入任何事项：“{doubt.subject}”。"
            wanted = "如属于这一项，请补上；如是另一项，请在系统中新增。"
        case DoubtKind.ROW_CUT:
            said, wanted = f"{_cut(doubt.subject)}。", "请对照原文补全。"
        case _:
            said, wanted = f"{short(doubt)}。", ADVICE.get(doubt.kind, OTHERWISE)
    held = "核实之前，暂不向有关单位催报。" if doubt.holds else ""
    return f"{said}{wanted}核对后在“核对”栏选“已核对”。{held}"


def _cut(subject: str) -> str:
    if found := _AFTER.fullmatch(subject):
        return f"行文不全：其后的序号是{found[1]}，中间可能漏行"
    if found := _MISSING.fullmatch(subject):
        return f"行文不全：缺{_COLUMNS.get(found[1], found[1])}"
    if subject.startswith("…"):
        return f"行文不全：以“{subject.removeprefix('…')}”结尾，没有句号"
    return f"行文不全：“{subject}”未能归入" if subject else DOUBTS[DoubtKind.ROW_CUT]
