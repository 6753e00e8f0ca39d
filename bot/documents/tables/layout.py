"""Which column of a table holds what, once its header and the cells below it are both looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.documents.columns import Column, label_of_units, names_persons_too
from bot.documents.numbering import number
from bot.documents.tables.cell_kinds import CellKind, column_kind, is_repeated
from bot.documents.tables.guessed_columns import by_cells, own_texts, with_content
from bot.documents.tables.headers import Cells, Header

_MOSTLY: Final = 0.6
_AIMS: Final = 2
"""The rank of aims and figures (目标值, 量化指标), which only repeat what stands in the text."""
_NO_TEXTS: Final = frozenset({CellKind.NUMBER, CellKind.UNITS, CellKind.PERSONS, CellKind.DUE})
_LOOKED_AT: Final = 200
"""So many rows tell what a column holds."""
_OFFICES: Final = ("处室", "科室", "股室")


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of the columns in a row; -1 where there is none.

    The words with `units` stand before units that come in several columns; some hold them `with_persons`. Over what is
    `untitled` stands nothing.
    What is `unread` has a heading that means nothing known, or says what to do in other words than the content; what is
    `asked` was told by its cells alone, or may name somebody or be the content, and stays out: a doubt of every row.
    """

    width: int
    number: int
    content: int
    sections: tuple[int, ...]
    owner: int
    leaders: tuple[int, ...]
    units: tuple[tuple[int, str], ...]
    with_persons: tuple[int, ...]
    due: tuple[tuple[int, str], ...]
    milestones: tuple[tuple[int, str], ...]
    untitled: tuple[int, ...]
    unread: tuple[tuple[int, str], ...]
    asked: tuple[tuple[int, str], ...]


def layout_of(header: Header, rows: Sequence[Cells]) -> Layout:
    """Decide the places. `rows` are those below the header.

    Of several columns that say what to do, the content is the most specific one (the rank of its heading), unless its
    words are far shorter than those of another (a bare figure), or stand over several rows of another. Broader ones
    to its left are sections; what stands to its right stays out. Cells tell what headings leave open.
    """
    rows = [row for row in rows[:_LOOKED_AT] if len(row) == len(header.columns) and sum(bool(c.text) for c in row) > 1]
    titles = header.columns
    guessed = by_cells(_with_number(header, rows), rows)
    guessed = with_content(guessed, rows, lambda place: _merged(rows, place) or is_repeated(own_texts(rows, place)))
    header = guessed.header
    content = _content(header, rows)
    broader = [place for place in header.places(Column.CONTENT) if place < content]
    sections = (*header.places(Column.SECTION), *broader)
    units = _units(header)
    due = header.places(Column.DUE)
    milestones = header.places(Column.MILESTONES) if not due else ()
    owner = header.places(Column.OWNER)
    unread = _unread(header, content)
    return Layout(
        width=len(header.columns),
        number=next(iter(header.places(Column.NUMBER)), -1),
        content=content,
        sections=tuple(sorted({*sections, *owner[:1]})),
        owner=next(iter(owner), -1),
        leaders=header.places(Column.LEADERS),
        units=tuple(units),
        with_persons=tuple(place for place, _ in units if names_persons_too(titles[place].label)),
        due=tuple((place, header.columns[place].label) for place in due),
        milestones=tuple((place, header.columns[place].label) for place in milestones),
        untitled=tuple(place for place in header.places(Column.OTHER) if not header.columns[place].label),
        unread=unread,
        asked=tuple((place, titles[place].label) for place in (*guessed.asked, *_sentences(unread, rows, content))),
    )


def _units(header: Header) -> list[tuple[int, str]]:
    """Return the columns of units; an office within a unit (责任股室) answers only where no column names units."""
    units = [(place, header.columns[place].label) for place in header.places(Column.UNITS)]
    units = [each for each in units if not each[1].endswith(_OFFICES)] or units
    return [(place, label_of_units(label)) for place, label in units]


def _unread(header: Header, content: int) -> tuple[tuple[int, str], ...]:
    return tuple(
        (place, heading.label)
        for place, heading in enumerate(header.columns)
        if heading.is_unknown or (heading.column is Column.CONTENT and heading.rank != _AIMS and place > content)
    )


def _sentences(unread: Sequence[tuple[int, str]], rows: Sequence[Cells], content: int) -> list[int]:
    """Return the columns of sentences that stay out though the content has only a few words: perhaps they are it."""
    if column_kind(own_texts(rows, content)) is not CellKind.CATEGORY:
        return []
    return [place for place, _ in unread if column_kind(own_texts(rows, place)) is CellKind.SENTENCE]


def _with_number(header: Header, rows: Sequence[Cells]) -> Header:
    """Find a column of numbers without a heading: in 市中政办发〔2020〕1号 it is merged with the content's."""
    if header.places(Column.NUMBER):
        return header
    contents = header.places(Column.CONTENT)
    for place, heading in enumerate(header.columns):
        spare = (heading.column is Column.OTHER and not heading.label) or (place in contents[:-1])
        texts = [row[place].text for row in rows if row[place].text and not row[place].covered]
        if spare and texts and sum(number(text) is not None for text in texts) >= _MOSTLY * len(texts):
            columns = list(header.columns)
            columns[place] = replace(heading, column=Column.NUMBER)
            return replace(header, columns=tuple(columns))
    return header


def _content(header: Header, rows: Sequence[Cells]) -> int:
    places = header.places(Column.CONTENT)
    said = [place for place in places if column_kind(own_texts(rows, place)) not in _NO_TEXTS] or list(places)
    own = [place for place in said if not _merged(rows, place)] or said
    own = [place for place in own if not is_repeated(own_texts(rows, place))] or own
    longest = max(_length(rows, place) for place in own)
    spoken = [place for place in own if _length(rows, place) * 2 >= longest]
    rank = {place: header.columns[place].rank for place in spoken}
    return max(spoken, key=lambda place: (rank[place], place if rank[place] >= 0 else _length(rows, place)))


def _merged(rows: Sequence[Cells], place: int) -> bool:
    """Tell whether cells of a column are merged over several rows, or lie blank where others of their row do not."""
    return sum(row[place].covered or not row[place].text for row in rows) * 4 > len(rows)


def _length(rows: Sequence[Cells], place: int) -> float:
    texts = [row[place].text for row in rows if row[place].text]
    return sum(map(len, texts)) / max(1, len(texts))
