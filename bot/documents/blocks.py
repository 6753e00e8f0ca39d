"""What every document becomes before anybody looks for tasks in it: lines and grids, in the order of the page."""

from dataclasses import dataclass
from typing import Final, TypeAlias


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph: its number, counted from 1, and its text without blanks at the end.

    `bold` are the pieces of the text that stand in bold, where the format knows.
    """

    number: int
    text: str
    bold: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it, not even an empty cell."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Cell:
    r"""One cell of a grid; its paragraphs are separated by ``\n``.

    `covered`: the cell lies under a merged one, whose text and bold it repeats.
    """

    text: str = ""
    bold: tuple[str, ...] = ()
    covered: bool = False


BARS: Final = "|｜│┃"
"""What parts the cells of a table in lines of text, one line a row."""
IN_TEXT: Final = "the text"
"""The `where` of tables that stood in lines of text."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as the format gives it: rows of equally many cells. `where` names it to a person: ``Sheet1``, ``page 3``.

    `numbers` are the numbers of its rows in that place, counted from 1, one for each row.
    """

    where: str
    rows: tuple[tuple[Cell, ...], ...]
    numbers: tuple[int, ...]


Block: TypeAlias = Line | Grid
