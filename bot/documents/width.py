"""How wide a text stands on a page or a screen, in halves of a Chinese character."""

import unicodedata


def width_of(text: str) -> int:
    """Return the width; signs that Chinese type sets as wide as its characters (“, …, ①) count as two halves."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)
