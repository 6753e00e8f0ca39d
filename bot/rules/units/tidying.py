"""A list of units as it is found, made plain before it is read: signs, numerals, brackets, blanks that damage left."""

import re
from typing import Final

from bot.rules.units.organs import begins_a_group, is_group, is_name, is_rest_of_a_word
from bot.rules.units.plausible import is_plausible
from bot.rules.units.prefixes import prefix_of
from bot.rules.units.role_words import trailing

_NUMERAL: Final = re.compile(r"(?:^|(?<=[、，；\s]))(?:\d{1,2}[.．、）]|（\d{1,2}）)(?=[^\d\s])")
_CIRCLED: Final = re.compile(r"[①-⑳]")
_BEFORE_BRACKET: Final = re.compile(r"[、，]\s*(?=（)")
"""No name begins with a bracket: 各县、（市、区）政府 was torn by the end of a line."""
_BEHIND_ROLE: Final = re.compile(r"(?<=[（、](?:牵头|配合|主办|协办)）)(?=[^\W_])")
_ROLE_THEN_NAME: Final = re.compile(
    r"(?<=\w\w牵头)(?=(?:各|相关|有关)|[市区县省州旗][^，、；（）单]{1,10}(?:局|委|办|部|厅|中心)(?:$|[，、；配参协]))"
)
"""区发改局牵头区财政局配合 lost what stood between."""
_PAIRED: Final = re.compile(r"[（）“”‘’《》]")
OPENING, CLOSING = "（“‘《", "）”’》"
_END_OF_NAME: Final = re.compile(r"[、，；。（]")


def tidy(text: str) -> str:
    """Write full-width signs, take numerals and outer brackets away, and make blanks between names into separators."""
    text = text.translate(str.maketrans(",;()[]〔〕【】〈〉\t", "，；（）（）（）（）（） ")).strip().rstrip("。.；")
    text = _NUMERAL.sub("", _CIRCLED.sub("；", _with_pairs_of_brackets(text)))
    chunks = _ROLE_THEN_NAME.sub("，", _BEHIND_ROLE.sub("、", _BEFORE_BRACKET.sub("", text))).split()
    tidied = chunks[:1]
    for chunk in chunks[1:]:
        tidied += ["、", chunk] if _ends_whole(tidied[-1]) and not _goes_on(tidied[-1], chunk) else [chunk]
    return "".join(tidied)


def _with_pairs_of_brackets(text: str) -> str:
    """Take away brackets and quotes without a partner, and brackets round it all: （牵头单位：A；配合单位：B）."""
    partner: dict[int, int] = {}
    opened: dict[str, list[int]] = {sign: [] for sign in OPENING}
    for sign in _PAIRED.finditer(text):
        if sign[0] in OPENING:
            opened[sign[0]].append(sign.start())
        elif waiting := opened[OPENING[CLOSING.index(sign[0])]]:
            partner[waiting.pop()] = sign.start()
    around = (0, len(text) - 1) if text.startswith("（") else None
    kept = {at for pair in partner.items() if pair != around for at in pair}
    return "".join(sign for at, sign in enumerate(text) if sign not in OPENING + CLOSING or at in kept)


def is_torn(last: str, first: str) -> bool:
    """Tell whether a break fell within a name, when what stands before and behind it is looked at alone.

    办|公室, 各大功|能区, 各行业主|管部门; but 各镇街|区财政局 are two names.
    """
    first = trailing(first)[1]
    if is_rest_of_a_word(first):
        return True
    if not is_group(last):
        return False
    plain = is_group(first) and not begins_a_group(first)
    return not is_plausible(last) or (plain and not prefix_of(first) and is_plausible(last + first))


def _ends_whole(text: str) -> bool:
    """Tell whether a text ends with a whole name or a role word. A blank inside a name is damage."""
    last = _END_OF_NAME.split(text)[-1]
    return (len(last) > 1 and is_name(last)) or trailing(last)[0] is not None


def _goes_on(before: str, chunk: str) -> bool:
    """Tell whether a chunk behind a break goes on with what stands before it: 公室, 、区财政局, 牵头, （牵头）."""
    first = _END_OF_NAME.split(chunk)[0]
    if not first or first.startswith("等") or trailing(first)[1] == "":
        return True
    return is_torn(_END_OF_NAME.split(before)[-1], first)
