"""What kind of thing a responsible name is, told from its words alone: organ, place, enterprise, group of units."""

import re
from functools import lru_cache
from typing import Final

_BRANCH: Final = re.compile(r"(?:自治[区州县旗]|.)?(?:委|党委|政府|人民政府|人大|政协|纪委)")
_BRACKET_BEHIND: Final = re.compile(r"（[^（）]*）$")
_BRACKETS: Final = re.compile(r"（[^（）]*）")
_COMMON_WORDS: Final = re.compile(r"社[会区]|[园片小城地景校库山辖街学林矿湖灾老专]区|功能区|棚户区|[城乡]镇|镇街")
"""Words with a 会, 区 or 镇 in them that names no organ and no region."""


def _words(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("|"))


SHARED: Final = _words(
    "街道办事处|镇人民政府|乡人民政府|区人民政府|县人民政府|市人民政府|人民政府|街道办|办事处|街道|"
    "镇政府|乡政府|区政府|县政府|市政府|镇|乡"
)
"""What several places in a row may share: 杆石桥、四里村、大观园街道办事处 (市中政办发〔2020〕1号, 附件1, row 5)."""

_OF_REGIONS: Final = _words("人民政府|政府|管委会|管理委员会")
"""What several regions in a row may share: 云溪区、石桥县政府; 高新区、经开区管委会."""

_PLACES: Final = (*SHARED, *_words("社区|村|区|县|旗|自治州|林场|农场|产业园|工业园|科技园|管委会"))
_ZONE: Final = re.compile(
    r"(?:新|开发|高新|经开|功能|园|示范|度假|风景|旅游|保税|综保|试验|片|合作|保护|工业|产业|集聚|文化)区$"
)
_ENTERPRISES: Final = _words(
    "集团|公司|银行|支行|分行|电信|联通|移动|铁塔|农信社|信用社|大学|学院|电厂|酒店|"
    "人行|工行|农行|中行|建行|农商行|海关|海事局|河务局|铁路局|监狱|书店|机场|油田|厂"
)
"""Enterprises, colleges and organs that answer to the State directly: none of them is the region's own."""

_ORGANS: Final = _words(
    "领导小组办公室|指挥部办公室|指挥部|办公室|专班|小组|工作组|中心|分局|大队|支队|总队|"
    "委员会|供销社|联社|商行|电视台|报社|服务站|工作站|人大|分社|总社|学校|政府|"
    "局|办|委|会|部|联|协|馆|院|队|处|所|室|厅|府|校|中学|小学|台|署|团|站|社|平台|基地|机关|少年宫|"
    "纪检组|监察组|工作领导小组|总组|一中|二中|三中|四中|五中|六中|七中|八中|科|股|团中央"
)
_NO_ORGANS: Final = _words("社会|农村|乡村|本科|学科")
_ENDINGS: Final = (*_ENTERPRISES, *_PLACES, *_ORGANS)
_OF_THEIR_OWN: Final = _words(
    "工委|管委|党工委|国家|国务院|全国|中央|中国|中科院|中铁|中石|国网|南网|驻|人民银行|银监|银保监|证监|金融监管总局|"
    "审计署|民航|财政部|最高|兵团"
)
_LEAGUE: Final = re.compile(r"(?:共青)?团.+委")

_PLURALS: Final = _words(
    "部门|单位|镇街|街镇|乡镇|镇办|乡街|镇街道|企业|国企|机构|委办局|高校|院校|"
    "区县|县区|县市区|区市县|市县|县市|区市|部委|级政府"
)
QUANTIFIERS: Final = _words("各|相关|有关|涉农|涉及|涉海|沿线|属地|其他|其它|所在|全体")
_PLAIN_KINDS: Final = re.compile(
    "街道办事处|办事处|街道办|街道|镇|乡|功能区|县|区|市|旗|州|村|社区|村社区|村居|居委会|村委会|乡镇政府|[省市区县州]直机关"
)
_ZONES: Final = re.compile(r"(?:开发区|园区|功能区|新区|高新区)（(?:园区|开发区|功能区|新区|、)+）")
_COUNTED: Final = re.compile(
    r"[\d一二两三四五六七八九十]+个|\d+家|各"
    r"|(?<![一二三四五六七八九十])(?:[二两三四五六七八九]|十[一二三四五六七八九]?|\d{1,2})(?:[市县区州盟旗镇乡]|街道|县区|市县|区县)"
    r"(?:人民政府|政府|党委|管委会)?$"
)
"""8个街道, 3家企业, and 珠三角九市人民政府; 二七区 and 五一镇 are places."""
_PARK: Final = re.compile(
    r".{2,8}(?:新城|科技城|科学城|大学城|商贸城)|.{0,8}(?:高新|物流|科创|创新|创业|软件|双创|孵化|农业)园"
)
_TOWN: Final = re.compile(r"[一-鿿]{2,7}(?:[市省]|(?<!自治)州|(?<![联同民])盟)")
_NO_TOWN: Final = re.compile(
    r".*(?:文明|卫生|智慧|中心|卫星|示范|试点|森林|生态|园林|宜居|重点|节点|沿海|沿江|创新|先进|旅游|工业|开放|兄弟|[全我本该都大小各])城市"
    r"|.*[超夜股楼菜]市"
)
_PER_TASK: Final = _words("相关|有关|涉及|属地|所在")
_OF_A_BODY: Final = re.compile(
    r"(?:[省市区县州]级?)?(?:各级|各|全体|所有|其他|其它|其余|本)*"
    r"(?:(?:专项|工作|领导|协调|推进)*(?:小组|专班|工作组|指挥部|委员会|联席会议)(?:办公室)?各?)?"
    r"(?:成员|牵头|责任|配合|承办|协办|参与|参建|组成)(?:单位|部门)"
)
"""Groups whose members depend on a body, or a role, that the name does not say: 各成员单位, 领导小组成员单位."""


