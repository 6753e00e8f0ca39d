"""A decomposition as plain text: the notice, and annexes whose tables became lines."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from bot.documents import cells, row_lines
from bot.documents.annexes import Annex, decode, split
from bot.documents.columns import RawRow
from bot.documents.notice import read_notice
from bot.errors import DocumentError
from bot.rules.leaders import read_leaders
from bot.rules.names import Lexicon, collect
from bot.rules.responsibility import read
from bot.rules.terms import Decomposition, Doubt, DoubtKind, Row

_LAYOUTS: Final = (row_lines, cells)
_SPLIT_SIGN: Final = re.compile(r"[钅讠饣纟氵亻扌忄犭艹礻衤辶灬冫疒]\w?")
"""Half a character that stands alone: a rare character that the file could not hold (钅广, Shizhong 附件2 row 96)."""

_SENTENCE_ENDS: Final = ("。", "！", "；", "”", "）", ".")


def read_file(path: Path) -> Decomposition:
    """Read the decomposition in a text file.

    Raises:
        DocumentError: the file is not there, is no text, or holds no table of tasks: says what to do.
    """
    try:
        content = path.read_bytes()
    except OSError as fault:
        msg = f"{path} cannot be opened ({fault.strerror}). Check the path."
        raise DocumentError(msg) from fault
    return read_bytes(content, path.name)


def read_bytes(content: bytes, name: str) -> Decomposition:
    """Read the decomposition in the bytes of a text file; `name` is what complaints call it.

    Raises:
        DocumentError: it is no text, or holds no table of tasks: says what to do.
    """
    parts = split(decode(content, name))
    named = [(annex.name, found) for annex in parts[1:] if (found := _raw_rows(annex, name))]
    tables = named or [("附件1", _raw_rows(parts[0], name))]
    if not any(rows for _, rows in tables):
        msg = (
            f"{name} holds no table of tasks. A table needs a header with 内容 (or 任务目标, 事项) and 责任单位 "
            "(or 责任部门), and numbered rows with tabs between the cells, or one cell a line after a tab."
        )
        raise DocumentError(msg)
    everything = [line for annex in parts for line in annex.lines]
    notice = read_notice(parts[0].lines, everything, name)
    lexicon = collect([(row.units, row.content) for _, rows in tables for row in rows], region=notice.region)
    rows = tuple(row for annex, found in tables for row in _rows(annex, found, lexicon))
    return Decomposition(notice.document, notice.title, notice.year, notice.issued, rows)


def _raw_rows(annex: Annex, name: str) -> list[RawRow]:
    layout = next((layout for layout in _LAYOUTS if layout.is_written_so(annex.lines)), None)
    rows = list(layout.rows(annex.lines)) if layout else []
    seen: dict[int, RawRow] = {}
    for row in rows:
        known = seen.setdefault(row.no, row)
        if replace(known, line=row.line) != row:
            msg = (
                f"{name} has two different rows numbered {row.no} in one annex, in lines {known.line} and {row.line}. "
                "Correct the number, or delete one of them, and import again."
            )
            raise DocumentError(msg)
    return list(seen.values())


def _rows(annex: str, rows: Sequence[RawRow], lexicon: Lexicon) -> list[Row]:
    """Read the rows of one annex; a number that is missing between two rows is a doubt of the first."""
    ends_in_stops = sum(row.content.endswith(_SENTENCE_ENDS) for row in rows) > len(rows) / 2
    read_rows = []
    for row, after in pairwise([*rows, None]):
        cut = list(row.cut) if row else []
        if row and after and after.no != row.no + 1:
            cut.append(f"after it comes {after.no}")
        if row and row.content and ends_in_stops and not row.content.endswith(_SENTENCE_ENDS):
            cut.append(f"…{row.content[-6:]}")
        if row:
            read_rows.append(_row(annex, row, cut, lexicon))
    return read_rows


def _row(annex: str, row: RawRow, cut: Sequence[str], lexicon: Lexicon) -> Row:
    reading = read(row.units, lexicon)
    return Row(
        annex=annex,
        no=row.no,
        sections=row.sections,
        content=row.content,
        leaders=read_leaders(row.leaders),
        unit_text=row.units,
        units=reading.units,
        due_text=row.due,
        stem=row.stem,
        doubts=(
            *(Doubt(DoubtKind.ROW_CUT, words) for words in cut),
            *(Doubt(DoubtKind.UNREAD, sign) for sign in _SPLIT_SIGN.findall(row.content)),
            *reading.doubts,
        ),
    )
