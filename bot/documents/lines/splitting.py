"""A line parted into the cells of a row: by tabs, by bars, by commas, or by two blanks and more."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import Final

from bot.documents.blocks import BARS

Texts = list[str]
Span = tuple[int, int]
"""From where to where in a line something stands."""

BLANKS: Final = re.compile(r"[ \u00a0]{2,}|\u3000+")
_RULE: Final = re.compile(r"[\s|｜:+=\-—─┼├┤┌┐└┘┬┴━]+")
_BARS: Final = re.compile(rf"(?<!\\)[{BARS}]")


def by_tabs(text: str) -> Texts:
    """Split at tabs."""
    return [cell.strip() for cell in text.split("\t")]


def by_bars(text: str) -> Texts:
    """Split at bars; a rule between rows is one blank cell."""
    text = text.strip()
    if not _BARS.search(text) or _RULE.fullmatch(text):
        return [""] if _RULE.fullmatch(text) else [text]
    cells = [re.sub(r"<br\s*/?>", "\n", cell).replace("\\|", "|").strip() for cell in _BARS.split(text)]
    return cells[1 if not cells[0] else 0 : -1 if not cells[-1] else None]


def by_commas(text: str) -> Texts:
    """Split at commas, as CSV does."""
    if "," not in text:
        return [text.strip()]
    return [cell.strip() for cell in next(csv.reader(io.StringIO(text, newline="")), [""])]


def by_blanks(text: str) -> Texts:
    """Split at two blanks and more; a name of two characters that was padded with as many stays one."""
    cells = [cell for cell in BLANKS.split(text.strip()) if cell]
    joined: Texts = []
    for cell in cells:
        if joined and len(cell) == 1 and len(joined[-1]) == 1 and not (cell + joined[-1]).isascii():
            joined[-1] += cell
        else:
            joined.append(cell)
    return joined or [""]


def between(blanks: re.Pattern[str], text: str) -> Iterator[tuple[Span, str]]:
    """Give what stands between blanks, each with its place in the line."""
    begin = 0
    for blank in [*blanks.finditer(text), None]:
        end = blank.start() if blank else len(text)
        if words := text[begin:end].strip():
            yield (end - len(text[begin:end].lstrip()), end), words
        begin = blank.end() if blank else end


WAYS: Final[tuple[tuple[Callable[[str], Texts], str], ...]] = (
    (by_tabs, "\t"),
    (by_bars, " | "),
    (by_commas, ","),
    (by_blanks, "    "),
)
"""How a line is parted into cells, and what may stand between them."""
