"""What a cell holds by its words alone, and from all its cells what a column is: for headings that say nothing.

Words of a heading come first wherever they mean something; this decides where they are unknown, missing, or contradict
what stands below them.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.documents.damage import SENTENCE_ENDS
from bot.documents.due_words import looks_like_due
from bot.documents.labels.sections import is_counted
from bot.documents.numbering import number
from bot.documents.people import PERSON, looks_like_leaders
from bot.documents.unit_words import names_units
from bot.rules.blanks import says_nothing

_LONGEST_NAME: Final = 24
_LONGEST_CATEGORY: Final = 20
_BRACKETS: Final = re.compile(r"[（(][^（）()]*[）)]")
_PERSON: Final = re.compile(rf"{PERSON}|[一-鿿]+·[一-鿿]+")
_POST: Final = re.compile(r".{0,12}(?:[省市区县州旗盟镇乡局部]长|书记|主任|领导|主席|常委)")
_BETWEEN: Final = re.compile(r"[、，,；;/／|\n]")
_MOST: Final = 0.6
_OFTEN: Final = 2
"""A category stands over so many rows, on an average."""


class CellKind(StrEnum):
    """What stands in a cell, or in most cells of a column."""

    NOTHING = "nothing"
    NUMBER = "number"
    PERSONS = "persons"
    UNITS = "units"
    DUE = "due"
    CATEGORY = "category"
    SENTENCE = "sentence"


@lru_cache(maxsize=4096)
def kind_of(text: str) -> CellKind:
    """Return what a cell holds. Few characters may be a name or a category: the column tells them apart."""
    text = text.strip()
    kind = next((kind for kind, holds in _KINDS if holds(text)), None)
    return kind or (CellKind.CATEGORY if len(text) <= _LONGEST_CATEGORY or is_counted(text) else CellKind.SENTENCE)


def _is_due(text: str) -> bool:
    return looks_like_due(text) and len(text) <= _LONGEST_NAME


def _is_list_of_units(text: str) -> bool:
    """Tell whether a text is a list of names, and no sentence that ends with one: 建成公园10处."""
    bare = _BRACKETS.sub("", text)
    if is_counted(text) or re.search(r"\d", bare) or not names_units(text):
        return False
    return all(len(each) <= _LONGEST_NAME for each in _BETWEEN.split(bare))


def _are_posts(text: str) -> bool:
    return looks_like_leaders(text) and all(map(_POST.fullmatch, _people(text)))


def _are_persons(text: str) -> bool:
    return looks_like_leaders(text) and all(map(_is_person, _people(text)))


def _people(text: str) -> list[str]:
    return [each.strip() for each in _BETWEEN.split(_BRACKETS.sub("", text)) if each.strip()]


def _is_person(text: str) -> bool:
    """Tell whether a text is a name, several of them with blanks between, or a post."""
    return bool(_POST.fullmatch(text) or _PERSON.fullmatch(text) or all(map(_PERSON.fullmatch, text.split())))


def column_kind(texts: Sequence[str]) -> CellKind:
    """Return what the cells of a column are, from top to bottom; cells that are blank or repeat those above say little.

    A column whose texts come again and again, leave most cells blank or count their rows is one of categories, unless
    its cells are names or dates.
    """
    kinds: Counter[CellKind] = Counter(kind for each in texts if (kind := kind_of(each)) is not CellKind.NOTHING)
    if not kinds:
        return CellKind.NOTHING
    kind, count = kinds.most_common(1)[0]
    words = kinds[CellKind.CATEGORY] + kinds[CellKind.SENTENCE]
    if words >= count or kind in {CellKind.CATEGORY, CellKind.SENTENCE}:
        return CellKind.CATEGORY if is_repeated(texts) else _of_words(kinds)
    return kind if count >= _MOST * kinds.total() else CellKind.SENTENCE


def _of_words(kinds: Counter[CellKind]) -> CellKind:
    return CellKind.SENTENCE if kinds[CellKind.SENTENCE] * _OFTEN >= kinds[CellKind.CATEGORY] else CellKind.CATEGORY


def is_repeated(texts: Sequence[str]) -> bool:
    """Tell whether the texts stand over several rows each: repeated, blank below the first, or counting their rows."""
    said = [text.strip() for text in texts if text.strip()]
    counted = sum(map(is_counted, said))
    return bool(said) and (len(set(said)) * _OFTEN <= len(texts) or counted * _OFTEN > len(said))


_KINDS: Final[tuple[tuple[CellKind, Callable[[str], bool]], ...]] = (
    (CellKind.NOTHING, says_nothing),
    (CellKind.NUMBER, lambda text: number(text) is not None),
    (CellKind.DUE, _is_due),
    (CellKind.PERSONS, _are_posts),
    (CellKind.UNITS, _is_list_of_units),
    (CellKind.SENTENCE, lambda text: text.endswith(SENTENCE_ENDS)),
    (CellKind.PERSONS, _are_persons),
)
"""What a cell may hold, the first that fits; other words are a category if they are few, and a sentence if not."""
