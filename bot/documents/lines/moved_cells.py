"""Rows of text whose cells stand too far to the left, because merged cells in front of them left no blank cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.columns import Column
from bot.documents.due_words import looks_like_due
from bot.documents.lines.dealing import SPARE, as_dealt, dealt, fits_alone
from bot.documents.numbering import DOTS, number
from bot.documents.people import looks_like_leaders
from bot.documents.tables.headers import Header
from bot.documents.unit_words import names_units

_NUMBERED: Final = re.compile(rf"\s*\d{{1,3}}\s*[{DOTS}]\s*(?!\d)")
_FITS, _STRANGE = 2, -3


@dataclass(frozen=True, slots=True)
class Placed:
    """The cells of a row where they belong. `doubt` says what was done to them, if nothing proves it."""

    cells: list[str]
    doubt: str = ""


def placed(cells: Sequence[str], header: Header) -> Placed:
    """Move the cells of a row to the right, as far as blank cells at its end allow, if they fit their headings there.

    A number at its place, or in front of what is to be done, proves it; that the rest fits is no more than likely.
    """
    spread = filled_from_the_right(cells, header)
    if spread:
        return Placed(spread)
    width = len(header.columns)
    whole = [*cells, *[""] * (width - len(cells))]
    blank = next((at for at, text in enumerate(reversed(whole)) if text), width)
    if not cells or not cells[0] or not 0 < blank < width - 1 or len(whole) > width:
        return Placed(list(cells))
    ways = [[""] * by + whole[: width - by] for by in range(blank + 1)]
    weights = [_weight(way, header) for way in ways]
    by = max(range(blank + 1), key=lambda at: (weights[at], -at))
    if not by or not _names_somebody(ways[by], header):
        return Placed(list(cells))
    return Placed(ways[by], "" if _is_numbered(ways[by], header) else f"moved by {by}: {cells[0][:12]}")


def filled_from_the_right(cells: Sequence[str], header: Header) -> list[str]:
    """Return a numbered row with blank cells where merged categories left none; [] unless that explains all of it.

    It does where every cell fits its column, up to the last one, and only categories are missing.
    """
    place = next(iter(header.places(Column.NUMBER)), -1)
    texts = list(cells)
    while texts and not texts[-1]:
        texts.pop()
    at = next((at for at, text in enumerate(texts[: place + 1]) if number(text) is not None), -1)
    if not 0 <= at < len(texts) < len(header.columns) or not all(texts):
        return []
    columns = as_dealt(header.columns)[place + 1 :]
    behind, _ = dealt(texts[at + 1 :], columns, headings=False)
    explained = all(
        fits_alone(text, column) if text else column in SPARE for text, column in zip(behind, columns, strict=True)
    )
    if not explained or [text for text in behind if text] != texts[at + 1 :] or not behind[-1]:
        return []
    return [*[""] * (place - at), *texts[: at + 1], *behind]


def _weight(cells: Sequence[str], header: Header) -> int:
    total = 0
    for text, heading in zip(cells, header.columns, strict=True):
        fitting = fits(text, heading.column) if text else None
        total += 0 if fitting is None else _FITS if fitting else _STRANGE
    return total


def fits(text: str, column: Column) -> bool | None:
    """Tell whether a text can stand in a column; None if anything can."""
    if column is Column.NUMBER:
        return number(text) is not None
    if column is Column.UNITS:
        return names_units(text)
    if column is Column.LEADERS:
        return looks_like_leaders(text) and not names_units(text)
    if column is Column.DUE:
        return looks_like_due(text)
    return False if column is Column.CONTENT and names_units(text) else None


def _names_somebody(cells: Sequence[str], header: Header) -> bool:
    return any(names_units(cells[place]) for place in header.places(Column.UNITS))


def _is_numbered(cells: Sequence[str], header: Header) -> bool:
    numbers = [cells[place] for place in header.places(Column.NUMBER)]
    contents = [cells[place] for place in header.places(Column.CONTENT)]
    return any(number(text) for text in numbers if text) or any(_NUMBERED.match(text) for text in contents)
