"""Signs that a row was read wrongly, whatever its layout: what they find is a doubt, never changed in silence."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from bot.documents.blocks import BARS
from bot.documents.columns import NO_CONTENT, RawRow, column_of
from bot.documents.damage import STOPS
from bot.documents.due_words import looks_like_due
from bot.documents.labels.label_words import is_like_a_label
from bot.documents.labels.labels import has_label
from bot.documents.labels.sections import is_note
from bot.documents.numbering import DOTS
from bot.documents.unit_words import names_units

_SHORTEST: Final = 4
_LONGEST_UNITS: Final = 400
_LONGEST_HEADER: Final = 24
_SHOWN: Final = 10
_DONE: Final = re.compile(r"完成(?:[省市区县国]|年度|全年|上级|既定|预[定期]|各项|下达|规定|\d).{2,}")
"""A task whose object is called as a header calls its column: 水环境质量完成年度目标任务."""
_INNER: Final = re.compile(rf"[。；;)）\]】]\s*[（(]?(?P<no>\d{{1,3}})\s*[{DOTS}）)](?!\d)")
_NUMBERED: Final = re.compile(rf"\s*(?:\d{{1,3}}\s*[{DOTS}](?!\d)|[（(]\d{{1,3}}[）)]|第\d{{1,3}}项)")
_FIRST: Final = re.compile(rf"\s*[（(]?1\s*[{DOTS}）)](?!\d)")
_EDGES: Final = re.compile(rf"[{BARS}\t├┼┤─]")
"""What stands between cells: a text with it is more than one."""
_SENTENCE: Final = re.compile(r"。.")
_ROLE_AT_END: Final = re.compile(
    r"(?:牵头|配合|主办|协办|承办|分管|包保|包抓|挂点|责任|参与)[）)]?[。；：:\s]*$|[局委办]负责[。；]?$|(?:——|―|--)\s*$"
)
_HELPED: Final = re.compile(r"(?P<who>[^，。；、：:（(）)\s]{4,})(?:参与|配合)。$")
_OPEN_END: Final = re.compile(r"(?:[，、,：:（(“‘《和与及]|(?<![目标])的|以及|并且?)$")
_NO_BEGINNING: Final = re.compile(
    r"[，、。；：，,;:）)”’》％%·.]|和(?![平谐美田县睦顺硕政布龙])|及(?![时早第])|与(?![时会])|或(?!许)"
    r"|等(?![级同离待额高])|的|以[上下]|左右(?!江)|[万亿](?:元|人|户|亩)"
)
_PAIRS: Final = (("（(", "）)"), ("“", "”"), ("《", "》"), ("‘", "’"), ("【", "】"))
_LABEL: Final = re.compile(r"([一-鿿]{2,6})[:：]")


def _short(row: RawRow) -> str:
    """No task is said in less than a few characters."""
    content = row.content
    return content if content and (len(content) < _SHORTEST or not re.search(r"[一-鿿]{2}", content)) else ""


def _nothing(row: RawRow) -> str:
    """A row with leaders or units does something."""
    return NO_CONTENT if not row.content and NO_CONTENT not in row.cut else ""


def _words_of_a_header(row: RawRow) -> str:
    """A header, or a note below the table, was taken for a row."""
    content = row.content
    may_be = len(content) <= _LONGEST_HEADER and not content.endswith(STOPS) and not _DONE.search(content)
    is_header = may_be and column_of(content)
    return content[:_SHOWN] if is_header or is_note(content) else ""


def _edge_of_a_cell(row: RawRow) -> str:
    """What parts cells in the text stands within one."""
    return next((text[:_SHOWN] for text in (row.content, row.units, row.due) if _EDGES.search(text)), "")


def _label_within(row: RawRow) -> str:
    """Behind a label stands what is no content."""
    return f"{row.content[:6]}…：…" if has_label(row.content) or is_like_a_label(row.content) else ""


def _role_at_the_end(row: RawRow) -> str:
    """The units' cell, or the words of the text behind the task, came into the content."""
    helped = _HELPED.search(row.content)
    if helped and not names_units(helped["who"]):
        return ""  # 引导社会资本参与。 is the end of the task's own sentence
    return f"…{row.content[-_SHOWN:]}" if _ROLE_AT_END.search(row.content) else ""


def _open_at_the_end(row: RawRow) -> str:
    """A sentence that goes on was cut, by the end of a page or of a line."""
    return f"…{row.content[-_SHOWN:]}" if _OPEN_END.search(row.content) else ""


def _open_at_the_beginning(row: RawRow) -> str:
    """No sentence begins with a stop or with words that only go on with others: its beginning stands elsewhere."""
    return f"begins with: {row.content[:_SHOWN]}" if _NO_BEGINNING.match(row.content) else ""


def _unpaired(row: RawRow) -> str:
    """A bracket or a quote whose partner is missing was cut through."""
    for opening, closing in _PAIRS:
        if sum(map(row.content.count, opening)) != sum(map(row.content.count, closing)):
            return f"unpaired: {opening[0]}{closing[0]}"
    return ""


def _sentence_among_units(row: RawRow) -> str:
    """A list of units holds no sentence, and has an end."""
    return f"{row.units[:20]}…" if _SENTENCE.search(row.units) or len(row.units) > _LONGEST_UNITS else ""


def _label_twice(row: RawRow) -> str:
    """A label that comes twice in one list of units is that of two rows."""
    often = Counter(_LABEL.findall(row.units))
    return next((f"twice: {label}" for label, count in often.items() if count > 1), "")


def _more_than_a_deadline(row: RawRow) -> str:
    """Behind a deadline stands what is none."""
    _, stop, late = row.due.strip().partition("。")
    labelled = "：" in row.due or ":" in row.due
    return late[:_SHOWN] if stop and late and not (labelled or looks_like_due(late)) else ""


def _next_row_within(row: RawRow) -> str:
    """The number of the next row stands in the text of this one; measures that are counted from 1 are its own."""
    found = list(_INNER.finditer(row.content))
    if _counts_measures(row.content, found):
        return ""
    inner = next((match for match in found if int(match["no"]) == row.no + 1), None)
    return row.content[inner.start() + 1 : inner.end() + _SHOWN] if inner else ""


def _number_in_front(row: RawRow) -> str:
    """A number that stayed in front of the content is perhaps another row's."""
    front = _NUMBERED.match(row.content)
    counts = _counts_measures(row.content, list(_INNER.finditer(row.content)))
    return row.content[: front.end() + _SHOWN] if front and not counts else ""


def _counts_measures(content: str, found: list[re.Match[str]]) -> bool:
    return bool(_FIRST.match(content)) and any(int(match["no"]) == 2 for match in found)  # noqa: PLR2004 -- what follows 1


SIGNS: Final[tuple[Callable[[RawRow], str], ...]] = (
    _short,
    _nothing,
    _words_of_a_header,
    _next_row_within,
    _number_in_front,
    _edge_of_a_cell,
    _label_within,
    _role_at_the_end,
    _open_at_the_end,
    _open_at_the_beginning,
    _unpaired,
    _sentence_among_units,
    _label_twice,
    _more_than_a_deadline,
)
"""Each gives the words that make a row doubtful, or none."""


def suspicions(row: RawRow) -> Iterator[str]:
    """Give the words that make a row doubtful by itself."""
    return (words for sign in SIGNS if (words := sign(row)))
