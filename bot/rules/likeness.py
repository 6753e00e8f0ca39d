"""Names that are nearly the same: two ways of writing one unit, as likely as two units. A person decides."""

import re
from typing import Final

from bot.rules.departments import is_everywhere
from bot.rules.names import is_short_for
from bot.rules.organs import ending
from bot.rules.prefixes import prefix_of

_OFFICE: Final = re.compile(r"(?:办事处|办公室|办|人民政府|政府)$")
_TELLS_APART: Final = frozenset("一二三四五六七八九十东西南北中上下新老大小0123456789")
_LONG: Final = 4
"""A slip of one character is believed in words of so many; shorter ones differ by right: 水利 and 水务."""


def is_nearly(name: str, known: str) -> bool:
    """Tell whether a name may be a known one, written otherwise: without its prefix, shorter, or with one slip.

    发改局 and 区发改局, 区发改局 and 区发展和改革局, 南湖街道 and 南湖街道办事处; but not 市发改局 and 区发改局.
    """
    if name == known:
        return False
    first, second = prefix_of(name), prefix_of(known)
    if first and second and first != second:
        return False
    bare, other = name.removeprefix(first), known.removeprefix(second)
    if bare == other or _OFFICE.sub("", bare) == _OFFICE.sub("", other):
        return True
    return first == second and (_is_shortened(bare, other) or _is_slip(bare, other))


def _is_shortened(one: str, other: str) -> bool:
    """Tell whether one name is the other's short form: both organs that every region has, of one sort."""
    if ending(one)[-1:] != ending(other)[-1:] or not (is_everywhere(one) and is_everywhere(other)):
        return False
    return one[0] == other[0] and (is_short_for(one, other) or is_short_for(other, one))


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two words of one length differ in one character, or in two that changed places."""
    stem, last = one.removesuffix(ending(one)), ending(one)
    if len(one) != len(other) or len(stem) < _LONG or ending(other) != last:
        return False
    apart = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine != theirs]
    if len(apart) == 1:
        return not _TELLS_APART & set(apart[0])
    return len(apart) == 2 and apart[0] == apart[1][::-1]  # noqa: PLR2004 -- two that changed places
