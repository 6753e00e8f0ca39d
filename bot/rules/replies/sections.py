"""The parts of a report by their labels: 完成情况, 存在问题, 原因分析, 下一步计划.

Source: 市中政办发〔2020〕1号, 二, and its form 附件4.
"""

import re
from dataclasses import dataclass

from bot.rules.terms import Status

_BOUNDARY = r"(?:^|(?<=[\s。.；;，,、！!？?：:）)”]))(?:[（(]?[一二三四五][）)]?[、.．]?\s*|[（(]\d[）)]\s*)?"
_COLON = r"\s*[：:]"
_IS = r"\s*(?:[：:]|是[：:]?|为[：:])"
_ANY = r"(?:\s*(?:[：:，,]|是[：:]?|为[：:]|[-—])|\s+|(?=[^\s的已]))"

_LABELS = {
    "problems": (
        rf"(?:目前|当前|现)?(?:主要)?存在(?:的)?(?:主要)?(?:问题|困难)(?:[和及与、](?:问题|困难|不足))?(?:及原因)?{_ANY}"
        rf"|(?:主要)?(?:问题|困难|难点|不足)(?:[和及与、](?:问题|困难|不足))?{_IS}"
        rf"|(?i:problems?|issues?|difficulties){_COLON}"
    ),
    "causes": (
        rf"(?:主要|滞后|未完成|延误|推迟)?(?:的)?原因分析{_ANY}|(?:主要|滞后|未完成|延误|推迟)?(?:的)?原因(?:在于|{_IS})"
        rf"|(?i:causes?|reasons?){_COLON}"
    ),
    "next_steps": (
        rf"下一?(?:步|阶段)(?!骤)(?:的)?(?:工作)?(?:计划|打算|措施|安排|思路|举措|重点)?(?:及时间)?{_ANY}"
        rf"|下个?月(?:的)?(?:工作)?(?:计划|打算|措施|安排|重点){_ANY}"
        rf"|(?:整改|推进)?(?:计划|打算|措施|安排){_COLON}"
        rf"|(?i:next steps?|plans?){_COLON}"
    ),
    "done": (
        rf"(?:目前|本月|当前|最新)?(?:工作|任务|目标)?(?:完成情况|进展情况|工作情况|进度情况|进展|进度|完成){_COLON}"
        rf"|(?:更正|修改)为?{_COLON}|(?i:progress|done){_COLON}"
    ),
    "judged": (
        r"(?:状态|评价|自评|进度评价|完成状态)\s*[：:]\s*"
        r"(?=(?:按期推进|按期|按计划推进|正常推进|正常|滞后|未完成|已完成|完成)(?:\s|$|[。；;，,、]))"
    ),
}
_LABEL = re.compile("|".join(f"(?P<{name}>{_BOUNDARY}(?:{words}))" for name, words in _LABELS.items()))
_JUDGED = {"滞后": Status.BEHIND, "未完成": Status.BEHIND, "已完成": Status.DONE, "完成": Status.DONE}
_JUDGEMENT = re.compile(r"[^\s。；;，,、]+")
_LEADING = " \t\n\r　：:，,、；;。"
_TRAILING = " \t\n\r　，,、；;"


@dataclass(frozen=True, slots=True)
class Sections:
    """One item's report, by its labels; what stands before any label is 完成情况. `judged`: 评价, if it was written."""

    done: str = ""
    problems: str = ""
    causes: str = ""
    next_steps: str = ""
    judged: Status | None = None


def split(text: str) -> Sections:
    """Cut one item's words at their labels. A label that comes twice continues its part on a new line."""
    parts: dict[str, list[str]] = {"done": [], "problems": [], "causes": [], "next_steps": []}
    judged, name, at = None, "done", 0
    for label in _LABEL.finditer(text):
        parts[name].append(text[at : label.start()])
        name, at = label.lastgroup or "done", label.end()
        if name == "judged":
            word = _JUDGEMENT.match(text, at)
            judged = _JUDGED.get(word[0], Status.ON_TRACK) if word else None
            name, at = "done", word.end() if word else at
    parts[name].append(text[at:])
    words = {name: _joined(pieces) for name, pieces in parts.items()}
    return Sections(**words, judged=judged)


def _joined(pieces: list[str]) -> str:
    return "\n".join(trimmed for piece in pieces if (trimmed := piece.lstrip(_LEADING).rstrip(_TRAILING)))
