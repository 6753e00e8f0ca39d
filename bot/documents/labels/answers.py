"""Who answers, said without a label: units with their roles in a bracket or a last sentence, and by when."""

import re
from typing import Final

from bot.documents.due_words import looks_like_due
from bot.documents.unit_words import names_units
from bot.rules.units.by_when import is_by_when
from bot.rules.units.clauses import clauses
from bot.rules.units.departments import is_everywhere
from bot.rules.units.organs import ending, is_group

ROLE_WORDS: Final = (
    "牵头",
    "配合",
    "主办",
    "协办",
    "承办",
    "参与",
    "参加",
    "协助",
    "协同",
    "协作",
    "负责",
    "分别",
    "落实",
    "办理",
)
_DASHES: Final = re.compile(r"(?:——|―|–{1,2}|-{2,})\s*(?P<units>[^—。]{2,80})。?$")
_BY: Final = re.compile(r"\s*由[^，。；]{2,30}(?:牵头|负责|主办|承办|落实)")
"""A paragraph that says no more than this says who answers for the one above: 由区教体局牵头，区财政局配合。"""
TRIM: Final = " \t\u3000，,；;、。"
"""What may stand around who answers and says nothing."""
_ENDS: Final = (
    re.compile(r"(?:[，,；;。、]|\s)\s*(?P<when>[^，,；;。、\s]+)$"),
    re.compile(r"^(?P<when>[^，,；;。、\s]+)[，,；;]"),
    re.compile(r"[（(](?P<when>[^（）()]+)[）)]$"),
    re.compile(r"[，,；;]\s*(?P<when>[^，,；;。、（）()]+)(?=[，,；;])"),
)
"""Behind the units, before them, in a bracket, between their clauses (A牵头，6月底前完成，B配合)."""
_ORGANS: Final = ("局", "办", "委", "院", "中心")
_SHORTEST_NAME: Final = 3
"""南区 is no unit, and 牵头 alone names nobody."""
_IN_SENTENCE: Final = re.compile(
    r"^[按以](?:照)?[^，。、]{0,4}(?:单位|部门|领导|[处科股]室)(?:\w{0,2}[分排列划为顺]|$)|^(?:其中|含|不含|包括|包含|详?见|即|如|以?下[统简]?称|[统简]称)|\d\s*[%万亿个人家所条户亩辆套件处]|(?<![重主需纪])要(?![素闻])|应当|必须"
)
"""In a bracket or a last sentence that speaks of the task, or of what all ought to do, and names no units."""


def who_and_when(text: str) -> tuple[str, str]:
    """Part units and what is due by when, in as many clauses as say so: 区教体局，9月底前出台政策，年内持续推进."""
    who, whens = text.rstrip("。；;， \u3000"), []
    while found := next((each for pattern in _ENDS for each in pattern.finditer(who) if _is_when(each["when"])), None):
        whens.append(found["when"])
        who = (who[: found.start()] + who[found.end() :]).strip(TRIM)
    return who, "，".join(sorted(whens, key=text.find))


def _is_when(text: str) -> bool:
    return looks_like_due(text) and (not text.endswith(_ORGANS) or is_by_when(text))


def names_nothing_else(text: str) -> bool:
    """Tell whether a text is a list of units and of nothing else."""
    names = [name.text for clause in clauses(text) for name in clause.names]
    return bool(names) and all(map(_is_name, names)) and not _IN_SENTENCE.search(text)


def _is_name(text: str) -> bool:
    return is_everywhere(text) or (len(text) >= _SHORTEST_NAME and (bool(ending(text)) or is_group(text)))


def _names_mostly(text: str) -> bool:
    """Tell whether most of what a sentence lists is names, and it tells nobody what to do: 请各镇细化目标，压实责任."""
    names = [name for clause in clauses(text) for name in clause.names]
    return sum(name.readable and (bool(ending(name.text)) or name.is_group) for name in names) * 2 > len(names)


def says_units(text: str) -> bool:
    """Tell whether a text is units with their roles, and no sentence about the task: 区教体局牵头，区财政局配合."""
    if _IN_SENTENCE.search(text):
        return False
    return len(text) >= _SHORTEST_NAME and text.rstrip("。；").endswith(ROLE_WORDS) and names_units(text)


def last_words(paragraph: str) -> tuple[str, str, str]:
    """Part who answers, and by when, from the end of a paragraph; empty if it does not say.

    They stand behind a dash (—— 区教体局), or in a last sentence (由区教体局牵头、区财政局配合).
    """
    dashes = _DASHES.search(paragraph)
    if dashes and names_units(dashes["units"]):
        return paragraph[: dashes.start()].rstrip(), dashes["units"].strip(TRIM), ""
    body, stop, last = paragraph.rstrip("。 ").rpartition("。")
    who, when = who_and_when(last)
    alone = not stop and names_nothing_else(who)
    if (stop or alone or _BY.match(who)) and says_units(who) and _names_mostly(who) and not re.search(r"[0-9《“]", who):
        return body + stop, who.strip(TRIM), when
    return paragraph, "", ""
