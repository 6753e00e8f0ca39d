"""Plain text to lines: UTF-8 with or without a mark, UTF-16 with a mark, GB18030."""

import codecs
import re
from typing import Final

from bot.documents.blocks import Line
from bot.documents.formats.characters import seen
from bot.errors import DocumentError

_MARKS: Final = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_ENCODINGS: Final = ("utf-8-sig", "gb18030")
_ENDS: Final = re.compile("\r\n?|[\f\v\u0085\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_FEW: Final = 0.01
"""Share of control characters that old programs leave in a text: an end mark, marks of cells."""
_MOST_BYTES: Final = 5_000_000
_MOST_LINES: Final = 200_000
_PADDING: Final = " \u3000\u00a0\ufeff"


def decode(content: bytes, name: str) -> str:
    r"""Turn the bytes of a text into text whose lines end in ``\n``.

    Raises:
        DocumentError: it is no text, or nothing is in it.
    """
    marked = _MARKS.get(content[:2])
    if len(content) > _MOST_BYTES or content.count(b"\n") > _MOST_LINES:
        msg = f"{name} is too long for a text. Send only the notice and its annexes."
        raise DocumentError(msg, code="too_large")
    for encoding in (marked,) if marked else _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and len(_CONTROLS.findall(text)) <= len(text) * _FEW:
            return seen(_ENDS.sub("\n", text))
    msg = f"{name} is not readable as text. Save it as .docx, .xlsx, or plain text in UTF-8, and send it again."
    raise DocumentError(msg, code="not_text")


def lines(text: str) -> tuple[Line, ...]:
    """Split a text into its lines; tabs at their ends are cells and stay."""
    return tuple(Line(number, line.rstrip(_PADDING)) for number, line in enumerate(text.split("\n"), start=1))
