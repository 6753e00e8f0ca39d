"""When a task is to be completed: by its column 完成时限, else by its own sentence, else by what holds for all tasks.

A completion time has four parts (the public commitments of Shandong's 16 cities, 2020): a date, the degree that is
expected then, whether the work goes on after it, and the words themselves: 12月底取得明显成效并长期坚持.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from bot.rules.blanks import says_nothing
from bot.rules.months import day_of, last_day
from bot.rules.numerals import value_of
from bot.rules.tasks.dates import When, dates
from bot.rules.tasks.projects import is_project
from bot.rules.traditional import simplified


class Basis(StrEnum):
    """What says when a task is due."""

    NONE = ""
    COLUMN = "column"
    CONTENT = "content"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Defaults:
    """By the end of which months (1–12) tasks are due that do not say so; None: that is not fixed.

    `projects` is for tasks that build something (`bot.rules.tasks.projects`).
    """

    ordinary: int | None = None
    projects: int | None = None

    def filled_from(self, other: "Defaults") -> "Defaults":
        """Take from `other` what is not fixed here."""
        return Defaults(self.ordinary or other.ordinary, self.projects or other.projects)


NO_DEFAULTS: Final = Defaults()


@dataclass(frozen=True, slots=True)
class Milestone:
    """One dated step: `when` is the date's own words (三季度末), `words` what is to be then (竣工)."""

    date: dt.date
    when: str
    words: str


@dataclass(frozen=True, slots=True)
class Completion:
    """When a task is due. Without a date it is continuing, depends on something else (批复一年内), or is not said."""

    date: dt.date | None = None
    degree: str = ""
    continuing: bool = False
    raw: str = ""
    basis: Basis = Basis.NONE
    milestones: tuple[Milestone, ...] = ()

    @property
    def when(self) -> str:
        """The due date in the text's own words: 年底前; empty if it is not the text's."""
        return next((step.when for step in self.milestones if step.date == self.date), "")


_MONTH: Final = r"(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底)?(?:之?前)?"
_ORDINARY: Final = re.compile(rf"原则上[^。；（(]{{0,12}}?{_MONTH}[^。；（(]{{0,4}}完成")
_PROJECTS: Final = re.compile(rf"(?:项目|工程)[^。；）)]{{0,10}}?{_MONTH}[^。；）)]{{0,4}}(?:完成|完工|竣工)")
_NEAR: Final = 60
"""Within so many characters of the rule for all tasks stands the one for projects."""

_YEAR_ALONE: Final = re.compile(r"(?:20\d\d年?度?[-—–－~～至到、]{1,2})?(20\d\d)年?度?")
_DAY_ALONE: Final = re.compile(r"(1[0-2]|0?[1-9])[.月/](3[01]|[12]\d|0?[1-9])日?前?")
_RELATIVE: Final = re.compile(
    r"(?:批复|获批|批准|立项|开工|签约|签订|合同|收到|交付|供地|摘牌|启动|通过|之日起)[^，。；]{0,8}?"
    r"[\d一二两三四五六七八九十半]+个?(?:年|月|日|天|工作日|季度)(?:之|以)?内"
)
_RECURS: Final = re.compile(
    r"(?:每个?(?:半?年|季度?|月|双月|周|旬|日|天)|按(?:月|季度?|周)|逐(?:年|季|月|周))(?:[末首底]月|度|末|年?底)?"
    r"(?:、?[\d一二三四五六七八九十]{1,2}月(?:份|底|末|初|[上中下]旬|\d{1,2}日)?前?)*"
)
"""每月25日前, 按季度报送, 每年6月底前: it comes again and again, and is done on no day."""

_CONTINUING: Final = re.compile(rf"长期|持续|常态化|贯穿|常年|不断|坚持|经常|{_RECURS.pattern}")
_GOING_ON: Final = re.compile(r"[，、；]?(?:并|且|并且)?(?:继续|长期|持续|常态化|不断|贯穿|常年|坚持).*")
_DEGREE: Final = re.compile(
    r"(?:取得|见到?|实现|达到)[^，。；、]{0,8}?(?:成效|实效|进展|突破|成果)|完成年度(?:目标)?任务"
)
_GOES_ON: Final = re.compile(r"[并且](?:长期|持续)(?:坚持|推进)")
_BEGINS: Final = re.compile(
    r"(?:全部|全面|正式|陆续|项目)*(?:启动|开工|动工|开始|起步|进场)|[^，。；]{0,6}(?:开门红|开好局|良好开局)"
)
"""A beginning is a step on the way; the task is due by it only where nothing else is said."""
_LIMITS: Final = re.compile(r"[前底末内终旬]|半年|季度|全年")
_DOES: Final = re.compile(
    r"(?:份|日)?(?:，)?(?:全面|全部|基本|正式|力争|确保|将)?(?:完成|建成|竣工|完工|投用|投入|启用|通车|开工|启动|交付|实现|达到|取得|出台|开业|运营)"
)
_SINCE: Final = re.compile(r"(?:自|从|截至|截止|截止到|对|去|上|每|每年|每季度|每月)$")
_STARTS: Final = re.compile(r"(?:以)?起(?!草)|开始|以来|以?后|之后|开学")
"""A cell that says from when on says not until when: 7月1日起施行."""

_LASTS: Final = re.compile(r"(?:并|且)?(?:持续|长期|不断|常态化?|继续)(?:推进|坚持|开展|巩固|深化|实施)")
_PREPARES: Final = re.compile(
    r"(?:方案|手续|招投?标|前期|设计|可研|征迁|拆迁|征收|论证|立项|审批|选址|土地|调研|摸底|清单|规划)(?:的?(?:编制|制定|办理|审批|批复|工作|准备)){0,2}$"
)
"""What comes before the work itself: the task is not done by it if a later step begins the work."""

