"""Running text as it is pasted, cut at the edge of a page: lines to the paragraphs that they were.

Nothing marks such a cut. A line was cut if it reaches as far as lines of its text do, ends nothing, and what stands
below it begins nothing: no item, no label, no indented paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from bot.documents.blocks import Line
from bot.documents.damage import content_of
from bot.documents.labels.item_numbers import is_next, is_sure, number_at
from bot.documents.labels.labels import ends_with_who, opens_with_a_label
from bot.documents.labels.letter_words import DATE
from bot.documents.width import width_of

_ENDS: Final = re.compile(r"[。；;！？!?：:…]\s*[”’》」）)]?$|[。；！？]$")
_OPEN_ENDS: Final = re.compile(r"[、，,《“‘]$|[（(〔【][^（()）〔〕【】]{0,60}$")
"""A comma, or a bracket that nothing has closed yet: what comes next goes on with it."""
_BRACKETED: Final = re.compile(r"[）)】\]〕]$")
_BEGINS: Final = re.compile(
    r"\s*(?:附\s*[件表注]|抄送|抄报|主送|备注|[（(]?此件|第[一二三四五六七八九十百]+[章节部篇]|首先|其次|再次|最后[，,]|[#*•◆●■▲★※]"
    rf"|{DATE}$)"
)
"""How lines begin that go on with none."""
_SENTENCES: Final = re.compile(r"[。；].")
_CLAUSES: Final = re.compile("[，。；]")
_TOKEN: Final = re.compile(r"[A-Za-z0-9.%％+/-]+|.")
_HANGING: Final = "，。、；：？！）》”’%％"
_LONGEST_HEADING: Final = 80
"""So wide, in halves of a character, no heading is; a sentence without its end goes on below."""
_RAGGED: Final = 8
"""Lines of one text end within four characters of each other: what is not broken moves on to the next line."""
_SLACK: Final = 4
_INDENT: Final = 4
_SMALLEST_INDENT, _LARGEST_INDENT = 2, 8
_LEAST_INDENTED, _MOST_INDENTED = 0.05, 0.6
_NARROWEST: Final = 20
_FEWEST: Final = 2
_EXCEED: Final = 0.1
"""If more lines than this are longer, the edge is none."""
_SHARE: Final = 0.4


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Join the lines of each paragraph, under the number of its first; blank lines between paragraphs stay."""
    reader = _Joiner(_edge(lines), _is_indented(lines))
    for line in lines:
        reader.take(line)
    return reader.joined


@dataclass(slots=True)
class _Joiner:
    """Goes through the lines; `edge` is where they end, first lines of paragraphs apart, None if they are not cut."""

    edge: tuple[int, int] | None
    is_indented: bool
    """Whether paragraphs begin with blanks, and the lines that go on with them do not."""
    joined: list[Line] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    _piece: str = ""
    """The line that was taken last, of which the end tells."""
    _blanks: list[Line] = field(default_factory=list)
    _is_first: bool = True

    def take(self, line: Line) -> None:
        """Take the next line: it goes on with the paragraph, or begins one."""
        if not line.text.strip():
            self._blanks.append(line)
            return
        if self._piece and self._goes_on(line.text):
            before = self.joined[-1]
            text = content_of((before.text, line.text))
            self.joined[-1] = replace(before, text=text, bold=(*before.bold, *line.bold))
            self._is_first = False
        else:
            self.joined += [*self._blanks, line]
            style, no = number_at(line.text, self.last.get("digits", 0))
            if style:
                self.last[style] = no
            self._is_first = True
        self._piece = line.text
        self._blanks = []

    def _goes_on(self, text: str) -> bool:
        """Tell whether a line goes on with the paragraph above it."""
        whole = self.joined[-1].text
        style, no = number_at(text, self.last.get("digits", 0))
        is_item = is_next(style, no, self.last) and (is_sure(text) or _ends(whole))
        if _OPEN_ENDS.search(whole):
            return not is_item or style == "numeral"
        if is_item or _begins_something(self._piece, text):
            return False
        if _ends(whole):
            return not (ends_with_who(whole) or self._blanks) and self._is_full(text, slack=0)
        if self._is_full(text, slack=_SLACK) or (not self._blanks and _is_long(whole)):
            return True
        return self.is_indented and not self._blanks and not _indent(text) and bool(_CLAUSES.search(whole))

    def _is_full(self, text: str, *, slack: int) -> bool:
        """Tell whether the line above ends where what begins a line would not have fitted."""
        if not self.edge:
            return False
        edge = self.edge[0] if self._is_first else self.edge[1]
        return width_of(self._piece.strip()) + needed(text) > edge - slack


def _is_indented(lines: Sequence[Line]) -> bool:
    """Tell whether some lines, and not most of them, begin with the blanks of a paragraph."""
    filled = [line.text for line in lines if line.text.strip()]
    indented = sum(_SMALLEST_INDENT <= _indent(text) <= _LARGEST_INDENT for text in filled)
    return len(filled) * _LEAST_INDENTED <= indented <= len(filled) * _MOST_INDENTED


def _begins_something(early: str, late: str) -> bool:
    """Tell whether a line begins something of its own by its label, its words, or by being indented."""
    return bool(_BEGINS.match(late)) or opens_with_a_label(late) or _indent(late) >= _indent(early) + _INDENT


def _ends(text: str) -> bool:
    """Tell whether a text ends something: a sentence, or with who answers in brackets."""
    text = text.rstrip()
    return bool(_ENDS.search(text)) or bool(_BRACKETED.search(text) and ends_with_who(text))


def _is_long(text: str) -> bool:
    return bool(_SENTENCES.search(text)) or width_of(text) > _LONGEST_HEADING


def _edge(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return how wide lines are that were cut, in halves of a character: first lines of paragraphs, and the others."""
    filled = [line.text for line in lines if line.text.strip()]
    cut = list(_cut(filled))
    widths = sorted(width_of(text.strip()) for text, _ in cut)
    best, count = 0, 0
    for width in widths:
        near = sum(width - _RAGGED <= each <= width for each in widths)
        best, count = (width, near) if near >= count else (best, count)
    wider = sum(width_of(text.strip()) > best + _SLACK for text in filled)
    if best < _NARROWEST or count < max(_FEWEST, _SHARE * len(widths)) or wider > _EXCEED * len(filled):
        return None
    first = [width_of(text.strip()) for text, is_first in cut if is_first and _is_sentence(text)]
    firsts = [width for width in first if best - _RAGGED - _INDENT <= width <= best + _SLACK]
    return max(firsts, default=best - _INDENT), best


def _cut(texts: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Give the lines that end nothing, and whether a number begins them; not those before what begins something."""
    for early, late in pairwise(texts):
        if _ends(early) or _begins_something(early, late) or number_at(late, 0)[0]:
            continue
        yield early, bool(number_at(early, 0)[0])


def _is_sentence(text: str) -> bool:
    return bool(re.search("[，。；、]", text))


def _indent(text: str) -> int:
    return width_of(text[: len(text) - len(text.lstrip())])


def needed(text: str) -> int:
    """Return how wide what begins a line is and must not be broken: a number, or a character and its comma."""
    text = text.strip()
    found = _TOKEN.match(text)
    end = found.end() if found else 0
    return width_of(text[: end + (text[end : end + 1] in _HANGING and end < len(text))])
