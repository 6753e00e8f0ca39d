"""The layout of tables: rows of cells under a header, with merged cells, headings, page breaks and repeated headers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.documents.blocks import Block, Cell, Grid, Line
from bot.documents.columns import RawRow
from bot.documents.damage import STOPS, goes_on
from bot.documents.labels.letter_words import DATE
from bot.documents.labels.sections import OF_SECTIONS, Headings, gives, is_heading, is_note, is_signed, is_sum, style_of
from bot.documents.numbering import is_in_words, number, taken_from_contents
from bot.documents.tables.filling import filled
from bot.documents.tables.headers import Cells, Header, header_at, tells_whom_to_reach
from bot.documents.tables.layout import Layout, layout_of
from bot.documents.tables.table_rows import Merges, OpenRow, Seen, merges_of

_SENTENCE: Final = re.compile(r"，.*。$|。.")
_SHOWN: Final = 20
_SHORT: Final = 12


def rows(blocks: Iterable[Block], *, loose: bool = False) -> list[RawRow]:
    """Read the rows of one annex's tables; empty if none of them has a header. `loose` is as in `header_at`."""
    reader = _Reader(loose=loose)
    for block in blocks:
        if isinstance(block, Line):
            reader.line(block)
        else:
            reader.grid(block)
    found = list(reader.closed())
    read = filled(found)
    return read if any(row.layout.number >= 0 for row in found) else taken_from_contents(read)


