"""What the styles of a Word document say: which text is bold, which paragraphs are numbered."""

from dataclasses import dataclass, field
from typing import Final

from bot.documents.formats.word_names import VAL, Element, is_on, w

_STYLE: Final = w("style")
_STYLE_ID: Final = w("styleId")
_DEFAULT: Final = w("default")
_TYPE: Final = w("type")
_BASED_ON: Final = w("basedOn")
_PARAGRAPH_STYLE: Final = f"{w('pPr')}/{w('pStyle')}"
_RUN_LOOKS: Final = w("rPr")
_BOLD: Final = w("b")
_HIDDEN: Final = w("vanish")
_RUN_STYLE: Final = w("rStyle")
_NUMBERED: Final = f"{w('pPr')}/{w('numPr')}"
_NUMBER: Final = w("numId")
_LEVEL: Final = w("ilvl")
_ALL: Final = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('b')}"


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which list a paragraph belongs to, and its level there, from 0; None: the list says by the style."""

    number: str
    level: int | None


@dataclass(frozen=True, slots=True)
class _Style:
    """What counts of one style, with what it is based on."""

    bold: bool | None = None
    numbered: Numbered | None = None
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """The styles of one document; `root` is its styles part, None if it has none."""

    root: Element
    _elements: dict[str, Element] = field(default_factory=dict)
    _known: dict[str, _Style] = field(default_factory=dict)
    _default: str = ""
    _all_bold: bool = False

    def __post_init__(self) -> None:
        """Index the styles by their ids."""
        if self.root is None:
            return
        for element in self.root.iterchildren(_STYLE):
            style = element.get(_STYLE_ID, "")
            self._elements[style] = element
            if element.get(_TYPE) == "paragraph" and is_on(element.get(_DEFAULT, "0")):
                self._default = style
        looks = self.root.find(_ALL)
        self._all_bold = looks is not None and is_on(looks.get(VAL))

    def of(self, paragraph: Element) -> str:
        """Return the id of a paragraph's style."""
        named = paragraph.find(_PARAGRAPH_STYLE)
        return self._default if named is None else str(named.get(VAL))

    def numbered(self, style: str) -> Numbered | None:
        """Return the list that a style puts its paragraphs into."""
        return self._style(style).numbered

    def looks(self, run: Element, style: str) -> tuple[bool, bool]:
        """Tell of a run in a paragraph of a style whether it is bold, and whether it is hidden.

        Bold of a paragraph's style and of a run's style cancel each other (17.7.3).
        """
        around, looks = self._style(style), run.find(_RUN_LOOKS)
        if looks is None:
            return bool(around.bold) or self._all_bold, around.hidden
        named = looks.find(_RUN_STYLE)
        own = _Style() if named is None else self._style(named.get(VAL))
        hidden, bold = looks.find(_HIDDEN), looks.find(_BOLD)
        is_hidden = around.hidden or own.hidden if hidden is None else is_on(hidden.get(VAL))
        if bold is not None:
            return is_on(bold.get(VAL)), is_hidden
        return bool(around.bold) != bool(own.bold) or self._all_bold, is_hidden

    def _style(self, style: str | None) -> _Style:
        """Resolve a style through what it is based on; a circle ends where it closes."""
        style = style or ""
        if style not in self._known:
            self._known[style] = _Style()
            element = self._elements.get(style)
            if element is not None:
                parent = element.find(_BASED_ON)
                base = _Style() if parent is None else self._style(parent.get(VAL))
                bold = element.find(f"{_RUN_LOOKS}/{_BOLD}")
                hidden = element.find(f"{_RUN_LOOKS}/{_HIDDEN}")
                self._known[style] = _Style(
                    bold=base.bold if bold is None else is_on(bold.get(VAL)),
                    numbered=numbering(element.find(_NUMBERED)) or base.numbered,
                    hidden=base.hidden if hidden is None else is_on(hidden.get(VAL)),
                )
        return self._known[style]


def numbering(properties: Element) -> Numbered | None:
    """Read a ``w:numPr``; None if it names no list."""
    number = None if properties is None else properties.find(_NUMBER)
    if number is None:
        return None
    level = properties.find(_LEVEL)
    return Numbered(str(number.get(VAL)), None if level is None else int(level.get(VAL)))
