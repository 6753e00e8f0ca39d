"""What is on a page of a PDF, by PDFium: words at their places, and ruling lines."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

import pypdfium2 as pdfium
from pypdfium2 import raw

from bot.documents.formats.characters import seen
from bot.documents.formats.placing import UPRIGHT, Matrix, Point
from bot.documents.formats.rulings import Rule
from bot.documents.formats.typesetting import Word

Pointer: TypeAlias = Any
"""An object of PDFium's, which carries no types."""

_LONGEST: Final = 4_096
_MOST_SEGMENTS: Final = 2_000
_THIN: Final = 4.0
_STRAIGHT: Final = 1.0
_SHORTEST: Final = 4.0
_DEEPEST: Final = 15
_BOLD_FONT: Final = re.compile(rb"bold|heavy|black|simhei|heiti|[,-]b$", re.IGNORECASE)
_BOLD_WEIGHT: Final = 600
_FORCE_BOLD: Final = 1 << 18
_ENDS: Final = re.compile(r"[\r\n\0]")
_TWICE_WITHIN: Final = 1.5
_TWICE_AMONG: Final = 30


@dataclass(slots=True)
class Marks:
    """The words and the ruling lines of a page; `images` are its pictures, `objects` what each word is to PDFium."""

    words: list[Word] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    images: int = 0


@dataclass(slots=True)
class Page:
    """Reads one page. The objects of PDFium live as long as it."""

    page: pdfium.PdfPage
    text: pdfium.PdfTextPage
    _bold: dict[int, bool] = field(default_factory=dict)
    _buffer: Any = field(default_factory=ctypes.c_ushort * _LONGEST)

    def marks(self) -> Marks:
        """Gather what is on the page."""
        marks = Marks()
        for item, kind, outer in _of_page(self.page, self._upright):
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self._add_word(marks, item, outer)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                marks.rules += _rules(item, outer)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                marks.images += 1
        return marks

    def sides(self) -> tuple[float, float]:
        """Return the left and the right side of the paper."""
        left, bottom, right, top = self.page.get_bbox()
        sides = self._upright.at(left, bottom)[0], self._upright.at(right, top)[0]
        return min(sides), max(sides)

    def apart(self, marks: Marks, loose: set[Word]) -> list[Word]:
        """Return the words of the page; those that are too `loose` to stand in one place one character each."""
        kept = [word for word in marks.words if word not in loose]
        objects = {each for word, each in zip(marks.words, marks.objects, strict=True) if word in loose}
        return [*kept, *self._characters(objects)]

    def _characters(self, objects: set[int]) -> Iterator[Word]:
        upright = self._upright
        left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
        matrix = raw.FS_MATRIX()
        for at in range(self.text.count_chars()):
            item = raw.FPDFText_GetTextObject(self.text, at)
            if not item or _address(item) not in objects:
                continue
            text = seen(chr(raw.FPDFText_GetUnicode(self.text, at)))
            if raw.FPDFText_IsGenerated(self.text, at) or not text.strip():
                continue
            raw.FPDFText_GetCharBox(self.text, at, left, right, bottom, top)
            raw.FPDFText_GetCharOrigin(self.text, at, x, y)
            corners = upright.at(left.value, bottom.value), upright.at(right.value, top.value)
            ends = sorted(corner[0] for corner in corners)
            raw.FPDFText_GetMatrix(self.text, at, matrix)
            size = raw.FPDFText_GetFontSize(self.text, at) * _plain(matrix).height
            yield Word(text, ends[0], ends[1], upright.at(x.value, y.value)[1], size, self._is_bold(item))

    @property
    def _upright(self) -> Matrix:
        return UPRIGHT[self.page.get_rotation() // 90 % 4]

    def _add_word(self, marks: Marks, item: Pointer, outer: Matrix) -> None:
        matrix = _matrix(item).then(outer)
        if matrix.is_askew:
            return
        corners = _corners(item, outer)
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        base = min(y for _, y in corners) if matrix.is_turned else matrix.f
        text = self._text(item)
        if not text:
            _embolden(marks.words, left, base)
            return
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(item, size)
        marks.objects.append(_address(item))
        marks.words.append(Word(text, left, right, base, size.value * matrix.height, self._is_bold(item)))

    def _text(self, item: Pointer) -> str:
        pointer = ctypes.cast(self._buffer, ctypes.POINTER(ctypes.c_ushort))
        size = raw.FPDFTextObj_GetText(item, self.text, pointer, 2 * _LONGEST)
        content = ctypes.string_at(self._buffer, min(size, 2 * _LONGEST))
        return seen(_ENDS.sub("", content.decode("utf-16-le", "replace"))).strip()

    def _is_bold(self, item: Pointer) -> bool:
        """Tell whether text is bold: by its font, or because its outlines are drawn too."""
        font = raw.FPDFTextObj_GetFont(item)
        if raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE:
            return True
        address = _address(font) if font else 0
        if font and address not in self._bold:
            name = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, name, 256)
            is_heavy = raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
            is_forced = bool(raw.FPDFFont_GetFlags(font) & _FORCE_BOLD)
            self._bold[address] = is_heavy or is_forced or bool(_BOLD_FONT.search(name.value))
        return self._bold.get(address, False)


