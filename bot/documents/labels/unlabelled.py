"""Numbered paragraphs of a text without any label: who is named in or under each is proposed, with a doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.documents.columns import Column, Heading
from bot.documents.labels.answers import names_nothing_else
from bot.documents.labels.labels import Piece
from bot.documents.labels.paragraphs import Paragraph
from bot.documents.unit_words import names_units

GUESSED: Final = Heading(Column.UNITS, "", rank=-1)
"""Under this no label stood: the units are a guess."""
_NAMED: Final = re.compile(
    r"(?:^|[，。；,;（(]|由|请)(?P<who>[^，。；,;（()）由请]{3,60}?)(?:牵头|负责|主办|承办|配合)"
)
_FEWEST: Final = 2


def proposed(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Give the paragraphs with units proposed; as they are, if fewer than half of those with numbers name any."""
    guessed = list(_guessed(found))
    numbered = sum(bool(each.style) for each in guessed)
    named = sum(each.labelled for each in guessed)
    return guessed if named >= _FEWEST and named * 2 >= numbered else list(found)


def _guessed(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    for each in found:
        if not each.style and names_nothing_else(each.text):
            yield replace(each, parts=(Piece(each.text, GUESSED),))
        elif each.style and (who := _who(each)):
            yield replace(each, parts=(*each.parts, Piece(who, GUESSED)))
        else:
            yield each


def _who(paragraph: Paragraph) -> str:
    """Return the units that a numbered paragraph names in a sentence: 区园林局负责建成公园10处."""
    text = "".join(part.text for part in paragraph.parts)
    names = (found["who"] for found in _NAMED.finditer(text))
    return next((name for name in names if names_units(name)), "")
