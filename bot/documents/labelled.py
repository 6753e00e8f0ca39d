"""The layout of running text: each task with labels behind it (牵头领导：… 责任单位：…), in lines or in brackets."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.documents.blocks import Line
from bot.documents.columns import Column, RawRow
from bot.documents.labels import Piece, opens_a_bracket, pieces
from bot.documents.numbering import number
from bot.documents.record import Record
from bot.documents.sections import Headings, is_heading

_NUMBERED: Final = re.compile(
    r"\s*(?:第\s*(?P<item>\d{1,4}|[一二三四五六七八九十百]{1,5})\s*[项条件][:：、.\s]*|"
    r"(?P<numeral>[一二三四五六七八九十百]{1,5})\s*[、.．]\s*|"
    r"[（(]\s*(?P<bracketed>[一二三四五六七八九十百]{1,5})\s*[）)]\s*[、.．]?\s*|"
    r"(?P<digits>\d{1,4})\s*(?:[.．、](?!\d)|\s(?=[一-鿿“《]))\s*|"
    r"[（(]\s*(?P<inner>\d{1,4})\s*[）)]\s*[、.．]?\s*|"
    r"(?P<circled>[①-⑳])\s*)"
)
_RANK: Final = ("item", "numeral", "bracketed", "digits", "inner", "circled")
"""From the outermost style of numbers to the innermost; 第1项 is nobody's section."""
_MOST_WRAPPED: Final = 8
_SHARE: Final = 0.3
_DATE: Final = re.compile(r"[12二]\S{3}年\S{1,3}月\S{1,3}日(?:印发)?|[（(]此件.*|抄送.*")
_TITLE: Final = re.compile(r"\d{4}年|[表单案划]$|分解|台账|通知")
_BLANKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Paragraph:
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


def rows(lines: Sequence[Line]) -> list[RawRow]:
    """Read the tasks of an annex in running text; empty if labels name nobody for most of it: a blank form."""
    paragraphs = list(_paragraphs(lines))
    if not any(each.labelled for each in paragraphs):
        return []
    reader = _Reader(_style_of_tasks(paragraphs))
    for at, paragraph in enumerate(paragraphs):
        reader.take(paragraph, paragraphs[at + 1 : at + 3])
    named = [at for at, record in enumerate(reader.records) if record.is_labelled]
    records = reader.records[named[0] if named and not reader.over else 0 : named[-1] + 1 if named else None]
    return [row for record in records if (row := record.closed())]


def _paragraphs(lines: Sequence[Line]) -> Iterator[_Paragraph]:
    blank = False
    waiting = ""
    begin = last = 0
    for at, line in enumerate(lines):
        if not line.text.strip():
            blank = blank or not waiting
            continue
        if not waiting:
            begin = at
        waiting += line.text.strip()
        if opens_a_bracket(waiting) and at - begin < _MOST_WRAPPED:
            continue
        paragraph = _paragraph(lines[begin].number, waiting, last, after_blank=blank)
        last = paragraph.no if paragraph.style == "digits" else last
        yield paragraph
        waiting, blank = "", False
    if waiting:
        yield _paragraph(lines[begin].number, waiting, last, after_blank=blank)


def _paragraph(line: int, text: str, last: int, *, after_blank: bool) -> _Paragraph:
    """Take a line apart. 26.12345热线… has the number 26 behind a row 25; otherwise 3.5亿元… has none."""
    found = _NUMBERED.match(text) or re.match(rf"\s*(?P<digits>{last + 1})\s*[.．、]", text)
    style = found.lastgroup or "" if found else ""
    no = number(found[style]) or 0 if found else 0
    return _Paragraph(line, text, style, no, tuple(pieces(text[found.end() :] if found else text)), after_blank)


def _style_of_tasks(paragraphs: Sequence[_Paragraph]) -> str:
    """Return how tasks are numbered: the style of which one number stands before each run of labels; "" if none is.

    Sections have fewer numbers than there are runs of labels, lists within a task have none before most of them.
    """
    ends = 0
    since: Counter[str] = Counter()
    before: Counter[str] = Counter()
    labelled = False
    for each in paragraphs:
        if each.style or not each.labelled:
            labelled = False
        if each.style:
            since[each.style] += 1
        if each.labelled and not labelled:
            ends += 1
            before.update(set(since))
            since.clear()
            labelled = True
    starts = Counter(each.style for each in paragraphs if each.style)
    cost = {style: (ends - before[style]) + max(0, starts[style] - ends) for style in starts}
    best = min(cost, key=lambda style: (cost[style], _RANK.index(style)), default="")
    return best if best and cost[best] <= max(1, ends * _SHARE) else ""


