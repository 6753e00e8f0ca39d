"""Whether a text can be the name of an organ or a group at all. What cannot is never taken without a doubt."""

import re
from typing import Final

from bot.rules.units.departments import is_business
from bot.rules.units.glued import looks_glued
from bot.rules.units.organs import ending, is_group, without_bracket

_SIGNS: Final = re.compile(r"[\w（）“”‘’《》·—-]+")
_GROUP_SIGNS: Final = re.compile(r"[\w（）“”‘’《》·—、/-]+")
_ROLE_WORDS: Final = re.compile(r"牵头|配合|办理|负责|主办|承办|(?<!政)协办|协助|参与|会同|以下[简统]?称")
_PARTICIPANTS: Final = re.compile(r"(?:牵头|配合|承办|协办|参与)(?=(?:单位|部门)(?:$|[（、和及]))")
"""各配合单位 is a group; the word says no role there."""
_SENTENCE: Final = re.compile(
    r"^(?:等|加强|加快|完成|开展|做好|确保|争取|制定|提高|力争|督促|抓好|根据|其中|包括|通过|围绕|针对|请|详见)"
    r"|(?<![主重需概])要(?![素闻求塞害])|应当|必须|不得|按时|按照|按要求|及时|认真|的|了|下同|除外"
)
_FIGURES: Final = re.compile(
    r"20\d\d年|[\d一二三四五六七八九十]+(?:月(?!坛|湖|亮|山)|%|％|万|亿|公里|平方|项|季度|日(?:前|内))|(?:年|月)底|\d{6,}"
)
_GROUP_FIGURES: Final = re.compile(r"20\d\d年|\d+(?:月|%|％|万|亿|公里|平方|项)|(?:年|月)底")
_GROUP_ENDS: Final = re.compile(
    r".*(?:部门|单位|地区|地方|各地|地市|各方|方面|[省区县市州盟旗镇乡村街路]|街道|居|组织|支部|党委|企业|机构|[院高学]校|协会|商会|公司|行业|成员|行政区"
    r"|委办局|[科处股]室|站所|所站|师|团|团场|平台|园区|基地|联社|工委|主体|业主|级|级别|省市|部委|直属|政府|国企|央企|科协|民主党派|人民团体)"
)
_TOWNS_AND_ONE_MORE: Final = re.compile(
    r"各(?:镇街|街镇|乡镇|镇办|镇|乡|街道|镇街道|街道办事处)(?:国网|国家|中国|[^所属有辖的]{1,6}(?:局|集团|公司|银行|支行)$).*"
)
"""各街道城建集团: no town has such below it, the end of a line was lost."""
_VERB_ENDS: Final = re.compile(r"(?:督办|交办|代办|举办|查处|惩处|出台|部署|全部|内部|外部)$")
"""Words that end like an organ and name none: 区发改局督办."""
_IN_BRACKETS: Final = re.compile(r"（([^（）]*)）$")
_JOINED: Final = re.compile(r"[-—·]")
_BEFORE_EACH: Final = 8
_BODIES: Final = ("小组", "专班", "指挥部", "委员会", "联席会议")
"""Whose members follow: 数字经济发展领导小组各成员单位."""
_LONGEST: Final = 26
"""国务院办公厅政府信息与政务公开办公室 has 18 characters; with the region's name a few more."""


def is_plausible(name: str) -> bool:
    """Tell whether a name can be an organ's, or, where it reads as one, a group's."""
    return _may_be_group(name) if is_group(name) else _may_be_organ(name)


def _may_be_organ(name: str) -> bool:
    outside = without_bracket(name)
    if not _SIGNS.fullmatch(outside) or _ROLE_WORDS.search(name) or len(outside) > _LONGEST:
        return False
    if _SENTENCE.search(outside) or _VERB_ENDS.search(outside) or _FIGURES.search(name) or looks_glued(name):
        return False
    behind = _IN_BRACKETS.search(name)
    inside = behind[1].split("、") if behind else []
    if "各" in name or not all(map(_is_organ, inside)) or (len(inside) > 1 and not ending(outside)):
        return False
    joined = _JOINED.split(outside)
    return len(joined) == 1 or not all(ending(each) for each in joined)


def _is_organ(inside: str) -> bool:
    """Tell whether what stands in brackets behind a name is an organ or its business: no person, no remark."""
    return bool(ending(inside)) or is_group(inside) or is_business(inside)


def _may_be_group(name: str) -> bool:
    outside = name.split("（", maxsplit=1)[0]
    if not _GROUP_SIGNS.fullmatch(name) or _ROLE_WORDS.search(_PARTICIPANTS.sub("", name)):
        return False
    if len(without_bracket(name)) > _LONGEST or _SENTENCE.search(name) or _GROUP_FIGURES.search(name):
        return False
    before = name.partition("各")[0] if "各" in name else ""
    if "）" in before or (len(before) > _BEFORE_EACH and not before.endswith(_BODIES)):
        return False
    if _TOWNS_AND_ONE_MORE.fullmatch(outside):
        return False
    return any(_GROUP_ENDS.fullmatch(each) or ending(each) for each in (outside, without_bracket(name)))
