"""Headers of tables with tabs whose words run over the end of a line: 牵头单|位 stood on two lines of its cell."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.documents.blocks import Line
from bot.documents.columns import heading_of

_TAB: Final = "\t"
_BRACKETS: Final = ("（", "(", "【", "[")
_SHORT: Final = 4
"""Two headings of two characters each are one of four (牵头|领导); longer ones stand side by side."""


def with_whole_headers(lines: Sequence[Line]) -> Iterator[Line]:
    """Give lines in which each word of a header is whole."""
    waiting: Line | None = None
    for line in lines:
        if waiting and _are_one(waiting.text, line.text):
            waiting = replace(waiting, text=waiting.text + line.text.lstrip())
            continue
        if waiting:
            yield waiting
        waiting = line
    if waiting:
        yield waiting


def _are_one(early: str, late: str) -> bool:
    """Tell whether a line ends within the word of a header with which the next one begins."""
    *whole, last = early.split(_TAB)
    first, *rest = late.lstrip(" ").split(_TAB)
    if not (last.strip() and first.strip() and (whole or rest)) or first.startswith(_BRACKETS):
        return False
    if not all(heading_of(cell) for cell in whole):
        return False
    joined = last.strip() + first.strip()
    both = heading_of(last) is not None and heading_of(first) is not None
    return heading_of(joined) is not None and (not both or len(joined) <= _SHORT)
