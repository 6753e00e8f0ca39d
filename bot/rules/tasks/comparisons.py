"""How a figure is meant: as the least, the most, about so much; as where something is to stand or how far it moves."""

import re
from enum import StrEnum
from typing import Final

from bot.rules.tasks.quantities import Quantity


class Comparison(StrEnum):
    """How what is reached is set against the figure."""

    EXACTLY = "exactly"
    AT_LEAST = "at_least"  # 以上, 不低于, 达到
    MORE_THAN = "more_than"  # 超过, 突破, 余
    AT_MOST = "at_most"  # 以内, 不超过, 控制在, 降至
    ABOUT = "about"  # 左右, 约


class Change(StrEnum):
    """Whether the figure is where something is to stand, or how far it is to move."""

    NONE = ""
    INCREASE = "increase_by"  # 增长7%
    DECREASE = "decrease_by"  # 下降3.5%


_AFTER: Final = (
    (Comparison.AT_LEAST, re.compile(r"\s?(?:(?:及|或)?以上|之上|起步)")),
    (Comparison.AT_MOST, re.compile(r"\s?(?:(?:及|或)?以内|以下|之内|之下|内)")),
    (Comparison.ABOUT, re.compile(r"\s?(?:左右|上下)")),
)
_BEFORE: Final = (
    (Comparison.AT_LEAST, re.compile(r"(?:不低于|不少于|不小于|不短于|(?:至少|最少)[^，。；、\d]{0,4})$")),
    (
        Comparison.AT_MOST,
        re.compile(
            r"(?:不超过|不高于|不大于|不多于|低于|少于|控制在|控制到|[降压缩减][^，。；]{0,2}[至到]|(?:降低|压缩|压减|减少|缩短|缩减)[^，。；]{2,20}[至到])$"
        ),
    ),
    (Comparison.MORE_THAN, re.compile(r"(?:突破|超过|超|高于|多于|大于|[迈跨]过|过)$")),
    (Comparison.ABOUT, re.compile(r"(?:约|大约|约为|近|接近)$")),
    (
        Comparison.AT_LEAST,
        re.compile(r"(?:达到|达|[提升增扩][^，。；]{0,2}[到至为]|(?:提高|提升|增加|扩大)[^，。；]{2,20}[到至])$"),
    ),
)
_ASSURED: Final = re.compile(r"(?:确保|保底)$")
"""确保8% is eight at least; 确保20个项目开工 is about twenty."""

_CUE: Final = re.compile(
    r"(?:(?:新增|不低于|不少于|不小于|不短于|至少|最少|不超过|不高于|不大于|不多于|低于|少于|多于|大于|控制在|控制到|突破|超过|超|[迈跨]过|"
    r"接近|大约|约|近|达到|达|保持在?|稳定在|持续|力争|累计|共计|合计|总计|共|确保|保底|实现|完成|率先|同比|环比|年均|"
    r"[较比](?:上年|去年|上一年|同期|20\d\d年)(?:同期)?|分别|均|都|各|再|继续|提高|提升|增加|扩大|增|升|降|压缩|减|下降|压减|增长|减少|降低|缩短|缩减)"
    r"[到至为在了]?)+$"
)
_UP_TO: Final = re.compile(r"(?<![直截甚以])[到至]$")
_RELATIVE: Final = re.compile(r"(?:高于|低于|快于|优于|高出)(?=.{2})[^，。；、]{2,14}$")
"""高于全市平均水平1个百分点 sets a figure against that of others; such are counted in points alone."""

_EACH: Final = re.compile(r"(?:每人|每户|每年|每月|每处|每个|(?<=[到至])人均)+$")
_MOVES: Final = re.compile(
    r"(?P<up>(?<!自然)增长率|增长(?!率)|增加(?!值)|提高|提升|上升|增收|增幅|增速)|"
    r"(?P<down>下降|降低|降幅|减少|压减|压缩|缩减|削减|压降|缩短)"
)
_BETTERS: Final = re.compile("提升")
"""提升12处 is twelve places made better, and no movement by twelve."""
_LEVELS: Final = re.compile(r"率|占比|比重|比例|达到?$|[到至在为]$")


def compared(content: str, quantity: Quantity, before: str) -> tuple[Comparison, int]:
    """Return how a figure is meant, and where its words end: what stands after it counts before what stands before."""
    for comparison, pattern in _AFTER:
        if after := pattern.match(content, quantity.end):
            return comparison, after.end()
    written = _EACH.sub("", before.rstrip())
    found = next((comparison for comparison, pattern in _BEFORE if pattern.search(written)), None)
    if not found and quantity.is_share and _ASSURED.search(written):
        found = Comparison.AT_LEAST
    return found or (Comparison.MORE_THAN if quantity.more else Comparison.EXACTLY), quantity.end


def changed(before: str, quantity: Quantity) -> Change:
    """Tell whether a figure is a movement: the verb stands right before it, or before a share, in its clause."""
    written = before.rstrip()
    moves = [each for each in _MOVES.finditer(written) if quantity.is_share or not _BETTERS.match(each[0])]
    if not moves or (quantity.unit == "个百分点" and _RELATIVE.search(written)):
        return Change.NONE
    between, is_rate = written[moves[-1].end() :], moves[-1][0].endswith(("幅", "速", "率"))
    near = _CUE.fullmatch(between) or between in {"", "了", "约"}
    reaches = re.search(r"[到至为]$", between) is not None and not is_rate
    if reaches or (not near and (not quantity.is_share or _LEVELS.search(between))):
        return Change.NONE
    return Change.INCREASE if moves[-1]["up"] else Change.DECREASE


def without_cues(before: str, quantity: Quantity) -> str:
    """Take from what stands before a figure the words that say how it is meant; of a share, those of a movement too."""
    text = _EACH.sub("", before.rstrip())
    if quantity.unit == "个百分点":
        text = _RELATIVE.sub("", text)
    text = _UP_TO.sub("", _CUE.sub("", text))
    return _MOVES.sub("", text) if quantity.is_share else text
