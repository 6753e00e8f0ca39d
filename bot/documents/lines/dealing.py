"""Lines dealt out to the columns of a row, where nothing but their words tells which cell each of them is."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.documents.columns import Column, Heading
from bot.documents.damage import SENTENCE_ENDS, goes_on
from bot.documents.due_words import looks_like_due
from bot.documents.labels.answers import who_and_when
from bot.documents.labels.sections import gives, is_counted, is_heading, is_note, style_of
from bot.documents.people import looks_like_leaders
from bot.documents.tables.cell_kinds import CellKind, kind_of
from bot.rules.blanks import says_nothing

_SHORTEST: Final = 3
_LONGEST_WORD: Final = 16
_UNLIKELY: Final = -4.0
_NEARER: Final = 0.01
SPARE: Final = frozenset({Column.OTHER, Column.SECTION, Column.MILESTONES})
"""Columns that a merged cell, or one in which nothing stands, may leave without a line."""


def as_dealt(headings: Sequence[Heading]) -> list[Column]:
    """Return the columns as lines are dealt out to them: of several that say what to do, one is the content.

    It is the most specific one; broader ones in front of it come and go as categories do, others behind it as well.
    """
    contents = [place for place, heading in enumerate(headings) if heading.column is Column.CONTENT]
    main = max(contents, key=lambda place: (headings[place].rank, place), default=-1)
    columns = [heading.column for heading in headings]
    for place in contents:
        if place != main:
            columns[place] = Column.SECTION if place < main else Column.OTHER
    return columns


def dealt(texts: list[str], columns: Sequence[Column], *, headings: bool) -> tuple[list[str], list[str]]:
    """Deal the lines of a row out to its columns, in order, so that they fit best; the rest is a heading behind it.

    Of two categories the one nearer to the content has changed: a new outer one brings a new inner one with it.
    """
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for at, column in enumerate(columns, start=1):
        nearer = _NEARER * at if column is Column.SECTION else 0.0
        for end in range(len(texts) + 1):
            options = [
                (best[at - 1, begin][0] + _fit(column, texts[begin:end]) + nearer * (end > begin), begin)
                for begin in range(end + 1)
                if (at - 1, begin) in best
            ]
            if options:
                best[at, end] = max(options)
    count = len(columns)
    ends = [
        (best[count, end][0] + _rest(texts[end:], headings=headings), end)
        for end in range(len(texts) + 1)
        if (count, end) in best
    ]
    _, end = max(ends)
    rest = texts[end:]
    cells = []
    for at in range(count, 0, -1):
        begin = best[at, end][1]
        cells.append("\n".join(texts[begin:end]))
        end = begin
    return cells[::-1], rest


def is_joined(content: str) -> bool:
    """Tell whether a content was made of a title and what follows it: perhaps they were two cells."""
    first, end, _ = content.partition("\n")
    return bool(end) and _is_title(first)


def fits_alone(text: str, column: Column) -> bool:
    """Tell whether a line reads as a whole cell of a column."""
    return _fit(column, [text]) > 0 or (column is Column.OTHER and not says_nothing(text))


def is_units(text: str) -> bool:
    """Tell whether a line names units, and is no sentence."""
    return not text.endswith("。") and kind_of(who_and_when(text)[0]) is CellKind.UNITS


def _fit(column: Column, texts: list[str]) -> float:
    """Weigh how well lines read as a cell of a column."""
    if not texts:
        return 0.0 if column in SPARE else -5.0 if column is Column.CONTENT else -2.0
    if column is Column.CONTENT:
        first = _as_content(texts[0])
        return first + sum(
            -2.0 if is_units(text) or looks_like_due(text) or _is_chapter(text) else 0.5 for text in texts[1:]
        )
    if column is Column.UNITS:
        wrapped = [not early.endswith(SENTENCE_ENDS) and goes_on(early, late) for early, late in pairwise(texts)]
        return sum(
            2.0 if is_units(text) or says_nothing(text) else (1.0 if wrap else _UNLIKELY)
            for text, wrap in zip(texts, [False, *wrapped], strict=True)
        )
    if column is Column.LEADERS:
        return sum(2.0 if _is_leader(text) else _UNLIKELY for text in texts)
    if column is Column.DUE:
        return sum(_as_due(text) for text in texts) - 0.5 * (len(texts) - 1)
    return _as_category(texts) if column is Column.SECTION else -0.6 * len(texts)


def _as_content(text: str) -> float:
    """Weigh a line as what is to be done: no name, and no cell in which nothing stands."""
    if says_nothing(text) or is_units(text) or _is_chapter(text):
        return _UNLIKELY
    return 2.0 if len(text) > _SHORTEST else 0.0


def _is_chapter(text: str) -> bool:
    """Tell whether a line is the heading of a chapter: 二、培育产业. No cell of a numbered row begins so."""
    return style_of(text) == "一、" and is_heading(text)


def _as_category(texts: list[str]) -> float:
    """Weigh lines as a category or a broader task, which one line says."""
    text = texts[0]
    if len(texts) > 1 or says_nothing(text) or is_units(text):
        return _UNLIKELY * len(texts)
    if is_counted(text):
        return 2.0
    return 0.9 if text.endswith(SENTENCE_ENDS) else 0.6 if _is_title(text) else -0.6


def _as_due(text: str) -> float:
    return 2.0 if looks_like_due(text) else 1.0 if says_nothing(text) else _UNLIKELY / 2


def _is_leader(text: str) -> bool:
    return says_nothing(text) or (looks_like_leaders(text) and not is_units(text))


def _is_title(text: str) -> bool:
    """Tell whether a line reads as a category: short and no sentence, or saying how many rows it has."""
    return is_counted(text) or (
        len(text) <= _LONGEST_WORD and not re.search(r"[，。；,;\d]", text) and not is_units(text)
    )


def _rest(texts: list[str], *, headings: bool) -> float:
    if not headings:
        return -1.0 * len(texts)
    return sum(
        -0.1 if (style_of(text) or gives(text)) else -1.0 if is_heading(text) or is_note(text) else _UNLIKELY
        for text in texts
    )
