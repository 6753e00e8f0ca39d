"""Bytes of any document to blocks: docx, xlsx, pdf, csv and text, told apart by what is in them."""

from typing import Final

from bot.documents.blocks import Block, Line
from bot.documents.formats import delimited, text
from bot.documents.formats.apart import read_apart
from bot.documents.formats.kinds import kind_of
from bot.documents.formats.packages import Kind
from bot.errors import DocumentError

MOST_BYTES: Final = 20_000_000


def blocks_of(content: bytes, name: str) -> tuple[Block, ...]:
    """Read a document, within ten seconds and without harm; `name` is what complaints call it.

    Blocks the thread that asks. What its bytes are decides, except that a name in .csv or .tsv says it has columns.

    Raises:
        DocumentError: it cannot be read: one sentence or two that say why and what to send instead.
    """
    name = "".join(filter(str.isprintable, name))
    if len(content) > MOST_BYTES:
        msg = f"{name} is larger than 20 MB. Send only the tables of tasks, without pictures."
        raise DocumentError(msg, code="too_large")
    kind = kind_of(content, name)
    blocks = _text(content, name) if kind is Kind.TEXT else read_apart(kind, content, name)
    if not any(map(_says_something, blocks)):
        msg = f"{name} is empty. Send the notice with its annexes."
        raise DocumentError(msg, code="empty")
    return blocks


def _says_something(block: Block) -> bool:
    if isinstance(block, Line):
        return bool(block.text.strip())
    return any(cell.text for row in block.rows for cell in row)


def _text(content: bytes, name: str) -> tuple[Block, ...]:
    words = text.decode(content, name)
    table = delimited.grid_of(words, named_so=name.lower().endswith((".csv", ".tsv")))
    return (table,) if table else text.lines(words)
