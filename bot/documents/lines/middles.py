"""Where a row of a printed table begins and ends, if nothing but its number's line tells: cells stand round it.

Every way to part the lines between two numbers is weighed: a cell stands as far above its number as below, its lines
are full but the last, no blank line is in it, brackets close; and the best way over the whole table is taken.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from bot.documents.columns import Column
from bot.documents.damage import SENTENCE_ENDS
from bot.documents.labels.wrapped import needed
from bot.documents.lines.printed import Band, Printed, main_of, merged, numbered
from bot.documents.numbering import number
from bot.documents.tables.headers import Header
from bot.documents.unit_words import full_width, names_units
from bot.documents.width import width_of
from bot.rules.blanks import says_nothing

_NO_CONTENT: Final = 6.0
_NO_CELL: Final = 2.0
_TORN: Final = 2.0
_UNENDED: Final = 1.0
_SHORT: Final = 2.5
_OVER_PAGES: Final = 1.0
_LEFT: Final = 1.5
_UNEVEN: Final = 0.3
_CLOSE: Final = 0.5
"""Two ways that differ by no more than this are as good as one another."""
_BAD: Final = 2.5
_FEW: Final = 25
_MOST_WAYS: Final = 200_000
_SLACK: Final = 0.88
"""A line is full that is so wide, against the widest of its column."""
_OPEN: Final = ("、", "，", ",", "（", "(")

_LAST: Final = re.compile(r"[、，,；;\s]")

_Off = Callable[[int, int], float]


def bands(body: Sequence[Printed], header: Header, *, tall: bool) -> list[Band | Printed]:
    """Return the rows, and the headings between them, in their order; lines that belong to no row are left out.

    Nothing is returned if cells rather begin beside their numbers, as another reader knows them, unless the header has
    several lines (`tall`), which it does not know.
    """
    frame = _frame(body, header)
    ways = [list(_tables(body, replace(frame, off=off))) for off in (_off_middle, _off_top)]
    if any(table.is_long for tables in ways for table in tables):
        return []
    middle, top = (sum(table.cost() for table in tables) for tables in ways)
    if not tall and top <= middle:
        return []
    found: list[Band | Printed] = []
    for table in ways[top < middle]:
        found += table.bands()
        found += [table.end] if table.end else []
    return found


def _off_middle(above: int, below: int) -> float:
    return _UNEVEN * abs(below - above) + max(0.0, abs(below - above) - 2.0)


def _off_top(above: int, below: int) -> float:  # noqa: ARG001 -- a cell that begins beside its number may have any end
    return float(abs(above))


def _frame(body: Sequence[Printed], header: Header) -> "_Frame":
    place = header.places(Column.NUMBER)[0]
    broad = merged(body, header)
    columns = [at for at in range(len(header.columns)) if at not in broad and at != place]
    widest = {at: _widest([width_of(line.cells[at]) for line in body]) for at in columns}
    units = tuple(at for at in header.places(Column.UNITS) if at in columns)
    rows = numbered(body, header)
    filled = frozenset(at for at in columns if sum(bool(line.cells[at]) for line in body) >= rows)
    return _Frame(place, main_of(body, header), units, tuple(columns), filled, widest)


def _tables(body: Sequence[Printed], frame: "_Frame") -> Iterator["_Table"]:
    """Give what stands between two headings; a heading goes with what stands above it."""
    ends = [at for at, line in enumerate(body) if line.heading]
    for begin, end in pairwise([-1, *ends, len(body)]):
        yield _Table(list(body[begin + 1 : end]), frame, body[end] if end < len(body) else None)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The columns of a table: that of numbers, of contents, of units, those that rows are told by; how wide they are.

    What is `filled` has something in every row. `off` weighs how far a cell stands above its number and below it.
    """

    number: int
    content: int
    units: tuple[int, ...]
    columns: tuple[int, ...]
    filled: frozenset[int]
    widest: dict[int, int]
    off: _Off = _off_middle


