"""Tables copied from a page with its blanks: columns stand under their heads, cells in the middle of their rows.

`pdftotext -layout` and the copy functions of viewers write so: a cell has several lines, the number of a row stands on
the middle one, and a head of one character above another (序, 号) has two. Each page has columns of its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.documents.blocks import IN_TEXT, Block, Cell, Grid, Line
from bot.documents.columns import Column
from bot.documents.damage import content_of, leaders_of, units_of
from bot.documents.labels.sections import parts_rows
from bot.documents.lines.middles import bands
from bot.documents.lines.printed import Band, Printed, merged
from bot.documents.lines.printed_heads import Head, head_at
from bot.documents.lines.spans import spanned
from bot.documents.lines.splitting import Span
from bot.documents.width import width_of

BY_BLANKS: Final = "parted by blanks"
"""What is told of a row of which nothing proves where its cells begin and end."""

_FEWEST: Final = 3
_FEW: Final = 0.1
"""So many lines may run over the end of their column."""
_HEAD: Final = re.compile(r"(?:^|\s)(?:序|№|[Nn][Oo]|\S{0,4}(?:序号|编号|项次))(?=[\s.]|$)", re.MULTILINE)
_NUMBER: Final = re.compile(r"\s*\d{1,4}(?=\s|$)")
_FAR: Final = 1_000
_WIDE: Final = "\0"
"""What follows a Chinese character where it takes two places on the screen."""


def grids(lines: Sequence[Line]) -> tuple[Block, ...] | None:
    """Return the lines with their table as a grid; None if they have none whose cells stand in the middle of rows."""
    found = _pages(lines)
    if not found:
        return None
    head = found[0][1]
    read = [printed for way in (str, _on_a_screen) if (printed := _printed(lines, found, way)) is not None]
    body = min(read, key=lambda each: each[0])[1] if read else []
    rows = bands(body, head.header, tall=head.height > 1)
    if sum(isinstance(row, Band) for row in rows) < _FEWEST - 1:
        return None
    broad = merged(body, head.header)
    return (*lines[: found[0][0]], _grid(head, lines[found[0][0]].number, rows, broad))


def _pages(lines: Sequence[Line]) -> list[tuple[int, Head]]:
    """Find the header of each page; they all say the same."""
    found: list[tuple[int, Head]] = []
    at = 0
    while at < len(lines):
        head = head_at(lines, at) if _HEAD.search("\n".join(line.text for line in lines[at : at + 3])) else None
        if head and (not found or head.labels == found[0][1].labels):
            found.append((at, head))
            at += head.height
        else:
            at += 1
    return found


def _on_a_screen(text: str) -> str:
    """Give each character as many places as it takes on a screen."""
    return "".join(sign + _WIDE * (width_of(sign) - 1) for sign in text)


def _printed(
    lines: Sequence[Line], pages: Sequence[tuple[int, Head]], way: Callable[[str], str]
) -> tuple[int, list[Printed]] | None:
    """Part the lines below each header into its columns; with how many run over one. None if too many do."""
    body: list[Printed] = []
    for page, ((at, head), (end, _)) in enumerate(pairwise([*pages, (len(lines), pages[0][1])])):
        top, below = lines[at : at + head.height], lines[at + head.height : end]
        body += _page(page, [_placed(span, top, way) for span in head.spans], below, way)
    faults = sum(line.over and not line.heading for line in body)
    return (faults, body) if faults <= _FEW * len(body) else None


def _placed(span: Span, top: Sequence[Line], way: Callable[[str], str]) -> Span:
    """Return from where to where a word of a header stands on the screen."""
    over = next(line.text for line in top if line.text[span[0] : span[0] + 1].strip())
    return len(way(over[: span[0]])), len(way(over[: span[1]]))


def _page(page: int, spans: Sequence[Span], lines: Sequence[Line], way: Callable[[str], str]) -> Iterator[Printed]:
    texts = [way(line.text) for line in lines]
    edge = min(
        (len(text) - len(text.lstrip()) for text in texts if text and not _NUMBER.match(text) and not parts_rows(text)),
        default=_FAR,
    )
    numbers = [found if (found := _NUMBER.match(text)) and found.end() <= edge else None for text in texts]
    bare = [" " * no.end() + text[no.end() :] if no else text for no, text in zip(numbers, texts, strict=True)]
    cuts = _cuts(spans, [text for text in bare if text.strip()])
    blank = True
    if cuts is None:
        return
    for line, text, no in zip(lines, bare, numbers, strict=True):
        words = line.text.strip()
        if words:
            cells, over = _parted(text, cuts)
            cells[0] = no[0].strip() if no else cells[0]
            alone = sum(map(bool, cells)) == 1 or over
            yield Printed(line.number, page, tuple(cells), blank, words if alone and parts_rows(words) else "", over)
        blank = not words


def _cuts(spans: Sequence[Span], texts: Sequence[str]) -> list[int] | None:
    """Return where the columns part: between the middles of two heads, where the fewest lines have anything."""
    found = []
    for (a, b), (c, d) in pairwise(spans):
        taken: list[int] = []
        for begin, end in ((b, c), ((a + b) // 2, (c + d + 1) // 2)):
            taken = [sum(text[x : x + 1].strip() != "" for text in texts) for x in range(begin, end)]
            if taken and min(taken) <= _FEW * len(texts):
                break
        if not taken:
            return None
        least = min(taken)
        runs = [list(run) for run in _runs([at for at, count in enumerate(taken) if count == least])]
        run = max(runs, key=len)
        found.append(begin + run[len(run) // 2])
    return found


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    yield run


def _parted(text: str, cuts: Sequence[int]) -> tuple[list[str], bool]:
    """Part a line at the blanks nearest to where its columns part, and tell whether a text runs over one."""
    places, over = [0], False
    for cut in cuts:
        if not text[cut : cut + 1].strip():
            places.append(max(places[-1], cut))
            continue
        left = max((at for at in range(cut) if not text[at].strip()), default=-1) + 1
        right = next((at for at in range(cut, len(text)) if not text[at].strip()), len(text))
        over = over or (cut - left > 1 and right - cut > 1)
        places.append(max(places[-1], left if cut - left <= right - cut else right))
    cells = [
        text[begin:end].replace(_WIDE, "").strip() for begin, end in pairwise([*places, max(places[-1], len(text))])
    ]
    return cells, over


def _grid(head: Head, line: int, rows: Sequence[Band | Printed], broad: Sequence[int]) -> Grid:
    columns = [heading.column for heading in head.header.columns]
    found = [row for row in rows if isinstance(row, Band)]
    over = {place: iter(spanned(found, place)) for place in broad}
    shared = {Column.LEADERS, Column.UNITS} & {columns[place] for place in broad}
    cells = [[*map(Cell, head.labels), Cell()]]
    for row in rows:
        if isinstance(row, Printed):
            cells.append([Cell(row.heading), *[Cell()] * len(columns)])
            continue
        texts = [Cell(_text(column, row.pieces(place))) for place, column in enumerate(columns)]
        sure = row.sure and not shared
        for place, spans in over.items():
            texts[place], surely = next(spans)
            sure = sure and surely
        cells.append([*texts, Cell("" if sure else BY_BLANKS)])
    numbers = (line, *(row.line for row in rows))
    return Grid(IN_TEXT, tuple(map(tuple, cells)), numbers)


def _text(column: Column, pieces: Sequence[str]) -> str:
    if column is Column.UNITS:
        return units_of(pieces)
    if column is Column.LEADERS:
        cut = any("、" in piece or len(piece) == 1 for piece in pieces)
        return leaders_of(["".join(pieces)] if cut else pieces)
    return content_of(pieces)
