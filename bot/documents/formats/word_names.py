"""The names of WordprocessingML that the readers look for (ECMA-376 part 1, 17)."""

from typing import Any, Final, TypeAlias

Element: TypeAlias = Any
"""An element of lxml, which carries no types."""

_MAIN: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def w(name: str) -> str:
    """Return the full name of an element or attribute."""
    return _MAIN + name


VAL: Final = w("val")
PARAGRAPH: Final = w("p")
RUN: Final = w("r")
TABLE: Final = w("tbl")
ROW: Final = w("tr")
CELL: Final = w("tc")
BOX: Final = w("txbxContent")
ALTERNATIVES: Final = _COMPATIBILITY + "AlternateContent"
TEXTS: Final = frozenset({w("t"), _MATH + "t"})
SIGNS: Final = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
SYMBOL: Final = w("sym")
CODE: Final = w("char")
TICK: Final = "√"
TICKS: Final = frozenset({"F0FC", "F0FE", "F050", "F052", "00FC", "00FE", "0050", "0052"})
"""Ticks and ticked boxes of Wingdings and Wingdings 2, from which symbols are inserted; others say nothing."""
PASSED_OVER: Final = frozenset(
    {w(name) for name in ("del", "moveFrom", "rt", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr")}
)
"""What was struck out, what is read aloud above a character, and how things look."""
MARK_DELETED: Final = "/".join(map(w, ("pPr", "rPr", "del")))
ROW_UNSEEN: Final = tuple("/".join(map(w, ("trPr", name))) for name in ("del", "hidden"))
CELL_DELETED: Final = "/".join(map(w, ("tcPr", "cellDel")))
INSERTED: Final = w("altChunk")
"""A part that is another document, of any format, which only Word itself can put in its place."""
_FALSE: Final = frozenset({"0", "false", "off", "none"})


def is_on(value: str | None) -> bool:
    """Tell what an on-off property says (17.17.4): without a value it is on."""
    return value not in _FALSE


def count_of(element: Element, properties: str, name: str, default: int) -> int:
    """Read a number among an element's properties."""
    found = element.find(f"{w(properties)}/{w(name)}")
    return default if found is None else int(found.get(VAL, default))


def has(cell: Element, merge: str) -> bool:
    """Tell whether a cell is merged: ``vMerge`` or ``hMerge``."""
    return cell.find(f"{w('tcPr')}/{w(merge)}") is not None


def is_continued(cell: Element, merge: str) -> bool:
    """Tell whether a cell only continues a merged one: ``vMerge`` or ``hMerge``, which means that without a value."""
    found = cell.find(f"{w('tcPr')}/{w(merge)}")
    return found is not None and found.get(VAL, "continue") == "continue"
