"""Where nothing stands: between the pieces of a line, and between the columns of a table without upright lines."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.documents.formats.typesetting import OPENINGS, STOPS, Row, Word

Span = tuple[float, float]

_BLANK_HALF: Final = 0.5
_APART: Final = 0.45
"""So far apart, in the size of their characters, two pieces of a line are no longer one."""
_NARROWEST: Final = 0.2


def segments(row: Row) -> list[Row]:
    """Cut a line where its words stand apart; the right half of a stop is blank, but takes its place."""
    found: list[list[Word]] = [[row.words[0]]]
    for before, word in pairwise(row.words):
        size = max(before.size, word.size)
        free = word.left - before.right - _BLANK_HALF * size * before.text.endswith(STOPS)
        if free > _APART * size:
            found.append([])
        found[-1].append(word)
    return [Row(tuple(words)) for words in found]


def gutters(spans: Sequence[Span], words: Sequence[Word], known: Sequence[Span] = ()) -> list[Span] | None:
    """Return the free stretch between each two columns, whose headings stand at `spans`; None if one has none.

    Of several the widest; where they are `known` of an earlier page, the one that lies there.
    """
    found = []
    for at, ((_, left), (right, _)) in enumerate(pairwise(spans)):
        free = _free(left, right, words)
        before = known[at] if known else None
        if before:
            free = [(max(a, before[0]), min(b, before[1])) for a, b in free if a < before[1] and before[0] < b] or free
        best = max(free, key=lambda span: span[1] - span[0], default=None)
        if best is None:
            return None
        found.append(best)
    return found


def keeps(piece: Row, columns: Sequence[Span]) -> bool:
    """Tell whether a line is parted between every two of the columns over which it runs, if by little."""
    gaps = [(_taken(early)[1], _taken(late)[0]) for early, late in pairwise(piece.words)]
    free = [(left, right) for left, right in gaps if right - left >= _NARROWEST * piece.size]
    over = [(left, right) for left, right in columns if piece.left < left and right < piece.right]
    return all(any(left < end and begin < right for left, right in free) for begin, end in over)


def _free(left: float, right: float, words: Sequence[Word]) -> list[Span]:
    """Return the stretches between two places in which no word stands."""
    taken = sorted(each for word in words if (each := _taken(word))[0] < right and each[1] > left)
    free, end = [], left
    size = words[0].size if words else 0.0
    for begin, until in [*taken, (right, right)]:
        if begin - end >= _NARROWEST * size:
            free.append((end, begin))
        end = max(end, until)
    return free


def _taken(word: Word) -> Span:
    """Return from where to where a word stands, with the blank halves of its signs."""
    blank = _BLANK_HALF * word.size
    return word.left - blank * word.text.startswith(OPENINGS), word.right + blank * word.text.endswith(STOPS)
