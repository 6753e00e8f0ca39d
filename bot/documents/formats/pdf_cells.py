"""The words within one cell of a drawn page to a cell: its lines, and what of them stands in bold."""

from collections.abc import Sequence

from bot.documents.blocks import Cell
from bot.documents.formats.emphasis import emphasised
from bot.documents.formats.typesetting import Pieces, Word, paragraphs, rows


def cell(words: Sequence[Word], left: float, right: float, padding: float = 0.0) -> Cell:
    """Read the words between the edges of a cell, from which they keep off by a `padding`."""
    found = list(paragraphs(rows(words), left, right, gap=" ", padding=padding))
    text = "\n".join(map(text_of, found))
    return Cell(text, emphasised(piece for pieces in found for piece in [*pieces, ("\n", False)]))


def text_of(pieces: Pieces) -> str:
    """Return what pieces of text say."""
    return "".join(text for text, _ in pieces)
