"""A row of a table: as its cells stand there, while it is being read, and what it is once all of them are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from bot.documents.blocks import IN_TEXT, Cell, Grid
from bot.documents.damage import STOPS, content_of, leaders_of, units_of, unsure_lines
from bot.documents.due_words import as_a_day
from bot.documents.labels.answers import who_and_when
from bot.documents.labels.labels import behind_labels
from bot.documents.people import without_persons
from bot.documents.tables.layout import Layout
from bot.rules.blanks import says_nothing

_LOST: Final = frozenset({IN_TEXT, "the table"})
"""Where the grids that lines and CSV become say that they stand: nothing in them tells a merged cell."""
_TICKS: Final = frozenset("√✓✔☑●○★▲")
_WIDE: Final = 2
_STOPS_BEGIN: Final = tuple("，。；、）》”,;)")


class Merges(Enum):
    """What a table tells of merged cells: they are marked, none is marked, or (text, CSV) it cannot mark any."""

    MARKED = 1
    NONE = 2
    LOST = 3


def merges_of(grid: Grid) -> Merges:
    """Return what a table tells of its merged cells."""
    if grid.where in _LOST:
        return Merges.LOST
    return Merges.MARKED if any(cell.covered for row in grid.rows for cell in row) else Merges.NONE


@dataclass(frozen=True, slots=True)
class Seen:
    """A row of cells with the one above it."""

    cells: Sequence[Cell]
    above: Sequence[Cell]
    line: int
    merges: Merges

    def text(self, place: int) -> str:
        """Return the text of a cell; empty where there is none."""
        return self.cells[place].text.strip() if 0 <= place < len(self.cells) else ""

    def own(self, place: int) -> bool:
        """Tell whether a cell is not merged with the one above."""
        if place >= len(self.cells):
            return False
        cell = self.cells[place]
        return not (cell.covered and place < len(self.above) and self.above[place].text == cell.text)

    def alone(self) -> int | None:
        """Return the place of the only text in the row; None if there are several, or if it is merged from above."""
        places = [place for place, cell in enumerate(self.cells) if cell.text.strip()]
        texts = {self.text(place) for place in places}
        return places[0] if len(texts) == 1 and any(self.own(place) for place in places) else None

    def is_wide(self) -> bool:
        """Tell whether the only text is merged over several columns."""
        return sum(bool(cell.text) for cell in self.cells) >= _WIDE


@dataclass(slots=True)
class OpenRow:
    """A row to which further lines of cells may be added; the texts stand under their place, line by line.

    `under` counts the headings so far: rows with the same stand under the same one. `shares` is as in `RawRow`.
    """

    layout: Layout
    line: int
    no: int
    sections: tuple[str, ...]
    leaders_over: str
    units_over: str
    owner: str
    at_seam: bool
    merges: Merges
    under: int
    shares: bool = False
    texts: dict[int, list[str]] = field(default_factory=dict)
    bold: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)
    alone: frozenset[str] = frozenset()
    """Names that have a cell for themselves in a row of the annex."""

    def add(self, cells: Sequence[Cell], *, own: Callable[[int], bool]) -> None:
        """Add a line of cells; those that are merged with the line before say nothing new."""
        unit_places = {place for place, _ in self.layout.units}
        for place, cell in enumerate(cells):
            text = cell.text.strip()
            if says_nothing(text) or not own(place):
                continue
            self.texts.setdefault(place, []).append(text)
            if place in unit_places and cell.bold and "".join(cell.bold) != text:
                self.bold += cell.bold

    def first(self, place: int) -> str:
        """Return the first text at a place."""
        return next(iter(self.texts.get(place, ())), "")

    def content(self) -> str:
        """Return what is to be done."""
        return content_of(self.texts.get(self.layout.content, ()))

    def leaders(self) -> str:
        """Return the leaders of all their columns, a line each."""
        found = (text for place in self.layout.leaders for text in self.texts.get(place, ()))
        return leaders_of(dict.fromkeys(found)) or self.leaders_over

    def units(self) -> str:
        """Return the units; of several columns, or of one whose name is a role, behind their labels."""
        found: dict[str, str] = {}
        for place, label in self.layout.units:
            text, _ = self._who_and_when(place)
            if text and text not in found.values():
                found[label] = f"{found[label]}、{text}" if label in found else text
        return behind_labels(found, several=len(self.layout.units) > 1)

    def _who_and_when(self, place: int) -> tuple[str, str]:
        """Part the units of a column and a deadline beside them; an open list stays open, for more may follow it."""
        text = units_of(self._unit_texts(place), self.alone)
        who, when = who_and_when(text)
        return (who, when) if when else (text, "")

    def _unit_texts(self, place: int) -> list[str]:
        texts = self.texts.get(place, [])
        return [without_persons(text) for text in texts] if place in self.layout.with_persons else texts

    def unit_cells(self) -> Iterator[str]:
        """Give what stands in its cells of units, each by itself."""
        return (text for place, _ in self.layout.units for text in self._unit_texts(place))

    def due(self) -> str:
        """Return the deadline in its own words; of several columns behind their labels; or the one beside the units.

        Milestones (一季度 … 四季度) are steps and no deadline, but the last one that is only ticked is one.
        """
        ticked = [label for place, label in self.layout.milestones if self.first(place) in _TICKS]
        if ticked:
            return ticked[-1]
        found = {
            label: as_a_day(content_of(self.texts[place])) for place, label in self.layout.due if place in self.texts
        }
        if not found:
            beside = (self._who_and_when(place)[1] for place, _ in self.layout.units)
            return "；".join(dict.fromkeys(filter(None, beside)))
        if len(self.layout.due) == 1:
            return next(iter(found.values()))
        return "；".join(f"{label}：{text}" for label, text in found.items())

    def left_over(self) -> tuple[str, ...]:
        """Return what stands in columns over which nothing stands, or below the row and is none."""
        unsure = unsure_lines(self.unit_cells(), self.alone)
        over = (text for place in self.layout.untitled for text in self.texts.get(place, ()))
        return (*self.over, *unsure, *over)

    def misses_more(self, text: str) -> bool:
        """Tell whether the content cannot end where it does, and `text` goes on with it."""
        content = self.content()
        return not content or content.endswith(("、", "，", ",", "：", "（")) or text.startswith(_STOPS_BEGIN)

    def ends_in_a_stop(self) -> bool:
        """Tell whether the content ends as a sentence does."""
        return self.content().endswith(STOPS)

    def says_something(self) -> bool:
        """Tell whether more than a number stands in the row."""
        return bool(self.content() or self.units() or any(self.texts.get(place) for place in self.layout.leaders))
