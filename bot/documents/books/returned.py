"""Workbooks that come back from a spreadsheet program: what may have happened to them."""

import zipfile
from typing import Final

from openpyxl.utils.exceptions import InvalidFileException

DAMAGED: Final = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError)
"""What openpyxl raises of a file that it cannot open."""


def failed(cell: str) -> str:
    """Say what a cell shows whose formula failed, such as #REF! or #NAME?; nothing of any other."""
    broken = cell.startswith("#") and cell.rstrip("!?").isupper() and cell.isascii()
    return f"公式出错（{cell}），请改填文字。" if broken else ""
