"""A workbook's values as a person sees them: 1 and not 1.0, 7% and not 0.07, 2026年12月31日."""

import datetime as dt
import re
from typing import Any, Final

_LITERAL: Final = re.compile(r'\[[^\]]*\]|"([^"]*)"|\\(.)|[_*].')
_PLACES: Final = re.compile(r"[#0?][#0?,.]*%?")
_GENERAL: Final = frozenset({"general", "@", ""})
_HOURS: Final = re.compile(r"h", re.IGNORECASE)
_YEARS: Final = re.compile(r"y|e", re.IGNORECASE)
_DAYS: Final = re.compile(r"d", re.IGNORECASE)


def shown(cell: Any) -> str:  # noqa: ANN401 -- one of several classes of openpyxl
    """Return the text of a cell as its format shows it."""
    value, form = cell.value, str(cell.number_format or "")
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, form)
    if isinstance(value, dt.datetime | dt.date):
        return _date(value, _LITERAL.sub("", form))
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(value)


def _number(value: float, form: str) -> str:
    """Show a number by the first section of a format: ``0.0%``, ``#,##0``, ``0"万元"``; the rest as General."""
    section = form.split(";", maxsplit=1)[0]
    if section.lower() in _GENERAL:
        return _general(value)
    marked = _LITERAL.sub(lambda found: _hidden(found[1] or found[2] or ""), section)
    places = _PLACES.search(marked)
    if places is None:
        return _general(value)
    before, after = _revealed(marked[: places.start()]), _revealed(marked[places.end() :])
    return before + _placed(value, places[0]) + after


def _placed(value: float, places: str) -> str:
    is_share, places = places.endswith("%"), places.rstrip("%")
    whole, _, decimals = places.partition(".")
    value = value * 100 if is_share else value
    text = f"{value:{',' if ',' in whole else ''}.{len(decimals)}f}"
    optional = len(decimals) - len(decimals.rstrip("#?"))
    if optional:
        kept = len(text) - optional
        text = (text[:kept] + text[kept:].rstrip("0")).rstrip(".")
    digits = whole.count("0")
    return text.rjust(digits, "0") + ("%" if is_share else "")


def _general(value: float) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _hidden(text: str) -> str:
    """Move literal text out of the way of the places: into a private area of Unicode."""
    return "".join(chr(0xF0000 + ord(character)) for character in text if ord(character) <= 0xFFFF)  # noqa: PLR2004 -- one plane


def _revealed(text: str) -> str:
    return "".join(chr(ord(character) - 0xF0000) if ord(character) >= 0xF0000 else character for character in text)  # noqa: PLR2004 -- as above


def _date(value: dt.datetime | dt.date, form: str) -> str:
    """Show a date with the parts that its format shows, in Chinese whatever the format."""
    year = f"{value.year}年" if _YEARS.search(form) else ""
    day = f"{value.day}日" if _DAYS.search(form) else ""
    date = f"{year}{value.month}月{day}" if year or day else ""
    is_timed = isinstance(value, dt.datetime) and _HOURS.search(form)
    return f"{date} {value:%H:%M}".strip() if is_timed else date or f"{value.year}年{value.month}月{value.day}日"
