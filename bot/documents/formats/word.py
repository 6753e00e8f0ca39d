"""Word documents (.docx) to blocks: the body in the order of the page, without headers and footers."""

import io
from collections.abc import Iterator
from typing import Final

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.parts.document import DocumentPart

from bot.documents.blocks import Block, Line
from bot.documents.formats.grids import grid
from bot.documents.formats.word_names import INSERTED, Element
from bot.documents.formats.word_numbers import Numbers
from bot.documents.formats.word_story import Story, Table
from bot.documents.formats.word_styles import Styles
from bot.errors import DocumentError

_PADDING: Final = " \t\u3000\u00a0\ufeff"


def read(content: bytes, name: str) -> Iterator[Block]:
    """Give the blocks of a Word document; whatever python-docx raises means that it is broken.

    Raises:
        DocumentError: a part of it is another document (17.17.2), which only Word can put in its place.
    """
    document = Document(io.BytesIO(content))
    if next(document.element.body.iter(INSERTED), None) is not None:
        msg = f"{name} has another document inserted in it. Open it in Word, save it as a new file, and send that."
        raise DocumentError(msg, code="inserted")
    styles = Styles(_part(document.part, RELATIONSHIP_TYPE.STYLES))
    story = Story(styles, Numbers(_part(document.part, RELATIONSHIP_TYPE.NUMBERING), styles))
    line, table = 0, 0
    for part in story.parts(document.element.body):
        if isinstance(part, Table):
            table += 1
            yield grid(f"table {table}", part.rows)
            continue
        for text in part.text.split("\n"):
            line += 1
            yield Line(line, text.rstrip(_PADDING), tuple(words for words in part.bold if words in text))


def _part(document: DocumentPart, kind: str) -> Element:
    """Return the root of a part that the document may have."""
    try:
        return parse_xml(document.part_related_by(kind).blob)
    except KeyError:
        return None
