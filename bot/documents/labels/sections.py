"""Headings over rows: sections with their numerals, categories, and the leader or the units of all rows below."""

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Final

from bot.documents.columns import Column, column_of
from bot.documents.labels.answers import names_nothing_else, says_units
from bot.documents.labels.label_words import meaning
from bot.documents.labels.lead_headings import LEAD, lead_of
from bot.documents.labels.leader_headings import leader_of, may_name_a_leader
from bot.documents.numbering import DOTS
from bot.documents.unit_words import names_units
from bot.rules.units.role_words import Word, of_label

_NUMERAL: Final = "一二三四五六七八九十百"
_STYLES: Final = (
    ("第", re.compile(rf"第[{_NUMERAL}\d]+(?:部分|篇|章|类|节)")),
    ("一、", re.compile(rf"[{_NUMERAL}]+\s*[{DOTS}]")),
    ("（一）", re.compile(rf"[（(]\s*[{_NUMERAL}]+\s*[）)]")),
    ("1.", re.compile(rf"\d{{1,3}}\s*[{DOTS}](?!\d)")),
    ("（1）", re.compile(r"[（(]\s*\d{1,3}\s*[）)]")),
)
OF_SECTIONS: Final = frozenset({"第", "一、", "（一）"})
"""Numbered as no row is, in a table whose rows have a column of numbers."""

_LABELLED: Final = re.compile(r"(?P<label>[^：:]{2,10})[：:]\s*(?P<value>.+)", re.DOTALL)
_INSIDE: Final = r"(?:[^（）()【】\[\]〔〕]|[（(][^（）()]*[）)])+"
_IN_BRACKETS: Final = re.compile(rf"[（(【\[〔](?P<inside>{_INSIDE})[）)】\]〕][：:]?")
_BEHIND: Final = re.compile(rf"(?P<title>.*\S)\s*(?P<bracket>[（(【\[〔]{_INSIDE}[）)】\]〕])[：:]?")
_COUNT: Final = re.compile(r"\s*[（(]\s*共?计?\s*\d+\s*(?:[项件条]|个(?!月))[^（）()：:]*[）)]$")
_SUM: Final = re.compile(r"(?:小计|合计|总计|共计)(?:[（(].*[）)]|[:：].*)?")
_NOTES: Final = re.compile(
    r"(?:备?附?注|说明|填表|制表|填报|合计|总计|联系人|单位)[：:].*|合计|总计|小计|续表", re.DOTALL
)
_LONGEST: Final = 80
_STOPS: Final = ("。", "；", "，", "、", ",", ";")


@dataclass(frozen=True, slots=True)
class _Level:
    """A heading: how it is numbered, and what it gives its rows besides its words, if anything."""

    style: str
    text: str
    column: Column | None
    value: str
    unsure: bool


@dataclass(slots=True)
class Headings:
    """The headings that stand over the next row. Each style of numerals is a level, in the order in which they came."""

    _stack: list[_Level] = field(default_factory=list)
    count: int = 0

    def push(self, text: str, *, style: str = "") -> None:
        """Take a heading: it ends whatever its own style, and all below it, said before."""
        self.count += 1
        text = " ".join(text.split())
        column, value = over_rows(text)
        style = style or style_of(text) or (str(column) if column else "plain")
        had, before = bool(self.leaders), [each for each in self._stack if each.style == style]
        self.end(style, str(column))
        ended = (had and not self.leaders) or any(each.unsure for each in before)
        unsure = column is not Column.LEADERS and (ended or self._is_unsure(style, column, text))
        self._stack.append(_Level(style, text, column, value, unsure))

    def end(self, *styles: str) -> None:
        """End the headings of these styles, and all below them."""
        ends = (at for at, each in enumerate(self._stack) if each.style in styles)
        del self._stack[next(ends, len(self._stack)) :]

    def give(self, column: Column, value: str) -> None:
        """Let the last heading give its rows leaders or units that stand beside its words."""
        if value:
            self._stack.append(_Level(str(column), "", column, value, unsure=False))

    def add(self, text: str) -> bool:
        """Take one more line of units right below others: 牵头单位：…, 责任单位：…; False if there are none."""
        column, _ = over_rows(text)
        given = list(takewhile(lambda each: each.column is not None, reversed(self._stack)))
        above = next((each for each in given if each.column is column is Column.UNITS and each.text), None)
        if above:
            whole = f"{above.text}；{text}"
            self._stack[self._stack.index(above)] = replace(above, text=whole, value=whole)
        return bool(above)

    def _is_unsure(self, style: str, column: Column | None, text: str) -> bool:
        """Tell whether a heading that gives no leader may name one, or may end one."""
        over = next((each for each in reversed(self._stack) if each.column is Column.LEADERS), None)
        if not over:
            return column is None and may_name_a_leader(_name(text))
        return style == "plain" and over.style == Column.LEADERS and not _LABELLED.fullmatch(over.text)

    @property
    def doubt(self) -> str:
        """A heading that may have named a leader, or that ended one and named none; empty if all was understood."""
        last = next((each for each in reversed(self._stack) if each.unsure or each.column is Column.LEADERS), None)
        return last.text if last and last.unsure else ""

    @property
    def path(self) -> tuple[str, ...]:
        """The sections, from the outermost to the innermost."""
        return tuple(text for each in self._stack if (text := each.text if each.column is None else _title(each.text)))

    @property
    def leaders(self) -> str:
        """The leaders that a heading names for all its rows."""
        return next((each.value for each in reversed(self._stack) if each.column is Column.LEADERS), "")

    @property
    def are_units(self) -> bool:
        """Whether the innermost heading is the name of a unit and nothing else."""
        return bool(self._stack) and self._stack[-1].style == "plain" and names_nothing_else(self._stack[-1].text)

    @property
    def units(self) -> str:
        """The units that a heading names for all its rows, be it only by being their name: 一、区发改局（12项）."""
        labelled = next((each.value for each in reversed(self._stack) if each.column is Column.UNITS), "")
        last = _name(self._stack[-1].text) if self._stack else ""
        return labelled or (last if len(last) < _LONGEST / 2 and names_units(last) else "")


