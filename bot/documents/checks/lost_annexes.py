"""Annexes of numbered lines that gave no row while others did: none is lost in silence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.documents.annexes import Annex
from bot.documents.blocks import Grid
from bot.documents.checks.coverage import LEFT_OUT
from bot.documents.columns import RawRow
from bot.documents.labels.item_numbers import is_sure

Named = list[tuple[str, list[RawRow]]]

_SEVERAL: Final = 2
_FORM: Final = re.compile(r"填报|填表|样[表式]|模板|说明|办法|制度|细则|联系(?:人|方式)|回执|通讯录|名单")
"""So is titled what holds no tasks, though its lines have numbers."""
_TITLE: Final = 3
"""Within so many lines stands an annex's title."""
_SHOWN: Final = 24


def told(parts: Sequence[Annex], found: Sequence[tuple[str, Sequence[RawRow]]]) -> Named:
    """Give the rows of the annexes, with a doubt at the nearest one for each annex that was lost between them."""
    kept = {name: list(rows) for name, rows in found}
    names = [part.name for part in parts]
    for at, part in enumerate(parts):
        words = _lost(part) if part.name not in kept else ""
        after = next((name for name in names[at:] if name in kept), None)
        before = next((name for name in reversed(names[:at]) if name in kept), None)
        near = kept[after or before or ""] if words and (after or before) else []
        if near:
            place = 0 if after else -1
            near[place] = replace(near[place], cut=(*near[place].cut, f"{LEFT_OUT}{part.name} {words}"))
    return list(kept.items())


def _lost(part: Annex) -> str:
    """Return the first of several numbered lines; empty for forms, and for what has a table."""
    texts = [line.text.strip() for line in part.lines if line.text.strip()]
    numbered = [text for text in texts if is_sure(text)]
    if any(isinstance(block, Grid) for block in part.blocks) or len(numbered) < _SEVERAL:
        return ""
    return "" if any(_FORM.search(text) for text in texts[:_TITLE]) else numbered[0][:_SHOWN]
