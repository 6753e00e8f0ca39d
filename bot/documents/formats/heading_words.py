"""Where a table without upright lines begins: the words of its header, one over each column, in one line or several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.documents.blocks import Cell
from bot.documents.columns import Column, heading_of
from bot.documents.formats.gutters import segments
from bot.documents.formats.typesetting import Row
from bot.documents.tables.headers import header_at

_FEWEST: Final = 3
_MOST_LINES: Final = 5
_MOST_CHARACTERS: Final = 120
_PITCH: Final = 1.8
_LIKE: Final = 0.15
_LONGEST: Final = 24


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a table: the words over each column, from left to right, and how many lines of the page it takes.

    `over` are the words that stand over several columns: their first, their last, what they say.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[float, float], ...]
    height: int
    over: tuple[tuple[int, int, str], ...] = ()

    def place(self, column: Column) -> int:
        """Return the first place of a column that holds something; -1 if there is none."""
        found = (heading_of(words) for words in self.words)
        return next((at for at, each in enumerate(found) if each and each.column is column), -1)

    @property
    def rows(self) -> list[list[Cell]]:
        """Its cells: those over several columns in a row of their own."""
        lower = [Cell(words) for words in self.words]
        if not self.over:
            return [lower]
        upper = list(lower)
        for first, last, text in self.over:
            upper[first : last + 1] = [Cell(text)] * (last + 1 - first)
        return [upper, lower]


def head_at(lines: Sequence[Row], at: int, breaks: Sequence[float]) -> Head | None:
    """Return the header that begins in a line of a page; None if none does. No header runs over one of the `breaks`."""
    best: tuple[int, Head] | None = None
    for height in range(1, _MOST_LINES + 1):
        zone = lines[at : at + height]
        if len(zone) < height or not _is_one(zone, breaks):
            break
        head, score = _head(zone)
        if head and (best is None or score > best[0] or (score == best[0] == len(head.words))):
            best = score, head
    return best[1] if best and header_at([[Cell(words) for words in best[1].words]], 0) else None


def _is_one(zone: Sequence[Row], breaks: Sequence[float]) -> bool:
    """Tell whether lines stand so close together, and are so alike, that they may be one header."""
    size = zone[0].size
    lengths = [len(word.text) for row in zone for word in row.words]
    if sum(lengths) > _MOST_CHARACTERS or max(lengths) > _LONGEST:
        return False
    if any(abs(row.size - size) > _LIKE * size for row in zone):
        return False
    bases = [row.base for row in zone]
    if any(early - late > _PITCH * size for early, late in pairwise(bases)):
        return False
    return not any(late + size < y < early for early, late in pairwise(bases) for y in breaks)


def _head(zone: Sequence[Row]) -> tuple[Head | None, int]:
    """Read lines as a header; the score is how many of its words mean something, less those that mean nothing."""
    pieces = [(line, piece) for line, row in enumerate(zone) for piece in segments(row)]
    wide = [(line, piece) for line, piece in pieces if _is_over_several(line, piece, pieces)]
    columns = sorted(_columns([piece for line, piece in pieces if (line, piece) not in wide]), key=_left)
    words = tuple("".join(row.text for row in column) for column in columns)
    if len(words) < _FEWEST or any(len(each) > _LONGEST for each in words):
        return None, 0
    spans = tuple((_left(column), max(row.right for row in column)) for column in columns)
    known = sum(heading_of(each) is not None for each in words)
    over = tuple(found for _, piece in wide if (found := _over(piece, spans)))
    return (Head(words, spans, len(zone), over), 2 * known - len(words)) if known >= _FEWEST else (None, 0)


def _columns(pieces: Sequence[Row]) -> Iterator[list[Row]]:
    """Gather pieces that stand over each other."""
    found: list[list[Row]] = []
    for piece in pieces:
        under = [column for column in found if any(_overlap(piece, each) for each in column)]
        joined = [each for column in under for each in column]
        found = [column for column in found if column not in under] + [[*joined, piece]]
    yield from found


def _is_over_several(line: int, piece: Row, pieces: Sequence[tuple[int, Row]]) -> bool:
    below = [other for at, other in pieces if at > line and _overlap(piece, other)]
    return any(one.right < other.left for one in below for other in below)


def _over(piece: Row, spans: Sequence[tuple[float, float]]) -> tuple[int, int, str] | None:
    at = [place for place, (left, right) in enumerate(spans) if left < piece.right and piece.left < right]
    return (at[0], at[-1], piece.text) if at else None


def _overlap(one: Row, other: Row) -> bool:
    return one.left < other.right and other.left < one.right


def _left(column: Sequence[Row]) -> float:
    return min(row.left for row in column)
