"""Figures in a report set against the figures that its task promises: 目标2000个，所报1200个（60%）.

Only where it is plain which belongs to which; otherwise nothing is said, for a wrong share is worse than none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.rules.short_forms import is_short_for
from bot.rules.tasks.comparisons import Change, Comparison
from bot.rules.tasks.kin_units import SHARES, same_measure
from bot.rules.tasks.targets import Target, find_targets, plain

_SUM: Final = re.compile(r"累计|共计|总计|合计|总量|一共")
_LATER: Final = r"力争|拟|预计|下月|下步|下一步|还有|尚有|剩余|余下|其余|未|争取|另有|其中|正在|在建|尚|仍"
_AIM: Final = re.compile(rf"目标|计划|任务|{_LATER}")
_AHEAD: Final = re.compile(rf"{_LATER}|计划(?![的任目数进量\d])")
_UNDONE: Final = re.compile(r"\s?(?:正在|在建|尚|未|仍|待|还)")
_REACHED: Final = re.compile(r"达|提高到|提升到|降[到至]|为")
_BEGUN: Final = re.compile(
    r"开工|启动|动工|进场|签约|走访|检查|排查|摸排|摸底|调研|召开|抽查|公示|征求|洽谈|对接|储备|招标|设计"
)
"""What is begun, looked at or talked over is not yet there, but where just that was promised."""

_DONE: Final = re.compile(r"已|完成|建成|新增|累计|实现|惠及|受益")
_OF_THE_WHOLE: Final = re.compile(
    r"占?(?:本|全)?(?:年度?|季度?|月)?(?:总|整)?体?(?:的?(?:目标|任务|计划|工程|工作|总))*(?:数|量|进度|率|完成率)?"
)
_INDICATORS: Final = tuple("率量额值度重例积数")
_LIKE, _MUCH_ALIKE = 2, 4
_MYRIAD, _YI = Decimal(10**4), Decimal(10**8)


@dataclass(frozen=True, slots=True)
class Progress:
    """What is promised and what is reported of it, as written to people, and the share that it is, in per cent.

    `percent` is None where a share means nothing: of a rate, of a growth, of what is not to be passed. `comparison` and
    `change` say how the promise is meant, `moved` what the report says of a growth.
    """

    noun: str
    target: str
    reported: str
    percent: int | None
    comparison: Comparison = Comparison.EXACTLY
    change: Change = Change.NONE
    moved: Change = Change.NONE


def progress(targets: Sequence[Target], said: str) -> tuple[Progress, ...]:
    """Set what somebody reports against the targets of the task, one figure against one target, in their order."""
    figures = [each for each in find_targets(said) if each.upper is None]
    done = [each for each in figures if not _AIM.search(each.words) and not _UNDONE.match(said, each.end)]
    found = [
        _set_against(target, meeting[0])
        for target in targets
        if len(meeting := _summing([each for each in done if _belongs(each, target, targets)], target)) == 1
    ]
    return tuple(found) or tuple(_of_the_whole(targets, figures))


def _belongs(figure: Target, target: Target, targets: Sequence[Target]) -> bool:
    """Tell whether a reported figure is about this target and about no other as much."""
    near = _likeness(figure, target)
    return near > 0 and all(_likeness(figure, other) < near for other in targets if other is not target)


def _likeness(figure: Target, target: Target) -> int:
    """Return how surely a figure is about a target: 3 the same thing, 2 a like one, 1 none is named; 0 not at all."""
    if (figure.change is Change.NONE) != (target.change is Change.NONE):
        return 0
    begun = _BEGUN.search(figure.words) is not None and not _BEGUN.search(target.words)
    if begun or not same_measure(figure.unit, target.unit):
        return 0
    if not figure.noun:
        told = _REACHED if figure.unit in SHARES else _DONE
        return int(figure.unit == target.unit and told.search(figure.words) is not None)
    if figure.noun == target.noun:
        return 3
    return 2 if _alike(figure.noun, target.noun) else 0


def _alike(noun: str, other: str) -> bool:
    """Tell whether two names may mean one thing: 停车泊位 and 停车位, 违建 and 违法建设; but not 停车场."""
    if not noun or not other:
        return False
    if noun in other or other in noun or _shortens(noun, other):
        return True
    if noun.endswith(_INDICATORS) or other.endswith(_INDICATORS):  # 夏粮产量 is not 粮食总产量
        return False
    shared = _runs(noun, _LIKE) & _runs(other, _LIKE)
    return (
        noun[-2:] == other[-2:]
        or (noun[-1:] == other[-1:] and bool(shared))
        or bool(_runs(noun, _MUCH_ALIKE) & _runs(other, _MUCH_ALIKE))
    )


def _shortens(noun: str, other: str) -> bool:
    """Tell whether a name is another one with every other sign left out, as people speak."""
    return noun[0] == other[0] and len(other) <= 2 * len(noun) and is_short_for(noun, other)


def _runs(text: str, length: int) -> set[str]:
    return {text[at : at + length] for at in range(len(text) - length + 1)}


def _summing(figures: list[Target], target: Target) -> list[Target]:
    """Of several figures take the one that sums them up, or the one that does not repeat the promise."""
    if len(figures) < 2:  # noqa: PLR2004 -- nothing to choose from
        return figures
    sums = [each for each in figures if _SUM.search(each.words)]
    return sums or [each for each in figures if (each.figure, each.unit) != (target.figure, target.unit)]


def _set_against(target: Target, figure: Target) -> Progress:
    factor = same_measure(figure.unit, target.unit)
    counts = target.change is Change.NONE and target.comparison is not Comparison.AT_MOST and target.upper is None
    percent = None
    if counts and factor and target.unit not in SHARES and target.figure > 0:
        percent = int(figure.figure * factor / target.figure * 100)
    written = (target.noun, _written(target), _written(figure), percent)
    return Progress(*written, target.comparison, target.change, figure.change)


def _of_the_whole(targets: Sequence[Target], figures: Sequence[Target]) -> Iterator[Progress]:
    """Read a share of all that is promised, where but one thing is: 完成年度任务的60%."""
    shares = [each for each in figures if each.unit == "%" and each.change is Change.NONE]
    if len(targets) != 1 or len(shares) != 1 or targets[0].unit in SHARES or targets[0].change is not Change.NONE:
        return
    (target,), (share,) = targets, shares
    if _OF_THE_WHOLE.fullmatch(share.noun) and not _AHEAD.search(share.words):
        yield Progress(target.noun, _written(target), _written(share), None, target.comparison)


def _written(target: Target) -> str:
    numbers = [_scaled(target.figure), *([_scaled(target.upper)] if target.upper else [])]
    return "—".join(numbers) + target.unit


def _scaled(figure: Decimal) -> str:
    if figure >= _YI:
        return f"{plain(figure / _YI)}亿"
    if figure >= _MYRIAD:
        return f"{plain(figure / _MYRIAD)}万"
    return plain(figure)
