"""An annex cut where its rows begin: what stands in each stretch, whatever the layout, and which rows begin there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.documents.blocks import BARS, Block, Line
from bot.documents.columns import RawRow
from bot.documents.labels.sections import is_heading

_SIGNS: Final = re.compile(r"[\W_①-⑳]+")
_EDGES: Final = re.compile(rf"[\t{BARS}]")
_BLANKS: Final = re.compile(r"[ \u3000]{2,}")
_CELLS: Final = 3
"""Blanks part cells where there are so many; within fewer they pad a name."""
_LABEL: Final = re.compile(r"([一-鿿]{2,8})\s*[:：]")
_BEGINS: Final = 4
"""So many characters of its content tell where a row begins; it may begin as many places behind its number."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line, or a row of a table: its number, and its cells; one under a merged cell repeats it."""

    number: int
    cells: tuple[str, ...]

    @property
    def words(self) -> str:
        """All that stands there."""
        return bare("".join(self.cells))


@dataclass(frozen=True, slots=True)
class Stretch:
    """The places from the beginning of one row to that of the next; rows that begin in the same line share it."""

    rows: tuple[int, ...]
    places: tuple[Place, ...]

    def words(self) -> str:
        """Return what stands there: column by column, and cell by cell, the last of a place with the first behind."""
        columns: dict[tuple[int, int], list[str]] = {}
        for place in self.places:
            for at, cell in enumerate(place.cells):
                columns.setdefault((len(place.cells), at), []).append(bare(cell))
        lines = "".join("\n".join(map(bare, place.cells)) for place in self.places)
        return "\n".join((*map("".join, columns.values()), lines))

    def filled(self) -> list[int]:
        """Return how many cells each place fills with words that do not stand above them."""
        if not self.places:
            return [0]
        counts = [sum(bool(cell.strip()) for cell in self.places[0].cells)]
        for above, place in pairwise(self.places):
            over = above.cells if len(above.cells) == len(place.cells) else ()
            counts.append(len({cell for cell in place.cells if cell.strip()}.difference(over)))
        return counts

    def labels(self) -> list[str]:
        """Return the labels that stand there: 责任单位 of 责任单位：…."""
        return [label for place in self.places for cell in place.cells for label in _LABEL.findall(cell)]

    def heads(self) -> str:
        """Return the headings at its end, which stand over the next row."""
        found = []
        for place in reversed(self.places):
            texts = {cell.strip() for cell in place.cells if cell.strip()}
            if texts and not (len(texts) == 1 and is_heading(next(iter(texts)))):
                break
            found += [bare(text) for text in texts]
        return "\n".join(found)


def parts_of(text: str) -> list[str]:
    """Cut a text at every sign and blank."""
    return [part for part in _SIGNS.split(text) if part]


def bare(text: str) -> str:
    """Return a text without any sign or blank."""
    return _SIGNS.sub("", text)


def stretches(blocks: Sequence[Block], rows: Sequence[RawRow]) -> Iterator[Stretch]:
    """Cut an annex into stretches. What stands in front of the first row is in none, nor where a page repeats it."""
    places = list(_places(blocks))
    together: dict[int, list[int]] = {}
    for row, begin in enumerate(_begins(places, rows)):
        together.setdefault(begin, []).append(row)
    front = {place.words for place in places[: min(together, default=0)]}
    for begin, end in pairwise([*together, len(places)]):
        own = (place for place in places[begin:end] if place.words and place.words not in front)
        yield Stretch(tuple(together[begin]), tuple(own))


def _places(blocks: Sequence[Block]) -> Iterator[Place]:
    for block in blocks:
        if isinstance(block, Line):
            yield Place(block.number, _cells(block.text))
            continue
        for number, row in zip(block.numbers, block.rows, strict=True):
            yield Place(number, tuple(cell.text for cell in row))


def _cells(text: str) -> tuple[str, ...]:
    """Return the cells of a line; most lines are one."""
    if _EDGES.search(text):
        return tuple(_EDGES.split(text))
    cells = tuple(_BLANKS.split(text))
    return cells if len(cells) >= _CELLS else (text,)


def _begins(places: Sequence[Place], rows: Sequence[RawRow]) -> Iterator[int]:
    """Give the place at which each row begins: the next of its number, there or soon behind which its words stand.

    Tables are numbered from 1 on each page, so a number alone does not tell.
    """
    by_number: dict[int, list[int]] = {}
    for at, place in enumerate(places):
        by_number.setdefault(place.number, []).append(at)
    last = 0
    for row in rows:
        later = [at for at in by_number.get(row.line, ()) if at >= last]
        words = bare(row.content)[:_BEGINS]
        at_once = (at for at in later if words in places[at].words)
        soon = (at for at in later if words in "".join(place.words for place in places[at : at + _BEGINS]))
        last = next((at for found in (at_once, soon, later) for at in found), last)
        yield last
