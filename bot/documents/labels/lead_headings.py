"""The unit whom a heading names as the lead of all rows below it: 一、县水利局牵头工作（3项）."""

import re
from typing import Final

from bot.documents.labels.answers import ROLE_WORDS, names_nothing_else
from bot.documents.unit_words import is_on_order
from bot.rules.terms import Role
from bot.rules.units.clauses import clauses

_LED: Final = re.compile(
    r"由?(?P<who>[^，。；：:]{3,40}?)(?:(?:总?牵头|主办|承办|负责)(?:负责|落实|推进|组织|实施|完成|办理)*)"
    r"(?P<what>的?(?:重点|主要|有关|相关)?(?:工作|事项|任务|项目|内容|目标)+)?"
)
LEAD: Final = "牵头单位："
_ANSWERS: Final = "责任单位："
_LEADS: Final = re.compile("牵头|主办")


def lead_of(words: str, *, is_section: bool) -> str:
    """Return who leads by a heading without its number, behind a label: 牵头单位：县水利局; else empty.

    What is no section by its number is a heading only if it speaks of tasks: 区教体局牵头 alone may be a cell's line.
    """
    found = _LED.fullmatch(words)
    if not found or is_on_order(words) or not (found["what"] or is_section):
        return ""
    return LEAD + found["who"] if names_nothing_else(found["who"]) else ""


def names_a_lead(units: str) -> bool:
    """Tell whether the units over a row came from such a heading: what the row says itself stands beside them."""
    return units.startswith(LEAD)


def beside(over: str, own: str) -> str:
    """Return the units of a row below a heading: its own, and in front of them a lead whom only the heading names.

    So stand the units of any heading in front of a row's supporters: 一、区水利局（3项）, 1.…（配合单位：区财政局）.
    """
    if not own or not over:
        return own or over
    if all(clause.role is Role.SUPPORT for clause in clauses(own)):
        return f"{over if '：' in over else _ANSWERS + over}；{own}"
    if not names_a_lead(over) or _LEADS.search(own) or over.removeprefix(LEAD) in own:
        return own
    silent = "：" not in own and not any(word in own for word in ROLE_WORDS)
    return f"{over}；{'配合单位：' if silent else ''}{own}"