def _title(text: str) -> str:
    """Return the title of a heading that gives something in a bracket behind it: 一、教育事业（牵头领导：某某）."""
    if _lead(text):
        return text
    behind = _BEHIND.fullmatch(_COUNT.sub("", text))
    title = behind["title"] if behind else ""
    return title if over_rows(title)[0] is None and _name(title) else ""


def style_of(text: str) -> str:
    """Return how a heading is numbered: 一、 or （一） or 1. …; empty if it is not."""
    text = text.strip()
    return next((style for style, pattern in _STYLES if pattern.match(text)), "")


def is_heading(text: str) -> bool:
    """Tell whether a text that stands alone is a heading: short, numbered or not, and no sentence or note."""
    text = text.strip()
    if not text or len(text) > _LONGEST or _NOTES.fullmatch(text):
        return False
    if over_rows(text)[0]:
        return True
    return bool(style_of(text)) or not (text.endswith(_STOPS) or "：" in text or ":" in text)


def is_counted(text: str) -> bool:
    """Tell whether a text says of how many rows it is the heading: 夯实产业根基（2项）."""
    return bool(_COUNT.search(text.strip()))


def is_sum(text: str) -> bool:
    """Tell whether a cell makes its row a sum of rows: 小计, 合计（12项）."""
    return bool(_SUM.fullmatch(re.sub(r"\s", "", text)))


def is_note(text: str) -> bool:
    """Tell whether a text is a note or a sum under a table."""
    return bool(_NOTES.fullmatch(text.strip()))


def is_signed(text: str) -> bool:
    """Tell whether a text says who filled in a table, or whom to ask."""
    return bool(re.match(r"\s*[（(]?(?:填表|制表|填报|审核|联系|单位负责)(?:人|单位|电话|日期|时间)", text))


def gives(text: str) -> bool:
    """Tell whether a heading names the leader or the units of all its rows."""
    return over_rows(text)[0] is not None


def parts_rows(text: str) -> bool:
    """Tell whether a line alone among numbered rows is a heading: it says who answers, or is numbered as no row is."""
    return gives(text) or style_of(text) in OF_SECTIONS


def over_rows(text: str) -> tuple[Column | None, str]:
    """Return what a heading gives all its rows (leaders, units), as in 牵头领导：某某; None if it gives none."""
    behind = _BEHIND.fullmatch(_name(text))
    inside = _name(behind["bracket"]) if behind else ""
    if says_units(inside):
        return Column.UNITS, inside
    words = inside if inside and ("：" in text or ":" in text) else _name(text)
    labelled = _LABELLED.fullmatch(words)
    if labelled:
        column = column_of(labelled["label"]) or meaning(labelled["label"]).column
        several = column is Column.UNITS and _LABELLED.fullmatch(labelled["value"].rpartition("；")[2])
        value = words if several else labelled["value"]
        if column is Column.UNITS and not several and of_label(labelled["label"]) is Word.LEAD:
            value = LEAD + value
        return (column, value) if column in {Column.LEADERS, Column.UNITS} else (None, "")
    leader = leader_of(words)
    if leader:
        return Column.LEADERS, leader
    lead = _lead(text)
    return (Column.UNITS, lead) if lead else (None, "")


def _lead(text: str) -> str:
    return lead_of(_name(text), is_section=style_of(text) in OF_SECTIONS)


def names_the_lead(text: str) -> bool:
    """Tell whether a heading names the unit that leads all its rows, by what it says or by being its name (12项)."""
    counted = is_counted(text) and names_units(_name(text))
    return is_heading(text) and (bool(_lead(text)) or counted)


def _name(text: str) -> str:
    """Return the words of a heading without its number, the count of its rows, and brackets or a colon round it all."""
    text = _COUNT.sub("", text.strip())
    for _, pattern in _STYLES:
        text = pattern.sub("", text, count=1) if pattern.match(text) else text
    inside = _IN_BRACKETS.fullmatch(text.strip())
    return (inside["inside"] if inside else text).strip().rstrip("：:")
