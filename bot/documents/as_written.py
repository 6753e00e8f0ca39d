"""Documents in traditional characters: read as if they were simplified, and told as they are written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.documents.blocks import Block, Grid, Line
from bot.rules.terms import Doubt, Row
from bot.rules.traditional import simplified


class AsWritten:
    """The words of a document as they are written, found by what was read of them.

    A passage is looked up as a whole; what was put together of several takes each character as it mostly stands.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._written = "".join("".join(text.split()) for block in blocks for text in _texts(block))
        self._read = simplified(self._written)
        signs = Counter(zip(self._read, self._written, strict=True))
        self._mostly = dict(sorted(signs, key=signs.__getitem__))
        self._told: dict[str, str] = {}

    def __bool__(self) -> bool:
        """Whether anything is written otherwise than it is read."""
        return self._read != self._written

    def row(self, row: Row) -> Row:
        """Return a row in the characters of the document."""
        return replace(
            row,
            sections=tuple(map(self.text, row.sections)),
            content=self.text(row.content),
            leaders=tuple(map(self.text, row.leaders)),
            unit_text=self.text(row.unit_text),
            units=tuple(replace(unit, name=self.text(unit.name)) for unit in row.units),
            due_text=self.text(row.due_text),
            stem=self.text(row.stem),
            doubts=tuple(Doubt(doubt.kind, self.text(doubt.subject)) for doubt in row.doubts),
        )

    def text(self, text: str) -> str:
        """Return a text that was read as it is written."""
        if text not in self._told:
            self._told[text] = self._find(text)
        return self._told[text]

    def _find(self, text: str) -> str:
        bare = "".join(text.split())
        if bare in self._written:
            return text
        at = self._read.find(bare)
        signs = iter(self._written[at : at + len(bare)] if at >= 0 else [self._mostly.get(sign, sign) for sign in bare])
        return "".join(sign if sign.isspace() else next(signs) for sign in text)


def in_simplified(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the words of the trade in simplified characters, each text as long as it was."""
    return tuple(_line(block) if isinstance(block, Line) else _grid(block) for block in blocks)


def _line(line: Line) -> Line:
    return replace(line, text=simplified(line.text), bold=tuple(map(simplified, line.bold)))


def _grid(grid: Grid) -> Grid:
    cells = (
        tuple(replace(cell, text=simplified(cell.text), bold=tuple(map(simplified, cell.bold))) for cell in row)
        for row in grid.rows
    )
    return replace(grid, rows=tuple(cells))


def _texts(block: Block) -> list[str]:
    return [block.text] if isinstance(block, Line) else [cell.text for row in block.rows for cell in row]
