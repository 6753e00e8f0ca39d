"""Numbers as official texts write them: 2,000 · 1.11万 · 二十 · 三百五十 · 两千三百."""

import re
from decimal import Decimal
from typing import Final

_DIGITS: Final = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}

SCALES: Final = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
"""What a numeral in Arabic digits may be multiplied by: 1.11万, 12亿."""

ARABIC: Final = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?(?!\d)|\d{1,15}(?:\.\d{1,6})?"
CHINESE: Final = r"[一二两三四五六七八九十][〇零一二两三四五六七八九十百千万亿]{0,11}"
"""A Chinese numeral, short enough to be tried anywhere; 百家, 万名 are manners of speaking."""

_PLAIN: Final = re.compile(rf"(?:{ARABIC})")


def value_of(text: str) -> Decimal:
    """Read a numeral of `ARABIC` or `CHINESE`, without its scale.

    Raises:
        ValueError: it is no numeral.
    """
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return Decimal(_chinese(text))


def _chinese(text: str) -> int:
    if all(sign in _DIGITS for sign in text):  # 二〇二六: digits, one by one
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total = section = digit = 0
    last_place = 1
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _PLACES:
            section += (digit or 1) * _PLACES[sign]
            digit, last_place = 0, _PLACES[sign]
        elif sign in _MYRIADS:
            section += digit
            total = (total + section) * _MYRIADS[sign] if sign == "亿" else total + section * _MYRIADS[sign]
            section, digit, last_place = 0, 0, _MYRIADS[sign]
        else:
            msg = f"{text} is no numeral"
            raise ValueError(msg)
    if text[-2:-1] in {"百", "千", "万", "亿"}:  # 三百五 is 350, 两万三 is 23000
        digit *= last_place // 10
    return total + section + digit
