"""The header of a table copied from a page with its blanks: words side by side, and above one another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.blocks import Cell, Line
from bot.documents.columns import Column, heading_of
from bot.documents.lines.splitting import BLANKS, Span, between
from bot.documents.tables.headers import Header, header_at

_MOST_LINES: Final = 3
_FEWEST: Final = 3
_SHORT: Final = 4
_LONGEST: Final = 8
"""So many characters are a heading over a column that stands in several lines; more are the title above it."""
_BLANK: Final = re.compile(r"[ \u00a0\u3000]+")


@dataclass(frozen=True, slots=True)
class Head:
    """A table's header, in how many lines it stands, and from where to where the words over each column do."""

    header: Header
    height: int
    spans: tuple[Span, ...]

    @property
    def labels(self) -> list[str]:
        """What stands over each column."""
        return [heading.label for heading in self.header.columns]


def head_at(lines: Sequence[Line], at: int) -> Head | None:
    """Return the tallest header that begins in a line, every word of which means something."""
    for height in range(_MOST_LINES, 0, -1):
        texts = [line.text for line in lines[at : at + height] if line.text.strip()]
        if len(texts) < height:
            continue
        for blanks in (BLANKS, _BLANK):
            stacked = _stacked(texts, blanks)
            header = header_at([[Cell(words) for _, words in stacked]], 0) if stacked else None
            if header and _is_whole(header) and (height == 1 or all(len(words) <= _LONGEST for _, words in stacked)):
                return Head(header, height, tuple(span for span, _ in stacked))
    return None


def _is_whole(header: Header) -> bool:
    """Tell whether a header numbers its rows, says who answers for them, and means something over every column."""
    there = {heading.column for heading in header.columns}
    known = not any(heading.is_unknown for heading in header.columns)
    return known and len(header.columns) >= _FEWEST and {Column.NUMBER, Column.UNITS} <= there


def _stacked(texts: Sequence[str], blanks: re.Pattern[str]) -> list[tuple[Span, str]]:
    """Return the words of a header from left to right: what stands above or below other words goes with them."""
    found: list[tuple[Span, str]] = []
    for text in texts:
        for (begin, end), words in between(blanks, text):
            over = next((each for each in found if each[0][0] < end and begin < each[0][1]), None)
            if over:
                found.remove(over)
                if not _are_two(over[1], words):
                    begin, end, words = min(begin, over[0][0]), max(end, over[0][1]), over[1] + words  # noqa: PLW2901 -- the whole word
            found.append(((begin, end), words))
    return sorted(found)


def _are_two(above: str, below: str) -> bool:
    """Tell whether a word stands over several columns (责任分工), of which the one below it is the first."""
    return len(above + below) > _SHORT and heading_of(above) is not None and heading_of(below) is not None
