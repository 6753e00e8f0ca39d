"""Names that ran together when the ends of their lines were lost: 县政务服务中心县代建中心 are two.

They are parted where it is certain: the second begins with the region's prefix, the first ends as an organ does, and
one of them is an organ that every region has. 市公安局市北分局 and 县委县直机关工委 are one name.
"""

import re
from typing import Final

from bot.rules.units.departments import is_business, is_everywhere, is_party_organ
from bot.rules.units.organs import ending, is_branch, is_group, without_bracket
from bot.rules.units.prefixes import prefix_of

_PREFIX_SIGNS: Final = re.compile(r"自治区|团(?=[区县市州省旗]委)|[区县市旗省州盟镇]|各")
_WITHIN_A_WORD: Final = re.compile(r"[园社城片景校灾新地库小辖街]区|[城乡]镇")
"""区文创产业园区服务中心 is one."""
_SUBORDINATE: Final = re.compile(r".*(?:分局|分公司|派出所|[大支总中]队|[所科股队站处组])")
_OF_THE_STATE: Final = re.compile(r"国家|中国|国网|国务院|中央|中共|全国")
_WHOLE: Final = re.compile(r".*(?:街道办?|办事处|政府|公司|集团|指挥部|中心|办公室|委员会|管委会|）)")
_PLACES: Final = re.compile(r"各[^、]*(?:[区县市州镇乡村街]|街道|社区|政府|办事处|管委会|（[^（）]*）)")
_SHORTEST: Final = 2
_LONG: Final = 4
_LONGEST: Final = 80
"""Three or four names at most run together; a longer text is no list of names."""
_BUREAU: Final = re.compile(r".+(?:局|厅|委|委员会|联|法院|检察院|工会)")
_BRANCH_BUREAU: Final = re.compile(r"[区县市]?(?P<of>.+)(?:分局|[大支]队)")
_KNOWN_OFFICE: Final = re.compile(r".+办")
_PLACE_ENDS: Final = re.compile(r"[^镇乡街]{2,4}(?:镇|乡|街道|街道办|街道办事处|镇政府|乡政府|镇人民政府|乡人民政府)")
_WITH_BUREAUS: Final = re.compile(r".*(?:公安局|国家.*)")
"""A bureau that has bureaus of its own: 市公安局交通管理局."""


def apart(name: str) -> list[str]:
    """Part names that certainly ran together."""
    if len(name) > _LONGEST:
        return [name]
    parts, start = [], 0
    for match in _PREFIX_SIGNS.finditer(name, 2):
        left, right = name[start : match.start()], name[match.start() :]
        within = _WITHIN_A_WORD.search(name[match.start() - 1 : match.end()])
        if not within and left.count("（") == left.count("）") and _are_two(left, right):
            parts.append(left)
            start = match.start()
    return [*parts, name[start:]]


def looks_glued(name: str) -> bool:
    """Tell whether a name may be two, though it is not certain where they part: 财政局民政局, 县水利局石桥镇."""
    outside = without_bracket(name)
    return any(are_two_bureaus(outside[:at], outside[at:]) for at in range(2, len(outside) - 1))


def _are_two(left: str, right: str) -> bool:
    of_the_state = _OF_THE_STATE.match(left) and not left.endswith(("公司", "集团"))
    if len(left) < 3 or is_group(left) or is_branch(left) or of_the_state:  # noqa: PLR2004 -- 市局 is no name
        return False
    if right.startswith("各"):
        return bool((_is_known(left) or _WHOLE.fullmatch(left)) and _PLACES.fullmatch(right))
    prefix = prefix_of(right)
    first = _first(right, prefix)
    if _is_league(first):
        return _is_known(left)
    if not prefix or is_group(first) or _SUBORDINATE.fullmatch(first):
        return False
    if _is_known(left):
        return bool(ending(first))
    ends = ending(left) and (prefix_of(left) == prefix or (len(left) >= _LONG and _WHOLE.fullmatch(left)))
    return bool(ends or left.endswith("）")) and _is_known(first)


def _first(names: str, prefix: str) -> str:
    """Return the first of names that may have run together: up to the next prefix behind an organ's end."""
    for found in _PREFIX_SIGNS.finditer(names, _SHORTEST):
        other = prefix_of(names[found.start() :])
        begins = found[0] == "各" or (other and other == (prefix or other))
        if begins and _is_known(names[: found.start()]):
            return names[: found.start()]
    return without_bracket(names)


def _is_known(name: str) -> bool:
    """Tell whether a name, with or without prefix, is an organ that every region has."""
    outside = without_bracket(name)
    bare = outside.removeprefix(prefix_of(outside))
    party = bare.removeprefix("委")
    return any(is_everywhere(each) for each in (outside, bare, party)) or is_party_organ(party) or _is_league(outside)


def _is_league(name: str) -> bool:
    return bool(re.fullmatch(r"团[区县市州省旗]委", name))


def are_two_bureaus(left: str, right: str) -> bool:
    """Tell whether two names in a row can hardly be one: 财政局|民政局, 自然资源分局|水利局, 县水利局|石桥镇."""
    if is_branch(left) or _WITH_BUREAUS.fullmatch(left):
        return False
    branch = _BRANCH_BUREAU.fullmatch(left)
    if not (branch and is_business(branch["of"])) and not (_BUREAU.fullmatch(left) and _is_known(left)):
        return False
    bureaus = _BUREAU.fullmatch(right) and _is_known(right)
    return bool(
        bureaus or _PLACE_ENDS.fullmatch(right) or (branch and _KNOWN_OFFICE.fullmatch(right) and _is_known(right))
    )
