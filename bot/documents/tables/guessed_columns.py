"""Columns whose heading says nothing, or something else than their cells: what stands in them tells what they are."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.documents.columns import Column, Heading
from bot.documents.tables.cell_kinds import CellKind, column_kind, is_repeated, kind_of
from bot.documents.tables.headers import Cells, Header

_WHO: Final = re.compile(r"单位|部门|[科处股]室|机构")
_HELPS: Final = re.compile(r"配合|协|会办|参与|支持")
_WHEN: Final = re.compile(r"进度|节点|目标|计划|安排|阶段|完成|时|期")
"""A heading with one of these over nothing but deadlines says that they are the tasks' own: 2026年目标进度."""
_LEAD, _SUPPORT = "牵头单位", "配合单位"
_ENOUGH: Final = 3
"""So many cells may contradict a heading that says what they are."""
_COLUMNS: Final = {
    CellKind.UNITS: Column.UNITS,
    CellKind.PERSONS: Column.LEADERS,
    CellKind.DUE: Column.DUE,
}
_DENIABLE: Final = {Column.LEADERS: CellKind.UNITS, Column.UNITS: CellKind.PERSONS}
_NAMES: Final = frozenset({CellKind.UNITS, CellKind.PERSONS})


@dataclass(frozen=True, slots=True)
class Guessed:
    """A header to which the cells gave meanings. Over the places in `asked` nothing proves what the header now says."""

    header: Header
    asked: tuple[int, ...] = ()


def by_cells(header: Header, rows: Sequence[Cells]) -> Guessed:
    """Decide the columns of which the words of the header tell nothing, or of which all cells deny it.

    Unit names, persons and deadlines take the place of a column that the header lacks. A column of unit names beside
    one that is known supports it, or leads where that one supports, if its heading speaks of units. Categories and
    what stands in front of the number are sections. Unit names and persons are in doubt in each row: wherever they were
    guessed, and where they stay out.
    """
    columns = list(header.columns)
    asked: list[int] = []
    for place, heading in enumerate(header.columns):
        if heading.column not in _DENIABLE and not heading.is_unknown:
            continue
        texts = own_texts(rows, place)
        kind = column_kind(texts)
        if _is_denied(heading, kind, [row[place].text for row in rows]):
            columns[place] = replace(heading, column=_COLUMNS[kind])
            asked.append(place)
        elif heading.is_unknown:
            guess = _guess(columns, place, kind, is_category=is_repeated(texts) and kind is CellKind.CATEGORY)
            columns[place] = guess
            told = guess.column is Column.DUE and _WHEN.search(heading.label)
            asked += [place] if kind in _NAMES or (guess.column is Column.DUE and not told) else []
    return Guessed(replace(header, columns=tuple(columns)), tuple(asked))


def own_texts(rows: Sequence[Cells], place: int) -> list[str]:
    """Return what stands in a column, blank where a cell is merged with the one above."""
    return ["" if row[place].covered else row[place].text for row in rows]


def with_content(guessed: Guessed, rows: Sequence[Cells], stands_over_several: Callable[[int], bool]) -> Guessed:
    """Let a text that differs from row to row be the content, where all that the header calls so stand over several."""
    header = guessed.header
    known = header.places(Column.CONTENT)
    if not known or not all(map(stands_over_several, known)):
        return guessed
    spare = [
        place
        for place in header.places(Column.OTHER)
        if header.columns[place].is_unknown and column_kind(own_texts(rows, place)) is CellKind.SENTENCE
    ]
    if len(spare) != 1:
        return guessed
    columns = list(header.columns)
    columns[spare[0]] = replace(columns[spare[0]], column=Column.CONTENT)
    return replace(guessed, header=replace(header, columns=tuple(columns)))


def _is_denied(heading: Heading, kind: CellKind, texts: Sequence[str]) -> bool:
    """Tell whether all cells under a heading of persons name units, or under one of units persons."""
    wanted = _DENIABLE.get(heading.column)
    kinds = [found for text in texts if (found := kind_of(text)) is not CellKind.NOTHING]
    return kind is wanted and len(kinds) >= _ENOUGH and all(each is wanted for each in kinds)


def _guess(columns: Sequence[Heading], place: int, kind: CellKind, *, is_category: bool) -> Heading:
    heading, there = columns[place], [each.column for each in columns]
    first = next((at for at, column in enumerate(there) if column is Column.CONTENT), len(there))
    if Column.NUMBER in there[place:] or (is_category and place < first):
        return replace(heading, column=Column.SECTION)
    if kind in _COLUMNS and _COLUMNS[kind] not in there:
        return replace(heading, column=_COLUMNS[kind])
    if kind is CellKind.UNITS and _WHO.search(heading.label):
        labels = [each.label for each in columns if each.column is Column.UNITS]
        return replace(heading, column=Column.UNITS, label=_LEAD if all(map(_HELPS.search, labels)) else _SUPPORT)
    return heading
