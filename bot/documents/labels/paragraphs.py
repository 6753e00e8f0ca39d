"""Lines of running text to paragraphs: wrapped lines joined, heads of pages left out, glued tasks taken apart."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.documents.blocks import BARS, Line
from bot.documents.labels.item_numbers import number_at, numbered
from bot.documents.labels.labels import Piece, has_label, opens_a_bracket, pieces
from bot.documents.labels.page_marks import without_page_marks
from bot.documents.labels.spread import without_spread
from bot.documents.labels.web_frames import without_frame
from bot.documents.labels.wrapped import unwrapped
from bot.documents.numbering import DOTS
from bot.documents.unit_words import names_units

_MOST_WRAPPED: Final = 8
_MOST_IN_A_LINE: Final = 400
_BEHIND_A_TASK: Final = re.compile(
    r"(?<=[）)】\]。；;])\s*(?=第?\s*[（(]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳]))"
)
_BEHIND_A_HEADING: Final = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,3}}[{DOTS}]|[（(][一二三四五六七八九十]{{1,3}}[）)])[一-鿿]{{4,24}}(?=1[{DOTS}](?!\d)[一-鿿])"
)
_BEHIND_A_TITLE: Final = re.compile(
    rf"(?P<title>\d{{1,3}}[{DOTS}](?!\d)[^。；：:（(]{{2,30}}[。：:]?)\s*(?P<first>[（(]1[）)].{{4,400}}?)(?=[（(]2[）)]|$)"
)
"""A heading with its tasks in one paragraph; what is counted within one task has no label before the second part."""
_ANNEXES: Final = re.compile(r"(?<=[）)。])\s*附件?[:：]\s*1?[.、．]?[《\w].*$")
"""The list of annexes, where it stands behind the last task: （区财政局）附：1.任务分解表."""
_BARS: Final = re.compile(rf"\s*[{BARS}]\s*(?=[一-鿿]{{2,10}}\s*[:：])")
"""Between a task and a label behind it."""
_RUNNING: Final = 3
"""A line that stands so often in a text, word for word, is the head or foot of its pages."""
_SHORTEST_HEAD: Final = 6
_ENDS_SOMETHING: Final = re.compile(r"[。；;：:，,、]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line taken apart: its number and how that is written, its pieces, and whether a blank line stands before it."""

    line: int
    text: str
    style: str
    no: int
    parts: tuple[Piece, ...]
    after_blank: bool

    @property
    def labelled(self) -> bool:
        """Whether anything in it is labelled."""
        return any(part.heading for part in self.parts)


def whole(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give a text a line for each paragraph, without what pages put between and below."""
    return tuple(unwrapped(_without_running_heads(without_page_marks(without_frame(without_spread(lines))))))


def paragraphs(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Give the paragraphs of a text that is `whole`, each with its number."""
    last = 0
    for line, text, after_blank in _joined(lines):
        blank = after_blank
        for part in _apart(text, last):
            paragraph = _paragraph(line, part, last, after_blank=blank)
            last = paragraph.no if paragraph.style == "digits" else last
            yield paragraph
            blank = False


def _without_running_heads(lines: Sequence[Line]) -> list[Line]:
    seen = Counter(_head(line.text) for line in lines)
    return [line for line in lines if seen[_head(line.text)] < _RUNNING or not _may_be_a_head(line.text.strip())]


def _head(text: str) -> str:
    return re.sub(r"\d+|\s", "", text)


def _may_be_a_head(text: str) -> bool:
    if len(_head(text)) < _SHORTEST_HEAD or _ENDS_SOMETHING.search(text) or number_at(text, 0)[0]:
        return False
    return not (has_label(text) or names_units(text))


def _joined(lines: Sequence[Line]) -> Iterator[tuple[int, str, bool]]:
    """Join the lines over which a bracket of labels goes on; tell whether a blank line stands in front."""
    blank = False
    waiting = ""
    begin = 0
    for at, line in enumerate(lines):
        if not line.text.strip():
            blank = blank or not waiting
            continue
        if not waiting:
            begin = at
        waiting += line.text.strip()
        if opens_a_bracket(waiting) and at - begin < _MOST_WRAPPED:
            continue
        yield lines[begin].number, waiting, blank
        waiting, blank = "", False
    if waiting:
        yield lines[begin].number, waiting, blank


def _apart(text: str, last: int) -> Iterator[str]:
    """Part tasks whose line breaks were lost: the next number begins behind who answers, or behind a heading."""
    text = _ANNEXES.sub("", text)
    heading = _BEHIND_A_HEADING.match(text)
    if heading:
        yield heading[0]
        text = text[heading.end() :]
    title = _BEHIND_A_TITLE.match(text)
    if title and has_label(title["first"]):
        yield title["title"]
        text = text[title.start("first") :]
    first = numbered(text, last)
    begin = 0
    for place in _BEHIND_A_TASK.finditer(text) if len(text) > _MOST_IN_A_LINE or has_label(text) else ():
        own, after = number_at(text[begin:], last), number_at(text[place.end() :], -1)
        follows = own[0] == after[0] and after[1] == own[1] + 1
        if first and follows and place.start() > begin and has_label(text[begin : place.start()]):
            yield text[begin : place.start()]
            begin = place.end()
    yield text[begin:]


def _paragraph(line: int, text: str, last: int, *, after_blank: bool) -> Paragraph:
    found = numbered(text, last)
    style, no = number_at(text, last)
    words = _BARS.sub("；", text[found.end() :] if found else text)
    return Paragraph(line, text, style, no, tuple(pieces(words)), after_blank)
