"""What a table's header says its columns hold, by the meaning of its words, and one row before it is understood."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.rules.traditional import simplified


class Column(StrEnum):
    """What a column of a decomposition holds."""

    SECTION = "section"
    OWNER = "owner"  # 单位: whose rows these are, beside the first of them
    NUMBER = "number"
    CONTENT = "content"
    LEADERS = "leaders"
    UNITS = "units"
    DUE = "due"
    MILESTONES = "milestones"
    OTHER = "other"


UNKNOWN: Final = -1
"""The rank of words that mean nothing known."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the header says over one column. `label` are its words; of two with one meaning, the higher `rank` is it."""

    column: Column
    label: str = ""
    rank: int = 0

    @property
    def is_unknown(self) -> bool:
        """Whether words stand there that mean nothing known."""
        return self.column is Column.OTHER and self.rank == UNKNOWN and bool(self.label)


NO_CONTENT: Final = "no content"
NO_LEADERS: Final = "no leaders"
NO_UNITS: Final = "no units"
"""What `cut` says of a row that lacks something which others have."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as text. `no` is 0 where none is written; `line` is where it begins; `cut` says what is missing or over.

    `units` of several columns or labels carry the labels: 牵头单位：A；配合单位：B. `bold` are the names in bold, if
    others are not. `owner` is whom a whole table belongs to (单位 beside its first row), for rows that name no units.
    `shares`: its number is that of the row above it, in a merged cell over both. `printed` is the number that is
    written, where `no` became another one.
    """

    no: int
    line: int
    content: str
    leaders: str = ""
    units: str = ""
    due: str = ""
    sections: tuple[str, ...] = ()
    stem: str = ""
    cut: tuple[str, ...] = ()
    bold: tuple[str, ...] = ()
    owner: str = ""
    shares: bool = False
    printed: int = 0


_UNIT_ROLES: Final = (
    "牵头|责任|配合|主办|协办|会办|承办|落实|参与|参加|协同|协作|协助|实施|主责|主管|负责|执行|承担|主体|支持"
    "|办理|指导|监管|属地|监督|督[办导查]"
)
_WHO: Final = "单位|部门|主体|专班|[科处股]室"
_IN_TOWN: Final = "[办站所]|办所|[站科股]所|所站|站办|办公?室|村居?|村?社区|镇街|街镇|乡镇|街道|区县|县区|市县"
"""Who answers within a town, or a region, and where: 责任办所, 责任村（社区）."""
_MEANINGS: Final = (
    (Column.OTHER, 0, r"填报.*|备注.*|说明|.*(?:完成|进展|落实)情况|.*联系(?:人|电话|方式).{0,3}|是否.*|下一步.*"),
    (
        Column.OTHER,
        0,
        r"存在.*|本单位.*|.{0,4}(?:来源|依据|出处)|.{0,4}投资额?|建设(?:地点|性质)|分值|权重|[评计]分.{2}",
    ),
    (Column.OTHER, 0, r"(?:项目|具体|部门|单位|业务|科室|工作)(?:责任|负责)人|联络员|经办人|承办人"),
    (Column.OTHER, 0, r"(?:交办|下达|立项|印发|受理|收文|来文|发文|转办|登记)(?:时间|日期)"),
    (Column.NUMBER, 0, r"(?:分解|任务|事项|项目|总|分|顺)?(?:序号|编号|项次)|序|№|[Nn][Oo]\.?"),
    (Column.SECTION, 0, r".{0,4}(?:类别|分类|类型|领域|板块|维度|大类|篇章)|(?:项目|任务)类|工程名称|专项名称|方面"),
    (Column.OWNER, 0, r"单位|单位名称|地区|市别|区县|县区|县市区|部门"),
    (
        Column.UNITS,
        0,
        rf".{{0,6}}(?:{_UNIT_ROLES}).{{0,6}}(?:{_WHO})(?:[及和与、/／].{{1,6}})?|(?:单位|部门)分工|责任分工",
    ),
    (Column.UNITS, 0, rf"(?:牵头|责任|配合|主办|协办|承办|负责|落实)(?:{_IN_TOWN})(?:[及和与、/／].{{1,6}})?"),
    (Column.UNITS, 0, r"牵头|配合|主办|协办|会办|承办|责任主体"),
    (Column.LEADERS, 2, r"(?!.*(?:单位|部门)).{0,6}领导(?:同志|姓名)?"),
    (
        Column.LEADERS,
        2,
        r".{0,2}(?:分管|主管|牵头|包保|包抓|包联|责任|负责|联系|挂钩|领办)的?(?:常务)?副?(?:[省市县区旗州盟镇乡局]长|主任)",
    ),
    (
        Column.LEADERS,
        1,
        r"(?:第一|直接|主要|分管|包抓|包保|包联|总)?(?:牵头|责任|负责|包抓|包保|包联|领办|督办)(?:同志|人)(?:及职务)?",
    ),
    (Column.MILESTONES, 0, r".{0,3}(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}(?:[-—－~至]\d{1,2})?月).{0,6}"),
    (
        Column.MILESTONES,
        0,
        r".{0,6}(?:阶段|节点|季度|月度|序时|进度)(?:性)?(?:工作)?(?:目标|任务|计划|安排|进度).{0,4}|推进(?:计划|时序)|(?:工作|形象|时序)进度",
    ),
    (
        Column.DUE,
        0,
        r".{0,10}(?:时限|时间|期限|日期|时间节点|时间表)(?:[及和与]?(?:要求|安排|节点|目标))?|(?:时间)?进度要求|时间进度|节点要求",
    ),
    (
        Column.CONTENT,
        4,
        r".{0,12}(?:举措|措施|具体任务|具体事项|具体工作|具体目标|细化任务|任务分解|路径)(?:及要求)?|具体要求",
    ),
    (Column.CONTENT, 3, r".{0,12}(?:内容|承诺事项|立项事项)(?:[及和与].{1,6})?"),
    (Column.CONTENT, 1, r".{0,12}(?:任务目标|目标任务|任务|事项)(?:[及和与].{1,6}|名称)?"),
    (Column.CONTENT, 2, r".{0,12}(?:目标|指标)(?:要求|值|及.{1,6})?|.{0,6}(?:工作|任务|整改)要求"),
    (Column.CONTENT, 0, r".{0,6}(?:工作|要点|实事|项目|工程|项目名称)"),
)
"""What words mean, the first that fits; a rank tells the column that says what to do from one that is broader.

Of several side by side, the most specific one is the content (`bot/documents/tables/layout.py`): measures before
contents, contents before aims, aims before tasks, and a mere name of work or project last; what is broader is a
section.
"""

