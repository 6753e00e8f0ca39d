"""What stands behind the last unit and names nobody: by when (…，3月底完成), how long (全年推进).

Such words are no unit. By when a task is due is read from its own column, label or sentence.
"""

import re
from typing import Final

from bot.rules.units.organs import ending

_NUMBER: Final = r"[\d一二三四五六七八九十]"
_TO: Final = r"[-—–－~～至到]{1,2}"
_FEAST: Final = (
    r"(?:元旦|春节|元宵节?|清明节?|五一节?|端午节?|七一|八一|中秋节?|国庆节?|两会|高考|(?:[春秋]季)?(?:学期)?开学)前"
)
_SEASON: Final = r"(?:主?汛期|入汛|(?:冬季)?供[暖热](?:季|期)?|采暖[季期]|入冬|上冻|封冻|暑[假期]|寒假)(?:前|期间)"
_TERM: Final = r"(?:[半两\d一二三四五六七八九十]{1,3}(?:个月|个?工作日|日|天|年)|半年)(?:之|以)?内"
_DATE: Final = (
    rf"(?:(?:20)?\d\d年|[今本当明次]年)?{_NUMBER}{{1,3}}月(?:{_NUMBER}{{1,3}}日|份|[上中下]旬|初)?|20\d\d年度?"
    rf"|(?:今年|本年度?|全年|年度|年|本月)"
    rf"|(?:20\d\d年|[今本当明次]年)?(?:[上下]半年|第?[一二三四1-4]季度|年)|即日|即时|立即|每(?:半?年|季度?|个?月|周)"
    rf"|(?:20\d\d[.-]\d{{1,2}}(?:[.-]\d{{1,2}})?)|(?:20\d\d年)?(?:{_FEAST}|{_SEASON})|{_TERM}"
)
_RANGE: Final = rf"(?:(?:20\d\d年?|(?:20\d\d年)?{_NUMBER}{{1,2}}月?份?|即日起?){_TO})?"
_LIMIT: Final = r"(?:底|末|终|初|中|内|起|开始|之?前|以前|之内){0,2}"
_DOES: Final = (
    r"(?:全面|全部|基本|正式|力争|初步|确保)?"
    r"(?:完成|办结|推进|落实|见效|坚持|实施|到位|启动|开工|竣工|建成|投用|整改|开展|上报|取得\w{0,6}(?:成效|进展)|完成\w{0,4}任务)"
)
_GOING_ON: Final = (
    r"(?:并|且)?(?:长期|持续|常态化?|常年|全年|不断)(?:坚持|推进|开展|实施|落实|整改|推动|执行)?|立行立改|立说立行"
)
_LABEL: Final = r"(?:(?:完成|办结|整改)?(?:时限|时间|期限|节点)(?:要求|节点)?|时间进度)[:：为]?"
_AS_TOLD: Final = r"(?:按(?:照)?(?:规定|要求|上级|市级|省级)?(?:时间)?(?:节点|进度|时限|要求)(?:要求)?)"
_WHEN: Final = (
    rf"(?:{_LABEL})?(?:{_RANGE}(?:{_DATE}){_LIMIT}(?:{_DOES})?(?:{_GOING_ON})?|{_GOING_ON}|{_AS_TOLD}(?:{_DOES})?)"
)
_ONLY: Final = re.compile(_WHEN)
_DEED: Final = (
    r"(?:并|要|需|须|争取|确保|力争|基本|全面|全部|初步|正式|分别|陆续|统筹|加快|继续|再|至少|先行|按要求|研究|组织)*"
    r"(?:完成|出台|报送|报告|上报|印发|制定|制订|修订|编制|编印|取得|建成|建立|建设|形成|启动|开工|开展|开通|开放|实施|推进|推动"
    r"|落实|提出|提交|提请|公布|公开|发布|上线|投入|投用|投产|竣工|通车|交付|验收|实现|达到|达产|达标|见效|举办|召开|部署|兑现|办结|销号"
    r"|整改|梳理|汇总|总结|评估|签订|签约|下达|拨付|送达|通过|见到|有)"
)
_DEED_BY_WHEN: Final = re.compile(rf"{_RANGE}(?:{_DATE})(?P<limit>{_LIMIT})[之以]?{_DEED}(?P<what>\w*)")
"""9月底前出台相关政策, 上半年取得阶段性成效, 11月底前报送市政府."""
_BEHIND: Final = re.compile(rf"（(?:{_WHEN})）$|(?:于|在)?(?:{_DATE}){_LIMIT}(?:完成|办结|落实|启动|竣工|建成|到位)$")
_WINDOW: Final = 30


def is_by_when(item: str) -> bool:
    """Tell whether a listed item says by when, and names nobody: 3月底完成, 全年推进, 完成时限：12月底前."""
    if len(item) > _WINDOW:
        return False
    deed = _DEED_BY_WHEN.fullmatch(item)
    return bool(_ONLY.fullmatch(item)) or (deed is not None and (bool(deed["limit"]) or not ending(item)))


def without_by_when(item: str) -> str:
    """Take away what stands behind a name or a role word and says by when: 区财政局（12月底前）."""
    match = _BEHIND.search(item, max(0, len(item) - _WINDOW))
    return item[: match.start()] if match and match.start() else item
