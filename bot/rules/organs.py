"""What kind of thing a responsible name is, told from its words alone: organ, place, enterprise, group of units."""

import re
from typing import Final

_BRACKET_BEHIND: Final = re.compile(r"（[^（）]*）$")
_COMMON_WORDS: Final = ("社会", "社区", "园区", "片区", "小区", "城区", "地区", "景区", "校区", "库区", "山区", "辖区")
"""Words with a 会 or 区 in them that names no organ and no region."""

SHARED: Final = ("街道办事处", "人民政府", "街道办", "办事处", "街道", "镇政府", "乡政府", "镇", "乡")
"""What several places in a row may share: 杆石桥、四里村、大观园街道办事处 (市中政办发〔2020〕1号, 附件1, row 5)."""

_PLACES: Final = (*SHARED, "区", "县", "旗")
_ENTERPRISES: Final = ("集团", "公司", "银行")
_ORGANS: Final = (
    *("领导小组办公室", "指挥部办公室", "指挥部", "办公室", "专班", "小组", "中心", "分局", "大队", "支队", "委员会"),
    *("供销社", "联社", "商行", "电视台", "报社", "服务站", "工作站"),
    *("局", "办", "委", "会", "部", "联", "协", "馆", "院", "队", "处", "所", "室", "厅", "府", "校"),
)
_PLURALS: Final = ("部门", "单位", "镇街", "街镇", "乡镇", "企业")
_QUANTIFIERS: Final = ("各", "相关", "有关", "涉农", "沿线", "属地", "其他")
_STREETS: Final = ("街道办事处", "街道办", "街道", "镇", "功能区")


def ending(name: str) -> str:
    """Return the word that says what sort of organ a name is (局, 指挥部, 街道 …); empty if there is none."""
    name = _BRACKET_BEHIND.sub("", name)
    if name.endswith(("社会", "社区")):
        return ""
    return next((word for word in (*_ENTERPRISES, *_PLACES, *_ORGANS) if name.endswith(word) and name != word), "")


def is_group(name: str) -> bool:
    """Tell whether a name stands for units that it does not list: 各镇街, 区政府有关部门, 涉农街道办事处."""
    outside = name.split("（", maxsplit=1)[0]
    if outside.endswith(_PLURALS) or outside in _STREETS or "各" in outside:
        return True
    return any(word in outside for word in ("相关", "有关")) or outside.startswith(_QUANTIFIERS)


def is_chosen_per_task(group: str) -> bool:
    """Tell whether a group means “some, chosen for this task” (相关…, 有关…), and not all of a kind (各…)."""
    return "相关" in group or "有关" in group


def shared_suffix(name: str) -> str:
    """Return the suffix that bare names in front of this one may share; empty if there is none."""
    return "" if is_group(name) else next((word for word in SHARED if name.endswith(word) and name != word), "")


def stands_for_itself(name: str, places: tuple[str, ...]) -> bool:
    """Tell whether a name cannot have lost a region's prefix: it is a place, an enterprise, or carries its own place.

    王台镇, 海投集团, 黄岛区税务局, 公安市中分局 (`places` are the names of the document's own region).
    """
    if name.endswith((*_ENTERPRISES, *_PLACES)):
        return True
    return any(place in name for place in places) or _has_a_region_inside(name)


def _has_a_region_inside(name: str) -> bool:
    """Tell whether a place of another name stands in it: 开发区税务局 does, 创新设计产业园区服务中心 does not."""
    for word in _COMMON_WORDS:
        name = name.replace(word, "")
    return any(kind in name[1:-1] for kind in ("区", "县", "街道", "镇"))
