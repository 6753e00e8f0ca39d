"""Who may be meant by a group's name, told from the words alone: an offer to choose from, never a decision."""

import re
from collections.abc import Iterable
from typing import Final

from bot.rules.units.organs import QUANTIFIERS

_QUANTIFIER: Final = re.compile(rf"^(?:区级?|县级?|市级?)?(?:各级|{'|'.join(QUANTIFIERS)})*")
_KINDS: Final = (
    (re.compile(r"镇街|街镇|乡镇|街道|镇$"), ("镇", "乡", "街道", "街道办", "街道办事处", "镇政府", "乡政府")),
    (re.compile(r"功能区"), ("开发区", "示范区", "度假区", "保税区", "功能区", "合作区", "试验区", "园区")),
    (re.compile(r"部门|单位"), ("局", "委", "办", "部", "中心", "分局")),
)


def likely_members(group: str, names: Iterable[str]) -> list[str]:
    """Return the names that a group's own words fit: 大观园街道办事处 for 相关街道办事处, 区财政局 for 各有关部门."""
    kind = _QUANTIFIER.sub("", group.split("（", maxsplit=1)[0])
    endings = next((endings for pattern, endings in _KINDS if pattern.search(kind)), (kind,))
    return [name for name in names if kind and name.endswith(endings)]