@dataclass(slots=True)
class _Reader:
    """Goes through the blocks of an annex from top to bottom."""

    loose: bool
    layout: Layout | None = None
    headings: Headings = field(default_factory=Headings)
    found: list[OpenRow] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)
    seam: bool = False
    stops: bool = False
    above: Cells = ()
    """In each column what a merged cell in the next row may go on with: the rest of a cut row is blank in most."""

    def closed(self) -> Iterator[OpenRow]:
        """Give the rows that say anything; blank forms have none."""
        return (row for row in self.found if row.says_something())

    def line(self, line: Line) -> None:
        """Take a line between tables: it may be a heading over the rows that follow, but no sentence of the notice.

        A date alone ends the notice, and with it its headings.
        """
        text = line.text.strip()
        if not self.layout and re.fullmatch(DATE, "".join(text.split())):
            self.headings = Headings()
        if text and is_heading(text) and (gives(text) or (style_of(text) and not _SENTENCE.search(text))):
            self.headings.push(line.text)

    def grid(self, grid: Grid) -> None:
        """Take a table; one without a header of its own goes on with the table before, if it is as wide."""
        at = 0
        self.seam = True
        grid = self._as_wide(grid)
        merges = merges_of(grid)
        while at < len(grid.rows):
            if tells_whom_to_reach(grid.rows[at]):
                self.layout = None
                at += 1
                continue
            header = header_at(grid.rows, at, loose=self.loose)
            if header:
                at += header.height
                self._begin(header, grid.rows[at:])
                continue
            row = grid.rows[at]
            if not self.layout or (len(row) == 1 < self.layout.width):
                self._beside(row, grid.numbers[at])
            elif len(row) != self.layout.width and number(row[0].text if row else ""):
                self.left_out(row)
            elif any(cell.text for cell in row):
                self._row(Seen(row, self.above, grid.numbers[at], merges), self.layout)
                above = self.above if len(self.above) == len(row) else row
                self.above = [cell if cell.text else old for cell, old in zip(row, above, strict=True)]
            at += 1

    def _as_wide(self, grid: Grid) -> Grid:
        """Give a table the columns in front of the numbers, if it lacks them: their cells began on a page before."""
        lacking = self.layout.number if self.layout else 0
        rows = [row for row in grid.rows if any(cell.text for cell in row)]
        numbered = [row for row in rows if number(row[0].text) is not None]
        fits = self.layout and all(len(row) == self.layout.width - lacking for row in rows)
        if lacking < 1 or not fits or len(numbered) * 2 <= len(rows):
            return grid
        return replace(grid, rows=tuple((*[Cell("")] * lacking, *row) for row in grid.rows))

    def _beside(self, row: Cells, line: int) -> None:
        """Take a row above all headers, or on a sheet of one column that goes on with no table, as a line is taken."""
        texts = {cell.text for cell in row if cell.text.strip()}
        if len(texts) == 1:
            self.line(Line(line, texts.pop()))

    def left_out(self, row: Cells) -> None:
        """Tell of a row that has more or fewer cells than the table above it."""
        if self.found:
            self.found[-1].over.append(" ".join(cell.text for cell in row if cell.text)[:_SHOWN])

    def _begin(self, header: Header, below: Sequence[Cells]) -> None:
        known = self.layout
        self.layout = layout_of(header, below)
        self.seam = known is not None
        contents = [text for row in below if (text := Seen(row, (), 0, Merges.NONE).text(self.layout.content))]
        self.stops = sum(text.endswith(STOPS) for text in contents) * 2 > len(contents)
        if known and known.width != self.layout.width:
            self.sections = {}

    def _row(self, row: Seen, layout: Layout) -> None:
        numbered = number(row.text(layout.number)) is not None
        if any(is_sum(cell.text) for cell in row.cells) or (not numbered and _is_signature(row.cells)):
            return
        alone = row.alone()
        if alone is not None and self._takes_heading(row, layout, alone):
            return
        if _is_section(row, layout, self.found):
            self.headings.push(" ".join(dict.fromkeys(cell.text for cell in row.cells if cell.text)))
            return
        no = number(row.text(layout.number)) if layout.number >= 0 else None
        last = self.found[-1] if self.found else None
        if last and _is_part_of(row.text(layout.number), last):
            self.headings.push(self.found.pop().content(), style="parent")
            last = self.found[-1] if self.found else None
        if last and last.layout.width == layout.width and self._goes_on(last, row, layout):
            unsure = self._may_be_two(last, row, layout)
            last.over += [f"joined: {row.text(layout.content)[:_SHOWN]}"] if unsure else []
            last.add(row.cells, own=row.own)
        else:
            self._open(row, layout, no or 0)
        self.seam = False

    def _open(self, row: Seen, layout: Layout, no: int) -> None:
        self._remember(row, layout)
        path = (*self.headings.path, *(self.sections[place] for place in layout.sections if self.sections.get(place)))
        opened = OpenRow(
            layout=layout,
            line=row.line,
            no=no,
            sections=tuple(dict.fromkeys(path)),
            leaders_over=self.headings.leaders,
            units_over=self.headings.units,
            owner=self.sections.get(layout.owner, ""),
            at_seam=self.seam,
            merges=row.merges,
            under=self.headings.count,
            shares=layout.number >= 0 and bool(no) and not row.own(layout.number) and bool(self.found),
        )
        opened.add(row.cells, own=lambda _: True)
        if self.headings.doubt and not layout.leaders:
            opened.over.append(self.headings.doubt[:_SHOWN])
        self.found.append(opened)

    def _remember(self, row: Seen, layout: Layout) -> None:
        """Keep the categories: a blank cell repeats the one above, and a new one ends those to its right."""
        for place in layout.sections:
            text = "".join(row.text(place).split("\n"))
            if text and text != self.sections.get(place):
                self.sections = {at: known for at, known in self.sections.items() if at < place}
                self.sections[place] = text

    def _takes_heading(self, row: Seen, layout: Layout, alone: int) -> bool:
        """Take a row with one text as a heading, pass it over as a note, or say that it is neither."""
        text = row.text(alone)
        if is_note(text):
            return True
        if row.is_wide():
            self.headings.push(text)
            return True
        numbered = alone == layout.number and number(text) is not None
        first = alone in {0, layout.number, *layout.sections} and alone != layout.content and not numbered
        if (first and is_heading(text)) or gives(text) or (layout.number >= 0 and style_of(text) in OF_SECTIONS):
            self.headings.push(text)
            return True
        return False

    def _goes_on(self, last: OpenRow, row: Seen, layout: Layout) -> bool:
        """Tell whether a row of cells belongs to the last row: merged with it, or cut off from it by a page break."""
        content = row.text(layout.content)
        named = [row.text(place) for place in layout.leaders], [row.text(place) for place, _ in layout.units]
        if layout.number >= 0 and row.text(layout.number) and row.own(layout.number):
            return False
        if not content or not row.own(layout.content):
            return True
        if layout.number >= 0 and row.text(layout.number):
            whole = last.ends_in_a_stop() and content.endswith(STOPS) and not last.misses_more(content)
            return not whole and not any(row.own(place) for place, _ in (*layout.units, *layout.due))
        unfinished = last.misses_more(content) or (last.units() and goes_on(last.units(), "".join(named[1])))
        if unfinished or self._is_cut(last, row, layout):
            return self.seam or layout.number >= 0
        dated = any(row.text(place) for place, _ in layout.due)
        whole = any(named[1]) and (any(named[0]) or not layout.leaders or dated)
        if layout.number < 0:
            return self.seam and not any((*named[0], *named[1])) and not last.ends_in_a_stop()
        return self.seam and not (whole and last.ends_in_a_stop())

    def _may_be_two(self, last: OpenRow, row: Seen, layout: Layout) -> bool:
        """Tell whether a row that is joined to the last one may be one of its own."""
        if not self.seam:
            return self._is_cut(last, row, layout)
        says_what = bool(row.text(layout.content)) and row.own(layout.content)
        return says_what and any(row.text(place) for place, _ in layout.units) and last.ends_in_a_stop()

    def _is_cut(self, last: OpenRow, row: Seen, layout: Layout) -> bool:
        """Tell whether a row is the second half of one that a page cut, with no header between: nothing proves it.

        Its content begins where the last one ends without a stop, though most of the table end with one, and there is
        nothing else in it.
        """
        others = (layout.number, *layout.leaders, *(place for place, _ in (*layout.units, *layout.due)))
        if layout.number < 0 or any(row.text(place) for place in others) or not row.own(layout.content):
            return False
        return self.stops and bool(row.text(layout.content)) and bool(last.content()) and not last.ends_in_a_stop()


def _is_signature(cells: Cells) -> bool:
    """Tell whether a row says who made the table: 审核人：… 填表人：…, and nothing else."""
    texts = [cell.text.strip() for cell in cells if cell.text.strip()]
    signed = [text for text in texts if is_signed(text) and ("：" in text or ":" in text)]
    return bool(signed) and all(text in signed or len(text) <= _SHORT for text in texts)


def _is_section(row: Seen, layout: Layout, found: list[OpenRow]) -> bool:
    """Tell whether a row is a section: its number is a numeral in words, and nobody is named for it."""
    if layout.number < 0 or not is_in_words(row.text(layout.number)) or not row.own(layout.number):
        return False
    named = (*layout.leaders, *(place for place, _ in layout.units))
    if any(row.text(place) for place in named):
        return False
    return not found or not is_in_words(found[0].first(layout.number))


def _is_part_of(text: str, last: OpenRow) -> bool:
    """Tell whether a number (1.2, 1-2) is a part of the row before, which names no units: then that was a heading."""
    found = re.fullmatch(r"\s*(\d{1,3})\s*[.．\-—－]\s*\d{1,3}\s*", text)
    return bool(found) and int(found[1] if found else 0) == last.no and not last.units()
