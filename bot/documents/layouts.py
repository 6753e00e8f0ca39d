"""In which layout an annex is written: tables, lines with cells, one cell a line, labels; the first that fits."""

from typing import Final

from bot.documents.annexes import Annex
from bot.documents.blocks import Grid
from bot.documents.columns import RawRow
from bot.documents.labels import labelled, paragraphs
from bot.documents.lines import aligned, boxes, cell_lines, cells, row_lines, spaced_lines, unheaded, unnumbered_cells
from bot.documents.tables import tables

_WAYS: Final = (
    boxes.grids,
    aligned.grids,
    row_lines.grids,
    cell_lines.grids,
    spaced_lines.grids,
)
"""How a table may stand in lines of text."""
_MORE: Final = 2
"""A text that is read as a whole has so many times fewer rows than a table that it is taken for, if it is one."""


def raw_rows(annex: Annex, *, loose: bool) -> tuple[Annex, list[RawRow]]:
    """Read the rows of one annex, and give it as it was read: of running text the lines that a page cut are joined.

    Rows of which most name nobody are no tasks but a form to be filled in, unless `loose`.
    """
    found = _in_a_table(annex, loose=loose)
    if not found:
        annex, found = _without_a_table(annex, loose=loose)
    named = sum(bool(row.units or row.leaders or row.owner) for row in found)
    return annex, found if loose or named * 2 >= len(found) else []


def has_table(annex: Annex) -> bool:
    """Tell whether the rows of an annex stand in a table with a header, and not in running text, as demands do."""
    return bool(_in_a_table(annex, loose=False))


def _in_a_table(annex: Annex, *, loose: bool) -> list[RawRow]:
    if any(isinstance(block, Grid) for block in annex.blocks):
        found = tables.rows(annex.blocks, loose=loose)
        if found:
            return found
    lines = annex.lines
    blocks = unnumbered_cells.grids(lines)
    if not blocks and cells.is_written_so(lines):
        return list(cells.rows(lines))
    blocks = blocks or next((grids for way in _WAYS if (grids := way(lines))), None)
    return tables.rows(blocks) if blocks else []


def _without_a_table(annex: Annex, *, loose: bool) -> tuple[Annex, list[RawRow]]:
    """Read running text, or a table that lost its header if that tells more: the marks of pages count up like rows."""
    text = Annex(annex.name, paragraphs.whole(annex.lines))
    found = labelled.rows(text.lines)
    guessed = _without_a_header(annex)
    if len(guessed) > len(found) * (_MORE if _is_whole(found) else 1):
        return annex, guessed
    return text, found or labelled.rows(text.lines, loose=loose)


def _is_whole(rows: list[RawRow]) -> bool:
    """Tell whether rows count from 1 to the last, and each says what to do and who does it, without a doubt."""
    told = [row.no for row in rows if row.content and row.units and not row.cut]
    return bool(rows) and told == list(range(1, len(rows) + 1))


def _without_a_header(annex: Annex) -> list[RawRow]:
    """Read tables whose header was left behind: the cells tell what the columns are."""
    blocks = unheaded.with_headers(annex.blocks)
    guessed = blocks if blocks != annex.blocks else unheaded.grids(annex.lines)
    return unheaded.told(tables.rows(guessed)) if guessed else []
