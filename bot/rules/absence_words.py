"""Words around days away: 请假, 出差, 我, 从…起; and the numbers of days, weeks and months (三天, a week)."""

import re
import unicodedata
from decimal import Decimal

from bot.rules.numerals import CHINESE, value_of

_BACK = {"取消外出", "回来了", "我回来了", "已返岗", "返岗", "销假", "back", "i am back", "i'm back"}
_CANCELS = _BACK | {"取消", "off", "cancel"}

_ABSENT = (
    r"请假|请(?=(?:\d{1,2}|[一两二三四五六七八九十半])个?(?:天|周|星期|礼拜|月)半?的?假)|休假|(?:年|事|病|公|婚|产|陪产|丧|探亲)假|外出|出差|不在(?:单位|岗|办公室)?|调休|离岗"
    r"|\b(?:out of (?:the )?office|on (?:annual |sick )?leave|on (?:a )?(?:holiday|vacation|business trip)|away|absent"
    r"|off work)\b"
)
_ABOUT = (
    r"我|本人|您好|你好|老师|因[事病公]?|有事|从|自|于|在|将|想|要|拟|需要|计划|准备|打算|申请|登记|期间|休|请|假|了|的"
    r"|上午|下午|早上|中午|晚上|全天|(?<![周期拜])一整天|整天|半天|共计?|未来|接下来|今后"
    r"|\b(?:i am|i'm|i will be|i'll be|i shall be|will be|taking|out|from|starting|on|the(?! day)|for|coming|days? off"
    r"|a\.?m\.?|p\.?m\.?|morning|afternoon)\b"
)
_SIGN = re.compile(_ABSENT)
_AROUND = re.compile(f"{_ABSENT}|{_ABOUT}")

KINDS = {
    **dict.fromkeys(("天", "日", "day", "days"), 1),
    **dict.fromkeys(("周", "星期", "礼拜", "week", "weeks"), 7),
    **dict.fromkeys(("个月", "month", "months"), 30),
}
"""How many days each of them is."""

_ENGLISH = {word: place for place, word in enumerate(("one", "two", "three", "four", "five", "six", "seven"), start=1)}

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
COUNT = rf"(?P<number>\d{{1,3}}|半|{CHINESE}|a|{'|'.join(_ENGLISH)})\s*个?(?P<kind>{_KIND})"
"""So many days, weeks or months: two groups."""


def number(text: str) -> Decimal:
    """Return the number that `COUNT` found.

    Raises:
        ValueError: it is no numeral.
    """
    if text == "半":
        return Decimal("0.5")
    return Decimal(1 if text == "a" else _ENGLISH[text]) if text.isascii() and text.isalpha() else value_of(text)


def bare(text: str) -> str:
    """Take the width and case out of a text, and every word that says no day."""
    return _AROUND.sub(" ", _plain(text)).strip(" 。.!,、;:")


def says_absence(text: str) -> bool:
    """Tell whether a text has a word for being away, or for taking leave: 请假, 出差, on leave."""
    return _SIGN.search(_plain(text)) is not None


def is_back(text: str) -> bool:
    """Tell whether somebody says, of nothing in particular, that they are back: 回来了, 已返岗."""
    return _plain(text).strip(" 。.!") in _BACK


def cancels(text: str) -> bool:
    """Tell whether somebody who was asked when they are away says that they are not, or not any more."""
    return _plain(text).strip(" 。.!") in _CANCELS


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().replace("号", "日")
