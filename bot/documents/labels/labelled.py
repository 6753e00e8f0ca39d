"""The layout of running text: each task with labels behind it (牵头领导：… 责任单位：…), in lines or in brackets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from bot.documents.blocks import Line
from bot.documents.columns import Column, Heading, RawRow, heading_of
from bot.documents.damage import SENTENCE_ENDS
from bot.documents.due_words import looks_like_due
from bot.documents.labels.answers import names_nothing_else
from bot.documents.labels.item_numbers import RANK
from bot.documents.labels.label_words import line_label
from bot.documents.labels.labels import Piece, behind_labels
from bot.documents.labels.letter_words import DATE, EVERYBODY, OUGHT, TABLE
from bot.documents.labels.paragraphs import Paragraph, paragraphs
from bot.documents.labels.record import Record
from bot.documents.labels.sections import Headings, gives, is_heading, style_of
from bot.documents.labels.task_numbers import is_item_below, is_over, is_title, names, style_of_tasks
from bot.documents.labels.unlabelled import proposed
from bot.documents.unit_words import names_units

_DATE: Final = re.compile(rf"{DATE}(?:印发)?|[（(]此件.*|抄送.*")
_TITLE: Final = re.compile(r"\d{4}年|[表单案划]$|分解|台账|通知|《|关于|分工|方案|清单|要点|实施意见|工作报告|责任书")
_CAPTION: Final = re.compile(rf"附?表\s*\d*\s*\S*|\S*(?:{TABLE})(?:（[^（）]*）)?")
_INSTRUCTION: Final = re.compile(rf"{EVERYBODY}[^，。；]{{0,10}}?(?:{OUGHT})")
"""What a notice tells everybody to do; the label or bracket that makes it a task is looked for first."""
_PASSES_ON: Final = re.compile(
    r"现.{0,16}(?:印发|下发|转发|发布|通知如下)|印发给你们|特此通知|制定(?:本|如下|以下|了?《)|请.{0,12}(?:执行|贯彻|落实|实施)。?$"
)
_ANNOUNCES: Final = re.compile(
    r"^现[就将对把][^。]{2,60}(?:如下|分解|明确)[^。，；：:]{0,12}[：:。]?$|^[^。]{0,60}(?:提出|作出|制定|明确)如下[^。，；：:]{0,12}[：:]$"
)
"""What only says that tasks follow, though it may end like a label: 现就各项工作提出如下责任分工：."""
_HEADS: Final = frozenset({Column.UNITS, Column.LEADERS, Column.DUE, Column.NUMBER})
"""A line that only names such a column is what is left of a table's header."""
_SENTENCES: Final = re.compile(r"。.")
_SHOWN: Final = 30
_SEVERAL: Final = 3
_BLANKS: Final = re.compile(r"\s+")


def rows(lines: Sequence[Line], *, loose: bool = False) -> list[RawRow]:
    """Read the tasks of running text, a line a paragraph; empty if nothing is labelled: a blank form, or a notice.

    `loose`: nothing else in the document is a task, so numbered paragraphs that name units are, with a doubt each.
    """
    found = [each for each in paragraphs(lines) if each.style or not _ANNOUNCES.search(each.text)]
    if loose and not any(each.labelled for each in found):
        found = proposed(found)
    style, led = style_of_tasks(found)
    if not led and not any(each.labelled for each in found):
        return []
    reader = _Reader(style, led)
    for at, paragraph in enumerate(found):
        reader.take(paragraph, found[at + 1 : at + 3])
    named = [at for at, record in enumerate(reader.records) if record.is_labelled or (led and record.units_over)]
    first, end = named[0] if named and not reader.over else 0, named[-1] + 1 if named else len(reader.records)
    records, behind = reader.records[first:end], reader.records[end:]
    alone = all(len(record.text) == 1 for record in records[1:]) and not any(record.is_closed for record in records)
    if not style and len(records) >= _SEVERAL and alone:
        records[0].begin_with_its_last_line()
        for record in takewhile(lambda each: not each.sections, records[1:]):
            record.sections = records[0].sections
    if records and behind and behind[0].no == records[-1].no + 1:
        records[-1].left_over("".join(behind[0].text)[:_SHOWN])
    for record, before in zip(records[1:], records, strict=False):
        if record.text and not record.closed():
            before.left_over("".join(record.text)[:_SHOWN])
    return [row for record in records if (row := record.closed())]


