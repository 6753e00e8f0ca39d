"""Characters as a person sees them: without those that show nothing, and radicals as the characters they stand for."""

import re
import unicodedata
from typing import Final

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
"""Control characters, soft hyphens, joiners, marks of direction and of variants."""
_RADICALS: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_SHORT_FORMS: Final = dict(
    zip(
        "⺁⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳",
        "厂母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals for which Unicode names no character. Browsers print pages with them: ⻓ for 长, ⼯ for 工."""


def seen(text: str) -> str:
    """Return a text without what nobody sees in it; its ends of lines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return _RADICALS.sub(_character, _UNSEEN.sub("", text))


def _character(radical: re.Match[str]) -> str:
    return _SHORT_FORMS.get(radical[0]) or unicodedata.normalize("NFKC", radical[0])
