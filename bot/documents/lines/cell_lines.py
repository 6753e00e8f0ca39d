"""The layout with one cell a line and nothing to tell cells by: a table pasted as text. Becomes a grid.

Which of the lines behind a number are which cell, their words tell: leaders, units, deadlines; the rest is content.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.documents.blocks import BARS, IN_TEXT, Block, Cell, Grid, Line
from bot.documents.columns import Column, Heading, heading_of
from bot.documents.due_words import looks_like_due
from bot.documents.labels.sections import style_of
from bot.documents.lines.dealing import as_dealt, dealt, is_joined, is_units
from bot.documents.numbering import number
from bot.documents.people import looks_like_leaders, parted
from bot.documents.tables.headers import Header, header_at

_FEWEST: Final = 3
_MOST_COLUMNS: Final = 12
_LONGEST_WORD: Final = 16
_SHORTEST: Final = 3
_SHOWN: Final = 16
_LARGEST_GAP: Final = 20
_AT_ENDS: Final = f" \t\u3000\u00a0{BARS}"
_NAME: Final = re.compile(r"[一-鿿]{2,3}")
_TWO_NAMES: Final = 8
_IN_ORDER: Final = 2
"""So many numbers, each on a line of its own, are a column over which the header says nothing."""


def grids(lines: Sequence[Line]) -> tuple[Block, ...] | None:
    """Return the lines with their table as a grid; None if no header stands in them, a word a line."""
    filled = [line for line in map(without_bars, lines) if line.text]
    begin = next((at for at in range(len(filled)) if _header(filled, at)), None)
    header = _header(filled, begin) if begin is not None else None
    if begin is None or header is None:
        return None
    width = len(header.columns)
    words = [*(Cell(heading.label) for heading in header.columns), Cell()]
    named = sum(bool(word.text) for word in words)
    rows = [tuple(words)]
    numbers = [filled[begin].number]
    content = _content_of(header)
    for line, texts in _rows(filled[begin + named :], header):
        whole = [*texts, *[""] * (width - len(texts))]
        doubt = f"joined: {whole[content][:_SHOWN]}" if is_joined(whole[content]) else ""
        rows.append(tuple(map(Cell, (*whole, doubt))))
        numbers.append(line)
    return (*filled[:begin], Grid(IN_TEXT, tuple(rows), tuple(numbers)))


def _content_of(header: Header) -> int:
    return as_dealt(header.columns).index(Column.CONTENT)


def without_bars(line: Line) -> Line:
    """Return a line without the bars at its ends: a web page's table is often copied with one behind each cell."""
    return replace(line, text=line.text.strip(_AT_ENDS))


def _header(lines: Sequence[Line], at: int) -> Header | None:
    """Return the header that begins in a line: short words up to the first number."""
    if not heading_of(lines[at].text):
        return None
    run: list[Cell] = []
    for line in lines[at : at + _MOST_COLUMNS]:
        if number(line.text) or len(line.text) > _LONGEST_WORD or style_of(line.text):
            break
        run.append(Cell(line.text.strip()))
    while run and not heading_of(run[-1].text):
        run.pop()
    header = header_at([run], 0) if len(run) >= _FEWEST else None
    if not header or not header.places(Column.UNITS):
        return None
    return header if header.places(Column.NUMBER) else _numbered(header, lines[at:])


def _numbered(header: Header, lines: Sequence[Line]) -> Header | None:
    """Return the header with the column of numbers that it does not name; None if the lines have none.

    What looks like a task behind its last other column is the first row's: a category in front of the number.
    """
    columns = list(header.columns)
    while columns[-1].column is Column.CONTENT:
        columns.pop()
    begins = starts(lines[len(columns) :])
    if len(begins) < _IN_ORDER or begins[0] >= len(columns) - 1:
        return None
    columns.insert(begins[0], Heading(Column.NUMBER))
    return Header(tuple(columns), header.height)


def _rows(lines: Sequence[Line], header: Header) -> list[tuple[int, list[str]]]:
    """Give the rows and the headings between them: each with its line, a heading as one text."""
    titles = {heading.label for heading in header.columns}
    lines = _parted_names([line for line in lines if re.sub(r"\s", "", line.text) not in titles])
    columns = as_dealt(header.columns)
    before = columns.index(Column.NUMBER)
    begins = starts(lines)
    lead = [line.text.strip() for line in lines[: begins[0]]] if begins else []
    headings, front = _parted(lead, before)
    found = [(lines[0].number, [text]) for text in headings]
    for start, end in pairwise([*begins, len(lines)]):
        number_of_line = lines[start].number
        texts = [line.text.strip() for line in lines[start + 1 : end]]
        is_last = end == len(lines)
        *whole, last = _tasks(texts, columns[before + 1 :])
        early = [dealt(task, columns[before + 1 :], headings=False)[0] for task in whole]
        cells, rest = dealt(last, columns[before + 1 :], headings=not is_last)
        for at, each in enumerate([*early, cells]):
            in_front = [*([""] * (before - len(front))), *front, lines[start].text.strip()]
            found.append((number_of_line, [*(in_front if not at else [""] * (before + 1)), *each]))
        headings, front = _parted(rest, before)
        found += [(number_of_line, [text]) for text in headings if not is_last]
    return found


def _parted_names(lines: Sequence[Line]) -> list[Line]:
    """Part the names of two people that ran together in a line, if each of them is a line elsewhere."""
    texts = {re.sub(r"\s", "", line.text) for line in lines}
    people = {text for text in texts if _NAME.fullmatch(text) and _is_cell(text) and not is_units(text)}
    return [
        replace(line, text=parted(line.text.strip(), people)) if len(line.text) <= _TWO_NAMES else line
        for line in lines
    ]


def _tasks(texts: list[str], columns: list[Column]) -> list[list[str]]:
    """Part the lines behind a number where a second task begins: a sentence between two other cells."""
    if columns[0] is not Column.CONTENT or {Column.OTHER, Column.MILESTONES} & set(columns[1:]):
        return [texts]
    starts = [
        at
        for at in range(2, len(texts) - 1)
        if _is_sentence(texts[at]) and _is_cell(texts[at - 1]) and _is_cell(texts[at + 1])
    ]
    return [texts[begin:end] for begin, end in pairwise([0, *starts, len(texts)])]


def _is_sentence(text: str) -> bool:
    return text.endswith("。") and len(text) > _SHORTEST and not _is_cell(text)


def _is_cell(text: str) -> bool:
    return looks_like_due(text) or is_units(text) or looks_like_leaders(text)


def _parted(texts: list[str], before: int) -> tuple[list[str], list[str]]:
    """Part what stands in front of a number: headings, and the cells of as many columns as stand before it."""
    at = max(0, len(texts) - before)
    return texts[:at], texts[at:]


def starts(lines: Sequence[Line]) -> list[int]:
    """Give the places of the lines that number a row: nothing but a number, a little more than the last, or 1.

    The first may be any, if the next one follows it: a long document comes in parts.
    """
    numbers = [(number(line.text) if re.search(r"\d", line.text) else None) or 0 for line in lines]
    begins: list[int] = []
    last = 0
    for at, no in enumerate(numbers):
        is_first = not begins and no + 1 in numbers[at:]
        if no and (last < no <= last + _LARGEST_GAP or no == 1 or is_first):
            begins.append(at)
            last = no
    return begins
