"""One task of running text while it is being read: what is to be done, and what its labels say."""

import re
from dataclasses import dataclass, field
from typing import Final

from bot.documents.columns import NO_UNITS, Column, Heading, RawRow
from bot.documents.damage import content_of, goes_on, units_of
from bot.documents.labels.answers import who_and_when
from bot.documents.labels.label_words import is_needless
from bot.documents.labels.labels import Piece, behind_labels
from bot.documents.labels.lead_headings import beside, names_a_lead
from bot.documents.labels.sections import is_heading
from bot.documents.numbering import number
from bot.documents.unit_words import names_units

_CONTENTS: Final = frozenset({Column.CONTENT, Column.SECTION})
_FIGURE: Final = re.compile(r"\d\s*[一-鿿%％]")
_SENTENCE: Final = re.compile(r"^[^（(].*[。；]", re.DOTALL)
SHOWN: Final = 30
"""So many characters of what was left over are told."""
_NAME: Final = re.compile(r"[一-鿿\s、，,·]{2,30}")


@dataclass(slots=True)
class Record:
    """A task: its text, and for each label the lines that stand under it."""

    line: int
    no: int
    sections: tuple[str, ...]
    leaders_over: str
    units_over: str
    heading: str = ""
    """A heading over it that left its leader in doubt."""
    title: str = ""
    """Its first paragraph with its number, where that is a heading: over what follows, or all that is to be done."""
    text: list[str] = field(default_factory=list)
    fields: dict[Heading, list[str]] = field(default_factory=dict)
    is_closed: bool = False
    over: list[str] = field(default_factory=list)
    _last: Heading | None = None

    @property
    def is_labelled(self) -> bool:
        """Whether a label said anything but what is to be done."""
        return any(heading.column not in {*_CONTENTS, Column.NUMBER} for heading in self.fields)

    def has(self, piece: Piece) -> bool:
        """Tell whether a label came already: with it a new task begins."""
        return piece.heading in self.fields or self.is_labelled

    def add(self, piece: Piece) -> None:
        """Add a piece of a paragraph."""
        if piece.heading is None:
            self.text.append(piece.text)
        elif piece.heading.column is Column.NUMBER:
            self.no = number(piece.text) or 0
        else:
            self.fields.setdefault(piece.heading, []).append(piece.text)
            self._last = piece.heading
        self.is_closed = self.is_closed or piece.closes

    def begin_with_its_last_line(self) -> None:
        """Leave the lines above the task out, where each other task is one line: a heading is its section."""
        *above, task = self.text or [""]
        if above and is_heading(above[-1]):
            self.sections = (*self.sections, above.pop())
        self.over += [text[:SHOWN] for text in above]
        self.text = [task]

    def goes_on_with(self, text: str) -> bool:
        """Tell whether a line without a label goes on with what the last label says."""
        if not self._last or self.is_closed:
            return False
        early = self.fields[self._last][-1]
        if self._last.column is Column.UNITS:
            return not early or names_units(text) or goes_on(early, text)
        if self._last.column is Column.LEADERS:
            return bool(_NAME.fullmatch(text)) and (not early or early.endswith(("、", "，", ",")))
        if self._last.column is Column.DUE:
            return not early or not early.endswith(("。", "底", "前", "日", "月"))
        return self._last.column in {Column.OTHER, *_CONTENTS}

    def go_on(self, text: str) -> None:
        """Add such a line."""
        if not self._last:
            return
        who, when = who_and_when(text) if self._last.column is Column.UNITS else (text, "")
        self.fields[self._last].append(who)
        if when:
            self.fields.setdefault(Heading(Column.DUE), []).append(when)

    def left_over(self, text: str) -> None:
        """Keep a line that nothing took, to tell it."""
        self.over.append(text.strip())

    def closed(self) -> RawRow | None:
        """Return the row; None for text that was no task after all."""
        sections, content = self._content()
        units = self._units()
        leaders = "\n".join(self._leaders()) or self.leaders_over
        if not content or not (self.is_labelled or self.units_over or self.leaders_over or self.no):
            return None
        missing = () if units or self.units_over else (NO_UNITS,)
        unsure = (self.heading,) if self.heading and not self._leaders() else ()
        return RawRow(
            no=self.no,
            line=self.line,
            content=content,
            leaders=leaders,
            units=beside(self.units_over, units),
            due="；".join(content_of(lines) for lines in self._under(Column.DUE)),
            sections=(*self.sections, *sections),
            cut=(*missing, *unsure, *self.over, *self._strange()),
        )

    def _content(self) -> tuple[tuple[str, ...], str]:
        """Return broader texts, and the most specific one: the text itself, or under the label of the highest rank."""
        labelled = sorted(
            ((heading, content_of(lines)) for heading, lines in self.fields.items() if heading.column in _CONTENTS),
            key=lambda found: (found[0].column is Column.CONTENT, found[0].rank),
        )
        title, text = self._parted()
        if not labelled or labelled[-1][0].column is Column.SECTION:
            return (*title, *(words for _, words in labelled)), text
        *broader, (_, content) = labelled
        return (*title, *((text,) if text else ()), *(words for _, words in broader)), content

    def _parted(self) -> tuple[tuple[str, ...], str]:
        """Return the heading over the text of the task, if there is one, and the text."""
        first, *more = self.text or [""]
        if not (self.title and more and not _FIGURE.search(first) and _SENTENCE.search(more[0])):
            return (), content_of(self.text)
        return (self.title,), content_of(more)

    def _leaders(self) -> list[str]:
        """Return who stands under the labels of the highest rank: beside 分管领导, a 责任人 is somebody else."""
        found = [heading for heading in self.fields if heading.column is Column.LEADERS and any(self.fields[heading])]
        highest = max((heading.rank for heading in found), default=0)
        return [text for heading in found if heading.rank == highest for text in self.fields[heading]]

    def _strange(self) -> list[str]:
        """Return what stands under labels that mean nothing here, to tell it."""
        others = (heading for heading in self.fields if heading.column is Column.OTHER)
        guessed = [content_of(lines) for heading, lines in self.fields.items() if heading.rank < 0]
        return guessed + [
            f"{heading.label}：{content_of(self.fields[heading])[:12]}"
            for heading in others
            if not is_needless(heading.label)
        ]

    def _under(self, column: Column) -> list[list[str]]:
        return [lines for heading, lines in self.fields.items() if heading.column is column]

    def _units(self) -> str:
        found = {
            heading.label: units_of(lines) for heading, lines in self.fields.items() if heading.column is Column.UNITS
        }
        found = {label: text for label, text in found.items() if text}
        return behind_labels(found, several=len(found) > 1 or (bool(found) and names_a_lead(self.units_over)))
