"""复核表: the rows of a document as a person looks them through, corrects them and sends them back, as plain values.

The same cells go out and come back, so that what a person changed is what differs from what went out.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from bot.rules.in_doubt import InDoubt, KindCount
from bot.rules.roster import Complaint
from bot.rules.terms import Doubt, DoubtKind, Role


class Sheet(StrEnum):
    """The sheets of the workbook; people see these names."""

    HEAD = "说明"
    TASKS = "事项"
    COUNTS = "疑点汇总"
    UNITS = "单位"


class Heading(StrEnum):
    """The columns of 事项, in their order; found by these words when they come back."""

    ANNEX = "附件"
    NO = "序号"
    SECTIONS = "类别"
    CONTENT = "内容"
    LEADERS = "分管领导"
    LEAD = "牵头单位"
    SUPPORT = "配合单位"
    SEPARATE = "分别办理单位"
    MEMBERS = "成员单位"
    DUE = "完成时限"
    DOUBTS = "疑点"
    CHECKED = "核对"
    UNIT_TEXT = "责任单位（原文）"


class Head(StrEnum):
    """What is said of the document itself, on the first sheet."""

    DOCUMENT = "文号"
    TITLE = "标题"
    ISSUED = "印发日期"
    YEAR = "年度"


ROLES: Final = {Heading.LEAD: Role.LEAD, Heading.SUPPORT: Role.SUPPORT, Heading.SEPARATE: Role.SEPARATE}
"""Which column says who does what."""

WHO: Final = (*ROLES, Heading.MEMBERS)

EDITABLE: Final = (Heading.SECTIONS, Heading.CONTENT, Heading.LEADERS, *WHO, Heading.DUE)
"""What a person may correct."""

DONE: Final = "已核对"
"""What stands under 核对 once a person has looked a row through."""

BETWEEN_SECTIONS: Final = " / "
BETWEEN_NAMES: Final = "、"
BETWEEN_GROUPS: Final = "；"
BEFORE_MEMBERS: Final = "："
"""``相关街道办事处：甲街道办事处、乙街道办事处；各有关部门：区财政局``."""


@dataclass(frozen=True, slots=True)
class ReviewDoubt:
    """One doubt and the cell it is about.

    `proposed` is how it was read; `holds`: somebody is not asked to report because of it; `chosen_per_task`: its group
    is chosen for this task alone.
    """

    kind: DoubtKind
    subject: str
    heading: Heading
    proposed: str = ""
    holds: bool = False
    chosen_per_task: bool = False


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One task: what stands in its editable cells, and what is in doubt."""

    annex: str
    no: int
    cells: Mapping[Heading, str]
    unit_text: str
    doubts: tuple[ReviewDoubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What is looked through. `staged` is the id of the import that waits for it; 0 if the programme is in force."""

    head: Mapping[Head, str]
    rows: tuple[ReviewRow, ...]
    units: tuple[str, ...]
    staged: int = 0
    notes: tuple[Doubt, ...] = ()
    """What became of the document's numbers and lists, which nobody corrects in a cell."""

    @property
    def in_doubt(self) -> InDoubt:
        """How much of it is in doubt."""
        kinds = Counter(doubt.kind for row in self.rows for doubt in row.doubts)
        return InDoubt(
            tasks=sum(bool(row.doubts) for row in self.rows),
            holding=sum(any(doubt.holds for doubt in row.doubts) for row in self.rows),
            leads=sum(
                doubt.kind is DoubtKind.NO_LEAD and bool(doubt.proposed) for row in self.rows for doubt in row.doubts
            ),
            kinds=tuple(KindCount(kind, kinds[kind]) for kind in DoubtKind if kinds[kind]),
        )


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row that came back: its number in the sheet, its cells now, and as they went out."""

    annex: str
    no: int
    row: int
    cells: Mapping[Heading, str]
    before: Mapping[Heading, str]
    checked: bool

    def changed(self) -> list[Heading]:
        """Return the columns in which a person changed something."""
        return [heading for heading in EDITABLE if self.cells[heading] != self.before[heading]]


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back. `document` is the number it went out under, `units` those added, by their rows.

    `complaints` are about what was seen to be wrong while it was read; they are told with all others.
    """

    document: str
    staged: int
    head: Mapping[Head, str]
    head_before: Mapping[Head, str]
    rows: tuple[ReturnedRow, ...]
    units: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[Heading, str] = field(default_factory=dict)
    complaints: tuple[Complaint, ...] = ()


def heading_of(kind: DoubtKind, subject: str, cells: Mapping[Heading, str]) -> Heading:
    """Return the column in which a doubt is shown: where its name stands, or where something is missing."""
    if kind in {DoubtKind.NO_LEAD, DoubtKind.NO_UNIT}:
        return Heading.LEAD
    if kind in {DoubtKind.ROW_CUT, DoubtKind.LEFT_OUT}:
        words = {"units": Heading.LEAD, "leaders": Heading.LEADERS}
        return next((heading for word, heading in words.items() if word in subject), Heading.CONTENT)
    if kind is DoubtKind.GROUP_WITHOUT_MEMBERS:
        return Heading.MEMBERS
    standing = (heading for heading in ROLES if subject and subject in cells[heading].split(BETWEEN_NAMES))
    if heading := next(standing, None):
        return heading
    return Heading.CONTENT if subject and subject in cells[Heading.CONTENT] else Heading.LEAD
