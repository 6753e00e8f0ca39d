"""A line of a printed table, parted into its columns, and the lines of one row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.columns import Column
from bot.documents.labels.sections import is_counted
from bot.documents.numbering import number
from bot.documents.tables.headers import Header

_MOSTLY: Final = 0.8


@dataclass(frozen=True, slots=True)
class Printed:
    """A line below a header: its page, what stands in each column, and its words if it is a heading between rows.

    `over`: a text ran over the end of its column, and where it was parted is a guess.
    """

    line: int
    page: int
    cells: tuple[str, ...]
    after_blank: bool = False
    heading: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """The lines of a row. `sure`: no other way to part the lines is nearly as good."""

    lines: tuple[Printed, ...]
    sure: bool = True

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.lines[0].line

    def pieces(self, place: int) -> list[str]:
        """Return the lines of a cell."""
        return [line.cells[place] for line in self.lines if line.cells[place]]


def numbered(body: Sequence[Printed], header: Header) -> int:
    """Return how many lines bear a number."""
    place = header.places(Column.NUMBER)[0]
    return sum(number(line.cells[place]) is not None for line in body)


def main_of(body: Sequence[Printed], header: Header) -> int:
    """Return the place of the content: of several columns that say what to do the one with the most words."""
    return max(header.places(Column.CONTENT), key=lambda at: sum(len(line.cells[at]) for line in body))


def merged(body: Sequence[Printed], header: Header) -> list[int]:
    """Return the places of the columns whose cells stand over several rows: categories, and leaders and units of few.

    Of several columns of units only the first may be merged: whoever assists is often nobody.
    """
    main = main_of(body, header)
    found = [*header.places(Column.SECTION), *header.places(Column.OWNER)]
    found += [place for place in header.places(Column.CONTENT) if place < main]
    few = [*header.places(Column.LEADERS), *header.places(Column.UNITS)[:1]]
    rows = numbered(body, header)
    return found + [place for place in few if sum(bool(line.cells[place]) for line in body) < _MOSTLY * rows]


def stretches(body: Sequence[Printed], place: int) -> list[list[int]]:
    """Return the lines of each text of a column: they follow one another, but for a line that stands beside them."""
    found: list[list[int]] = []
    for at, line in enumerate(body):
        if not line.cells[place] or line.heading:
            continue
        last = found[-1] if found else []
        near = last and at - last[-1] <= 2 and body[last[-1]].page == line.page  # noqa: PLR2004 -- every other line
        whole = last and (is_counted(body[last[-1]].cells[place]) or _is_parted(body[last[-1] + 1 : at + 1]))
        if near and not whole:
            last.append(at)
        else:
            found.append([at])
    return found


def _is_parted(lines: Sequence[Printed]) -> bool:
    return any(line.after_blank for line in lines)
