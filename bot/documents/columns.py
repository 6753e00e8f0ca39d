"""What a table's header says its columns hold, and one row of a table before anybody asks what it means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Column(StrEnum):
    """What a column of a decomposition holds."""

    SECTION = "section"
    NUMBER = "number"
    CONTENT = "content"
    LEADERS = "leaders"
    UNITS = "units"
    DUE = "due"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RawRow:
    """One numbered row as text. `line` is where it begins in the file; `cut` says what is missing or left over."""

    no: int
    line: int
    content: str
    leaders: str = ""
    units: str = ""
    due: str = ""
    sections: tuple[str, ...] = ()
    stem: str = ""
    cut: tuple[str, ...] = ()


_HEADERS: Final = (
    (Column.NUMBER, re.compile(r"(?:分解|任务)?序号|编号")),
    (Column.SECTION, re.compile(r"类别|分类|领域|工程名称")),
    (Column.UNITS, re.compile(r"(?:牵头|责任|承办|主办|落实)(?:单位|部门)(?:（.*）)?")),
    (Column.LEADERS, re.compile(r"(?:分管|牵头|责任|包保)?(?:市|区|县)?(?:级)?领导|责任人")),
    (Column.DUE, re.compile(r"(?:完成)?(?:时限|时间|期限)(?:要求)?")),
    (Column.CONTENT, re.compile(r".{0,8}(?:内容|事项|任务目标|目标任务|任务|目标|举措)")),
    (Column.OTHER, re.compile(r"备注")),
)


def column_of(cell: str) -> Column | None:
    """Return what a header's cell names; None if it is no header's."""
    words = re.sub(r"\s|\*", "", cell).replace("(", "（").replace(")", "）")
    return next((column for column, pattern in _HEADERS if pattern.fullmatch(words)), None)


def header(cells: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a header line; empty if the cells are no header of tasks (the forms 附件3, 4 have none)."""
    columns = tuple(column_of(cell) or Column.OTHER for cell in cells)
    wanted = {Column.CONTENT, Column.UNITS}
    return columns if wanted <= set(columns) else ()
