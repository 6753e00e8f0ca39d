"""The layout with one cell a line, each after a tab, merged cells left blank (市中政办发〔2020〕1号)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from bot.documents.blocks import Line
from bot.documents.columns import NO_CONTENT, NO_UNITS, Column, RawRow, column_of
from bot.documents.damage import goes_on, leaders_of, units_of
from bot.documents.labels.answers import who_and_when
from bot.documents.unit_words import names_units
from bot.rules.units.leaders import read_leaders

_NUMBER: Final = re.compile(r"\d{1,4}")
_NUMERAL: Final = re.compile(r"[一二三四五六七八九十]+")
_LONGEST_LEADER: Final = 12
_LARGEST_GAP: Final = 20
_MISSED: Final = {Column.CONTENT: NO_CONTENT, Column.UNITS: NO_UNITS}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its lines, those of them that come after a blank line, and whether a blank line stands before it."""

    line: int
    after_blank: bool
    pieces: tuple[str, ...]
    late: tuple[str, ...]

    @property
    def text(self) -> str:
        """All lines of the cell as one."""
        return "".join((*self.pieces, *self.late))

    def with_line(self, text: str, *, late: bool) -> "Cell":
        """Return the cell with one more line; once a blank line was in it, every further line is late."""
        if late or self.late:
            return replace(self, late=(*self.late, text))
        return replace(self, pieces=(*self.pieces, text))

    @property
    def leaders(self) -> str:
        """The cell as leaders: a line each."""
        return leaders_of((*self.pieces, *self.late))

    @property
    def units(self) -> tuple[str, str]:
        """The cell as responsible units, and what stands after them once they are whole: that is not theirs."""
        early, late = units_of(self.pieces), units_of(self.late)
        return (units_of((*self.pieces, *self.late)), "") if not early or goes_on(early, late) else (early, late)


def is_written_so(lines: Sequence[Line]) -> bool:
    """Tell whether an annex is written in this layout: its header stands in the first cells, one a line."""
    return len(_columns(_cells(lines))) > 1


def rows(lines: Sequence[Line]) -> Iterator[RawRow]:
    """Read the rows: each begins with its category cells, then number, content, leaders, units."""
    cells = list(_cells(lines))
    columns = _columns(cells)
    fields = tuple(column for column in columns if column not in {Column.SECTION, Column.NUMBER})
    cells = _without_headers(cells, columns)
    behind = any(early is Column.NUMBER and late is Column.SECTION for early, late in pairwise(columns))
    numbers = list(_numbers(cells))
    before = cells[: numbers[0]] if numbers else []
    sections: tuple[str, ...] = ()
    stem = ""
    for start, end in pairwise([*numbers, len(cells)]):
        sections = _sections(before, sections)
        between = cells[start + 1 : end]
        size = _size(between, fields)
        row, stem = _row(cells[start], between[:size], fields, sections, stem)
        yield replace(row, sections=(stem,) if stem else (), stem="") if behind else row
        before = between[size:]


def _cells(lines: Sequence[Line]) -> Iterator[Cell]:
    """Gather the cells: a tab begins one, a line without a tab goes on with it, blank lines only separate."""
    begun: Cell | None = None
    blank = False
    for line in lines:
        if line.text.startswith("\t"):
            for cell in line.text[1:].split("\t"):
                if begun:
                    yield begun
                begun = Cell(line.number, blank, (cell.strip(),), ())
                blank = False
        elif line.is_blank:
            blank = True
        elif begun:
            begun = begun.with_line(line.text.strip(), late=blank)
    if begun:
        yield begun


def _columns(cells: Iterator[Cell] | Sequence[Cell]) -> tuple[Column, ...]:
    """Return the columns that the first cells name; empty if they name no content and no units."""
    columns: list[Column] = []
    for cell in cells:
        column = column_of(cell.text)
        if column is None or (column in columns and column is not Column.OTHER):
            break
        columns.append(column)
    return tuple(columns) if {Column.CONTENT, Column.UNITS} <= set(columns) else ()


def _without_headers(cells: list[Cell], columns: tuple[Column, ...]) -> list[Cell]:
    """Leave out the header, and each time a page break repeats it."""
    kept: list[Cell] = []
    at = 0
    while at < len(cells):
        run = cells[at : at + len(columns)]
        if tuple(column_of(cell.text) for cell in run) == columns:
            at += len(columns)
        else:
            kept.append(cells[at])
            at += 1
    return kept


def _numbers(cells: list[Cell]) -> Iterator[int]:
    """Give the places of the cells that number a row: digits alone, a little more than the row before."""
    last = 0
    for at, cell in enumerate(cells):
        if _NUMBER.fullmatch(cell.text) and last < int(cell.text) <= last + _LARGEST_GAP:
            last = int(cell.text)
            yield at


def _size(cells: list[Cell], fields: tuple[Column, ...]) -> int:
    """Return how many of the cells after a number belong to its row; the rest are the next row's category.

    A row may have an extra cell (a shared stem), and blank lines also stand inside cells: so the end is where the
    cells read as leaders and units do, and only between two such places the blank line decides.
    """
    ends = [end for end in range(len(fields), len(cells) + 1) if _fits(cells[end - len(fields) : end], fields)]
    at_blank = [end for end in range(len(fields), len(cells)) if cells[end].after_blank] or [len(cells)]
    return next((end for end in ends if end in at_blank), ends[0] if ends else min(at_blank[0], len(cells)))


def _fits(cells: list[Cell], fields: tuple[Column, ...]) -> bool:
    """Tell whether cells read as a row: something to do, leaders if there is a column of them, and units."""
    found = dict(zip(fields, cells, strict=True))
    leaders = found.get(Column.LEADERS)
    whole = found[Column.CONTENT].text and names_units(found[Column.UNITS].text)
    return bool(whole) and (leaders is None or _names_leaders(leaders.leaders))


def _names_leaders(text: str) -> bool:
    leaders = read_leaders(text)
    return bool(leaders) and "。" not in text and all(len(leader) <= _LONGEST_LEADER for leader in leaders)


def _sections(cells: list[Cell], before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sections of a row: blank cells are merged with those above; a lone numeral numbers the next cell."""
    texts = [cell.text for cell in cells]
    if not any(texts):
        return before
    if _NUMERAL.fullmatch(texts[0]):
        return (" ".join(text for text in texts if text),)
    if not texts[0]:
        return (*before[:1], *(text for text in texts[1:] if text))
    return tuple(text for text in texts if text)


def _row(
    number: Cell, cells: list[Cell], fields: tuple[Column, ...], sections: tuple[str, ...], stem: str
) -> tuple[RawRow, str]:
    """Make the row, and tell the stem that rows after it share while their cell of it stays blank."""
    extra, cells = cells[: -len(fields)], cells[-len(fields) :]
    stem = ("".join(cell.text for cell in extra) or stem) if extra else ""
    found = dict(zip(fields, cells, strict=False))
    text = {column: cell.text for column, cell in found.items()}
    named, left_over = found[Column.UNITS].units if Column.UNITS in found else ("", "")
    who, when = who_and_when(named)
    leaders = found.get(Column.LEADERS)
    missing = [words for column, words in _MISSED.items() if not text.get(column)]
    row = RawRow(
        no=int(number.text),
        line=number.line,
        content=text.get(Column.CONTENT, ""),
        leaders=leaders.leaders if leaders else "",
        units=who if when else named,
        due=text.get(Column.DUE, "") or when,
        sections=sections,
        stem=stem,
        cut=(*missing, *([left_over] if left_over else [])),
    )
    return row, stem
