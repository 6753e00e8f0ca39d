"""Words at their places on a page to lines and paragraphs: pure geometry, in points, y upwards."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.documents.damage import is_listed
from bot.documents.labels.item_numbers import is_sure
from bot.documents.labels.page_marks import is_page_mark

Pieces = list[tuple[str, bool]]
"""Text, and whether it is bold."""

_ABOVE_BASE: Final = 0.35
"""So far above its base line, in the size of its characters, is the middle of a word."""
_COLUMN_GAP: Final = 1.0
_WORD_GAP: Final = 0.27
_NUMBER_GAP: Final = 0.5
"""Wider, for a 1 is narrower than its place, and kerning cuts 11 in two."""
_BLANK: Final = 0.18
"""So much wider than usual characters of Chinese stand where a blank parts them: 某甲 某乙."""
_FEWEST: Final = 3
_PADDED: Final = 3
_SAME_LINE: Final = 0.4
_TOLERANCE: Final = 0.15
STOPS: Final = tuple("，。、；：）》”")
OPENINGS: Final = tuple("（《“〔")
"""Signs whose right half is blank, and those whose left half is."""
_BLANK_HALF: Final = 0.6
_WITHIN: Final = 0.3
_CAPITAL: Final = 0.7
_SMALL: Final = 0.5
_BESIDE_LATIN: Final = 0.25
"""The widths of Latin letters, and what is left free between them and Chinese."""
_FIRST_OF_CHINESE: Final = "\u3400"
_LONGEST_NUMBER: Final = 3
_NAME_SIZES: Final = {2, 3, 4}
_DATE: Final = re.compile(r"[\d〇○零一二三四五六七八九]{4}年.{1,3}月.{1,3}日")
_GOES_ON: Final = ("、", "，", ",")
_NEVER_FIRST: Final = "，。、；：？！）》〉」』】〕”’%％,.;:?!)"
"""What typesetting never lets begin a line (GB/T 15834): it moves with the character before it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text: from left to right, its base line, the size of its characters."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.base + _ABOVE_BASE * self.size


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one base line, from left to right."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends; the right half of a stop is blank, but takes its place."""
        return max(word.right + _BLANK_HALF * word.size * word.text.endswith(STOPS) for word in self.words)

    @property
    def base(self) -> float:
        """The height of its base line."""
        return self.words[0].base

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.base + _ABOVE_BASE * self.size

    @property
    def size(self) -> float:
        """The size of its largest characters."""
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Its words, with nothing between them."""
        return "".join(word.text for word in self.words)

    def pieces(self, gap: str) -> Pieces:
        """Return its text; `gap` is written where a column's width is left free."""
        pieces: Pieces = []
        usual = self._usual()
        for before, word in pairwise((None, *self.words)):
            if word and before:
                between = _between(before, word, gap)
                is_apart = not between and _apart(before, word) > max(_BLANK, usual + _BLANK)
                between = " " if is_apart else between
                pieces.append((between, between != gap and before.bold and word.bold))
            if word:
                pieces.append((word.text, word.bold))
        return pieces

    def _usual(self) -> float:
        """Return how far apart its characters are: lines that fill their width, and spread names, are wider."""
        found = sorted(_apart(before, word) for before, word in pairwise(self.words))
        return found[len(found) // 2] if len(found) >= _FEWEST else 0.0


def rows(words: Iterable[Word]) -> list[Row]:
    """Gather words into rows, from top to bottom."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.base):
        if found and abs(found[-1][0].base - word.base) <= _SAME_LINE * max(found[-1][0].size, word.size):
            found[-1].append(word)
        else:
            found.append([word])
    return [Row(tuple(sorted(row, key=lambda word: word.left))) for row in found]


def overlap(row: Row) -> bool:
    """Tell whether a word begins within another, which leaves room for characters of another font (“”)."""
    return any(late.left < early.right - _WITHIN * early.size for early, late in pairwise(row.words))


def paragraphs(of: Sequence[Row], left: float, right: float, *, gap: str, padding: float = 0.0) -> Iterator[Pieces]:
    """Join the rows of one paragraph, between two edges from which text keeps off by a `padding`.

    A row was broken by the edge if what begins the next row would not have fitted, or if it ends within a list;
    otherwise a person ended it; so did one who lists units, a line each. Rows of few and equally many characters are
    names, one a row. The mark of a page, a bare number above or below all, and what is numbered like an item stand on
    their own.
    """
    if not of:
        return
    fits = right - left - 2 * padding
    paragraph = of[0].pieces(gap)
    for row, after in pairwise(of):
        pieces = after.pieces(gap)
        so_far, text = ("".join(text for text, _ in each) for each in (paragraph, pieces))
        width = max(row.right - left - padding, row.right - row.left)
        needed = (_first_width(text) + _TOLERANCE) * after.size
        is_broken = width + needed > fits or row.words[-1].text.endswith(_GOES_ON)
        is_whole = not is_broken or ("\t", False) in [*paragraph, *pieces] or _is_padded(row) or _is_padded(after)
        is_whole = is_whole or _is_mark(row, at_end=row is of[0]) or _is_mark(after, at_end=after is of[-1])
        is_whole = is_whole or (gap == "\t" and _stands_right(row, after, (left + right) / 2))
        is_whole = is_whole or (is_sure(text) if gap == "\t" else is_listed(so_far, text))
        if not is_whole and not _are_names(of) and _stands_below(after, row, (left + right) / 2):
            paragraph += pieces
        else:
            yield paragraph
            paragraph = pieces
    yield paragraph


def _is_mark(row: Row, *, at_end: bool) -> bool:
    """Tell whether a row is the mark of a page: — 2 —, or a number of its own at an end of the page."""
    return is_page_mark(row.text) or (at_end and len(row.text) <= _LONGEST_NUMBER and row.text.isdecimal())


def _are_names(of: Sequence[Row]) -> bool:
    """Tell whether rows are a column of names: nobody breaks a text into such, and joined they could not be parted."""
    texts = [row.text for row in of]
    sizes = {len(text) for text in texts}
    return len(sizes) == 1 and sizes <= _NAME_SIZES and all(map(str.isalpha, texts))


def _is_padded(row: Row) -> bool:
    """Tell whether a row is a name of two characters that a blank makes as wide as one of three: it is whole."""
    if len(row.text) > _PADDED:
        return False
    text = "".join(text for text, _ in row.pieces(" "))
    return len(text) == _PADDED and text[1] == " " and text[0].isalpha() and text[2].isalpha() and not text.isascii()


def _stands_right(row: Row, after: Row, middle: float) -> bool:
    """Tell whether a row ends a page's text on its right, as a date does: what begins further left does not go on.

    Rows that end at one edge may be a list of who signs; a date is of its own there, too.
    """
    if _DATE.fullmatch(row.text) or _DATE.fullmatch(after.text):
        return row.left > middle
    return row.left > middle and after.left < row.left - row.size and abs(after.right - row.right) > row.size


def _stands_below(after: Row, row: Row, middle: float) -> bool:
    """Tell whether a row is not indented against the one above, unless it is centred."""
    shift = (after.left + after.right) / 2 - middle
    return after.left <= row.left + row.size or abs(shift) <= row.size / 2


def _between(before: Word, word: Word, gap: str) -> str:
    size = max(before.size, word.size)
    free = (
        word.left - before.right - _BLANK_HALF * size * (before.text.endswith(STOPS) + word.text.startswith(OPENINGS))
    )
    if free > _COLUMN_GAP * size:
        return gap
    last, first = before.text[-1:], word.text[:1]
    is_number = (last.isdigit() or last in ".,") and first.isdigit()
    parted = free > (_NUMBER_GAP if is_number else _WORD_GAP) * size
    return " " if parted and last.isascii() and first.isascii() else ""


def _apart(before: Word, word: Word) -> float:
    """Reckon how far two characters of Chinese stand apart, in their size, beyond what their places take; else 0."""
    if not (before.text[-1:] >= _FIRST_OF_CHINESE and word.text[:1] >= _FIRST_OF_CHINESE):
        return 0.0
    if not (before.text[-1:].isalpha() and word.text[:1].isalpha()):
        return 0.0
    early = before.right - _half(before)
    return (word.left + _half(word) - early) / max(before.size, word.size) - 1.0


def _half(word: Word) -> float:
    """Return half the place of one character of a word: the ink of 日 is narrower than its place."""
    return (word.right - word.left) / (2 * len(word.text))


def _first_width(text: str) -> float:
    """Reckon how wide in characters the beginning of a text is that would have needed room in the row above."""
    text = text.lstrip()
    latin = len(text) - len(text.lstrip("".join(character for character in set(text) if _is_latin(character))))
    first = latin or 1 + text.startswith(OPENINGS)
    hanging = len(text[first:]) - len(text[first:].lstrip(_NEVER_FIRST))
    wide = sum(_CAPITAL if character.isupper() else _SMALL for character in text[:latin])
    return (wide + _BESIDE_LATIN if latin else float(first)) + min(hanging, 2)


def _is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ".%-/")
