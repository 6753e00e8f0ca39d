"""花名册: what the office says about its units, groups and contacts, as plain values, and what is wrong with it.

A roster is written out, filled in and read back, so the same rows serve both ways. `row` is where a line stands in
its sheet when it was read; complaints name it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Sheet(StrEnum):
    """The sheets of a roster that are read back; people see these names."""

    UNITS = "责任单位"
    GROUPS = "组"
    POSTS = "联系人"


class Heading(StrEnum):
    """The columns that are read back; found by these words, not by their place."""

    NAME = "单位名称"
    FULL_NAME = "全称"
    SHORT_NAME = "简称"
    ALIASES = "别名"
    GROUP = "组名"
    MEMBERS = "成员"
    FIXED_OR_CHOSEN = "确定方式"
    UNIT = "单位"
    TITLE = "岗位"
    DEPUTY = "AB角"
    LANGUAGE = "语言"
    NOTE = "备注"


FIXED, CHOSEN = "固定", "按事项选择"
"""各镇街 is fixed once in the roster; 相关街道办事处 is chosen for each task."""

LANGUAGES = ("zh_CN", "en")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit: `name` as the document writes it, and everything else it answers to.

    `unsure` are the unit texts in which its name stood without a prefix that was read from the context; it goes out
    as a note and is not read back.
    """

    name: str
    full_name: str = ""
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    row: int = 0

    def words(self) -> Iterator[tuple[Heading, str]]:
        """Give every name that it answers to, with the column it stands in; empty ones left out."""
        yield Heading.NAME, self.name
        if self.full_name:
            yield Heading.FULL_NAME, self.full_name
        if self.short_name:
            yield Heading.SHORT_NAME, self.short_name
        for alias in self.aliases:
            yield Heading.ALIASES, alias


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group and its members, by any name that the members answer to."""

    name: str
    members: tuple[str, ...] = ()
    chosen_per_task: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True)
class PostRow:
    """One contact's post (承办人／联络员): no person is named. `language` is one of `LANGUAGES`, or empty.

    `deputy` is the title of the post whose holder stands in for this one's (AB角); None without such a column.
    """

    unit: str
    title: str
    language: str = ""
    row: int = 0
    deputy: str | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """All that one workbook says. `columns` tells which letter a heading of a sheet was found under."""

    units: tuple[UnitRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    columns: Mapping[tuple[Sheet, Heading], str] = field(default_factory=dict)

    def complain(self, sheet: Sheet, row: int, heading: Heading, text: str) -> "Complaint":
        """Make a complaint about one cell."""
        return Complaint(sheet, row, self.columns.get((sheet, heading), ""), text)


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """What is wrong, and where: a sentence for the clerk who filled the sheet in."""

    sheet: str
    row: int
    column: str
    text: str

    def __str__(self) -> str:
        """Return e.g. ``责任单位 第7行 C列：简称“发改局”已属于区发展改革局，请改用别的简称。``."""
        place = [self.sheet]
        if self.row:
            place.append(f"第{self.row}行")
        if self.column:
            place.append(f"{self.column}列")
        return f"{' '.join(place)}：{self.text}"


SHOWN = 20
"""How many complaints are told at once: more than a clerk mends in one go is noise."""


def told(complaints: list[Complaint], sheets: Iterable[str] = tuple(Sheet)) -> str:
    """Write complaints as lines, by sheet in the workbook's order, then row and column; the first `SHOWN` of them."""
    order = {str(sheet): place for place, sheet in enumerate(sheets)}
    ordered = sorted(set(complaints), key=lambda each: (order.get(each.sheet, -1), each.row, each.column, each.text))
    lines = [str(each) for each in ordered[:SHOWN]]
    if len(ordered) > SHOWN:
        lines.append(f"……另有{len(ordered) - SHOWN}处，请先改正以上各处。")
    return "\n".join(lines)
