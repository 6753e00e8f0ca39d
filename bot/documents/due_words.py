"""Telling whether a few words are a deadline: 12月底前, 三季度, 长期坚持, 6月底前完成."""

import datetime as dt
import re
from typing import Final

_NAME: Final = r"(?!(?:(?![前底末报]|完成|推进).)*(?:中心|社区|街道|公司|[组村镇])$)"
"""三季度工作组, 长期护理保险中心 and 十月社区 are no deadlines."""

_EVENT: Final = (
    r"(?:元旦|春节|清明|五一|端午|七一|八一|中秋|国庆|主?汛期|入汛|(?:冬季)?供[暖热][季期]?|采暖[季期]|入冬|上冻|"
    r"(?:[春秋]季)?开学)节?前"
)
_TERM: Final = (
    r"(?:自?[^，。；、]{0,8}(?:批复|印发|获批|签订|开工)[^，。；、]{0,6}?)?"
    r"[半两\d一二三四五六七八九十]{1,3}(?:个月|个工作日|年)(?:之|以)?内"
)
_YEAR: Final = r"(?:(?:20|二〇)?[\d一二三四五六七八九〇]{2}年)?(?:今年|明年|当年)?"
_DATE: Final = (
    r"\d{1,2}月|[一二三四五六七八九十]{1,2}月|\d{1,2}[-—–~]{1,2}\d{1,2}月|第?[一二三四1-4]季度|[上下]半年|年[底内前终中末]|"
    r"年度内|本年度|今年[底内]|全年|贯穿全年|长期|持续|常年|按期|按(?:照)?(?:规定|要求)?时间节点|按[月季]|"
    r"每(?:[月年季周]|半年)|逐[月季]|即日起|常态|立行|\d{4}[年.\-/]"
)
_DUE: Final = re.compile(
    rf"(?=.{{2,30}}$)(?!.*[。、].*[局办委]){_NAME}(?:力争|确保|于|自|从)?{_YEAR}(?:{_DATE}|{_EVENT}|{_TERM}).*"
)


_COUNTED: Final = re.compile(r"[45]\d{4}")
_ZERO: Final = dt.date(1899, 12, 30)


def as_a_day(text: str) -> str:
    """Write a day that a sheet counts (46203), because the format of its cell was lost, as a date: 2026年6月30日.

    Sheets count days from 1900 on (ECMA-376 part 1, 18.17.4.1): 40000 to 59999 are those of 2009 to 2064.
    """
    if not _COUNTED.fullmatch(text):
        return text
    day = _ZERO + dt.timedelta(days=int(text))
    return f"{day.year}年{day.month}月{day.day}日"


def looks_like_due(text: str) -> bool:
    """Tell whether a short text begins as a deadline does."""
    return bool(_DUE.match(text.strip()))
