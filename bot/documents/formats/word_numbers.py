"""The numbers that Word counts itself: they stand in no text, but rows of official documents are numbered so.

ECMA-376 part 1, 17.9: a paragraph names a list (``w:num``), which counts by the levels of an abstract one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bot.documents.formats.counting import written
from bot.documents.formats.word_names import VAL, Element, is_on, w
from bot.documents.formats.word_styles import Numbered, Styles, numbering

_OWN: Final = f"{w('pPr')}/{w('numPr')}"
_NONE: Final = "0"
_PLACE: Final = re.compile(r"%([1-9])")
_LEVEL: Final = w("ilvl")
_STYLE_LINK: Final = w("numStyleLink")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level counts. `restarts`: the level, from 1, whose number starts it anew; 0 is none."""

    start: int
    form: str
    text: str
    restarts: int
    plain: bool
    style: str


@dataclass(slots=True)
class _List:
    """One ``w:num``: the abstract list whose counters it shares, its levels, and where it starts anew."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbers:
    """Counts the numbered paragraphs of one document; `root` is its numbering part, None if it has none."""

    root: Element
    styles: Styles
    _lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, paragraph: Element, style: str) -> str:
        """Return what Word writes before a paragraph; ask once for each, in their order."""
        numbered = numbering(paragraph.find(_OWN)) or self.styles.numbered(style)
        if numbered is None or numbered.number == _NONE or self.root is None:
            return ""
        if numbered.number not in self._lists:
            self._lists[numbered.number] = found = self._list(numbered.number)
            self._counts.setdefault(found.abstract, {}).update(
                {level: start - 1 for level, start in found.starts.items()}
            )
        return self._count(self._lists[numbered.number], numbered, style)

    def _count(self, of: _List, numbered: Numbered, style: str) -> str:
        by_style = (number for number, level in of.levels.items() if level.style and level.style == style)
        at = next(by_style, 0) if numbered.level is None else numbered.level
        level = of.levels.get(at)
        if level is None:
            return ""
        counts = self._counts[of.abstract]
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [number for number in counts if number > at]:
            restarts = of.levels[deeper].restarts if deeper in of.levels else deeper
            if at < restarts:
                del counts[deeper]
        return _PLACE.sub(lambda place: self._written(of, int(place[1]) - 1, plain=level.plain), level.text)

    def _written(self, of: _List, at: int, *, plain: bool) -> str:
        level = of.levels.get(at)
        if level is None:
            return ""
        return written(self._counts[of.abstract].get(at, level.start), "decimal" if plain else level.form)

    def _list(self, number: str) -> _List:
        element = self._find("num", "numId", number)
        named = None if element is None else element.find(w("abstractNumId"))
        if element is None or named is None:
            return _List("", {}, {})
        abstract = self._abstract(str(named.get(VAL)))
        levels = {} if abstract is None else dict(_levels(abstract))
        starts = {}
        for override in element.iterchildren(w("lvlOverride")):
            levels |= dict(_levels(override))
            start = override.find(w("startOverride"))
            if start is not None:
                starts[int(override.get(_LEVEL))] = int(start.get(VAL))
        return _List("" if abstract is None else str(abstract.get(w("abstractNumId"))), levels, starts)

    def _abstract(self, number: str) -> Element:
        """Find an abstract list, or the one that its style leads to."""
        found = self._find("abstractNum", "abstractNumId", number)
        link = None if found is None else found.find(_STYLE_LINK)
        numbered = None if link is None else self.styles.numbered(str(link.get(VAL)))
        element = None if numbered is None else self._find("num", "numId", numbered.number)
        named = None if element is None else element.find(w("abstractNumId"))
        return found if named is None else self._find("abstractNum", "abstractNumId", str(named.get(VAL)))

    def _find(self, tag: str, attribute: str, value: str) -> Element:
        elements = self.root.iterchildren(w(tag))
        return next((element for element in elements if element.get(w(attribute)) == value), None)


def _levels(element: Element) -> Iterator[tuple[int, _Level]]:
    for level in element.iterchildren(w("lvl")):
        at = int(level.get(_LEVEL))
        restarts = level.find(w("lvlRestart"))
        plain = level.find(w("isLgl"))
        yield (
            at,
            _Level(
                start=int(_value(level, "start", "1")),
                form=_value(level, "numFmt", "decimal"),
                text="" if _value(level, "numFmt", "decimal") == "bullet" else _value(level, "lvlText", ""),
                restarts=at if restarts is None else int(restarts.get(VAL)),
                plain=plain is not None and is_on(plain.get(VAL)),
                style=_value(level, "pStyle", ""),
            ),
        )


def _value(element: Element, name: str, default: str) -> str:
    found = element.find(w(name))
    return default if found is None else str(found.get(VAL, default))