def without_bracket(name: str) -> str:
    """Return a name without the bracket behind it: 区卫健局 of 区卫健局（区疾控中心）."""
    return _BRACKET_BEHIND.sub("", name)


@lru_cache(maxsize=8192)
def ending(name: str) -> str:
    """Return the word that says what sort of organ a name is (局, 指挥部, 街道 …); empty if there is none."""
    name = without_bracket(name)
    if name.endswith(_NO_ORGANS):
        return ""
    return next((word for word in _ENDINGS if name.endswith(word) and name != word), "")


def is_rest_of_a_word(text: str) -> bool:
    """Tell whether a text is only the end of an organ's name, as a break leaves it: 公室, 办事处, 局; not 移动."""
    return any(word.endswith(text) and (word != text or len(text) == 1) for word in _ENDINGS)


def is_group(name: str) -> bool:
    """Tell whether a name stands for units that it does not list: 各镇街, 区政府有关部门, 各县（市、区）, 涉农街道."""
    outside, whole = name.split("（", maxsplit=1)[0], _BRACKETS.sub("", name)
    if outside.endswith(_PLURALS) or whole.endswith(_PLURALS) or _COUNTED.search(outside):
        return True
    if _PLAIN_KINDS.fullmatch(outside) or _ZONES.fullmatch(name):
        return True
    return any(word in outside for word in ("相关", "有关")) or outside.startswith(QUANTIFIERS)


def is_name(text: str) -> bool:
    """Tell whether a text ends like a name of an organ or a group."""
    return bool(ending(text)) or is_group(text)


def begins_a_group(text: str) -> bool:
    """Tell whether a group begins with a word that makes it one: 各, 相关, 涉企; 镇街, 主管部门 are some without."""
    return text.startswith((*QUANTIFIERS, "涉"))


def is_chosen_per_task(group: str) -> bool:
    """Tell whether a group means “some, chosen for this task” (相关…, 属地…), and not all of a kind (各…).

    各成员单位 are those of the body that the task names: of 区安委会 here, of 区食安委 there.
    """
    return any(word in group for word in _PER_TASK) or _OF_A_BODY.fullmatch(without_bracket(group)) is not None


def shared_suffix(name: str) -> str:
    """Return the suffix that bare names in front of this one may share; empty if there is none."""
    if is_group(name):
        return ""
    kind = name[-1:] if is_town(name) or (len(name) > 1 and name.endswith(("县", "旗"))) else ""
    return next((word for word in SHARED if name.endswith(word) and name != word), kind)


def suffix_of_regions(name: str) -> str:
    """Return the suffix that regions in front of this one share: 政府 of 石桥县政府; empty if there is none."""
    for word in _OF_REGIONS:
        if name.endswith(word) and is_region(name.removesuffix(word)):
            return word
    return ""


@lru_cache(maxsize=8192)
def is_town(name: str) -> bool:
    """Tell whether a name is that of a city, prefecture, league or province, and of nothing in it: 珠海市, 湘西州."""
    return bool(_TOWN.fullmatch(name)) and not _NO_TOWN.fullmatch(name)


def is_zone(name: str) -> bool:
    """Tell whether a name is a new town's or a park's, which have administrations: 临平新城, 高新园（石桥镇）."""
    return bool(_PARK.fullmatch(without_bracket(name)))


def is_region(name: str) -> bool:
    """Tell whether a name is that of a region, with nothing behind it: 云溪区, 石桥县, 高新区."""
    return len(name) > 1 and name.endswith(("区", "县", "市", "旗")) and not is_group(name)


def may_share(region: str, suffix: str) -> bool:
    """Tell whether a region may lack the suffix of a later one. A 管委会 is shared by zones alone, not by 云溪区."""
    return is_region(region) and (suffix.endswith("政府") or bool(_ZONE.search(region)))


def is_branch(name: str) -> bool:
    """Tell whether a name is a region's committee or government, behind which names of their own stand: 区委, 县政府.

    市委市直机关工委, 县委县政府督查室 and 县纪委县监委 are one name each.
    """
    return bool(_BRANCH.fullmatch(name))


def is_enterprise(name: str) -> bool:
    """Tell whether a name is an enterprise's: 市城投集团, 国网云溪供电公司."""
    return without_bracket(name).endswith(_ENTERPRISES)


def is_lent_to_enterprises(name: str) -> bool:
    """Tell whether an enterprise may have lost a prefix behind others that carry it: 市城投集团、轨道公司."""
    return name.endswith(("集团", "公司")) and not name.startswith(_OF_THEIR_OWN)


def stands_for_itself(name: str, places: tuple[str, ...]) -> bool:
    """Tell whether a name cannot have lost a region's prefix: it is a place, an enterprise, or carries its own place.

    王台镇, 海投集团, 黄岛区税务局, 公安市中分局, 团市委 (`places` are the names of the document's own region).
    """
    outside = without_bracket(name)
    if outside.endswith((*_ENTERPRISES, *_PLACES)) or outside.startswith(_OF_THEIR_OWN):
        return True
    return any(place in name for place in places) or _has_a_region_inside(name) or bool(_LEAGUE.fullmatch(outside))


def _has_a_region_inside(name: str) -> bool:
    """Tell whether a place of another name stands in it: 开发区税务局 does, 创新设计产业园区服务中心 does not."""
    name = _COMMON_WORDS.sub("", name)
    return any(kind in name[1:-1] for kind in ("区", "县", "街道", "镇"))
