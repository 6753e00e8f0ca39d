"""Numbers at the beginning of a line of running text: 一、 （一） 1. （1） ① 第1项 一是, and what only looks like one.

A number is an item's behind it a dot, in brackets, or in a place of its own. 20 家, 2025 年 and 5.2% go on with a
sentence, wherever a line happens to begin.
"""

import re
from collections.abc import Mapping
from typing import Final

from bot.documents.numbering import DOTS, number

_NUMBERED: Final = re.compile(
    r"\s*(?:第\s*(?P<item>\d{1,4}|[一二三四五六七八九十百]{1,5})\s*[项条件][:：、.\s]*|"
    rf"(?P<numeral>[一二三四五六七八九十百]{{1,5}})\s*[{DOTS}]\s*|"
    r"[（(]\s*(?P<bracketed>[一二三四五六七八九十百]{1,5})\s*[）)]\s*[、.．]?\s*|"
    rf"(?!(?:19|20)\d\d(?!\d))(?P<digits>\d{{1,4}})\s*[{DOTS}](?!\d)\s*|"
    r"[（(]\s*(?P<inner>\d{1,3})\s*[）)]\s*[、.．]?\s*|"
    r"(?P<circled>[①-⑳])\s*|"
    r"(?=(?P<counted>[一二三四五六七八九十]{1,2})是))"
)
_BARE: Final = re.compile(r"\s*(?P<digits>\d{1,4})\s+(?=[一-鿿“《])")
_MEASURE: Final = re.compile(
    r"年(?!度|轻)|月(?!度)|[日号家项座条件名亩套户辆吨倍米岁次余多亿](?!目|常|用|城|录|报|单|居|例|款|牌|元)|个(?!体|税|人|性)"
    r"|处(?!置|理|罚)|人(?![才大民力口社居防工文])|万(?![企众象])|[种类批](?!植|业)|公[里斤顷]|平方|千[米瓦]|小时|分钟|以[上下内]|左右|至|到(?!位)"
)
_AMOUNT: Final = re.compile(rf"\d+\s*(?:[%％‰]|{_MEASURE.pattern})")
"""What stands behind an amount; not the words that only begin so: 项目, 个体, 人才."""
RANK: Final = ("item", "numeral", "bracketed", "digits", "inner", "circled", "counted")
"""From the outermost style of numbers to the innermost; 第1项 is nobody's section, 一是 is within any."""


def is_within(style: str, outer: str) -> bool:
    """Tell whether numbers of one style count within those of another."""
    return RANK.index(style) > RANK.index(outer)


def numbered(text: str, last: int) -> re.Match[str] | None:
    """Find the number of a line, `last` being that of the row above. The match ends where its text begins.

    26.12345热线… has the number 26 behind a row 25; otherwise 3.5亿元… has none. Behind no more than a blank a number
    is an item's if it is the next or the first one, and counts nothing: 3 项目, not 3 项.
    """
    return _NUMBERED.match(text) or _unsure(text, last)


def _unsure(text: str, last: int) -> re.Match[str] | None:
    """Find a number that only its place in the count tells from an amount."""
    found = re.match(rf"\s*(?P<digits>{last + 1})\s*[{DOTS}]", text) if last else None
    if found:
        return None if _AMOUNT.match(text[found.end() :]) else found
    bare = _BARE.match(text)
    return bare if bare and int(bare["digits"]) in {1, last + 1} and not _MEASURE.match(text[bare.end() :]) else None


def is_sure(text: str) -> bool:
    """Tell whether a number is an item's by how it is written, wherever it stands."""
    return bool(_NUMBERED.match(text))


def number_at(text: str, last: int) -> tuple[str, int]:
    """Return how the number of a line is written, one of `RANK`, and the number; "" and 0 if it has none."""
    found = numbered(text, last)
    style = found.lastgroup or "" if found else ""
    return style, (number(found[style]) or 0) if found else 0


def is_next(style: str, no: int, last: Mapping[str, int]) -> bool:
    """Tell whether an item of a style is the next one, or the first of a new count."""
    return bool(style) and no in {1, last.get(style, 0) + 1}
