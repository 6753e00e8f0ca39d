"""The words of the field, as types. product.md's table of words is the source; the Chinese terms stand beside them."""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.rules.tasks.completion import NO_DEFAULTS, Defaults


class Role(StrEnum):
    """What a unit is to a task (责任分工). Who owes what follows from it: see `OWING`."""

    LEAD = "lead"  # 牵头; 分别牵头 is several leads
    SUPPORT = "support"  # 配合
    SEPARATE = "separate"  # 分别办理
    JOINT = "joint"  # no role words: the lead was lost with the bold type


MAIN, LIVELIHOOD, HANDED = "附件1", "附件2", "交办"
"""The main list, the livelihood projects (民生实事), and the tasks that no document lists (区委交办, 会议议定)."""

OWING = frozenset({Role.LEAD, Role.SEPARATE})
"""Roles that owe the monthly report (市中政办发〔2020〕1号, 二; 青西新管办字〔2020〕15号, 二)."""


class Kind(StrEnum):
    """What a responsible name stands for."""

    UNIT = "unit"  # 责任单位
    GROUP = "group"  # 各镇街, 相关街道办事处 …
    CITY = "city"  # 济南市, in the commitments of several cities: a unit in all that follows


class Status(StrEnum):
    """How a unit judges its own task for a period (评价)."""

    ON_TRACK = "on_track"  # 按期推进
    BEHIND = "behind"  # 滞后
    DONE = "done"  # 完成


class Light(StrEnum):
    """亮灯. Which rule gives which light is configuration."""

    GREEN = "green"  # 正常
    YELLOW = "yellow"  # 预警
    RED = "red"  # 滞后
    BLUE = "blue"  # 完成


class DoubtKind(StrEnum):
    """Why a row is uncertain. The values are the words that `programme import --json` prints."""

    NO_LEAD = "no lead named"
    GROUP_WITHOUT_MEMBERS = "group without members"
    PREFIX_UNSURE = "prefix unsure"
    ROW_CUT = "row cut"
    LEFT_OUT = "left out"  # a passage that stands in the document, and in no row
    NO_UNIT = "no unit named"
    UNREAD = "not understood"
    DID_YOU_MEAN = "did you mean"  # a new name, nearly that of a unit which is known
    NO_DOCUMENT = "no document number"  # of the head, as the next one is
    NO_DATE = "no date of issue"
    RENUMBERED = "renumbered"  # its printed numbers begin again, or stand beside several rows
    NOT_TAKEN = "rows left out"  # a list in front of annexes that has no number of its own


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason why a row wants a human eye; `subject` names the unit, group or words it is about."""

    kind: DoubtKind
    subject: str = ""

    def __str__(self) -> str:
        """Return e.g. ``prefix unsure: 区妇联``."""
        return f"{self.kind}: {self.subject}" if self.subject else str(self.kind)


@dataclass(frozen=True, slots=True)
class Responsible:
    """One name in a responsible-unit string: who, in which role, unit or group. `doubt` is about this name alone."""

    name: str
    role: Role
    kind: Kind
    doubt: DoubtKind | None = None
    proposed: Role | None = None
    """For `JOINT`: the role that is proposed until a supervisor confirms (the first unit leads, the others support)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One numbered row (事项) of a decomposition, as read. Identity: (document number, annex, no)."""

    annex: str
    no: int
    sections: tuple[str, ...]
    content: str
    leaders: tuple[str, ...]
    unit_text: str
    units: tuple[Responsible, ...]
    due_text: str = ""
    stem: str = ""
    """A sentence shared with the next rows by a merged cell (附件1 rows 24 and 25 of Shizhong)."""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Decomposition:
    """What one official document says: its number, title, year, date of issue, and its rows."""

    document: str
    title: str
    year: int
    issued: dt.date
    rows: tuple[Row, ...]
    doubts: tuple[Doubt, ...] = ()
    """About the whole of it: what it does not say of itself, and what became of its numbers and lists."""
    defaults: Defaults = NO_DEFAULTS
    """By when tasks are due that do not say so themselves."""

    def due_by(self, defaults: Defaults) -> "Decomposition":
        """Take from the configuration what the document does not fix for all of its tasks."""
        return replace(self, defaults=self.defaults.filled_from(defaults))


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person can be reached: a channel and what that channel calls the chat."""

    channel: str
    chat: int

    def __str__(self) -> str:
        """Return e.g. ``telegram:42``."""
        return f"{self.channel}:{self.chat}"


def task_number(annex: str, no: int) -> str:
    """Write a task's number as people see it: ``12`` of the main list, ``民12``, ``交办12``, ``附件3第12项``.

    Every annex counts from 1 (domain.md, *Numbers collide*): of all but the main list a number says its annex.
    """
    if annex in {"", MAIN}:
        return str(no)
    spoken = {LIVELIHOOD: "民", HANDED: HANDED}.get(annex)
    return f"{spoken}{no}" if spoken else f"{annex}第{no}项"
