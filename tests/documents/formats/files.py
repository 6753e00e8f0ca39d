"""Real files for the readers' tests, made in memory."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import xlsxwriter
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.documents.blocks import Block, Grid, Line
from bot.documents.formats.__main__ import answered
from bot.documents.formats.kinds import kind_of
from bot.documents.formats.wire import Packed, unpacked

HEADER = ("序号", "工作内容", "责任单位")
ROW = ("1", "新增停车位2000个", "区发改局")


def word(body: str) -> bytes:
    """Make a Word document of paragraphs and tables written as XML, without namespaces but ``w:``."""
    document = Document()
    element = parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")
    document.element.replace(document.element.body, element)
    return saved(document)


def saved(document: Any) -> bytes:  # noqa: ANN401 -- python-docx's factory is a function
    """Return the bytes of a document of python-docx."""
    memory = io.BytesIO()
    document.save(memory)
    return memory.getvalue()


def p(text: str, looks: str = "", properties: str = "") -> str:
    """Write a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, looks)}</w:p>"


def r(text: str, looks: str = "") -> str:
    """Write a run."""
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tbl(*rows: Sequence[str]) -> str:
    """Write a table of cells that are written already."""
    written = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{written}</w:tbl>"


def tc(content: str = "<w:p/>", properties: str = "") -> str:
    """Write a cell of paragraphs that are written already, or of plain text."""
    content = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def workbook(fill: Callable[[Any], None]) -> bytes:
    """Make a workbook by xlsxwriter."""
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    fill(book)
    book.close()
    return memory.getvalue()


def sheet(rows: Sequence[Sequence[object]]) -> bytes:
    """Make a workbook of one sheet of plain values."""

    def fill(book: Any) -> None:  # noqa: ANN401 -- xlsxwriter carries no types
        table = book.add_worksheet("任务")
        for number, row in enumerate(rows):
            table.write_row(number, 0, row)

    return workbook(fill)


def rewritten(package: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Change parts of a zip; a part that is not there is made of nothing."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()}
        parts |= {name: change(parts.get(name, b"")) for name, change in changes.items()}
        for name, content in parts.items():
            new.writestr(name, content)
    return memory.getvalue()


def blocks(content: bytes) -> tuple[Block, ...]:
    """Read a file as the other process does, but in this one: tests are many."""
    return unpacked(cast("Packed", answered(kind_of(content, "文件"), content, "文件")["blocks"]))


def lines(content: bytes) -> list[str]:
    """Read a document and return the texts of its lines."""
    return [block.text for block in blocks(content) if isinstance(block, Line)]


def grids(content: bytes) -> list[Grid]:
    """Read a document and return its tables."""
    return [block for block in blocks(content) if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    """Return the texts of a grid; a covered place is in angles."""
    return [[f"<{cell.text}>" if cell.covered else cell.text for cell in row] for row in grid.rows]
