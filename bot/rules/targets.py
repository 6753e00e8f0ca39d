"""Targets (量化指标): the figures that a task promises, with unit, meaning, and the words they came from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final, Self

from bot.rules.quantities import Quantity, quantities


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


@dataclass(frozen=True, slots=True)
class Target:
    """One figure: in `unit` with its scale multiplied in (1.11万套 is 11100 套); `upper` is the end of a range.

    `noun` is what is counted or measured (停车位), empty where that is not plain. `words` are `content[start:end]`.
    """

    figure: Decimal
    unit: str
    comparison: Comparison
    words: str
    start: int
    end: int
    upper: Decimal | None = None
    change: Change = Change.NONE
    noun: str = ""

    def write(self) -> dict[str, Any]:
        """Return it as JSON's own values; figures as text, so that none is rounded."""
        return asdict(self) | {"figure": plain(self.figure), "upper": plain(self.upper) if self.upper else None}

    @classmethod
    def read(cls, body: dict[str, Any]) -> Self:
        """Make what `write` wrote."""
        upper = Decimal(body["upper"]) if body["upper"] else None
        kinds = {"comparison": Comparison(body["comparison"]), "change": Change(body["change"])}
        return cls(**body | {"figure": Decimal(body["figure"]), "upper": upper} | kinds)


_BREAK: Final = re.compile(r"[，。；！？：、,;:\n]")
_AFTER: Final = (
    (Comparison.AT_LEAST, re.compile(r"\s?(?:及|或)?以上|之上|起步")),
    (Comparison.AT_MOST, re.compile(r"\s?(?:及|或)?以内|以下|之内|之下")),
    (Comparison.ABOUT, re.compile(r"\s?左右|上下")),
)
_BEFORE: Final = (
    (Comparison.AT_LEAST, re.compile(r"(?:不低于|不少于|不小于|不短于|至少|最少|确保)$")),
    (
        Comparison.AT_MOST,
        re.compile(r"(?:不超过|不高于|不大于|不多于|低于|少于|控制在|控制到|[降压缩减][^，。；]{0,2}[至到])$"),
    ),
    (Comparison.MORE_THAN, re.compile(r"(?:突破|超过|超|高于|多于|大于|[迈跨]过|过)$")),
    (Comparison.ABOUT, re.compile(r"(?:约|大约|约为|近|接近)$")),
    (Comparison.AT_LEAST, re.compile(r"(?:达到|达|[提升增扩][^，。；]{0,2}[到至为])$")),
)
_CUE: Final = re.compile(
    r"(?:(?:不低于|不少于|不小于|至少|不超过|不高于|低于|控制在|控制到|突破|超过|超|[迈跨]过|大约|约|近|达到|达|保持在?|稳定在|持续|力争|共计|合计|确保|实现|完成|率先|同比|"
    r"提高|提升|增加|扩大|增|升|降|压缩|减|下降|压减|增长|减少|降低|缩短)[到至为在了]?)+$"
)
_EACH: Final = re.compile(r"(?:每人|每户|每年|每月|每处|每个)+$")
_MOVES: Final = re.compile(
    r"(?P<up>增长|增加(?!值)|提高|提升|上升|增收|增幅|增速|增长率)|"
    r"(?P<down>下降|降低|降幅|减少|压减|压缩|缩减|削减|压降|缩短)"
)
_BETTERS: Final = re.compile("提")
"""提升12处 is twelve places made better, and no movement by twelve."""
_LEVELS: Final = re.compile(r"率|占比|比重|比例|达到?$|[到至在为]$")
_SQUEEZED: Final = re.compile(r"压缩|缩短|压减|控制|不超过|提速|限时|办结|减至|缩减")
_VERBS: Final = re.compile(
    r"^(?:(?:年内|全年|力争|确保|努力|计划|累计|共计|共|每年|并|再|将|对|为|使|其中|全区|全市|全县|全镇|着力|积极|大力|加快|继续|重点|推进|推动|"
    r"新增|新建|改扩建|新改建|改建|扩建|续建|改造|建设|建成|建好|打造|培育|引进|新引进|完成|实现|开展|组织|举办|启动|开工|竣工|实施|提升|创建|"
    r"扶持|培训|安置(?!房)|发放|购置|购买|配备|配建|配置|整治|治理|修复|打通|拆除|盘活|争取|促进|开放|投放|提供|设立|成立|申报|认定|新认定|筹集|"
    r"安排|落实|增加|新|规划|储备|发展|壮大|支持|帮助|服务|惠及|解决|化解|办理|办结|入库|签约|新签约|和|与|及|或|了)+)"
)
_NOUN_ENDS: Final = re.compile(
    r"[，。；！？：、,;:\n\s（(]|和|与|及(?!以)|并|共计|合计|全部|进行|可?实现|达到|建成|投入|开展|完成|入选|纳入"
)
_WHOLE_MONEY: Final = re.compile(
    r"\s?(?:及?以上|以下|左右|以内|上下)?(?:$|[，。；！？：、,;:\s）)”和及与并/]|左右|门槛|大关|用于|实施|支持|推进|开展)"
)
_HIGHEST: Final = re.compile(r"最高[^，。；]*$")
_ATTRIBUTE: Final = re.compile(r"\s?(?:及?以上|以下|以内|左右)?的")
_OLD_LEVEL: Final = re.compile(r"(?:由|从)\d.*$")
_LONGEST_NOUN: Final = 14
_LONGEST_CLAUSE: Final = 200


