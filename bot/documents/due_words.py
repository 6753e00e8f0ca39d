"""Telling whether a few words are a deadline: 12月底前, 三季度, 长期坚持, 6月底前完成."""

import re
from typing import Final

_DUE: Final = re.compile(
    r"(?=.{2,30}$)(?!.*[。、].*[局办委])(?:力争|确保|于)?(?:\d{4}年)?(?:今年|明年|当年)?"
    r"(?:\d{1,2}月|[一二三四五六七八九十]{1,2}月|[第]?[一二三四1-4]季度|[上下]半年|年[底内前终中末]|全年|长期|持续|常年|按期|每[月年季]|常态|立行|\d{4}[年.\-/]).*"
)


def looks_like_due(text: str) -> bool:
    """Tell whether a short text begins as a deadline does."""
    return bool(_DUE.match(text.strip()))