_THEN: Final = re.compile(r"起|以来|以后|之后|后|的|当天|至今|目标|任务|计划|总|未")
_PADDED: Final = re.compile(r"(?<=[一-龥])\s(?=[\d一-龥])|(?<=\d)\s(?=[一-龥])")
"""Blanks that stand within the words of a cell: 6 月 底 前."""

_CLAUSE: Final = re.compile(r"[^，。；！？\n]+")


def read_completion(
    due_text: str, content: str, *, year: int, issued: dt.date, defaults: Defaults = NO_DEFAULTS
) -> Completion:
    """Read when a task of the programme of `year`, issued on `issued`, is due."""
    column = " ".join(due_text.split())
    if not says_nothing(column):
        return replace(_of_column(_PADDED.sub("", simplified(column)), year=year, issued=issued), raw=column)
    return _of_content(simplified(content), year=year, issued=issued) or _of_defaults(content, year, defaults)


def read_defaults(notice: str) -> Defaults:
    """Read from a notice by when its tasks are due in principle.

    “原则上按照11月份全部完成目标任务（涉及实项目力争10月底前完成）的要求” (青西新管办字〔2020〕15号, 二).
    """
    text = "".join(notice.split())
    ordinary = _ORDINARY.search(text)
    if not ordinary:
        return NO_DEFAULTS
    projects = _PROJECTS.search(text, max(0, ordinary.start() - _NEAR), ordinary.end() + _NEAR)
    return Defaults(int(value_of(ordinary[1])), int(value_of(projects[1])) if projects else None)


def _of_column(text: str, *, year: int, issued: dt.date) -> Completion:
    found = [when for when in _dates(text, year, issued) if not _STARTS.match(text, when.end)]
    steps = tuple(_steps(text, found))
    due = _due(steps)
    if due and _BEGINS.match(due.words) and _CONTINUING.search(text):
        due = None  # 3月启动，持续推进
    words = due.words if due else text
    degree = _GOING_ON.sub("", words) if due else "".join(_DEGREE.findall(text)[:1])
    date = due.date if due else None if steps else _alone(text, year)
    continuing = _CONTINUING.search(text) is not None
    return Completion(date, degree.strip("，、；。（） "), continuing, text, Basis.COLUMN, steps)


def _of_content(content: str, *, year: int, issued: dt.date) -> Completion | None:
    found = [when for when in _dates(content, year, issued) if _sets_limit(content, when, year)]
    relative = _RELATIVE.search(content)
    steps = tuple(_steps(content, found))
    due = _due(steps)
    prepared = any(_PREPARES.search(step.words) for step in steps)
    if not due or (_BEGINS.match(due.words) and not prepared and len(_CLAUSE.findall(content)) > 1):
        return Completion(raw=_clause(content, relative.start()), basis=Basis.CONTENT) if relative else None
    place = next(when.start for when, step in zip(found, steps, strict=True) if step is due)
    clause = _clause(content, place)
    degree = _DEGREE.search(clause)
    goes_on = _GOES_ON.search(clause) is not None
    return Completion(due.date, degree[0] if degree else "", goes_on, clause, Basis.CONTENT, steps)


def _of_defaults(content: str, year: int, defaults: Defaults) -> Completion:
    month = defaults.projects if defaults.projects and is_project(content) else defaults.ordinary
    date, basis = (last_day(year, month), Basis.PROGRAMME) if month else (None, Basis.NONE)
    return Completion(date, continuing=_GOES_ON.search(content) is not None, basis=basis)


def _dates(text: str, year: int, issued: dt.date) -> list[When]:
    """Find the dates, but for those in a term that begins with something else, or that comes again: 每月25日前."""
    terms = [found.span() for pattern in (_RELATIVE, _RECURS) for found in pattern.finditer(text)]
    found = dates(text, year=year, issued=issued)
    return [when for when in found if not any(begin <= when.start < end for begin, end in terms)]


def _steps(text: str, found: Sequence[When]) -> Iterator[Milestone]:
    for at, when in enumerate(found):
        limit = found[at + 1].start if at + 1 < len(found) else len(text)
        stop = re.search(r"[，。；\n]", text[when.end : limit])
        words = text[when.end : when.end + stop.start() if stop else limit]
        yield Milestone(when.date, text[when.start : when.end], words.strip("，、；。：:-—–至到 "))


def _due(steps: Sequence[Milestone]) -> Milestone | None:
    """Return the last step that completes something; what begins or goes on only if there is no other."""
    idle = (_BEGINS.match, _PREPARES.search, _LASTS.match)
    completing = [step for step in steps if not any(tells(step.words) for tells in idle)]
    return max(completing or steps, key=lambda step: step.date, default=None)


def _alone(text: str, year: int) -> dt.date | None:
    """Read a cell that holds a bare year, or month and day."""
    if found := _YEAR_ALONE.fullmatch(text):
        return last_day(int(found[1]), 12)
    if found := _DAY_ALONE.fullmatch(text):
        return day_of(year, int(found[1]), int(found[2]))
    return None


def _sets_limit(content: str, when: When, year: int) -> bool:
    """Tell whether a date in a sentence is one until which something is to be done; aims for later years are not."""
    words, after = content[when.start : when.end], content[when.end :]
    if when.date.year not in {year, year + 1} or _SINCE.search(content[: when.start]) or _THEN.match(after):
        return False
    return _LIMITS.search(words) is not None or _DOES.match(after) is not None


def _clause(content: str, place: int) -> str:
    return next((found[0].strip() for found in _CLAUSE.finditer(content) if found.end() > place), "")
