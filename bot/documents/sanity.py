"""Signs that a row was read wrongly, whatever its layout: what they find is a doubt, never changed in silence."""

import re
from collections.abc import Iterator
from typing import Final

from bot.documents.columns import RawRow
from bot.documents.due_words import looks_like_due
from bot.documents.label_words import is_like_a_label
from bot.documents.labels import has_label

_SHORTEST: Final = 4
_LONGEST_UNITS: Final = 400
_SHOWN: Final = 10
_INNER: Final = re.compile(r"[。；;)）\]】]\s*[（(]?(?P<no>\d{1,3})\s*[.．、﹒﹑）)](?!\d)")
_NUMBERED: Final = re.compile(r"\s*(?:\d{1,3}\s*[.．、﹒﹑](?!\d)|[（(]\d{1,3}[）)]|第\d{1,3}项)")
_FIRST: Final = re.compile(r"\s*[（(]?1\s*[.．、﹒﹑）)](?!\d)")
_EDGES: Final = re.compile(r"[|│┃\t├┼┤─]")
"""What stands between cells: a text with it is more than one."""
_SENTENCE: Final = re.compile(r"。.")
_ROLE_AT_END: Final = re.compile(
    r"(?:牵头|配合|主办|协办|承办|分管|包保|包抓|挂点|责任|参与)[。；：:\s]*$|[局委办]负责[。；]?$|(?:——|―|--)\s*$"
)


def suspicions(row: RawRow) -> Iterator[str]:
    """Give the words that make a row doubtful: of another row in it, of a label, of a sentence among the units."""
    content = row.content
    if content and (len(content) < _SHORTEST or not re.search(r"[一-鿿]{2}", content)):
        yield content
    yield from _of_another_row(row)
    yield from (text[:_SHOWN] for text in (content, row.units, row.due) if _EDGES.search(text))
    if has_label(content) or is_like_a_label(content):
        yield f"{content[:6]}…：…"
    if _ROLE_AT_END.search(content):
        yield f"…{content[-_SHOWN:]}"
    if _SENTENCE.search(row.units) or len(row.units) > _LONGEST_UNITS:
        yield f"{row.units[:20]}…"
    _, stop, late = row.due.strip().partition("。")
    if stop and late and not ("：" in row.due or ":" in row.due or looks_like_due(late)):
        yield late[:_SHOWN]


def _of_another_row(row: RawRow) -> Iterator[str]:
    """Give the number of the next row within the text of this one, or a number that stayed in front of it.

    Measures that are counted from 1 within the text are its own.
    """
    content = row.content
    found = list(_INNER.finditer(content))
    if _FIRST.match(content) and any(int(match["no"]) == 2 for match in found):  # noqa: PLR2004 -- what follows 1
        return
    inner = next((match for match in found if int(match["no"]) == row.no + 1), None)
    if inner:
        yield content[inner.start() + 1 : inner.end() + _SHOWN]
    front = _NUMBERED.match(content)
    if front:
        yield content[: front.end() + _SHOWN]
