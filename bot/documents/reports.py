"""A work report in any format as plain text, a line for each paragraph."""

from collections.abc import Iterator
from pathlib import Path

from bot.documents.blocks import Block, Line
from bot.documents.contents import content_at
from bot.documents.formats import blocks_of
from bot.errors import DocumentError
from bot.rules.tasks.prose import Draft, draft


def read_report(path: Path) -> Draft:
    """Draft the coming year's tasks out of a report.

    Raises:
        DocumentError: the file is not there or cannot be read, or no part of it is about the coming year.
    """
    blocks = blocks_of(content_at(path), path.name)
    found = draft("\n".join(line for block in blocks for line in _lines(block)))
    if not found or not found.candidates:
        msg = (
            f"{path.name} has no part about the coming year that could be found. It begins with a heading such as "
            "二、2026年工作安排, or 今年主要任务; put one on a line of its own in front of it."
        )
        raise DocumentError(msg)
    return found


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield block.text
    else:
        yield from (cell.text for row in block.rows for cell in row if cell.text and not cell.covered)
