"""Rows of a table closed; cells that a merged cell left blank are filled from the row above, if they may be."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.documents.columns import NO_CONTENT, NO_LEADERS, NO_UNITS, RawRow
from bot.documents.labels.lead_headings import beside
from bot.documents.tables.cell_kinds import is_repeated
from bot.documents.tables.table_rows import Merges, OpenRow

_SELDOM: Final = 10
"""Cells that are blank in less than one row of so many were left blank; in more, merged cells lost their lines."""

_WORDY: Final = 6
"""So many characters a row are words, and no figure or mark."""


def filled(rows: Sequence[OpenRow]) -> list[RawRow]:
    """Close the rows of one annex.

    In text, and in a sheet saved as CSV, nothing tells a merged cell: where a column of leaders or units is often
    blank, a blank cell repeats the one above. So it does in a table without any merged cell, and at the top of a page
    in one that has them; but there it is a doubt, and for units everywhere: whoever answers by mistake is asked in
    vain. A cell that is seldom blank was left so: that is a doubt, too.
    """
    repeated = _in_front(rows)
    alone = frozenset(text for row in rows for text in row.unit_cells())
    raw = [_closed(replace(row, alone=alone)) for row in rows]
    leaders = _filled(rows, [row.leaders for row in raw])
    units = _filled(rows, [row.units for row in raw])
    closed: list[RawRow] = []
    broad = len(raw) > 1 and is_repeated([each.content for each in raw])
    for at, (row, each, (who, asked), (unit, unsure)) in enumerate(zip(rows, raw, leaders, units, strict=True)):
        cut = list(each.cut)
        cut += [NO_LEADERS] if asked and not who and row.layout.leaders else []
        cut += [NO_UNITS] if not unit and row.layout.units else []
        cut += ["leaders as above"] if asked and who else []
        cut += ["units as above"] if unit and (unsure or unit != each.units) and not _is_merged(row) else []
        cut += ["units as above"] if at in repeated else []
        cut += [] if closed else _unread(rows)
        cut += _asked(row)
        cut += ["stands over several rows"] if broad or _is_as_above(each, closed) else []
        closed.append(replace(each, leaders=who, units=unit, cut=tuple(cut)))
    return closed


def _in_front(rows: Sequence[OpenRow]) -> set[int]:
    """Fill what a column of units or leaders in front of the numbers leaves blank: it stands over rows as a category.

    Gives the places of the rows of which nothing proves it: no merged cells are marked, or few cells are blank.
    """
    unsure: set[int] = set()
    said = Counter(place for row in rows for place in row.texts)
    for at, (above, row) in enumerate(pairwise(rows), start=1):
        layout = row.layout
        places = [place for place in (*layout.leaders, *(place for place, _ in layout.units)) if place < layout.number]
        blank = [place for place in places if place in above.texts and place not in row.texts]
        if layout != above.layout or row.under != above.under or (row.merges is Merges.MARKED and not row.at_seam):
            continue
        row.texts.update({place: above.texts[place] for place in blank})
        seldom = any((len(rows) - said[place]) * _SELDOM <= len(rows) for place in blank)
        if blank and (row.merges is Merges.NONE or (seldom and row.merges is Merges.LOST)):
            unsure.add(at)
    return unsure


def _is_merged(row: OpenRow) -> bool:
    """Tell whether a row of text goes on with the category above it: what lies blank beside it was merged with it."""
    categories = any(row.texts.get(place) for place in row.layout.sections)
    return row.merges is Merges.LOST and bool(row.layout.sections and row.sections) and not categories


def _is_as_above(row: RawRow, closed: Sequence[RawRow]) -> bool:
    """Tell whether another row says what the one above says: it was a heading over both."""
    above = closed[-1] if closed and row.content == closed[-1].content else None
    return bool(above and row.content and (row.no, row.units) != (above.no, above.units))


def _unread(rows: Sequence[OpenRow]) -> list[str]:
    """Return the headings of columns full of words that became no part of any row: told once, with the first row."""
    lengths: dict[str, int] = {}
    for row in rows:
        for place, label in row.layout.unread:
            lengths[label] = lengths.get(label, 0) + len(row.first(place))
    return [f"column {label} is not read" for label, length in lengths.items() if length >= _WORDY * len(rows)]


def _asked(row: OpenRow) -> list[str]:
    """Return the headings that the cells of a row had to explain, or could not."""
    unread = dict(row.layout.unread)
    asked = [(place, label) for place, label in row.layout.asked if row.first(place)]
    return [f"column {label} is {'not read' if place in unread else 'guessed'}" for place, label in asked]


def _filled(rows: Sequence[OpenRow], texts: Sequence[str]) -> list[tuple[str, bool]]:
    """Return for each row what stands in one of its cells, or is repeated there, and whether that is a doubt."""
    often = sum(not text for text in texts) * _SELDOM > len(texts)
    found: list[tuple[str, bool]] = []
    for at, (row, text) in enumerate(zip(rows, texts, strict=True)):
        above = found[-1][0] if at and rows[at - 1].under == row.under else ""
        part = not row.no and row.layout.number >= 0
        repeats = not text and above and (often or part) and (row.merges is not Merges.MARKED or row.at_seam)
        if repeats:
            found.append((above, row.merges is not Merges.LOST))
        else:
            found.append((text, not text and not often))
    return found


def _closed(row: OpenRow) -> RawRow:
    content = row.content()
    return RawRow(
        no=row.no,
        line=row.line,
        content=content,
        leaders=row.leaders(),
        units=beside(row.units_over, row.units()),
        due=row.due(),
        sections=tuple(each for each in row.sections if each != content),
        cut=(*(() if content else (NO_CONTENT,)), *row.left_over()),
        bold=tuple(dict.fromkeys(row.bold)),
        owner=row.owner,
        shares=row.shares,
    )
