"""The leaders of a task (分管领导, 牵头领导): names or posts, padded and separated by the same blanks."""

import re
from itertools import groupby
from typing import Final

_GROUP: Final = re.compile(r"^(?:各|相关|有关).*(?:长|主任|书记|领导|同志)$")
_SEPARATORS: Final = re.compile(r"[\s、，,；;]+")


def read_leaders(cell: str) -> tuple[str, ...]:
    """Read a cell of leaders, in order, each once.

    Names of two characters are padded (张 三 is 张三), and a blank also separates people (domain.md, *Leaders*): two
    neighbouring tokens of one character are one name. 各相关副区长, cut over two lines, is one group.
    """
    if _GROUP.match("".join(cell.split())) and not re.search(r"[、，,；;]", cell):
        return ("".join(cell.split()),)
    tokens = [token for token in _SEPARATORS.split(cell) if token]
    names: list[str] = []
    for padded, run in groupby(tokens, key=lambda token: len(token) == 1):
        same = list(run)
        names += _joined(same) if padded else same
    return tuple(dict.fromkeys(names))


def _joined(signs: list[str]) -> list[str]:
    """Join single characters in twos; three that are left over are one name of three characters."""
    names = []
    while signs:
        size = 3 if len(signs) == 3 else 2  # noqa: PLR2004 -- Chinese names have two or three characters
        names.append("".join(signs[:size]))
        signs = signs[size:]
    return names
