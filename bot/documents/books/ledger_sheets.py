"""The ledger (工作台账) as a file: a workbook, a CSV that Excel opens, or JSON lines for programs."""

import csv
import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from bot.documents.books.sheets import RISKY, Book, Column, Value
from bot.documents.books.workbooks import STATUSES
from bot.rules.terms import Status


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry as it is exported; `at` in the office's zone. The fields are the keys of a JSON line."""

    seq: int
    at: dt.datetime
    document: str
    annex: str
    no: int
    task: str
    unit: str
    period: str
    status: Status
    done: str
    problems: str
    causes: str
    next_steps: str
    late: bool
    corrects: int | None
    hash: str
    also: str = ""
    due: str = ""


_COLUMNS: Final = (
    Column("流水号", 8, centred=True),
    Column("时间", 17, centred=True),
    Column("文号", 22),
    Column("附件", 7, centred=True),
    Column("序号", 7, centred=True),
    Column("事项", 40),
    Column("责任单位", 18),
    Column("报告期", 10, centred=True),
    Column("评价", 10, centred=True),
    Column("完成情况", 40),
    Column("存在问题", 26),
    Column("原因分析", 26),
    Column("下一步计划", 26),
    Column("逾期", 6, centred=True),
    Column("更正", 8, centred=True),
    Column("哈希", 34),
    Column("同报事项", 16),
    Column("年度时限", 14, centred=True),
)
"""更正 names the entry that a line corrects, 哈希 is the link of the chain that `verify` walks.

同报事项 are the tasks that repeat this one: the entry counts for them, too. 年度时限 is
the task's, as its document words it or else as the date that was read.
"""


def write_xlsx(lines: Iterable[LedgerLine], target: Path, *, made: dt.datetime) -> None:
    """Write the ledger as a workbook; `made` is the date printed on its pages.

    Raises:
        DocumentError: there are more entries than a sheet has rows.
    """
    with closing(Book(made, target)) as book:
        book.sheet("工作台账", _COLUMNS, (_cells(line) for line in lines))


def write_csv(lines: Iterable[LedgerLine], stream: TextIO) -> None:
    """Write the ledger as CSV; the stream is to be opened with ``newline=""``, for Excel as utf-8-sig."""
    writer = csv.writer(stream)
    writer.writerow([column.heading for column in _COLUMNS])
    for line in lines:
        writer.writerow([_harmless(value) for value in _cells(line)])


def write_jsonl(lines: Iterable[LedgerLine], stream: TextIO) -> None:
    """Write the ledger as JSON, one entry a line, texts as they were given."""
    for line in lines:
        plain = dataclasses.asdict(line) | {"at": line.at.isoformat()}
        stream.write(json.dumps(plain, ensure_ascii=False) + "\n")


def _cells(line: LedgerLine) -> Sequence[Value]:
    return (
        line.seq,
        line.at,
        line.document,
        line.annex,
        line.no,
        line.task,
        line.unit,
        line.period,
        STATUSES[line.status],
        line.done,
        line.problems,
        line.causes,
        line.next_steps,
        "是" if line.late else "",
        line.corrects,
        line.hash,
        line.also,
        line.due,
    )


def _harmless(value: Value) -> Value:
    """Keep a spreadsheet from taking a person's text for a formula (OWASP, *CSV Injection*)."""
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
