"""Number and date of a document that stand side by side in the cells above its table."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.documents.blocks import Block, Grid, Line
from bot.documents.columns import column_of

_DEEPEST: Final = 8
"""A header stands no further down a table."""
_FEWEST_OF_A_HEADER: Final = 2
_LABEL: Final = re.compile(r"(?:文件|发文)?(?:文号|字号|编号)|(?:成文|印发|发布|发文|签发|制发|制表)?(?:日期|时间)")
_LABELLED: Final = re.compile(rf"(?:{_LABEL.pattern})[:：](?P<value>.+)")
_OTHER_LABEL: Final = re.compile(r".*(?:[日限]期|时[间限]|[:：])")
_DATE: Final = re.compile(r"((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:00:00(?::00)?)?")


def lines_above(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Give what stands in single cells above the headers of tables, each as a line; of days as 2026年3月1日.

    What stands behind a label of something else (截止日期) is left out, and all of a table without a header.
    """
    return tuple(line for block in blocks if isinstance(block, Grid) for line in _above(block))


def _above(grid: Grid) -> Iterator[Line]:
    rows = [["".join(cell.text.split()) for cell in row if not cell.covered] for row in grid.rows[:_DEEPEST]]
    headers = (at for at, row in enumerate(rows) if sum(bool(column_of(text)) for text in row) >= _FEWEST_OF_A_HEADER)
    for number, row in zip(grid.numbers, rows[: next(headers, 0)], strict=False):
        for before, text in pairwise(["", *filter(None, row)]):
            if _LABEL.fullmatch(text.rstrip("：:")) or (_OTHER_LABEL.fullmatch(before) and not _is_label(before)):
                continue
            labelled = _LABELLED.fullmatch(text)
            yield Line(number, _as_written(labelled["value"] if labelled else text))


def _is_label(text: str) -> bool:
    return bool(_LABEL.fullmatch(text.rstrip("：:")) or _LABELLED.fullmatch(text))


def _as_written(text: str) -> str:
    day = _DATE.fullmatch(text)
    return "{}年{}月{}日".format(*(int(part) for part in day.groups())) if day else text
