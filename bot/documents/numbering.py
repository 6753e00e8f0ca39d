"""The numbers of rows: how they are written, and how a row keeps one of its own when the document gives it none."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.documents.columns import RawRow
from bot.rules.numerals import value_of

DOTS: Final = ".．、﹒·﹑․｡"
"""What stands behind a number; pages print the small full stop and the middle dot as well."""
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DIGITS: Final = re.compile(r"第?\s*[（(]?\s*(\d{1,4})\s*[）)]?\s*[项件条号]?\s*[.．、。:：]?")
_WORDS: Final = re.compile(r"第?\s*[（(]?\s*([一二三四五六七八九十百零〇]{1,6})\s*[）)]?\s*[项件条号]?\s*[.．、。]?")
_CODE: Final = re.compile(r"[A-Za-z一-鿿]{0,6}[-—_]?\d{1,6}(?:[-—_.．]\d{1,4})*[.．、]?")
_IN_FRONT: Final = re.compile(rf"\s*(?P<no>\d{{1,3}})\s*[{DOTS}](?!\d)\s*(?P<content>.+)", re.DOTALL)
NO_NUMBER: Final = "no number"
"""The words of a doubt about a row among others that have numbers."""
_REPEATED: Final = "numbered "
_FEW: Final = 10
"""One row in so many may have lost its number; if there are more, they never had one."""


def number(text: str) -> int | None:
    """Read the number of a row: 12, １２., （12）, 第12项, 十二, ⑫; 0 for a code (1.2, A-03); None if it is neither."""
    text = re.sub(r"\s", "", text)
    if len(text) == 1 and text in _CIRCLED:
        return _CIRCLED.index(text) + 1
    digits = _DIGITS.fullmatch(text)
    if digits:
        return int(digits[1])
    words = _WORDS.fullmatch(text)
    if words:
        return int(value_of(words[1]))
    return 0 if _CODE.fullmatch(text) else None


def is_in_words(text: str) -> bool:
    """Tell whether a number is written as sections are: 一, （二）, 三、."""
    return bool(_WORDS.fullmatch(text.strip()))


def taken_from_contents(rows: Sequence[RawRow]) -> list[RawRow]:
    """Take the numbers out of the contents of a table without a column of them, if most begin with one and count."""
    found = [_IN_FRONT.fullmatch(row.content) for row in rows]
    numbers = [int(match["no"]) for match in found if match]
    steps = sum(late == early + 1 for early, late in pairwise(numbers))
    if len(numbers) * 2 <= len(rows) or steps * 2 < len(numbers) - 1 or len(numbers) < 2:  # noqa: PLR2004 -- a count
        return list(rows)
    return [
        replace(row, no=int(match["no"]), content=match["content"]) if match else row
        for row, match in zip(rows, found, strict=True)
    ]


def identified(rows: Sequence[RawRow]) -> list[RawRow]:
    """Give every row of one annex a number that is its own there, and doubts where that took a guess.

    * A row repeated word for word is one row.
    * Numbers that are all different are kept as they are written. A few that are missing are filled in where a gap is.
    * Numbers that begin again in each section, sub-numbers, numbers of merged cells that stand beside several
      rows, and rows without any: the rows are counted through from 1 to n, which the order of the document fixes.
      Where the table shows that a cell with a number is merged, nothing is guessed, and nothing in doubt.
    * Otherwise a number that comes twice was mistyped: the later row takes the next one that is free, with a doubt.
    """
    rows = _once(rows)
    numbered = zip(rows, _identified(rows), strict=True)
    return [own if own.no == row.no else replace(own, printed=row.no) for row, own in numbered]


def renumbered(rows: Sequence[RawRow]) -> list[str]:
    """Tell where rows have another number than is printed, as ``二、城市建设 1→5``: the first row of each run.

    What is doubtful about its number is told already.
    """
    told: list[str] = []
    moved = 0
    for row in rows:
        by = row.no - row.printed if row.printed else 0
        if by not in {0, moved} and not row.shares and not any(map(_is_on_number, row.cut)):
            told.append(" ".join((*row.sections[-1:], f"{row.printed}→{row.no}")))
        moved = by
    return told


def _is_on_number(words: str) -> bool:
    return words == NO_NUMBER or words.startswith(_REPEATED)


def _identified(rows: Sequence[RawRow]) -> list[RawRow]:
    if any(row.shares for row in rows):
        return _with_shares(rows)
    written = [row.no for row in rows if row.no]
    if len(set(written)) == len(written) and (len(rows) - len(written)) * _FEW <= len(rows):
        return _with_gaps_filled(rows)
    if _begins_again(rows):
        return _counted_through(rows)
    if not written or _is_regular(rows):
        return [replace(row, no=at) for at, row in enumerate(rows, start=1)]
    return _with_repeats_told(rows)


def _once(rows: Sequence[RawRow]) -> list[RawRow]:
    """Drop a row that is the one before, or another of its number, word for word."""
    seen: set[RawRow] = set()
    kept = []
    for row in rows:
        words = replace(row, line=0)
        if not row.no or words not in seen:
            kept.append(row)
        seen.add(words)
    return kept


def _is_regular(rows: Sequence[RawRow]) -> bool:
    """Tell whether the numbers run in order and begin again only at 1, or stand on the first of several rows."""
    if len([row for row in rows if not row.no]) * _FEW > len(rows):
        return True
    last = 0
    for no in (row.no for row in rows if row.no):
        if no != last + 1 and no != 1:
            return False
        last = no
    return Counter(row.no for row in rows)[1] > 1


def _begins_again(rows: Sequence[RawRow]) -> bool:
    """Tell whether the numbers rise within each section, and begin again in most: not where one is only repeated."""
    within: dict[tuple[str, ...], int] = {}
    begun: list[int] = []
    for before, row in pairwise([None, *rows]):
        if not row or not row.no or row.no <= within.get(row.sections, 0):
            return False
        if before and row.sections != before.sections and row.sections in within:
            return False
        if row.sections not in within:
            begun.append(row.no)
        within[row.sections] = row.no
    ends = list(within.values())
    runs_on = any(last > ends[0] for last in ends[1:])
    return len(begun) > 1 and (begun.count(1) * 2 > len(begun) or not runs_on)


def _counted_through(rows: Sequence[RawRow]) -> list[RawRow]:
    """Number rows from 1 to n, and tell where the numbers that are written leave one out."""
    counted = []
    for at, (before, row, after) in enumerate(zip([None, *rows], rows, [*rows[1:], None], strict=False), start=1):
        told = []
        if row.no > 1 and (before is None or (before.no + 1 != row.no and before.sections != row.sections)):
            told.append(begins_with(row.no))
        if after and after.sections == row.sections and after.no > row.no + 1:
            told.append(goes_on_with(after.no))
        counted.append(replace(row, no=at, cut=(*row.cut, *told)))
    return counted


def _with_shares(rows: Sequence[RawRow]) -> list[RawRow]:
    """Number rows of which some share a merged number: through from 1 to n, or else behind the last that is written."""
    own = _identified([row for row in rows if not row.shares])
    if [row.no for row in own] == list(range(1, len(own) + 1)):
        left = iter(own)
        return [replace(row if row.shares else next(left), no=at) for at, row in enumerate(rows, start=1)]
    taken, left = {row.no for row in own}, iter(own)
    numbered = []
    for row in rows:
        numbered.append(replace(row, no=_free(taken)) if row.shares else next(left))
        taken.add(numbered[-1].no)
    return numbered


def _with_gaps_filled(rows: Sequence[RawRow]) -> list[RawRow]:
    taken = {row.no for row in rows}
    filled: list[RawRow] = []
    for row in rows:
        no = row.no
        if not no:
            no = filled[-1].no + 1 if filled else 1
            no = no if no not in taken else _free(taken)
            taken.add(no)
            row = replace(row, no=no, cut=(*row.cut, NO_NUMBER))  # noqa: PLW2901 -- the row as it goes on
        filled.append(row)
    return filled


def _with_repeats_told(rows: Sequence[RawRow]) -> list[RawRow]:
    taken = {row.no for row in rows}
    seen: set[int] = set()
    told = []
    for row in rows:
        if row.no and row.no not in seen:
            seen.add(row.no)
            told.append(row)
            continue
        no = _free(taken)
        taken.add(no)
        told.append(
            replace(row, no=no, cut=(*row.cut, f"{_REPEATED}{row.no} like another row" if row.no else NO_NUMBER))
        )
    return told


def begins_with(no: int) -> str:
    """Return the words of a doubt about a first row with a number that is not the first."""
    return f"before it comes nothing, and it is {no}"


def goes_on_with(no: int) -> str:
    """Return the words of a doubt about a row behind which a number is missing."""
    return f"after it comes {no}"


def is_out_of_count(row: RawRow, before: RawRow | None) -> bool:
    """Tell whether a row got a free number, which says nothing of what stands before and after it."""
    return any(map(_is_on_number, row.cut)) and before is not None and row.no != before.no + 1


def _free(taken: set[int]) -> int:
    return max(taken) + 1
