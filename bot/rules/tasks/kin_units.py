"""Units that measure the same: a report counts in 公顷 what the task promises in 亩, in 处 what is promised in 个."""

from decimal import Decimal
from typing import Final

SHARES: Final = frozenset({"%", "‰", "个百分点"})
"""Parts of something, of which no part can be taken again."""

_SCALES: Final = (
    {"米": Decimal(1), "千米": Decimal(1000), "公里": Decimal(1000)},
    {"平方米": Decimal(3), "亩": Decimal(2000), "公顷": Decimal(30000), "平方公里": Decimal(3000000)},
    {"公斤": Decimal(1), "吨": Decimal(1000)},
    {"千瓦": Decimal(1), "兆瓦": Decimal(1000)},
    {"工作日": Decimal(1), "个工作日": Decimal(1)},
    {"小时": Decimal(1), "个小时": Decimal(1)},
)
"""How much of the same each is; 亩 is 2000/3 square metres."""

_KINDS: Final = (
    frozenset({"个", "处", "座", "所", "家"}),
    frozenset({"家", "户"}),
    frozenset({"台", "部", "辆", "台套", "个"}),
    frozenset({"人", "名", "位"}),
    frozenset({"场", "场次", "次"}),
    frozenset({"件", "项", "个"}),
)
"""Measure words that people take one for the other, of one and the same thing."""


def same_measure(unit: str, other: str) -> Decimal | None:
    """Return what one of `unit` is in `other`; None if they do not measure the same."""
    if unit == other or any(unit in kind and other in kind for kind in _KINDS):
        return Decimal(1)
    return next((scale[unit] / scale[other] for scale in _SCALES if unit in scale and other in scale), None)
