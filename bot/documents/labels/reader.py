"""Goes through running text: which paragraph begins a task, which goes on with one, which stands over several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.documents.columns import Column, Heading, heading_of
from bot.documents.damage import SENTENCE_ENDS
from bot.documents.due_words import looks_like_due
from bot.documents.labels.answers import names_nothing_else
from bot.documents.labels.item_numbers import is_within
from bot.documents.labels.label_words import line_label
from bot.documents.labels.labels import Piece, behind_labels
from bot.documents.labels.letter_lines import is_caption, is_date, passes_on, reads_like_a_title, tells_everybody
from bot.documents.labels.paragraphs import Paragraph
from bot.documents.labels.record import SHOWN, Record
from bot.documents.labels.sections import Headings, gives, is_heading, style_of
from bot.documents.labels.task_numbers import is_item_below, is_over, is_title, names

_HEADS: Final = frozenset({Column.UNITS, Column.LEADERS, Column.DUE, Column.NUMBER})
"""A line that only names such a column is what is left of a table's header."""
_SENTENCES: Final = re.compile(r"。.")


@dataclass(slots=True)
class Reader:
    """Goes through the paragraphs of an annex from top to bottom; `style` is how its tasks are numbered."""

    style: str
    led: bool = False
    """Whether headings name who answers for all tasks below them."""
    headings: Headings = field(default_factory=Headings)
    records: list[Record] = field(default_factory=list)
    over: set[Column] = field(default_factory=set)
    """What lines in front of the first task give all below them: units, leaders."""
    begun: bool = False
    """Whether the last record is open, so that what follows may go on with it."""
    astray: list[str] = field(default_factory=list)
    """What stands between two tasks and was not understood: it is told of the next one."""

    def take(self, paragraph: Paragraph, following: Sequence[Paragraph]) -> None:
        """Take a paragraph: a task, a heading, or what goes on with the task before."""
        if self.style and paragraph.style == self.style:
            self._begin(paragraph, paragraph.no)
            if not paragraph.labelled and is_heading(paragraph.text) and not _SENTENCES.search(paragraph.text):
                self.records[-1].title = paragraph.text
        elif is_date(paragraph.text) or self._is_signature(paragraph, following):
            self.begun = False
        elif self._is_instruction(paragraph) or self._is_of_the_letter(paragraph):
            self._lost(paragraph)
            self.begun = False
        elif self._begins_a_task(paragraph, following):
            self.headings.end(style_of(paragraph.text) if paragraph.labelled else "")
            self._begin(paragraph, 0 if paragraph.labelled else paragraph.no)
        elif self._is_heading(paragraph, following):
            if not self._is_title(paragraph):
                self._head(paragraph)
            self.begun = False
        elif paragraph.labelled:
            self._labelled(paragraph)
        elif self._comes_again(following):
            self._begin(paragraph)
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

    def _begin(self, paragraph: Paragraph, no: int = 0) -> None:
        self._open(paragraph.line, no)
        self._fill(paragraph)

    def _open(self, line: int, no: int = 0) -> None:
        headings = self.headings
        self.records.append(Record(line, no, headings.path, headings.leaders, headings.units, headings.doubt))
        for text in self.astray:
            self.records[-1].left_over(text)
        self.astray.clear()
        self.begun = True

    def _fill(self, paragraph: Paragraph) -> None:
        """Add the pieces of a paragraph; text behind a closed bracket is the next task of the same paragraph."""
        for part in paragraph.parts:
            if part.heading is None and self.records[-1].is_closed:
                self._open(paragraph.line)
            self.records[-1].add(part)

    def _labelled(self, paragraph: Paragraph) -> None:
        """Take a line with labels: of the open task, of a new one, or, in front of any task, of all that follow."""
        first = paragraph.parts[0].heading
        column = first.column if first else None
        if column in {Column.CONTENT, Column.NUMBER, Column.SECTION}:
            goes_on = self.style and self.begun and column is not Column.NUMBER
            if not goes_on and (not self.begun or self.records[-1].has(paragraph.parts[0])):
                self._open(paragraph.line)
        elif column in {Column.LEADERS, Column.UNITS} and (not self.begun or self._is_over(paragraph)):
            self.over.add(column)
            if self.begun or not self.headings.add(paragraph.text):
                self.headings.push(paragraph.text)
            self.begun = False
            return
        elif column is None and (not self.begun or self.records[-1].is_labelled):
            self._open(paragraph.line, paragraph.no)
        if self.begun:
            self._fill(paragraph)
        else:
            self._lost(paragraph)

    def _is_over(self, paragraph: Paragraph) -> bool:
        """Tell whether a line with a label stands over tasks, as those in front of the first one do."""
        column = Column.UNITS if is_over(paragraph) else Column.LEADERS
        return column in self.over and names(paragraph, column)

    def _lost(self, paragraph: Paragraph) -> None:
        """Keep what nothing took, to tell it; in front of the first task stands the notice."""
        if self.records:
            self.astray.append(paragraph.text[:SHOWN])

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
            self._begin(paragraph)
        elif record:
            record.left_over(text)
        else:
            self._lost(paragraph)

    def _is_instruction(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph tells everybody what to do, and is neither a task nor part of an open one."""
        open_task = self.begun and not self.records[-1].is_labelled
        return not (paragraph.labelled or open_task) and tells_everybody(paragraph.text)

    def _is_of_the_letter(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph in front of the tasks is to whom the letter goes, or what it passes on."""
        if paragraph.labelled or paragraph.style or any(record.is_labelled for record in self.records):
            return False
        return passes_on(paragraph.text)

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
        return is_caption(paragraph.text) or (in_front and reads_like_a_title(paragraph.text))

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
        return bool(paragraph.style) and (not self.style or is_within(self.style, paragraph.style))

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
        return bool(following) and is_date(following[0].text) and not paragraph.labelled and not paragraph.style


def _meant(label: str) -> Heading:
    """Return what a label means that only heads of tables bear: 进度安排 says by when."""
    known = heading_of(label)
    return Heading(Column.DUE if known and known.column is Column.MILESTONES else Column.OTHER, label)