def _widest(widths: Sequence[int]) -> int:
    """Return how wide the lines of a column are at the most, but for a few into which another column's ran."""
    filled = sorted(width for width in widths if width)
    return filled[-1 - len(filled) // _FEW] if filled else 0


class _Table:
    """The lines between two headings, and the best way to part them into rows."""

    def __init__(self, lines: list[Printed], frame: _Frame, end: Printed | None) -> None:
        self._lines, self._frame, self.end = lines, frame, end
        self._anchors = [at for at, line in enumerate(lines) if number(line.cells[frame.number])]

    @property
    def is_long(self) -> bool:
        """Whether so many lines stand between numbers that they are no rows."""
        return sum(len(begins) * len(ends) for begins, ends in pairwise(self._options())) > _MOST_WAYS

    def cost(self) -> float:
        """Return how badly the best way fits."""
        return self._ways[1] if self._anchors else _LEFT * len(self._lines)

    def bands(self) -> list[Band]:
        """Part the lines the best way."""
        if not self._anchors:
            return []
        cuts, _, close = self._ways
        found = []
        for row, (begin, end) in enumerate(pairwise(cuts)):
            lines = tuple(self._lines[begin:end])
            sure = not close & {row, row + 1} and self._cost(row, begin, end) < _BAD
            found.append(Band(lines, sure and not any(line.over for line in lines)))
        return found

    def _options(self) -> list[range]:
        """Return between which lines each row may begin, and where the last one may end."""
        anchors = [-1, *self._anchors]
        return [
            *(range(early + 1, late + 1) for early, late in pairwise(anchors)),
            range(anchors[-1] + 1, len(self._lines) + 1),
        ]

    @cached_property
    def _ways(self) -> tuple[list[int], float, set[int]]:
        """Return the best cuts, what they cost, and those which might as well lie elsewhere."""
        options = self._options()
        ahead = [{begin: _LEFT * begin for begin in options[0]}]
        costs: list[dict[tuple[int, int], float]] = []
        for row, ends in enumerate(options[1:]):
            costs.append({(a, b): self._cost(row, a, b) for a in options[row] for b in ends})
            ahead.append({b: min(ahead[row][a] + costs[row][a, b] for a in options[row]) for b in ends})
        back = [{end: _LEFT * (len(self._lines) - end) for end in options[-1]}]
        for row in range(len(costs) - 1, -1, -1):
            back.insert(0, {a: min(back[0][b] + costs[row][a, b] for b in options[row + 1]) for a in options[row]})
        best = min(ahead[-1][end] + back[-1][end] for end in options[-1])
        cuts = [min(options[0], key=lambda at: ahead[0][at] + back[0][at])]
        for row, ends in enumerate(options[1:]):
            cuts.append(min(ends, key=lambda at: costs[row][cuts[-1], at] + back[row + 1][at]))
        close = {
            row
            for row, places in enumerate(options)
            if any(at != cuts[row] and ahead[row][at] + back[row][at] <= best + _CLOSE for at in places)
        }
        return cuts, best, close

    def _cost(self, row: int, begin: int, end: int) -> float:
        """Weigh how badly lines fit as a row."""
        lines, anchor = self._lines[begin:end], self._anchors[row] - begin
        cost = _OVER_PAGES * (len({line.page for line in lines}) > 1)
        for place in self._frame.columns:
            own = [at for at, line in enumerate(lines) if line.cells[place]]
            cost += self._stands(lines, own, anchor) + self._reads([lines[at].cells[place] for at in own], place)
        return cost

    def _stands(self, lines: Sequence[Printed], own: Sequence[int], anchor: int) -> float:
        """Weigh where the lines of a cell stand: round the number's, and with no blank line between them."""
        here = [at for at in own if lines[at].page == lines[anchor].page]
        torn = sum(
            any(line.after_blank for line in lines[early + 1 : late + 1])
            for early, late in pairwise(own)
            if lines[early].page == lines[late].page
        )
        return _TORN * torn + (self._frame.off(anchor - here[0], here[-1] - anchor) if here else 0.0)

    def _reads(self, texts: Sequence[str], place: int) -> float:
        """Weigh how the lines of a cell read: as one text that is whole."""
        if not texts:
            return _NO_CONTENT if place == self._frame.content else _NO_CELL * (place in self._frame.filled)
        whole = "".join(texts)
        cost = _TORN * (whole.count("（") != whole.count("）")) + _TORN * whole.endswith(_OPEN)
        cost += _TORN * (len(texts[0]) == 1 and texts[0].isalpha() and not says_nothing(texts[0]))
        if place in self._frame.units:
            cost += _UNENDED * (not names_units(full_width(_LAST.split(whole)[-1])))
        if place == self._frame.content:
            widest = self._frame.widest[place]
            short = [
                width_of(text) + needed(late) < _SLACK * widest for text, late in pairwise(texts) if not _hangs(late)
            ]
            cost += _SHORT * sum(short)
            if not whole.endswith(SENTENCE_ENDS):
                cost += _UNENDED + _UNENDED * (width_of(texts[-1]) >= _SLACK * widest)
        return cost


def _hangs(text: str) -> bool:
    """Tell whether a line is only a sign, which no longer fitted into the line above."""
    return len(text) == 1 and not text.isalnum()
