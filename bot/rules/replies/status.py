"""按期推进 unless the words say otherwise: 滞后, or 完成 as a whole statement about the task."""

import re

from bot.rules.terms import Status

_DENIED = re.compile(
    r"(?:无|没有|未出现|未发生|不存在|不|未|避免|防止|杜绝)(?:任何|明显|进度)?"
    r"(?:滞后|延误|推迟|受阻|停工|延期|延后|逾期|落后)"
)
_BEHIND = re.compile(
    r"滞后|推迟|延误|延期|延后|受阻|停工|停滞|逾期|搁置|落后|欠进度"
    r"|(?:未能?|没有?|尚未|还未)(?:全部|按期|按时|如期|按计划|及时)*(?:完成|完工|竣工|开工|启动|落实|推进|达到)"
    r"|未达(?:到)?(?:序时|进度|目标|预期)|进度偏?慢|进展(?:偏|较|比较)?缓?慢|进展缓慢|进度缓慢|未按(?:期|时|计划)"
)
_FINISHED = re.compile(
    r"(?:该|本)?(?:项)?(?:任务|事项|工作|项目|工程)?"
    r"(?:现|均|也|都)?(?:已经|已)?(?:于[^，。；]{1,8}(?:前|底|日|月|初))?(?:全部|全面|按期|提前|如期|圆满|顺利|超额)*(?:已)?"
    r"(?:完成|办结|完工|竣工|销号|通过竣工验收|竣工验收)"
    r"(?:了)?(?:全部|年度|全年|目标|任务|工作|预期|各项|建设)*(?:100[%％])?(?:并(?:通过|完成)?(?:验收|投入使用))?"
)
_NOT_YET = re.compile(r"正在|剩余|尚|预计|力争|拟|计划|将于|(?<![\d.])\d{1,2}(?:\.\d+)?\s*[%％]")
_CLAUSE = re.compile(r"[，,。；;！!\n]+")
_BLANK = re.compile(r"\s+")


def judge(done: str, problems: str = "") -> Status:
    """Tell how a unit's own words judge its task: 完成情况 and 存在问题 as they were written."""
    said = _DENIED.sub("", _BLANK.sub("", f"{done}。{problems}"))
    if _BEHIND.search(said):
        return Status.BEHIND
    words = _BLANK.sub("", done)
    if any(_FINISHED.fullmatch(clause) for clause in _CLAUSE.split(words)) and not _NOT_YET.search(words):
        return Status.DONE
    return Status.ON_TRACK
