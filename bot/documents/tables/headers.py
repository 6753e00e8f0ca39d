"""The header of a table: found by what its words mean, in one line or several, wherever in the table it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.documents.blocks import Cell
from bot.documents.columns import UNKNOWN, Column, Heading, bare, column_of, heading_of
from bot.documents.unit_words import names_units
from bot.rules.units.organs import is_group

Cells = Sequence[Cell]

_MOST_LINES: Final = 3
_LONGEST_WORDS: Final = 30
_DOES: Final = re.compile(r"任务|内容|事项|目标")
_WHOSE: Final = frozenset({Column.UNITS, Column.LEADERS, Column.OWNER})
_PERSONAL: Final = re.compile(
    r".{0,4}(?:联系|联络)(?:人|员|方式|电话).{0,4}|姓名|职务|.{0,4}(?:电话|手机|手机号|号码)|传真|(?:电子)?邮箱"
)
_FEWEST_PERSONAL: Final = 2
_LOOSE: Final = frozenset({Column.NUMBER, Column.DUE})


@dataclass(frozen=True, slots=True)
class Header:
    """What each column holds, and how many rows of the table say so."""

    columns: tuple[Heading, ...]
    height: int

    def places(self, column: Column) -> tuple[int, ...]:
        """Return the places of the columns that hold something, from left to right."""
        return tuple(at for at, heading in enumerate(self.columns) if heading.column is column)


def header_at(rows: Sequence[Cells], at: int, *, loose: bool = False) -> Header | None:
    """Return the header that begins in row `at`; None if none does, or if it is no header of tasks.

    A table of tasks says what is to be done and who does it (the forms 附件3 and 附件4 of 市中政办发〔2020〕1号 have
    no such column); `loose`: that it numbers or dates what is to be done is enough.
    """
    if not _begins(rows[at]):
        return None
    height = 1
    while height < _MOST_LINES and at + height < len(rows) and _goes_on(rows[at + height - 1], rows[at + height]):
        height += 1
    lines = rows[at : at + height]
    found = [_heading([line[place].text for line in lines if place < len(line)]) for place in range(len(rows[at]))]
    columns = tuple(_settled(_with_content(found)))
    there = {heading.column for heading in columns}
    if Column.CONTENT not in there or not (there & _WHOSE or (loose and there & _LOOSE)):
        return None
    return Header(columns, height)


def tells_whom_to_reach(cells: Cells) -> bool:
    """Tell whether a line heads a list of persons (单位, 联系人, 电话; 姓名, 职务): none of its rows is a task."""
    words = {bare(cell.text) for cell in cells if cell.text}
    if any(column_of(each) is Column.CONTENT for each in words):
        return False
    return sum(bool(_PERSONAL.fullmatch(each)) for each in words) >= _FEWEST_PERSONAL


def _begins(cells: Cells) -> bool:
    """Tell whether a line may be a header; one of labels, each beside its value, is that of a form to be signed."""
    words = {bare(cell.text) for cell in cells if cell.text}
    if len(words) < 2 or any(len(each) > _LONGEST_WORDS for each in words):  # noqa: PLR2004 -- a line of one word is a title
        return False
    unknown = [each for each in words if heading_of(each) is None]
    if len(unknown) * 2 > len(words):
        return False
    has_number = any(column_of(each) is Column.NUMBER for each in words)
    return has_number or not any(names_units(each) and not is_group(each) for each in unknown)


def _goes_on(above: Cells, cells: Cells) -> bool:
    """Tell whether a line belongs to the header above it: it repeats merged cells, and names what they leave open."""
    own = [cell.text for over, cell in zip(above, cells, strict=False) if cell.text and cell.text != over.text]
    is_title = len({cell.text for cell in cells if cell.text}) == 1
    return bool(own) and not is_title and all(heading_of(text) is not None for text in own)


def _heading(words: Sequence[str]) -> Heading:
    """Return what the lines of the header say over one column; the lowest that means something decides."""
    lines = [bare(each) for each in dict.fromkeys(words) if each]
    for at in range(len(lines) - 1, -1, -1):
        lower = lines[at]
        found, over = heading_of(lower), heading_of(lines[at - 1]) if at else None
        if found and over and over.column in {Column.MILESTONES, Column.DUE}:
            return Heading(Column.MILESTONES, lower)
        if found and over and over.column is Column.UNITS and found.column is not Column.LEADERS:
            return Heading(Column.UNITS, lower)
        if found:
            return found
    joined = heading_of("".join(lines))
    return joined or Heading(Column.OTHER, "".join(lines), UNKNOWN)


def _with_content(found: list[Heading]) -> list[Heading]:
    """Let a heading that means nothing known stand over the content, where numbers and units leave nothing else.

    So does one of contents with their deadlines (任务及完成时限).
    """
    there = {heading.column for heading in found}
    if Column.CONTENT in there or Column.NUMBER not in there or not there & {Column.UNITS, Column.LEADERS}:
        return found
    spare = {at for at, heading in enumerate(found) if heading.is_unknown}
    spare = spare or {
        at for at, heading in enumerate(found) if heading.column is Column.DUE and _DOES.search(heading.label)
    }
    return [replace(heading, column=Column.CONTENT) if at in spare else heading for at, heading in enumerate(found)]


def _settled(found: list[Heading]) -> list[Heading]:
    """Decide what only the whole header tells.

    单位 behind the content is who does it, before it whose rows they are; 责任人 stand for leaders only where no column
    of leaders does.
    """
    there = {heading.column for heading in found}
    first = next((at for at, heading in enumerate(found) if heading.column is Column.CONTENT), len(found))
    leaders = max((heading.rank for heading in found if heading.column is Column.LEADERS), default=0)
    settled = []
    for at, heading in enumerate(found):
        column, rank = heading.column, heading.rank
        if column is Column.OWNER and Column.UNITS in there:
            column, rank = (Column.OTHER, UNKNOWN) if at > first else (Column.SECTION, rank)
        elif column is Column.OWNER and at > first:
            column = Column.UNITS
        elif column is Column.LEADERS and heading.rank < leaders:
            column = Column.OTHER
        settled.append(replace(heading, column=column, rank=rank))
    return settled