def find_targets(content: str) -> tuple[Target, ...]:
    """Find the figures that a task's content promises, in the order of its text."""
    return tuple(_targets(content))


def plain(figure: Decimal) -> str:
    """Write a figure without an exponent and without idle zeros: ``11100``, ``7.5``."""
    return f"{figure:f}".rstrip("0").rstrip(".") if "." in f"{figure:f}" else f"{figure:f}"


def _targets(content: str) -> Iterator[Target]:
    begin = 0
    for quantity, following in pairwise([*quantities(content), None]):
        if quantity is None:
            return
        begin = max(begin, quantity.start - _LONGEST_CLAUSE)
        start = max([begin, *(each.end() for each in _BREAK.finditer(content, begin, quantity.start))])
        if not _describes(content, quantity, content[start : quantity.start]):
            yield _target(content, quantity, start, following.start if following else len(content))
            begin = quantity.end


def _describes(content: str, quantity: Quantity, before: str) -> bool:
    """Tell whether a figure only says which thing is meant: 总投资9073亿元的1741个项目, 过50亿元企业2家."""
    if quantity.is_time:
        return not _SQUEEZED.search(before)
    if quantity.is_money:
        return not _WHOLE_MONEY.match(content, quantity.end) or _HIGHEST.search(before) is not None
    counted = len(quantity.unit) == 1 or quantity.is_share
    return not counted and _ATTRIBUTE.match(content, quantity.end) is not None


def _target(content: str, quantity: Quantity, start: int, limit: int) -> Target:
    before = content[start : quantity.start]
    comparison, end = _compared(content, quantity, before)
    change = _changed(before, quantity)
    noun, begins, ends = _noun(content, quantity, (start, end, limit))
    return Target(
        quantity.figure,
        quantity.unit,
        comparison,
        content[begins:ends],
        begins,
        ends,
        quantity.upper,
        change,
        noun,
    )


def _compared(content: str, quantity: Quantity, before: str) -> tuple[Comparison, int]:
    """Return how a figure is meant, and where its words end: what stands after it counts before what stands before."""
    for comparison, pattern in _AFTER:
        if after := pattern.match(content, quantity.end):
            return comparison, after.end()
    written = _EACH.sub("", before.rstrip())
    found = next((comparison for comparison, pattern in _BEFORE if pattern.search(written)), None)
    return found or (Comparison.MORE_THAN if quantity.more else Comparison.EXACTLY), quantity.end


def _changed(before: str, quantity: Quantity) -> Change:
    """Tell whether a figure is a movement: the verb stands right before it, or before a share, in its clause."""
    written = before.rstrip()
    moves = [each for each in _MOVES.finditer(written) if quantity.is_share or not _BETTERS.match(each[0])]
    if not moves:
        return Change.NONE
    between, is_rate = written[moves[-1].end() :], moves[-1][0].endswith(("幅", "速", "率"))
    near = _CUE.fullmatch(between) or between in {"", "了", "约"}
    reaches = re.search(r"[到至为]$", between) is not None and not is_rate
    if reaches or (not near and (not quantity.is_share or _LEVELS.search(between))):
        return Change.NONE
    return Change.INCREASE if moves[-1]["up"] else Change.DECREASE


def _noun(content: str, quantity: Quantity, place: tuple[int, int, int]) -> tuple[str, int, int]:
    """Find what is counted, after the figure (2000个停车位) or before it (停车位2000个), and the words with it.

    `place`: where the clause begins, where the figure's own words end, and how far the noun may reach.
    """
    start, end, limit = place
    if not quantity.is_share and not quantity.is_money:
        stop = _NOUN_ENDS.search(content, end, limit)
        after = content[end : stop.start() if stop else limit].strip("“”的")
        if 0 < len(after) <= _LONGEST_NOUN:
            ends = content.index(after, end) + len(after)
            return after, _begin(content, start), ends + (content[ends : ends + 1] == "”")
    before = _OLD_LEVEL.sub("", _cue_cut(content[start : quantity.start]))
    noun = _VERBS.sub("", _MOVES.sub("", before) if quantity.is_share else before).strip("“”的等 ")
    return noun[-_LONGEST_NOUN:] if len(noun) > 1 else "", _begin(content, start), end


def _cue_cut(before: str) -> str:
    return _CUE.sub("", _EACH.sub("", before.rstrip()))


def _begin(content: str, start: int) -> int:
    """Return where the words of a figure begin: without blanks and particles."""
    while content[start : start + 1].isspace() or content[start : start + 1] == "的":
        start += 1
    return start


def shown(targets: Sequence[Target]) -> str:
    """Return the figures in their own words, for a cell."""
    return "；".join(target.words for target in targets)