@dataclass(slots=True)
class _Reader:
    """Goes through the paragraphs of an annex from top to bottom; `style` is how its tasks are numbered."""

    style: str
    headings: Headings = field(default_factory=Headings)
    records: list[Record] = field(default_factory=list)
    over: set[Column] = field(default_factory=set)
    begun: bool = False

    def take(self, paragraph: _Paragraph, following: Sequence[_Paragraph]) -> None:
        """Take a paragraph: a task, a heading, or what goes on with the task before."""
        if self.style and paragraph.style == self.style:
            self._begin(paragraph)
            self._fill(paragraph.parts, paragraph.line)
        elif _DATE.fullmatch(_BLANKS.sub("", paragraph.text)) or self._is_signature(paragraph, following):
            self.begun = False
        elif self._is_heading(paragraph, following):
            if self.records or paragraph.style or not _TITLE.search(paragraph.text):
                self.headings.push(paragraph.text)
            self.begun = False
        elif paragraph.labelled:
            self._labelled(paragraph)
        else:
            self._plain(paragraph)

    def _begin(self, paragraph: _Paragraph) -> None:
        self._open(paragraph.line, paragraph.no if self.style else 0)

    def _open(self, line: int, no: int) -> None:
        headings = self.headings
        self.records.append(Record(line, no, headings.path, headings.leaders, headings.units))
        self.begun = True

    def _fill(self, parts: Sequence[Piece], line: int) -> None:
        """Add the pieces of a paragraph; text behind a closed bracket is the next task of the same paragraph."""
        for part in parts:
            record = self.records[-1]
            if part.heading is None and record.is_closed:
                self._open(line, 0)
                record = self.records[-1]
            record.add(part)

    def _labelled(self, paragraph: _Paragraph) -> None:
        """Take a line with labels: of the open task, of a new one, or, in front of any task, of all that follow."""
        first = paragraph.parts[0].heading
        column = first.column if first else None
        if column in {Column.CONTENT, Column.NUMBER, Column.SECTION}:
            if not self.begun or self.records[-1].has(paragraph.parts[0]):
                self._open(paragraph.line, 0)
        elif column in {Column.LEADERS, Column.UNITS} and (not self.begun or column in self.over):
            self.over.add(column)
            self.headings.push(paragraph.text)
            self.begun = False
            return
        elif column is None and (not self.begun or self.records[-1].is_labelled):
            self._open(paragraph.line, paragraph.no)
        if self.begun:
            self._fill(paragraph.parts, paragraph.line)

    def _plain(self, paragraph: _Paragraph) -> None:
        """Take a line without labels: it goes on with the open task, or begins one where tasks have no numbers."""
        record = self.records[-1] if self.begun else None
        text = paragraph.text
        if record and not record.is_labelled:
            record.add(Piece(text))
        elif record and not paragraph.after_blank and record.goes_on_with(text):
            record.go_on(text)
        elif not self.style:
            self._open(paragraph.line, 0)
            self._fill(paragraph.parts, paragraph.line)
        elif record:
            record.left_over(text)

    def _is_heading(self, paragraph: _Paragraph, following: Sequence[_Paragraph]) -> bool:
        if paragraph.labelled:
            return False
        text = paragraph.text
        outer = paragraph.style and (not self.style or _RANK.index(paragraph.style) < _RANK.index(self.style))
        if outer:
            return bool(self.style) or is_heading(text)
        after = following[0] if following else None
        if paragraph.style or not after or not is_heading(text):
            return False
        record = self.records[-1] if self.begun else None
        if record and (not record.is_labelled or (not paragraph.after_blank and record.goes_on_with(text))):
            return False
        if self.style:
            return after.style == self.style
        return not after.labelled or after.parts[0].heading is None

    def _is_signature(self, paragraph: _Paragraph, following: Sequence[_Paragraph]) -> bool:
        """Tell whether a line is who signs: the date stands below it."""
        after = _BLANKS.sub("", following[0].text) if following else ""
        return bool(_DATE.fullmatch(after)) and not paragraph.labelled and not paragraph.style
