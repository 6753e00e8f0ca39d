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
from bot.documents.formats.word_names import Element
from bot.documents.formats.word_numbers import Numbers
from bot.documents.formats.word_story import Story, Table
from bot.documents.formats.word_styles import Styles

_PADDING: Final = " \t\u3000\u00a0\ufeff"


def read(content: bytes) -> Iterator[Block]:
    """Give the blocks of a Word document; whatever python-docx raises means that it is broken."""
    document = Document(io.BytesIO(content))
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
