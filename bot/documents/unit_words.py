"""Telling whether a few words name units: 区教体局、区财政局, 高新园（石桥镇）, and not 列首位的为牵头单位."""

import re
from typing import Final

from bot.rules.units.clauses import clauses
from bot.rules.units.organs import ending, is_group

PLACE: Final = re.compile(r"[一-鿿]{2,8}(?:街道|镇|乡|园区|园|区)(?:（[^（）]*）)?")
_ORDER: Final = re.compile(r"首位|第一[位个]|最前|加黑|加粗|下同")


def names_units(text: str) -> bool:
    """Tell whether a text reads as responsible units: a list with an organ in it, and no sentence."""
    names = [name.text for clause in clauses(text) for name in clause.names]
    return "。" not in text and any(ending(name) or is_group(name) for name in names)


def is_place(text: str) -> bool:
    """Tell whether a text is the name of a place as units are named: 高新园（石桥镇）."""
    return bool(PLACE.fullmatch(full_width(text)))


def is_on_order(text: str) -> bool:
    """Tell whether a text is a note on who leads (列首位的为牵头单位, 下同), and names nobody."""
    return bool(_ORDER.search(text))


def full_width(text: str) -> str:
    """Return a name without blanks around it, its brackets as Chinese type has them."""
    return text.strip().replace("(", "（").replace(")", "）")
