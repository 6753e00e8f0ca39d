"""Blanks within words, as some viewers leave them in what is copied: 责任 单位：市商 务局."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.documents.blocks import Line

_WITHIN: Final = re.compile(r"(?<=[一-鿿])(?<![局委办厅部会院所府团校社司处]) {1,2}(?=[一-鿿])")
"""Behind an organ's name a blank may be the sign that parts it from the next."""
_TOLD_BY: Final = re.compile(rf"[，。；、][^，。；、]*?{_WITHIN.pattern}")
"""Behind a heading in the same line a blank parts it from the text; behind a comma it parts nothing."""
_SENTENCE: Final = re.compile(r"[，。；].*[，。；]")
_OF_PERSONS: Final = re.compile(r"领导|责任人|负责人|同志")
"""Between the names of persons a blank is the sign that parts them."""
_SHARE: Final = 0.15
_FEWEST: Final = 3


def without_spread(lines: Sequence[Line]) -> list[Line]:
    """Take such blanks out where sentences have them again and again; elsewhere a blank parts something."""
    sentences = [line.text for line in lines if _SENTENCE.search(line.text)]
    spread = sum(bool(_TOLD_BY.search(text)) for text in sentences)
    if spread < max(_FEWEST, _SHARE * len(sentences)):
        return list(lines)
    return [line if _OF_PERSONS.search(line.text) else replace(line, text=_WITHIN.sub("", line.text)) for line in lines]