_AND_PERSONS: Final = re.compile(r"[及和与、/／].{0,4}(?:责任人|负责人|联系人|联络人|负责同志|领导)$")
"""Behind 牵头单位 a heading may name who answers within the unit, too: 牵头单位及主要负责人."""
_PERSON_OR_UNIT: Final = re.compile(r"(责任|负责|承办)人（(单位|部门|[科处股]室)）")
_PATTERNS: Final = tuple((column, rank, re.compile(pattern)) for column, rank, pattern in _MEANINGS)
_LONGEST: Final = 24


def heading_of(words: str) -> Heading | None:
    """Return what the words of a header's cell mean; None if they are no header's."""
    label = bare(words)
    if not label or len(label) > _LONGEST:
        return None
    meant = _AND_PERSONS.sub("", label) if re.search("单位|部门", label) else label
    for column, rank, pattern in _PATTERNS:
        if pattern.fullmatch(meant):
            return Heading(column, label, rank)
    return None


def label_of_units(label: str) -> str:
    """Return the words over units as their grammar knows them: 责任单位 for 责任办所, and for 责任单位及责任人."""
    return re.sub(rf"(?<=.)(?:{_IN_TOWN})$", "单位", _AND_PERSONS.sub("", label))


def names_persons_too(label: str) -> bool:
    """Tell whether a heading over units says that persons stand beside them."""
    return bool(_AND_PERSONS.search(label))


def column_of(cell: str) -> Column | None:
    """Return what a header's cell names; None if it is no header's."""
    heading = heading_of(cell)
    return heading.column if heading else None


def bare(words: str) -> str:
    """Return the words of a header's cell without blanks, stars and what stands in brackets.

    责任人（单位） is 责任单位: what stands under it is mostly units.
    """
    words = re.sub(r"\s|\*", "", simplified(words)).replace("(", "（").replace(")", "）").rstrip("：:")
    words = _PERSON_OR_UNIT.sub(r"\1\2", words)
    return re.sub(r"（.*?）", "", words) or words.strip("（）")
