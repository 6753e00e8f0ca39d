"""PDFs to blocks: tables by their ruling lines or, without such, by their words; the text around them line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from bot.documents.blocks import Block, Line
from bot.documents.formats.packages import damaged
from bot.documents.formats.pdf_marks import Page
from bot.documents.formats.pdf_pages import blocks
from bot.documents.formats.typesetting import Word
from bot.documents.formats.unruled import Unruled
from bot.documents.formats.whole_rows import with_whole_rows
from bot.errors import DocumentError

_MOST_PAGES: Final = 400
_MOST_UNKNOWN: Final = 0.2


@dataclass(slots=True)
class _Tally:
    """What was seen of the text of a document: characters, those without a meaning, pages that are pictures."""

    characters: int = 0
    unknown: int = 0
    pictures: int = 0

    def add(self, words: list[Word], images: int) -> None:
        text = "".join(word.text for word in words)
        self.characters += len(text)
        if not text.isprintable() or "\ufffd" in text:
            self.unknown += sum(not character.isprintable() or character == "\ufffd" for character in text)
        self.pictures += bool(images and not text)


def read(content: bytes, name: str) -> Iterator[Block]:
    """Give the blocks of a PDF.

    Raises:
        DocumentError: it is protected, damaged, has too many pages, or shows text that nobody can copy from it.
    """
    document = _opened(content, name)
    tally, lines = _Tally(), 0
    for block in with_whole_rows(_pages(document, tally)):
        lines += isinstance(block, Line)
        yield Line(lines, block.text, block.bold) if isinstance(block, Line) else block
    if tally.pictures > len(document) / 2 or tally.unknown > tally.characters * _MOST_UNKNOWN:
        msg = f"{name} shows its text as pictures (a scan). Send the document it was made from (.docx or .xlsx)."
        raise DocumentError(msg, code="scan")


def _pages(document: pdfium.PdfDocument, tally: _Tally) -> Iterator[tuple[list[Block], int | None]]:
    """Give the blocks of each page, and which row of its table goes on with the last one of the page before."""
    unruled = Unruled()
    for number, page in enumerate(document, start=1):
        reader = Page(page, page.get_textpage())
        marks = reader.marks()
        tally.add(marks.words, marks.images)
        yield list(blocks(reader, marks, unruled, f"page {number}")), unruled.goes_on
        page.close()


def _opened(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as fault:
        if fault.err_code != raw.FPDF_ERR_PASSWORD:
            raise damaged(name) from fault
        msg = f"{name} is protected by a password. Remove the password, and send it again."
        raise DocumentError(msg, code="encrypted") from fault
    if len(document) > _MOST_PAGES:
        msg = f"{name} has more than {_MOST_PAGES} pages. Send only the pages with the notice and its annexes."
        raise DocumentError(msg, code="too_large")
    return document
