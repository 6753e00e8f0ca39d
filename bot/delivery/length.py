"""How long a message is for Telegram, and how one that is too long is cut without breaking its HTML."""

import re
from html import unescape

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
"""UTF-16 units of visible text (Bot API: sendMessage, sendDocument)."""

_TAG = re.compile(r"<(/?)([a-z-]+)[^>]*>")
_PIECE = re.compile(r"<[^>]*>|&[^;\s]{1,10};|.", re.DOTALL)


def units(text: str) -> int:
    """Count UTF-16 units, as Telegram does."""
    return len(text.encode("utf-16-le")) // 2


def visible(html: str) -> str:
    """Return what a person sees of Telegram HTML."""
    return unescape(_TAG.sub("", html))


def fits(html: str, limit: int) -> bool:
    """Tell whether the visible text keeps a limit."""
    return len(html) * 2 <= limit or units(visible(html)) <= limit  # no character takes more than two units


def cut(html: str, limit: int, note: str) -> str:
    """Cut Telegram HTML that is too long: with `note` (plain text) at its end it keeps the limit; tags are closed."""
    room = limit - units(note)
    kept: list[str] = []
    open_tags: list[str] = []
    for piece in _PIECE.findall(html):
        tag = _TAG.fullmatch(piece)
        if tag is None:
            room -= units(unescape(piece))
            if room < 0:
                break
        elif tag[1]:
            open_tags.pop()
        else:
            open_tags.append(tag[2])
        kept.append(piece)
    return "".join(kept) + "".join(f"</{name}>" for name in reversed(open_tags)) + note
