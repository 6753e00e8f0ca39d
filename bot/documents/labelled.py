"""The layout of running text: each task with labels behind it (牵头领导：… 责任单位：…), in lines or in brackets."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.documents.blocks import Line
from bot.documents.columns import Column, Heading, RawRow
from bot.documents.due_words import looks_like_due
from bot.documents.item_numbers import RANK
from bot.documents.label_words import line_label
from bot.documents.labels import Piece
from bot.documents.paragraphs import Paragraph, paragraphs
from bot.documents.record import Record
from bot.documents.sections import Headings, gives, is_heading, style_of
from bot.documents.unlabelled import proposed

_SHARE: Final = 0.3
_DATE: Final = re.compile(r"[12二]\S{3}年\S{1,3}月\S{1,3}日(?:印发)?|[（(]此件.*|抄送.*")
_TITLE: Final = re.compile(r"\d{4}年|[表单案划]$|分解|台账|通知|《|关于|分工|方案|清单|要点|实施意见|工作报告|责任书")
_CAPTION: Final = re.compile(r"附?表\s*\d*\s*\S*|\S*(?:分解表|任务表|一览表|责任表|责任清单)(?:（[^（）]*）)?")
_INSTRUCTION: Final = re.compile(
    r"各(?:牵头|责任|参与|配合|承办|有关|相关|成员|级|地|[市区县])*(?:单位|部门|地区?|县区|镇街)[^，。；]{0,10}?(?:要|应|须|务必)"
)
"""What a notice tells everybody to do; the label or bracket that makes it a task is looked for first."""
_SENTENCES: Final = re.compile(r"。.")
_SHOWN: Final = 30
_BLANKS: Final = re.compile(r"\s+")


def rows(lines: Sequence[Line], *, loose: bool = False) -> list[RawRow]:
    """Read the tasks of running text, a line a paragraph; empty if nothing is labelled: a blank form, or a notice.

    `loose`: nothing else in the document is a task, so numbered paragraphs that name units are, with a doubt each.
    """
    found = list(paragraphs(lines))
    if loose and not any(each.labelled for each in found):
        found = proposed(found)
    if not any(each.labelled for each in found):
        return []
    reader = _Reader(_style_of_tasks(found))
    for at, paragraph in enumerate(found):
        reader.take(paragraph, found[at + 1 : at + 3])
    named = [at for at, record in enumerate(reader.records) if record.is_labelled]
    first, end = named[0] if named and not reader.over else 0, named[-1] + 1 if named else len(reader.records)
    records, behind = reader.records[first:end], reader.records[end:]
    if records and behind and behind[0].no == records[-1].no + 1:
        records[-1].left_over("".join(behind[0].text)[:_SHOWN])
    for record, before in zip(records[1:], records, strict=False):
        if record.text and not record.closed():
            before.left_over("".join(record.text)[:_SHOWN])
    return [row for record in records if (row := record.closed())]


def _style_of_tasks(found: Sequence[Paragraph]) -> str:
    """Return how tasks are numbered: the style of which one number stands before each run of labels; "" if none is.

    Sections have fewer numbers than there are runs of labels, lists within a task have none before most of them.
    """
    ends = 0
    since: Counter[str] = Counter()
    before: Counter[str] = Counter()
    labelled = False
    by_units = any(_names(each, Column.UNITS) for each in found)
    for each in found:
        answers = _names(each, Column.UNITS) if by_units else each.labelled
        if each.style or not each.labelled:
            labelled = False
        if each.style:
            since[each.style] += 1
        if answers and not labelled:
            ends += 1
            before.update(set(since))
            since.clear()
            labelled = True
    starts = Counter(each.style for each in found if each.style)
    cost = {style: (ends - before[style]) + max(0, starts[style] - ends) for style in starts}
    runs_on = {style for style in starts if _runs_on([each.no for each in found if each.style == style])}
    best = min(cost, key=lambda style: (cost[style], style not in runs_on, _place(style, runs_on)), default="")
    return best if best and cost[best] <= max(1, ends * _SHARE) else ""


def _names(paragraph: Paragraph, column: Column) -> bool:
    """Tell whether a paragraph has a label of a kind: a leader over several tasks ends none of them, units do."""
    return any(part.heading.column is column for part in paragraph.parts if part.heading)


def _runs_on(numbers: Sequence[int]) -> bool:
    """Tell whether numbers go on from 1 to the end, through all sections."""
    return list(numbers) == list(range(1, len(numbers) + 1))


def _place(style: str, runs_on: set[str]) -> int:
    """Order styles that fit alike: of those that run on, the innermost numbers tasks; otherwise the outermost."""
    return -RANK.index(style) if style in runs_on else RANK.index(style)


@dataclass(slots=True)
class _Reader:
    """Goes through the paragraphs of an annex from top to bottom; `style` is how its tasks are numbered."""

    style: str
    headings: Headings = field(default_factory=Headings)
    records: list[Record] = field(default_factory=list)
    over: set[Column] = field(default_factory=set)
    begun: bool = False
    astray: list[str] = field(default_factory=list)
    """What stands between two tasks and was not understood: it is told of the next one."""

    def take(self, paragraph: Paragraph, following: Sequence[Paragraph]) -> None:
        """Take a paragraph: a task, a heading, or what goes on with the task before."""
        if self.style and paragraph.style == self.style:
            self._begin(paragraph)
            self._fill(paragraph.parts, paragraph.line)
        elif _DATE.fullmatch(_BLANKS.sub("", paragraph.text)) or self._is_signature(paragraph, following):
            self.begun = False
        elif self._is_instruction(paragraph):
            self._lost(paragraph)
            self.begun = False
        elif self._is_heading(paragraph, following):
            if not self._is_title(paragraph):
                self.headings.push(paragraph.text)
            self.begun = False
        elif paragraph.labelled:
            self._labelled(paragraph)
        else:
            self._plain(paragraph)

    def _begin(self, paragraph: Paragraph) -> None:
        self._open(paragraph.line, paragraph.no if self.style else 0)

    def _open(self, line: int, no: int) -> None:
        headings = self.headings
        self.records.append(Record(line, no, headings.path, headings.leaders, headings.units, headings.doubt))
        for text in self.astray:
            self.records[-1].left_over(text)
        self.astray.clear()
        self.begun = True

    def _fill(self, parts: Sequence[Piece], line: int) -> None:
        """Add the pieces of a paragraph; text behind a closed bracket is the next task of the same paragraph."""
        for part in parts:
            record = self.records[-1]
            if part.heading is None and record.is_closed:
                self._open(line, 0)
                record = self.records[-1]
            record.add(part)

    def _labelled(self, paragraph: Paragraph) -> None:
        """Take a line with labels: of the open task, of a new one, or, in front of any task, of all that follow."""
        first = paragraph.parts[0].heading
        column = first.column if first else None
        if column in {Column.CONTENT, Column.NUMBER, Column.SECTION}:
            goes_on = self.style and self.begun and column is not Column.NUMBER
            if not goes_on and (not self.begun or self.records[-1].has(paragraph.parts[0])):
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
        else:
            self._lost(paragraph)

    def _lost(self, paragraph: Paragraph) -> None:
        """Keep what nothing took, to tell it; in front of the first task stands the notice."""
        if self.records:
            self.astray.append(paragraph.text[:_SHOWN])

    def _plain(self, paragraph: Paragraph) -> None:
        """Take a line without labels: it goes on with the open task, or begins one where tasks have no numbers."""
        record = self.records[-1] if self.begun else None
        text = paragraph.text
        if record and not record.is_labelled:
            record.add(Piece(text))
        elif record and (label := line_label(text))[0]:
            record.add(Piece(label[1], Heading(Column.OTHER, label[0])))
        elif record and not paragraph.after_blank and record.goes_on_with(text):
            record.go_on(text)
        elif record and looks_like_due(text.rstrip("。；")):
            record.add(Piece(text.rstrip("。；"), Heading(Column.DUE)))
        elif not self.style:
            self._open(paragraph.line, 0)
            self._fill(paragraph.parts, paragraph.line)
        elif record:
            record.left_over(text)
        else:
            self._lost(paragraph)

    def _is_instruction(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph tells everybody what to do, and is neither a task nor part of an open one."""
        open_task = self.begun and not self.records[-1].is_labelled
        return not (paragraph.labelled or open_task) and bool(_INSTRUCTION.search(paragraph.text))

    def _is_title(self, paragraph: Paragraph) -> bool:
        """Tell whether a heading is no section: a title, a caption, or a chapter of the notice."""
        if paragraph.style:
            return not self.records and paragraph.no > 1 and bool(_SENTENCES.search(paragraph.text))
        if gives(paragraph.text):
            return False
        in_front = not self.records and not self.headings.path
        return bool(_CAPTION.fullmatch(paragraph.text)) or (in_front and bool(_TITLE.search(paragraph.text)))

    def _is_heading(self, paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
        text = paragraph.text
        outer = paragraph.style and (not self.style or RANK.index(paragraph.style) < RANK.index(self.style))
        outer = outer or (style_of(text) == "第" and is_heading(text))
        if paragraph.labelled:
            gives_all = outer and bool(self.style) and is_heading(text) and gives(text)
            return gives_all and not any(_names(each, Column.UNITS) for each in (paragraph, *following[:1]))
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

    def _is_signature(self, paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
        """Tell whether a line is who signs: the date stands below it."""
        after = _BLANKS.sub("", following[0].text) if following else ""
        return bool(_DATE.fullmatch(after)) and not paragraph.labelled and not paragraph.style
