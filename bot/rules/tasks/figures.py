"""The figures of a text that promise something, each as it reads by itself, before its neighbours are asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.rules.tasks.comparisons import Change, Comparison, changed, compared, without_cues
from bot.rules.tasks.counted import clause_end, clause_start, list_start, noun_after, noun_before
from bot.rules.tasks.quantities import Quantity, quantities
from bot.rules.tasks.verbs import is_verbs

_SQUEEZED: Final = re.compile(r"压缩|缩短|压减|控制|不超过|提速|限时|办结|减至|缩减|天数|时长|学时")
_IN_TIME: Final = re.compile(r"(?:之|以)?内(?:全部|予以|依法)?(?:办结|办理完毕|完成|答复|回复|处置|解决|出具|拨付)")
_WHOLE_MONEY: Final = re.compile(
    r"\s?(?:及?以上|以下|左右|以内|上下)?(?:$|[，。；！？：、,;:\s）)”和及与并/]|左右|门槛|大关|用于|实施|支持|推进|开展|(?:专项|财政|上级|各类)?(?:资金|贷款))"
)
_HIGHEST: Final = re.compile(r"最高[^，。；]*$")
_ATTRIBUTE: Final = re.compile(r"\s?(?:及?以上|以下|以内|左右)?的")
_MEASURED: Final = frozenset({"吨", "亩", "米"})
_OLD_LEVEL: Final = re.compile(r"(?:由|从)[^，。；]{0,6}\d.*$")
_IDLE: Final = frozenset("、的和与及并 \t\n\u3000")
_LONGEST_CLAUSE: Final = 200


@dataclass(slots=True)
class Figure:
    """One figure: `content[start:end]` are its words, `before` those of its clause in front of it.

    `beside`: no clause ends between it and the figure before it; `behind`: what is counted stands after it.
    """

    quantity: Quantity
    comparison: Comparison
    change: Change
    noun: str
    start: int
    end: int
    before: str
    beside: bool
    behind: bool


def read_figures(content: str) -> Iterator[Figure]:
    """Read the figures that promise something, in the order of the text; their words do not overlap."""
    promising = list(_promising(content))
    end = 0
    for at, (quantity, start) in enumerate(promising, start=1):
        limit = promising[at][0].start if at < len(promising) else len(content)
        figure = _figure(content, quantity, (max(start, end), limit), beside=0 < start <= end)
        yield figure
        end = figure.end


def _promising(content: str) -> Iterator[tuple[Quantity, int]]:
    """Find the quantities that promise something, and where the clause of each begins."""
    begin = 0
    for quantity in quantities(content):
        begin = max(begin, quantity.start - _LONGEST_CLAUSE)
        start = clause_start(content, begin, quantity.start)
        if not _describes(content, quantity, content[start : quantity.start]):
            yield quantity, start
            begin = quantity.end


def _describes(content: str, quantity: Quantity, before: str) -> bool:
    """Tell whether a figure only says which thing is meant: 总投资9073亿元的1741个项目, 过50亿元企业2家."""
    if quantity.is_time:
        return not _SQUEEZED.search(before) and not _IN_TIME.match(content, quantity.end)
    if quantity.is_money:
        return not _WHOLE_MONEY.match(content, quantity.end) or _HIGHEST.search(before) is not None
    counted = (len(quantity.unit) == 1 and quantity.unit not in _MEASURED) or quantity.is_share
    return not counted and _ATTRIBUTE.match(content, quantity.end) is not None


def _figure(content: str, quantity: Quantity, place: tuple[int, int], *, beside: bool) -> Figure:
    """Read one figure; `place`: where its clause begins, and where the next figure does."""
    start, limit = place
    before = content[start : quantity.start]
    comparison, end = compared(content, quantity, before)
    noun, ends, behind = _counted(content, quantity, before, (end, limit))
    if behind:
        ends = clause_end(content, ends, limit)
    begins = list_start(content, start, quantity.start)
    while content[begins : begins + 1] in _IDLE:
        begins += 1
    return Figure(quantity, comparison, changed(before, quantity), noun, begins, ends, before, beside, behind)


def _counted(content: str, quantity: Quantity, before: str, place: tuple[int, int]) -> tuple[str, int, bool]:
    """Find what is counted, where the figure's words end then, and whether it stands behind the figure."""
    words = thing_words(before, quantity)
    measures = quantity.is_money or quantity.is_time or "/" in quantity.unit
    if not measures and (not quantity.is_share or is_verbs(words)):
        noun, ends = noun_after(content, *place)
        if noun:
            return noun, ends, True
    return noun_before(words, counted=not quantity.is_share), place[0], False


def thing_words(before: str, quantity: Quantity) -> str:
    """Return what stands before a figure without the words that say how it is meant, and from what it comes."""
    return _OLD_LEVEL.sub("", without_cues(before, quantity))