def _embolden(words: list[Word], left: float, base: float) -> None:
    """Text that is drawn once more, a little aside, is to look bold; PDFium gives its words only once."""
    for at in range(len(words) - 1, max(len(words) - _TWICE_AMONG, 0) - 1, -1):
        if abs(words[at].left - left) < _TWICE_WITHIN and abs(words[at].base - base) < _TWICE_WITHIN:
            words[at] = replace(words[at], bold=True)
            return


def _matrix(item: Pointer) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    return _plain(matrix)


def _address(item: Pointer) -> int:
    return ctypes.addressof(item.contents)


def _plain(matrix: Pointer) -> Matrix:
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _of_page(page: pdfium.PdfPage, upright: Matrix) -> Iterator[tuple[Pointer, int, Matrix]]:
    """Give the objects of a page with their kind, and where their coordinates lead: to the upright page.

    pypdfium2 would make an object of its own of each, which takes as long as everything that is asked of it here.
    """
    for at in range(raw.FPDFPage_CountObjects(page)):
        yield from _with_inner(raw.FPDFPage_GetObject(page, at), upright, _DEEPEST)


def _with_inner(item: Pointer, outer: Matrix, depth: int) -> Iterator[tuple[Pointer, int, Matrix]]:
    """Give an object, or what lies in it if it is a form."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield item, kind, outer
    elif depth:
        inner = _matrix(item).then(outer)
        for at in range(raw.FPDFFormObj_CountObjects(item)):
            yield from _with_inner(raw.FPDFFormObj_GetObject(item, at), inner, depth - 1)


def _corners(item: Pointer, outer: Matrix) -> tuple[Point, Point]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return outer.at(left.value, bottom.value), outer.at(right.value, top.value)


def _rules(item: Pointer, outer: Matrix) -> Iterator[Rule]:
    """Give the lines of a path: what is stroked, and boxes so thin that they are lines; shading is none."""
    (left, bottom), (right, top) = _corners(item, outer)
    left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
    if min(right - left, top - bottom) <= _THIN:
        yield from _straight((left, (bottom + top) / 2), (right, (bottom + top) / 2))
        yield from _straight(((left + right) / 2, bottom), ((left + right) / 2, top))
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not stroke.value or raw.FPDFPath_CountSegments(item) > _MOST_SEGMENTS:
        return
    matrix = _matrix(item).then(outer)
    for start, end in _segments(item):
        yield from _straight(matrix.at(*start), matrix.at(*end))


def _segments(item: Pointer) -> Iterator[tuple[Point, Point]]:
    """Give the straight pieces of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = last = (0.0, 0.0)
    for at in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point, kind = (x.value, y.value), raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, point
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield last, begin


def _straight(start: Point, end: Point) -> Iterator[Rule]:
    """Give a piece as a line, if it is level or upright and long enough to part anything."""
    for along, across in ((0, 1), (1, 0)):
        length = abs(start[along] - end[along])
        if abs(start[across] - end[across]) <= _STRAIGHT and length >= _SHORTEST:
            ends = sorted((start[along], end[along]))
            yield Rule(along == 1, (start[across] + end[across]) / 2, ends[0], ends[1])
