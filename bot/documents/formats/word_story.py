"""The paragraphs and tables of a Word document, in the order of the page, in cells and text boxes too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.documents.blocks import Cell
from bot.documents.formats.grids import BLANK
from bot.documents.formats.word_names import (
    CELL,
    CELL_DELETED,
    MARK_DELETED,
    PARAGRAPH,
    PASSED_OVER,
    ROW,
    ROW_UNSEEN,
    TABLE,
    Element,
    count_of,
    has,
    is_continued,
)
from bot.documents.formats.word_numbers import Numbers
from bot.documents.formats.word_passages import Passage, Reader
from bot.documents.formats.word_styles import Styles

Rows = list[list[Cell]]
"""Equally many cells need not stand in each row; a merged cell is the same object wherever it covers."""

_MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows."""

    rows: Rows


@dataclass(frozen=True, slots=True)
class Story:
    """Reads one document; its parts must be asked for once and in order, for the lists' numbers are counted."""

    styles: Styles
    numbers: Numbers

    def parts(self, container: Element) -> Iterator[Passage | Table]:
        """Give what stands in a body, a cell or a text box; a table of one column is a frame, and what it frames."""
        for child in container:
            if child.tag == PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == TABLE:
                yield from self._table(child)
            elif child.tag not in PASSED_OVER:
                yield from self.parts(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Passage | Table]:
        style = self.styles.of(paragraph)
        reader = Reader(self.styles, style)
        is_deleted = paragraph.find(MARK_DELETED) is not None
        if is_deleted and not reader.read(paragraph, "").text:
            return
        yield reader.read(paragraph, self.numbers.next(paragraph, style))
        for box in reader.boxes:
            yield from self.parts(box)

    def _table(self, table: Element) -> Iterator[Passage | Table]:
        rows = [row for row in _below(table, ROW) if all(row.find(mark) is None for mark in ROW_UNSEEN)]
        if all(sum(1 for _ in _below(row, CELL)) == 1 for row in rows):
            for row in rows:
                for cell in _below(row, CELL):
                    yield from self.parts(cell)
        else:
            yield Table(self._rows(rows))

    def _rows(self, rows: Sequence[Element]) -> Rows:
        found: Rows = []
        merged: set[int] = set()
        for row in rows:
            found.append(self._row(row, found[-1] if found else [], merged))
        return found

    def _row(self, row: Element, above: Sequence[Cell], merged: set[int]) -> list[Cell]:
        """Read a row; a cell that goes on from above, or from its left (17.4.22, 17.4.85), is the same object.

        `merged` are the columns in which a merged cell is open. One that claims to go on where none is, as WPS leaves
        them behind, is a cell of its own if it says something.
        """
        cells = [BLANK] * count_of(row, "trPr", "gridBefore", 0)
        for element in _below(row, CELL):
            if element.find(CELL_DELETED) is not None:
                continue
            at = len(cells)
            goes_on = is_continued(element, "vMerge") and at < len(above) and above[at] is not BLANK
            if goes_on and at in merged:
                cell = above[at]
            elif is_continued(element, "hMerge") and cells:
                cell = cells[-1]
            else:
                cell = self._cell(element)
                cell = above[at] if goes_on and not cell.text else cell
            (merged.add if has(element, "vMerge") else merged.discard)(at)
            cells += [cell] * min(count_of(element, "tcPr", "gridSpan", 1), _MOST_COLUMNS)
        return cells

    def _cell(self, cell: Element) -> Cell:
        """Read a cell: paragraphs a line each, their tabs blanks; a table within as lines with tabs."""
        passages = [passage for part in self.parts(cell) for passage in _flat(part)]
        text = "\n".join(passage.text for passage in passages).strip()
        return Cell(text, tuple(words for passage in passages for words in passage.bold))


def _flat(part: Passage | Table) -> Iterator[Passage]:
    if isinstance(part, Passage):
        yield replace(part, text=part.text.replace("\t", " "))
        return
    for row in part.rows:
        cells = list({id(cell): cell for cell in row}.values())
        text = "\t".join(cell.text.replace("\n", "") for cell in cells)
        yield Passage(text, tuple(words for cell in cells for words in cell.bold))


def _below(element: Element, tag: str) -> Iterator[Element]:
    """Give the rows of a table or the cells of a row, also those within content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in PASSED_OVER:
            yield from _below(child, tag)
