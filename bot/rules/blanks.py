"""A cell in which something stands that says nothing: a dash, 无."""

import re
from typing import Final

_NOTHING: Final = re.compile(r"[-—－–/／\\、\s]*|暂?无")


def says_nothing(text: str) -> bool:
    """Tell whether a cell is blank, or filled with what stands for blank: ``—``, ``/``, 无, 暂无."""
    return _NOTHING.fullmatch(text) is not None
