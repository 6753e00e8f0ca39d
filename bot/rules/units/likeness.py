"""Names that are nearly the same: two ways of writing one unit, as likely as two units. A person decides."""

import re
from typing import Final

from bot.rules.short_forms import is_short_for
from bot.rules.units.departments import is_business, is_everywhere
from bot.rules.units.organs import ending
from bot.rules.units.prefixes import prefix_of

_OFFICE: Final = re.compile(r"(?:办事处|办公室|办|人民政府|政府)$")
_FEDERATION: Final = re.compile(r"(联)合会$|(协)会$")
_TELLS_APART: Final = frozenset("一二三四五六七八九十东西南北中上下新老大小0123456789")
_LONG: Final = 4
"""A slip of one character is believed in words of so many; shorter ones differ by right: 水利 and 水务."""
_OWN_NAMES: Final = ("镇", "乡", "街道", "街道办", "办事处", "政府", "社区", "村", "集团", "公司")
"""Places and enterprises: two of them often differ in one sign by right, 石桥 and 石塘, 海投 and 城投."""
_VAGUE: Final = frozenset({"服务", "管理", "事务", "发展", "建设", "工作", "协调", "中心", "综合", "人民"})
"""Words that many organs share: alone they lead to none of them."""
_SHORTEST: Final = 2
_BUREAU: Final = "局"
"""No bureau is called by one sign: 区商局 lost one of 区商务局."""


def is_nearly(name: str, known: str) -> bool:
    """Tell whether a name may be a known one, written otherwise: without its prefix, shorter, or with one slip.

    发改局 and 区发改局, 区发改局 and 区发展和改革局, 南湖街道 and 南湖街道办事处; but not 市发改局 and 区发改局.
    """
    if name == known or _have_two_prefixes(name, known):
        return False
    bare, other = _bare(name), _bare(known)
    if bare == other or _OFFICE.sub("", bare) == _OFFICE.sub("", other):
        return True
    return prefix_of(name) == prefix_of(known) and (_is_shortened(bare, other) or _is_slip(bare, other))


def is_near(asked: str, known: str) -> bool:
    """Tell whether a name that nobody has may mean a known one: what is worth a “did you mean”.

    All that `is_nearly` is; one name with two prefixes; one business in two sorts of organ (区发改委 and 区发改局);
    a part of a name (大数据); one slip. But not another organ that every region has: 区水务局 and 区水利局.
    """
    if is_nearly(asked, known):
        return True
    bare, other = _bare(asked), _bare(known)
    if _have_two_prefixes(asked, known):
        return bare == other
    return _have_one_business(bare, other) or _is_mistyped(bare, other)


def is_misprint(name: str, known: str) -> bool:
    """Tell whether a name is one slip away from a known one: 区民证局 from 区民政局, but not 区审计局 from 区统计局."""
    if name == known or _have_two_prefixes(name, known):
        return False
    return _is_mistyped(_bare(name), _bare(known)) or _is_slip(_bare(name), _bare(known))


def _have_two_prefixes(name: str, known: str) -> bool:
    first, second = prefix_of(name), prefix_of(known)
    return bool(first and second) and first != second


def _bare(name: str) -> str:
    return name.removeprefix(prefix_of(name))


def _is_shortened(one: str, other: str) -> bool:
    """Tell whether one name is the other's short form: both organs that every region has, of one sort."""
    if not (is_everywhere(one) and is_everywhere(other)):
        return False
    one, other = (_FEDERATION.sub(r"\1\2", name) for name in (one, other))
    if ending(one)[-1:] != ending(other)[-1:]:
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


def _is_mistyped(asked: str, known: str) -> bool:
    """Tell whether one sign is wrong, missing or too many; a word that is an organ of its own was not mistyped."""
    if is_everywhere(asked) or ending(asked) != ending(known):
        return False
    one, other = _stem(asked), _stem(known)
    if len(one) == 1 and ending(asked) == _BUREAU:
        return len(other) == _SHORTEST and one in other and is_everywhere(known)
    if min(len(one), len(other)) < _SHORTEST + ending(known).endswith(_OWN_NAMES):
        return False
    if len(one) != len(other):
        return abs(len(one) - len(other)) == 1 and (is_short_for(one, other) or is_short_for(other, one))
    apart = {pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]}
    return len(apart) == 1 and not _TELLS_APART & set(apart.pop())


def _have_one_business(one: str, other: str) -> bool:
    short, long = sorted((_stem(one), _stem(other)), key=len)
    if len(short) < _SHORTEST or short in _VAGUE:
        return False
    if long.startswith(short) or (long.endswith(short) and ending(one) in {"", ending(other)}):
        return True
    return short[0] == long[0] and is_business(long) and is_short_for(short, long)


def _stem(name: str) -> str:
    return name.removesuffix(ending(name)).removeprefix("委")
