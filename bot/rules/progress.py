"""A figure in a report set against the figure that its task promises: 目标2000个，所报1200个（60%）.

Only where it is plain which belongs to which; otherwise nothing is said, for a wrong share is worse than none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.rules.comparisons import Change, Comparison
from bot.rules.targets import Target, find_targets, plain

_SUM: Final = re.compile(r"累计|共计|总计|合计|总量|一共")
_AIM: Final = re.compile(r"目标|计划|任务|力争|拟|预计|下月|下步|下一步|还有|尚有|剩余|未")
_DONE: Final = re.compile(r"已|完成|建成|新增|累计|实现")
_SHARES: Final = frozenset({"%", "‰", "个百分点"})
_MYRIAD, _YI = Decimal(10**4), Decimal(10**8)


@dataclass(frozen=True, slots=True)
class Progress:
    """What is promised and what is reported of it, as written to people, and the share that it is, in per cent."""

    noun: str
    target: str
    reported: str
    percent: int


def progress(targets: Sequence[Target], said: str) -> Progress | None:
    """Set what somebody reports against the targets of the task; None unless one figure plainly meets one target."""
    pairs = [(target, figure) for target in targets if _countable(target, targets) for figure in _meeting(target, said)]
    if len(pairs) != 1:
        return None
    ((target, figure),) = pairs
    percent = int(figure.figure / target.figure * 100)
    return Progress(target.noun, _written(target), _written(figure), percent)


def _countable(target: Target, targets: Sequence[Target]) -> bool:
    """Tell whether a share of a target means something, and whether its unit is its own among the task's targets."""
    alone = sum(other.unit == target.unit for other in targets) == 1
    counts = target.unit not in _SHARES and target.change is Change.NONE and target.comparison is not Comparison.AT_MOST
    return alone and counts and target.upper is None and target.figure > 0


def _meeting(target: Target, said: str) -> list[Target]:
    """Find the reported figures of a target's unit and thing; of several, the one that sums them up."""
    found = [figure for figure in find_targets(said) if figure.unit == target.unit and figure.upper is None]
    found = [figure for figure in found if not _AIM.search(figure.words) and _same(target.noun, figure)]
    sums = [figure for figure in found if _SUM.search(figure.words)]
    return sums if len(sums) == 1 else found


def _same(noun: str, figure: Target) -> bool:
    if not figure.noun:
        return _DONE.search(figure.words) is not None
    return bool(_pairs(noun) & _pairs(figure.noun)) or noun == figure.noun


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _written(target: Target) -> str:
    figure, scale = target.figure, ""
    if figure >= _YI:
        figure, scale = figure / _YI, "亿"
    elif figure >= _MYRIAD:
        figure, scale = figure / _MYRIAD, "万"
    return f"{plain(figure)}{scale}{target.unit}"
