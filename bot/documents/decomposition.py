"""A decomposition in any format and layout: blocks become the notice and rows, rows become tasks with their doubts."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from bot.documents import boxes, cell_lines, cells, labelled, row_lines, spaced_lines, tables
from bot.documents.annexes import Annex, split
from bot.documents.blocks import Block, Grid
from bot.documents.columns import RawRow
from bot.documents.damage import STOPS
from bot.documents.formats import blocks_of
from bot.documents.notice import Stated, read_notice
from bot.documents.numbering import identified
from bot.documents.people import People
from bot.documents.sanity import suspicions
from bot.errors import DocumentError
from bot.rules.completion import read_defaults
from bot.rules.names import Lexicon, collect
from bot.rules.responsibility import Reading, read
from bot.rules.terms import Decomposition, Doubt, DoubtKind, Kind, Responsible, Role, Row

_SPLIT_SIGN: Final = re.compile(r"[钅讠饣纟氵亻扌忄犭艹礻衤辶灬冫疒]\w?")
"""Half a character that stands alone: a rare character that the file could not hold (钅广, Shizhong 附件2 row 96)."""


def read_file(path: Path, *, today: dt.date, document: str = "", issued: dt.date | None = None) -> Decomposition:
    """Read the decomposition in a file; see `read_bytes`.

    Raises:
        DocumentError: the file is not there, cannot be read, or holds no tasks: says what to do.
    """
    try:
        content = path.read_bytes()
    except OSError as fault:
        msg = f"{path} cannot be opened ({fault.strerror}). Check the path."
        raise DocumentError(msg, code="gone") from fault
    return read_bytes(content, path.name, today=today, document=document, issued=issued)


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
    parts = split(blocks)
    found = _numbered(parts, loose=False) or _numbered(parts, loose=True)
    if not found:
        msg = (
            f"{name} holds no tasks that could be found. A table needs a header with 内容 (or 任务, 事项, 目标) and "
            "责任单位 (or 牵头单位, 责任部门, 分管领导); text needs 责任单位：… behind what is to be done."
        )
        raise DocumentError(msg, code="no_tasks")
    everything = [line for part in parts for line in part.lines]
    stated = Stated(today, document, issued)
    notice = read_notice(parts[0].lines, everything, name, stated)
    pairs = [(row.units, row.content) for _, rows in found for row in rows]
    lexicon = collect(pairs, region=notice.region, first_leads=notice.first_leads)
    people = People(row.leaders for _, rows in found for row in rows)
    rows = tuple(row for annex, rows in found for row in _rows(annex, rows, lexicon, people))
    defaults = read_defaults("".join(line.text for line in parts[0].lines))
    return Decomposition(notice.document, notice.title, notice.year, notice.issued, rows, notice.doubts, defaults)


def _numbered(parts: Sequence[Annex], *, loose: bool) -> list[tuple[str, list[RawRow]]]:
    """Read the rows of each annex, or of the whole document if it has none; every row has a number of its own."""
    named = [(part.name, rows) for part in parts[1:] if (rows := raw_rows(part, loose=loose))]
    whole = raw_rows(parts[0], loose=loose) if not named else []
    return [(name, identified(rows)) for name, rows in (named or [("附件1", whole)] * bool(whole))]


def raw_rows(annex: Annex, *, loose: bool) -> list[RawRow]:
    """Read the rows of one annex in the first layout that fits: tables, lines with cells, one cell a line, labels.

    Rows of which most name nobody are no tasks but a form to be filled in, unless `loose`.
    """
    found = _in_a_layout(annex, loose=loose)
    named = sum(bool(row.units or row.leaders or row.owner) for row in found)
    return found if loose or named * 2 >= len(found) else []


def _in_a_layout(annex: Annex, *, loose: bool) -> list[RawRow]:
    if any(isinstance(block, Grid) for block in annex.blocks):
        found = tables.rows(annex.blocks, loose=loose)
        if found:
            return found
    lines = annex.lines
    if cells.is_written_so(lines):
        return list(cells.rows(lines))
    grids = boxes.grids(lines) or row_lines.grids(lines) or cell_lines.grids(lines) or spaced_lines.grids(lines)
    found = tables.rows(grids) if grids else []
    return found or labelled.rows(lines, loose=loose)


def _rows(annex: str, rows: Sequence[RawRow], lexicon: Lexicon, people: People) -> list[Row]:
    """Read the rows of one annex; a number that is missing between two rows is a doubt of the first."""
    ends_in_stops = sum(row.content.endswith(STOPS) for row in rows) > len(rows) / 2
    read_rows = []
    for row, after in pairwise([*rows, None]):
        cut = list(row.cut) if row else []
        if row is rows[0] and row.no > 1:
            cut.append(f"before it comes nothing, and it is {row.no}")
        if row and after and after.no > row.no + 1:
            cut.append(f"after it comes {after.no}")
        if row and row.content and ends_in_stops and not row.content.endswith(STOPS):
            cut.append(f"…{row.content[-6:]}")
        if row:
            read_rows.append(_row(annex, row, cut, lexicon, people))
    return read_rows


def _row(annex: str, row: RawRow, cut: Sequence[str], lexicon: Lexicon, people: People) -> Row:
    leaders = people.read(row.leaders)
    reading = _reading(row, lexicon)
    return Row(
        annex=annex,
        no=row.no,
        sections=row.sections,
        content=row.content,
        leaders=leaders,
        unit_text=row.units,
        units=reading.units,
        due_text=row.due,
        stem=row.stem,
        doubts=(
            *(Doubt(DoubtKind.ROW_CUT, words) for words in (*cut, *suspicions(row))),
            *(Doubt(DoubtKind.UNREAD, name) for name in people.doubtful(leaders)),
            *(Doubt(DoubtKind.UNREAD, sign) for sign in _SPLIT_SIGN.findall(row.content)),
            *reading.doubts,
        ),
    )


def _reading(row: RawRow, lexicon: Lexicon) -> Reading:
    """Read who answers; where nobody is named, whom the table belongs to (the 16 cities' commitments: 济南市)."""
    if row.owner and not row.units:
        return Reading((Responsible(row.owner, Role.LEAD, Kind.CITY),), ())
    return read(row.units, lexicon, bold=row.bold)
