"""Bytes of a text file to lines, and lines to the notice and its annexes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.documents.blocks import Line
from bot.errors import DocumentError

_SIGNATURES: Final = {b"PK": "a Word or Excel file", b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "an old Word or Excel file"}
_ENCODINGS: Final = ("utf-8-sig", "gb18030")
_ANNEX: Final = re.compile(r"附\s*件\s*([0-9一二三四五六七八九十]{0,2})")
_FOOTER: Final = re.compile(r"[-—–－]\s*\d+\s*[-—–－]|第\s*\d+\s*页.{0,9}|（?续表）?")
_NUMERALS: Final = "〇一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: `name` is normalised to 附件1, 附件2 …; the notice in front has none."""

    name: str
    lines: tuple[Line, ...]


def decode(content: bytes, name: str) -> str:
    """Turn the bytes of a text file into text: UTF-8, with or without a mark, or GB18030.

    Raises:
        DocumentError: it is no text, or nothing is in it.
    """
    kind = next((kind for signature, kind in _SIGNATURES.items() if content.startswith(signature)), "")
    if kind:
        msg = f"{name} is {kind}. Open it and save it as plain text (UTF-8), then import the .txt file."
        raise DocumentError(msg)
    if not content.strip():
        msg = f"{name} is empty. Send the notice with its annexes as plain text (UTF-8)."
        raise DocumentError(msg)
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    msg = f"{name} is not readable as text. Save it as plain text in UTF-8 and import it again."
    raise DocumentError(msg)


def split(text: str) -> tuple[Annex, ...]:
    """Split a document into the notice (the first, without a name) and its annexes; page footers are left out."""
    found: dict[str, list[Line]] = {"": []}
    name = ""
    for line in _lines(text):
        heading = _ANNEX.fullmatch(line.text.strip().lstrip("#").strip())
        if heading:
            name = f"附件{_number(heading[1]) or 1}"
            found.setdefault(name, [])
        else:
            found[name].append(line)
    return tuple(Annex(name, tuple(lines)) for name, lines in found.items())


def _lines(text: str) -> Iterable[Line]:
    text = re.sub(r"\r\n?|\f|\v|\u2028", "\n", text)
    for number, line in enumerate(text.split("\n"), start=1):
        if not _FOOTER.fullmatch(line.strip()):
            yield Line(number, line.rstrip(" \u3000\u00a0\ufeff"))


def _number(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    if digits.startswith("十"):
        return 10 + _number(digits[1:])
    return _NUMERALS.index(digits[0]) if digits else 0
