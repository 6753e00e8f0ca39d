"""The region's prefix that a name carries: 区 of 区发改局. Some names only begin like one that has it: 市场监管局."""

import re
from functools import lru_cache
from typing import Final

_PREFIX: Final = re.compile(
    r"(?P<prefix>自治区|自治州|自治县|自治旗|新区|高新区|经开区|开发区|示范区|度假区|保税区|[区县市旗省州盟镇])"
    r"(?=\w{2})(?!管委|管理委员会|党工委|工委|分局)"
)
_NOT_A_PREFIX: Final = re.compile(
    r"市场|市政(?!府|协|务|法|研|工)|市容|市民(?!政|族|宗|防|革|盟|建|进)|市域|市区|市郊|区域|区块|区间|[省市区县镇]级|县域|县城(?![投管建市乡发司])|州际|旗舰"
    r"|镇[江海平远雄安赉宁康巴原坪沅街办区域乡村]"
)
"""Words that begin with the same character as a prefix: 市场监管局, but not 市政府办公室 and 市民政局."""


@lru_cache(maxsize=8192)
def prefix_of(name: str) -> str:
    """Return the region's prefix that a name carries: 区 of 区发改局; empty for 市场监管局."""
    match = None if is_foreign(name) else _PREFIX.match(name)
    return match["prefix"] if match else ""


def is_foreign(name: str) -> bool:
    """Tell whether a name only begins like one with a prefix."""
    return bool(_NOT_A_PREFIX.match(name))
