"""One paragraph of a Word document: its words, those that are bold, and the text boxes that hang on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.documents.formats.characters import seen
from bot.documents.formats.emphasis import emphasised
from bot.documents.formats.word_names import (
    ALTERNATIVES,
    BOX,
    CODE,
    PASSED_OVER,
    RUN,
    SIGNS,
    SYMBOL,
    TEXTS,
    TICK,
    TICKS,
    Element,
)
from bot.documents.formats.word_styles import Styles


@dataclass(frozen=True, slots=True)
class Passage:
    r"""What a paragraph says; a break of a line in it is ``\n``."""

    text: str
    bold: tuple[str, ...]


@dataclass(slots=True)
class Reader:
    """Reads the paragraphs of one style; `boxes` are the text boxes met on the way."""

    styles: Styles
    style: str
    boxes: list[Element] = field(default_factory=list)

    def read(self, paragraph: Element, number: str) -> Passage:
        """Read a paragraph, with the number that Word writes before it."""
        pieces = list(self._pieces(paragraph, bold=False))
        text = "".join(text for text, _ in pieces)
        between = " " if number[-1:].isalnum() and text.strip() else ""
        return Passage(number + between + text, emphasised(pieces))

    def _pieces(self, element: Element, *, bold: bool) -> Iterator[tuple[str, bool]]:
        """Give the pieces of text below an element; what is not known is looked through, so that no words are lost."""
        for child in element:
            tag = child.tag
            if tag in TEXTS:
                yield seen(child.text or ""), bold
            elif tag == RUN:
                is_bold, is_hidden = self.styles.looks(child, self.style)
                if not is_hidden:
                    yield from self._pieces(child, bold=is_bold)
            elif tag in SIGNS:
                yield SIGNS[tag], bold
            elif tag == SYMBOL:
                yield TICK * (child.get(CODE, "").upper() in TICKS), bold
            elif tag == BOX:
                self.boxes.append(child)
            elif tag == ALTERNATIVES:
                yield from self._pieces(child[:1], bold=bold)
            elif tag not in PASSED_OVER:
                yield from self._pieces(child, bold=bold)
