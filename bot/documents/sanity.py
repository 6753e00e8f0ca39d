"""Signs that a row was read wrongly, whatever its layout: what they find is a doubt, never changed in silence."""

import re
from collections.abc import Iterator
from typing import Final

from bot.documents.columns import RawRow
from bot.documents.labels import has_label

_SHORTEST: Final = 4
_LONGEST_UNITS: Final = 400
_INNER: Final = re.compile(r"[。；]\s*(?P<no>\d{1,3})\s*[.．、](?!\d)")
_SENTENCE: Final = re.compile(r"。.")


def suspicions(row: RawRow) -> Iterator[str]:
    """Give the words that make a row doubtful: of another row in it, of a label, of a sentence among the units."""
    content = row.content
    if content and (len(content) < _SHORTEST or not re.search(r"[一-鿿]{2}", content)):
        yield content
    inner = next((match for match in _INNER.finditer(content) if int(match["no"]) == row.no + 1), None)
    if inner:
        yield content[inner.start() + 1 : inner.end() + 10]
    if has_label(content):
        yield f"{content[:6]}…：…"
    if _SENTENCE.search(row.units) or len(row.units) > _LONGEST_UNITS:
        yield f"{row.units[:20]}…"
