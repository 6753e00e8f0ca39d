"""Telling whether a cell of responsible units goes on after a break, or something else begins there."""

from typing import Final

from bot.rules.clauses import clauses
from bot.rules.organs import ending, is_group

_GOES_ON: Final = ("、", "，", ",", "等", "牵头", "配合", "分别", "分分别")


def names_units(text: str) -> bool:
    """Tell whether a text reads as responsible units: a list with an organ in it, and no sentence."""
    names = [name.text for clause in clauses(text) for name in clause.names]
    return "。" not in text and any(ending(name) or is_group(name) for name in names)


def goes_on(early: str, late: str) -> bool:
    """Tell whether units that a page break cut after `early` go on with `late`: early ends within a name or a list."""
    last = early.rpartition("、")[2].rpartition("，")[2]
    return bool(early) and (not names_units(last) or late.startswith(_GOES_ON))
