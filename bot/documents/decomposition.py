"""A decomposition in any format and layout: blocks become the notice and rows, rows become tasks with their doubts."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.documents.annexes import Annex, split
from bot.documents.as_written import AsWritten, in_simplified
from bot.documents.blocks import Block
from bot.documents.checks import coverage, lost_annexes, outliers
from bot.documents.columns import RawRow
from bot.documents.contents import content_at
from bot.documents.formats import blocks_of
from bot.documents.head_cells import lines_above
from bot.documents.layouts import has_table, raw_rows
from bot.documents.notice import Stated, read_notice
from bot.documents.numbering import identified, renumbered
from bot.documents.readings import readings
from bot.errors import DocumentError
from bot.rules.tasks.completion import read_defaults
from bot.rules.terms import MAIN, Decomposition, Doubt, DoubtKind

_SHOWN: Final = 24
_MOST: Final = 4
"""So many places are named in which the numbers of rows were changed."""


def read_file(path: Path, *, today: dt.date, document: str = "", issued: dt.date | None = None) -> Decomposition:
    """Read the decomposition in a file; see `read_bytes`.

    Raises:
        DocumentError: the file is not there, cannot be read, or holds no tasks: says what to do.
    """
    return read_bytes(content_at(path), path.name, today=today, document=document, issued=issued)


def read_bytes(
    content: bytes, name: str, *, today: dt.date, document: str = "", issued: dt.date | None = None
) -> Decomposition:
    """Read the decomposition in the bytes of a document; `name` is what complaints call it. See `read_blocks`.

    Raises:
        DocumentError: it cannot be read, or holds no tasks: says what to do.
    """
    return read_blocks(blocks_of(content, name), name, today=today, document=document, issued=issued)


def read_blocks(
    blocks: Sequence[Block], name: str, *, today: dt.date, document: str = "", issued: dt.date | None = None
) -> Decomposition:
    """Read the decomposition in the blocks of a document.

    `document` and `issued` state its number and its date of issue, where it does not say them itself. What the notice
    leaves open is guessed, and stands in the doubts of the decomposition; tasks are never refused for it. What bears no
    date at all is taken to be of `today`.

    Raises:
        DocumentError: it holds no tasks: says what to do.
    """
    written = AsWritten(blocks)
    blocks = in_simplified(blocks) if written else blocks
    parts = split(blocks)
    found, told = _numbered(parts, loose=False)
    if not found:
        found, told = _numbered(parts, loose=True)
    if not found:
        msg = (
            f"{name} holds no tasks that could be found. A table needs a header with 内容 (or 任务, 事项, 目标) and "
            "责任单位 (or 牵头单位, 责任部门, 分管领导); text needs 责任单位：… behind what is to be done."
        )
        raise DocumentError(msg, code="no_tasks")
    everything = [line for part in parts for line in part.lines]
    stated = Stated(today, document, issued)
    notice = read_notice(parts[0].lines, everything, name, stated, lines_above(blocks))
    rows = readings(found, region=notice.region, first_leads=notice.first_leads)
    defaults = read_defaults("".join(line.text for line in parts[0].lines))
    document, title = written.text(notice.document), written.text(notice.title)
    rows = tuple(map(written.row, rows)) if written else rows
    return Decomposition(document, title, notice.year, notice.issued, rows, (*notice.doubts, *told), defaults)


def _numbered(parts: Sequence[Annex], *, loose: bool) -> tuple[list[tuple[str, list[RawRow]]], tuple[Doubt, ...]]:
    """Read the rows of each annex; every row has a number of its own. Give doubts of what became of lists and numbers.

    What stands in front of all annexes is annex 1, if it is the whole document, or a table where no annex is the first.
    """
    named = [(part.name, rows) for part in parts[1:] if (rows := checked(*raw_rows(part, loose=loose)))]
    front = checked(*raw_rows(parts[0], loose=loose))
    told = []
    if not named or (MAIN not in {part.name for part in parts} and has_table(parts[0])):
        named = [(MAIN, front)] * bool(front) + named
    elif front:
        told.append(Doubt(DoubtKind.NOT_TAKEN, f"{len(front)}：{front[0].content[:_SHOWN]}"))
    moved = [f"{name} {words}" if len(named) > 1 else words for name, rows in named for words in renumbered(rows)]
    if moved:
        told.append(Doubt(DoubtKind.RENUMBERED, "、".join(moved[:_MOST]) + "…" * (len(moved) > _MOST)))
    return lost_annexes.told(parts[1:], named), tuple(told)


def checked(annex: Annex, rows: Sequence[RawRow]) -> list[RawRow]:
    """Give the rows of an annex numbers of their own, with doubts of what became of its text, and of odd ones out."""
    return identified(outliers.marked(coverage.checked(annex.blocks, rows)))
