"""What the review workbook says of a doubt, in the words of the office."""

import re
from typing import Final

from bot.documents.books.workbooks import DOUBTS
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

NOTES: Final = {
    DoubtKind.RENUMBERED: "原文序号在各部分重新编起（或几行共用一个），已连续编号：{}。",
    DoubtKind.NOT_TAKEN: "附件之前还有几行像事项，没有导入（行数：首行）：{}。"
    "如是事项，请在其上加一行“附件”及序号后重发原文。",
}
"""What is said of the whole document."""

_FIELDS: Final = {"content": "内容", "units": "责任单位", "leaders": "分管领导", "number": "序号"}
_SIGNS: Final = (
    (r"after it comes (.+)", "其后的序号是{}，中间可能漏行"),
    (r"before it comes nothing, and it is (.+)", "这是第一项，序号却是{}，前面可能漏行"),
    (r"numbered (.+) like another row", "序号{}与另一项相同"),
    (r"no (content|units|leaders|number)", "缺{}"),
    (r"(content|units|leaders) as above", "{}一格是空的，按上一行填写"),
    (r"column (.+) is not read", "“{}”一栏没有读入"),
    (r"column (.+) is guessed", "“{}”一栏是什么，只是推测"),
    (r"no header: the columns are guessed", "表没有表头，各栏是什么只是推测"),
    (r"moved by \d+: (.+)", "各格向右移过才与表头对应：“{}”"),
    (r"stands over several rows", "内容也写在别的行上，可能统领几行"),
    (r"joined: (.+)", "与分页或断行之后的“{}”接成一项"),
    (r"on a line of its own: (.+)", "“{}”另起一行，读作另一单位"),
    (r"parted by blanks", "各栏只用空格隔开，分栏可能有误"),
    (r"rows without lines", "各行之间没有横线，起止可能有误"),
    (r"from elsewhere: (.+)", "“{}”不在原文这一项之处，可能取自别处"),
    (r"(?:another row|two in one): (.+)", "其中可能还有另一项：“{}”"),
    (r"goes on: (.+)", "从另一项的句子中间开始：“{}”"),
    (r"begins with: (.+)", "开头不像一句话的开头：“{}”"),
    (r"unpaired: (.+)", "{}不成对"),
    (r"twice: (.+)", "“{}”出现两次，可能并入了另一项"),
    (r"…(.+)", "以“{}”结尾，没有句号"),
    (r"(.+)", "“{}”未能归入"),
)
"""What the signs of a row that may be cut say, the first that fits; the last are words of the document itself."""
_SAID: Final = tuple((re.compile(pattern, re.DOTALL), words) for pattern, words in _SIGNS)


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
    held = "核对之前，暂不向有关单位催报。" if doubt.holds else ""
    return f"{said}{wanted}核对后在“核对”栏选“已核对”。{held}"


def _cut(subject: str) -> str:
    found = ((pattern.fullmatch(subject), words) for pattern, words in _SAID)
    match, words = next(((match, words) for match, words in found if match), (None, ""))
    named = [_FIELDS.get(text, text) for text in match.groups()] if match else []
    return "：".join(filter(None, (DOUBTS[DoubtKind.ROW_CUT], words.format(*named))))
