"""The marks of pages that come along with a text: — 2 —, －２－, 第 3 页 共 10 页, or a bare number that counts up."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.documents.blocks import Line

_DASH: Final = "-—–―－─‐‑~～·•"
_MARK: Final = re.compile(
    rf"\s*(?:[{_DASH}]{{1,2}}\s*\d{{1,3}}\s*[{_DASH}]{{1,2}}|第\s*\d{{1,3}}\s*页(?:\s*[，,/／]?\s*共\s*\d{{1,3}}\s*页)?)\s*"
)
_OF_PROSE: Final = re.compile(r"\s*(?:\d{1,3}\s*[/／]\s*\d{1,3}|[Pp]age\s*\d{1,3}(?:\s*of\s*\d{1,3})?)\s*")
"""Between the cells of a table this may be a date: 6/30."""
_BARE: Final = re.compile(r"\s*(\d{1,3})\s*")
_AROUND: Final = r"[一-鿿，、；。（）“”《》\d%]"
_WITHIN: Final = re.compile(
    rf"(?<={_AROUND})[ \t\u3000]*(?<!—)[—－](?!—)\s*\d{{1,3}}\s*[—－](?!—)[ \t\u3000]*(?={_AROUND})"
)
"""Within a line only long dashes make a mark; 3-5 is a range."""


def is_page_mark(text: str) -> bool:
    """Tell whether a line is the mark of a page and nothing else. A bare number may as well be something's."""
    return bool(_MARK.fullmatch(text))


def without_page_marks(lines: Sequence[Line]) -> list[Line]:
    """Leave the marks of pages out of running text, within a line too, and the blank lines around them."""
    bare = [int(found[1]) for line in lines if (found := _BARE.fullmatch(line.text))]
    counts_up = all(late == early + 1 for early, late in pairwise(bare))
    kept: list[Line] = []
    behind = False
    for line in lines:
        if is_page_mark(line.text) or _OF_PROSE.fullmatch(line.text) or (counts_up and _BARE.fullmatch(line.text)):
            while kept and not kept[-1].text.strip():
                kept.pop()
            behind = True
        elif line.text.strip() or not behind:
            kept.append(replace(line, text=_WITHIN.sub("", line.text)))
            behind = False
    return kept
