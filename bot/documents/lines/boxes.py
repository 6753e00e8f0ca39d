"""Tables drawn with lines (┌─┬┐ │ ├─┼┤), as law sites print them: rows end at rules, lines go on cell by cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.documents.blocks import BARS, Block, Cell, Grid, Line
from bot.documents.numbering import number

_DRAWN: Final = "─━┄┈"
_CROSSINGS: Final = "┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛┠┨┯┷┿"
_RULE: Final = re.compile(rf"\s*[{_CROSSINGS}][{_DRAWN}{_CROSSINGS}]*\s*")
_PARTS: Final = re.compile(f"[{BARS}{_CROSSINGS}]")
_FEWEST_BANDS: Final = 3
"""A header and two rows: where less is told apart, rules do not end every row, and nothing numbers them."""


@dataclass(slots=True)
class _Band:
    """What stands between two rules: for each column its cells, each with the row of the band in which it begins."""

    line: int
    columns: list[list[tuple[int, list[str]]]]
    rows: int = 1

    def add(self, parts: Sequence[str]) -> None:
        """Take a line of it. A column with a piece of rule in it begins a new cell; the others are merged over it."""
        ruled = [bool(part) and not part.strip(_DRAWN) for part in parts]
        self.rows += any(ruled)
        for column, part, is_ruled in zip(self.columns, parts, ruled, strict=True):
            if is_ruled:
                column.append((self.rows - 1, []))
            elif part:
                column[-1][1].append(part)

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """Give its rows."""
        for row in range(self.rows):
            found = [next(each for each in reversed(column) if each[0] <= row) for column in self.columns]
            yield tuple(Cell("\n".join(texts), covered=begin < row) for begin, texts in found)


@dataclass(slots=True)
class _Drawn:
    """The bands of one width that follow one another."""

    bands: list[_Band] = field(default_factory=list)

    @property
    def width(self) -> int:
        return len(self.bands[0].columns)

    def counts_on(self, parts: Sequence[str]) -> bool:
        """Tell whether a line bears the number behind that of the last band: where no rule is drawn, a row begins."""
        if not self.bands:
            return False
        for column, part in zip(self.bands[-1].columns, parts, strict=True):
            own, before = number(part), number("".join(column[-1][1]))
            if own and before and own == before + 1:
                return True
        return False

    def grid(self) -> Grid:
        rows = [(band.line, cells) for band in self.bands for cells in band.cells()]
        return Grid("the drawn table", tuple(cells for _, cells in rows), tuple(line for line, _ in rows))


def grids(lines: Sequence[Line]) -> tuple[Block, ...] | None:
    """Return the lines with every drawn table as a grid; None if rows are told neither by rules nor by numbers."""
    blocks: list[Block] = []
    table = _Drawn()
    ruled = True
    for line in lines:
        parts = _parts(line.text)
        if _RULE.fullmatch(line.text) and len(line.text.strip()) > 1:
            ruled = True
        elif len(parts) > 1:
            if table.bands and len(parts) != table.width:
                blocks += [table.grid()]
                table = _Drawn()
                ruled = True
            if ruled or table.counts_on(parts):
                table.bands.append(_Band(line.number, [[(0, [])] for _ in parts]))
            table.bands[-1].add(parts)
            ruled = False
        elif line.text.strip():
            blocks += [table.grid()] if table.bands else []
            table, ruled = _Drawn(), True
            blocks.append(line)
    blocks += [table.grid()] if table.bands else []
    return tuple(blocks) if _is_ruled(lines, blocks) else None


def _parts(text: str) -> list[str]:
    """Return the cells of a line, without blanks; one if it is not drawn from edge to edge."""
    text = text.strip()
    if len(text) < _FEWEST_BANDS or not (_PARTS.match(text[0]) and _PARTS.match(text[-1])):
        return [text]
    return [part.strip() for part in _PARTS.split(text)[1:-1]]


def _is_ruled(lines: Sequence[Line], blocks: Sequence[Block]) -> bool:
    rules = sum(bool(_RULE.fullmatch(line.text)) for line in lines)
    rows = sum(len(block.rows) for block in blocks if isinstance(block, Grid))
    return bool(rules) and rows >= _FEWEST_BANDS
