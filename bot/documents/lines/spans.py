"""Over which rows a merged cell of a printed table stands: round the middle of them, or over as many as it says."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.documents.blocks import Cell
from bot.documents.damage import content_of
from bot.documents.lines.printed import Band, stretches

_COUNT: Final = re.compile(r"[（(]\s*共?计?\s*(\d+)\s*[项件条个]")
_MISCOUNTED: Final = 50.0
_OUTSIDE: Final = 10.0
_FAR: Final = 2.0
"""So many lines away from the middle of its rows a text may stand."""


def spanned(rows: Sequence[Band], place: int) -> list[tuple[Cell, bool]]:
    """Return the cell of a merged column for each row, and whether it surely stands over it.

    The rows below the first one of a cell lie under it.
    """
    lines = [line for row in rows for line in row.lines]
    texts = stretches(lines, place)
    if not texts or len(texts) > len(rows):
        return [(Cell(content_of(row.pieces(place))), True) for row in rows]
    ends: list[tuple[int, int]] = []
    for row in rows:
        begin = ends[-1][1] if ends else 0
        ends.append((begin, begin + len(row.lines)))
    words = [content_of(lines[at].cells[place] for at in text) for text in texts]
    places = [(text[0], text[-1]) for text in texts]
    cuts = _cuts(places, words, ends)
    found: list[tuple[Cell, bool]] = []
    for text, said, (begin, end) in zip(places, words, pairwise(cuts), strict=True):
        sure = _cost(text, said, ends[begin:end]) <= _FAR
        found += [(Cell(said, covered=row > begin), sure) for row in range(begin, end)]
    return found


def _cuts(texts: Sequence[tuple[int, int]], words: Sequence[str], rows: Sequence[tuple[int, int]]) -> list[int]:
    """Return with which row each text begins, and where the last one ends, so that they fit best."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for text, said in zip(texts, words, strict=True):
        best.append(
            {
                end: min(
                    (cost + _cost(text, said, rows[begin:end]), begin)
                    for begin, (cost, _) in best[-1].items()
                    if begin < end
                )
                for end in range(len(best), len(rows) + 1)
            }
        )
    cuts = [len(rows)]
    for step in reversed(best[1:]):
        cuts.insert(0, step[cuts[0]][1])
    return cuts


def _cost(text: tuple[int, int], said: str, rows: Sequence[tuple[int, int]]) -> float:
    """Weigh how badly a text stands for rows: away from their middle, outside, or saying that they are others."""
    begin, end = rows[0][0], rows[-1][1] - 1
    count = _COUNT.search(said)
    wrong = _MISCOUNTED * abs(int(count[1]) - len(rows)) if count else 0.0
    outside = max(0, begin - text[1]) + max(0, text[0] - end)
    if count and not wrong and not outside:
        return 0.0
    return wrong + _OUTSIDE * outside + abs(text[0] + text[1] - begin - end) / 2