@dataclass(slots=True)
class _Reader:
    """Goes through the paragraphs of an annex from top to bottom; `style` is how its tasks are numbered."""

    style: str
    led: bool = False
    """Headings name who answers for all tasks below them."""
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
        elif self._is_instruction(paragraph) or self._is_of_the_letter(paragraph):
            self._lost(paragraph)
            self.begun = False
        elif self._begins_a_task(paragraph, following):
            self.headings.end(style_of(paragraph.text) if paragraph.labelled else "")
            self._open(paragraph.line, 0 if paragraph.labelled else paragraph.no)
            self._fill(paragraph.parts, paragraph.line)
        elif self._is_heading(paragraph, following):
            if not self._is_title(paragraph):
                self._head(paragraph)
            self.begun = False
        elif paragraph.labelled:
            self._labelled(paragraph)
        elif self._comes_again(following):
            self._open(paragraph.line, 0)
            self._fill(paragraph.parts, paragraph.line)
        else:
            self._plain(paragraph)

    def _comes_again(self, following: Sequence[Paragraph]) -> bool:
        """Tell whether a line stands between the labels of one task without a number and those of the next."""
        if self.style or not self.begun or not following or not following[0].labelled:
            return False
        return following[0].parts[0].heading in self.records[-1].fields

    def _head(self, paragraph: Paragraph) -> None:
        """Take a heading, with what it says of who answers for all its tasks."""
        if not names(paragraph, Column.UNITS):
            self.headings.push(paragraph.text)
            return
        words = paragraph.parts[0].text
        self.headings.push(paragraph.text[: paragraph.text.find(words) + len(words)])
        units: dict[str, str] = {}
        leaders: list[str] = []
        for part in paragraph.parts:
            if part.heading and part.heading.column is Column.UNITS:
                label = part.heading.label
                units[label] = f"{units[label]}；{part.text}" if label in units else part.text
            elif part.heading and part.heading.column is Column.LEADERS:
                leaders.append(part.text)
        self.headings.give(Column.LEADERS, "\n".join(leaders))
        self.headings.give(Column.UNITS, behind_labels(units, several=True))

    def _begin(self, paragraph: Paragraph) -> None:
        self._open(paragraph.line, paragraph.no if self.style else 0)
        if not paragraph.labelled and is_heading(paragraph.text) and not _SENTENCES.search(paragraph.text):
            self.records[-1].title = paragraph.text

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
        elif column in {Column.LEADERS, Column.UNITS} and (not self.begun or self._is_over(paragraph)):
            self.over.add(column)
            if self.begun or not self.headings.add(paragraph.text):
                self.headings.push(paragraph.text)
            self.begun = False
            return
        elif column is None and (not self.begun or self.records[-1].is_labelled):
            self._open(paragraph.line, paragraph.no)
        if self.begun:
            self._fill(paragraph.parts, paragraph.line)
        else:
            self._lost(paragraph)

    def _is_over(self, paragraph: Paragraph) -> bool:
        """Tell whether a line with a label stands over tasks, as those in front of the first one do."""
        column = Column.UNITS if is_over(paragraph) else Column.LEADERS
        return column in self.over and names(paragraph, column)

    def _lost(self, paragraph: Paragraph) -> None:
        """Keep what nothing took, to tell it; in front of the first task stands the notice."""
        if self.records:
            self.astray.append(paragraph.text[:_SHOWN])

    def _plain(self, paragraph: Paragraph) -> None:
        """Take a line without labels: it goes on with the open task, or begins one where tasks have no numbers."""
        record = self.records[-1] if self.begun else None
        text = paragraph.text
        label, said = line_label(text)
        if record and label and (record.is_labelled or _meant(label).column is Column.DUE):
            record.add(Piece(said, _meant(label)))
        elif record and not record.is_labelled:
            record.add(Piece(text))
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

    def _is_of_the_letter(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph in front of the tasks is to whom the letter goes, or what it passes on."""
        if paragraph.labelled or paragraph.style or any(record.is_labelled for record in self.records):
            return False
        return bool(_PASSES_ON.search(paragraph.text)) or (
            paragraph.text.endswith(("：", ":")) and names_units(paragraph.text.rstrip("：:"))
        )

    def _is_title(self, paragraph: Paragraph) -> bool:
        """Tell whether a heading is no section: a title, a caption, or a chapter of the notice."""
        if paragraph.style:
            return not self.records and paragraph.no > 1 and bool(_SENTENCES.search(paragraph.text))
        if gives(paragraph.text):
            return False
        in_front = not self.records and not self.headings.path
        head = heading_of(paragraph.text)
        if head and (head.column in _HEADS or (in_front and head.rank > 0)):
            return True
        return bool(_CAPTION.fullmatch(paragraph.text)) or (in_front and bool(_TITLE.search(paragraph.text)))

    def _begins_a_task(self, paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
        """Tell whether a paragraph numbered otherwise than most tasks is one: sentences that end in who answers below.

        A heading with sentences of its own has numbered tasks below it.
        """
        if self._answers_for_all(paragraph):
            return not (following and is_item_below(following[0], paragraph))
        if paragraph.labelled or not self._is_outer(paragraph) or not _SENTENCES.search(paragraph.text):
            return False
        return bool(following) and not following[0].style and names(following[0], Column.UNITS)

    def _answers_for_all(self, paragraph: Paragraph) -> bool:
        """Tell whether a title says who answers for the items below it; if there are none, it is a task itself."""
        return self.led and self._is_outer(paragraph) and is_title(paragraph) and names(paragraph, Column.UNITS)

    def _is_outer(self, paragraph: Paragraph) -> bool:
        return bool(paragraph.style) and (not self.style or RANK.index(paragraph.style) < RANK.index(self.style))

    def _is_heading(self, paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
        text = paragraph.text
        outer = self._is_outer(paragraph) or (style_of(text) == "第" and is_heading(text))
        if paragraph.labelled:
            gives_all = outer and bool(self.style) and is_heading(text) and gives(text)
            own = any(names(each, Column.UNITS) for each in (paragraph, *following[:1]))
            return self._answers_for_all(paragraph) or (gives_all and not own)
        if outer:
            return bool(self.style) or is_heading(text)
        after = following[0] if following else None
        if paragraph.style or not after or not is_heading(text):
            return False
        record = self.records[-1] if self.begun else None
        goes_on = record and (not record.is_labelled or (not paragraph.after_blank and record.goes_on_with(text)))
        if record and goes_on and not self._names_a_unit_as_before(text, record):
            return False
        if self.style:
            return after.style == self.style
        return not after.labelled or after.parts[0].heading is None

    def _names_a_unit_as_before(self, text: str, record: Record) -> bool:
        """Tell whether a line is the name of a unit behind a whole sentence, where a heading names one, too."""
        whole = bool(record.text) and record.text[-1].endswith(SENTENCE_ENDS) and not record.goes_on_with(text)
        return whole and self.headings.are_units and names_nothing_else(text)

    def _is_signature(self, paragraph: Paragraph, following: Sequence[Paragraph]) -> bool:
        """Tell whether a line is who signs: the date stands below it."""
        after = _BLANKS.sub("", following[0].text) if following else ""
        return bool(_DATE.fullmatch(after)) and not paragraph.labelled and not paragraph.style


def _meant(label: str) -> Heading:
    """Return what a label means that only heads of tables bear: 进度安排 says by when."""
    known = heading_of(label)
    return Heading(Column.DUE if known and known.column is Column.MILESTONES else Column.OTHER, label)
