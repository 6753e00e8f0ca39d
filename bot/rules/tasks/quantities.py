"""Numbers with a unit, and none of those that are part of a name: “2000个”, not “5G”, “第三期”, “12345热线”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.rules.numerals import ARABIC, CHINESE, SCALES, value_of
from bot.rules.tasks.measures import MEASURES

_NO_UNITS: Final = set("年月日天周季点时秒万亿千百余多层类级度期轮街号名条元") | {"小时", "分钟", "℃"}
"""Measure words of time, place and order, which no target counts; money and time have their own ways below."""

_MORE: Final = {
    "个百分点": "",
    "百分点": "",
    "平方公里": "",
    "平方千米": "",
    "平方米": "",
    "立方米": "",
    "公顷": "",
    "千米": "",
    "公斤": "",
    "千瓦时": "",
    "兆瓦": "",
    "千瓦": "",
    "微克": "",
    "人次": "",
    "户次": "",
    "家次": "",
    "场次": "",
    "车次": "",
    "班次": "",
    "批次": "",
    "台套": "",
    "台（套）": "",
    "台(套)": "",
    "艘": "",
    "架": "构",
    "列": "车为入举",
    "片": "区段",
    "头": "部",
    "只": "有要是",
    "根": "据本",
    "对": "",
    "项次": "",
    "册": "",
}
_CORRECTED: Final = {"人": MEASURES["人"] + "制工", "项": "", "对": "于接标口", "起": "草步诉于点始"}
"""5人制 is a kind; after a number, 项 is always a measure."""
_COUNTED: Final = r"个(?!月|工作日|小时|星期|百分)"

_NAMED: Final = r"名(?![单录校师]|优[特新质])|条(?![件例款]|线(?!路))"

_MONEY: Final = r"元|美元|欧元|港元|日元|人民币"
_TIMES: Final = r"个工作日|工作日|个小时|小时|天|分钟"
_LENT: Final = {word: other for word, other in MEASURES.items() if word not in _NO_UNITS | {"个"}}
_MEASURED: Final = _LENT | _MORE | _CORRECTED
_UNIT: Final = "|".join(
    [_MONEY, _TIMES, r"个百分点", _COUNTED, _NAMED]
    + [
        re.escape(word) + (f"(?![{other}])" if other else "")
        for word, other in sorted(_MEASURED.items(), key=lambda pair: -len(pair[0]))
    ]
)
_SCALE: Final = "|".join([*sorted(SCALES.keys() - {"千"}, key=len, reverse=True), "千(?![米瓦克])"])
_NUMERAL: Final = rf"(?:{ARABIC})|(?:{CHINESE})"
_ONE: Final = re.compile(
    rf"(?<![\dA-Za-z.第〔\[/×])(?:(?P<percent>百分之)(?P<of_hundred>{_NUMERAL}|百)|"
    rf"(?P<low>{_NUMERAL})(?P<vague>[余多来])?(?P<low_scale>{_SCALE})?"
    rf"(?:(?:{_UNIT})?(?:[-—–－~～]{{1,2}}|至|到)(?P<high>{ARABIC}|{CHINESE})(?P<high_scale>{_SCALE})?)?"
    rf"(?P<some>[余多])?\s?(?P<unit>{_UNIT})(?!级(?!别))(?P<rate>/[百千万]?(?:人|户|月|年|天|平方米|立方米|亩|吨|公里))?)"
)
_BY_UNIT: Final = {"％": "%", "百分点": "个百分点", "平米": "平方米", "台（套）": "台套", "台(套)": "台套"}
_ONE_OF: Final = re.compile(r"(?:新增|新建|新改建|建成|建设|引进|培育|打造|创建|开工|启用|举办|设立|成立|承办)了?\s*$")
"""Words before which 一 counts; elsewhere it is a manner of speaking: 一个特色, 一户一表."""

_ABSTRACT: Final = re.compile(
    r"(?:方面|领域|环节|层面|维度|方向|国际化|维护|意识|自信|坚持|统筹|率先|确保|更加|必须|走在|全覆盖|文章|一批|规定|纪律)"
)
"""What is counted only in a manner of speaking: 五个方面, 两篇文章, 四个一批."""
_NEAR: Final = 24
"""So much of the text around a number tells what it is."""

_SIGNS: Final = frozenset("一二两三四五六七八九十")
_NAMES: Final = re.compile(r"“[^“”]{1,12}”|《[^《》]*》|〔\d{4}〕|[（(]\d{4}[)）]")
_AMONG_FIRST: Final = re.compile(r"(?:前|位列|位居|排名)$")
_SESSION: Final = re.compile(r"届[^，。；、]{0,6}$")
_RANKED: Final = re.compile(r"(?:前|位列|位居|排名|居|每|几|数|近|上|过去)$")
_OLD_LEVEL: Final = re.compile(r"(?:由|从)[^，。；、]{0,6}$")
_RAISED: Final = re.compile(r"[^，。；]{0,4}?(?:提高|提升|增加|扩大|增至|提至|升至|降|压缩|缩短|减少)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit: of `text[start:end]`. A scale is multiplied in: 1.11万套 is 11100 套.

    `upper` is the end of a range; `more`: 1800余项, 30多家.
    """

    figure: Decimal
    unit: str
    start: int
    end: int
    upper: Decimal | None = None
    more: bool = False

    @property
    def is_time(self) -> bool:
        """Whether it is a stretch of time, which is a target only where something is to be done within it."""
        return re.fullmatch(_TIMES, self.unit) is not None

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return re.fullmatch(_MONEY, self.unit) is not None

    @property
    def is_share(self) -> bool:
        """Whether it is a part of something: per cent, per mille, percentage points."""
        return self.unit in {"%", "‰", "个百分点"}


def quantities(text: str) -> Iterator[Quantity]:
    """Find the numbers with a unit that say how many or how much, in the order of the text."""
    names = [found.span() for found in _NAMES.finditer(text)]
    for found in _ONE.finditer(text):
        if not any(begin <= found.start() < end for begin, end in names) and not _idle(text, found):
            yield _quantity(text, found)


def _idle(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number with a unit is a name's, a manner of speaking, a rank, or the level that is left."""
    before, after = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]
    numeral, unit = found["low"] or "", found["unit"] or ""
    if re.fullmatch("[一二两三四五六七八九]{2}", numeral):  # 三四个
        return True
    if numeral == "一" and not found["low_scale"] and (unit == "批" or not _ONE_OF.search(before)):
        return True
    if _ABSTRACT.match(after) or (numeral[:1] in _SIGNS and after[:1].isdecimal()):  # 三个100
        return True
    if _OLD_LEVEL.search(before) and not found["high"] and _RAISED.match(after):
        return True
    return (numeral == "一" and unit == "起") or _ranks(unit, before)


def _ranks(unit: str, before: str) -> bool:
    """Tell whether a number with a unit says which one, and not how many: 前3名, 前20%, 八届三次会议."""
    if unit in {"次", "个"} and _SESSION.search(before):
        return True
    pattern = _AMONG_FIRST if unit == "%" else _RANKED
    return unit in {"名", "位", "个", "强", "%"} and pattern.search(before) is not None


def _quantity(text: str, found: re.Match[str]) -> Quantity:
    if found["percent"]:
        return Quantity(value_of(found["of_hundred"]), "%", found.start(), found.end())
    scale, high_scale = found["low_scale"], found["high_scale"]
    factor = SCALES.get(scale or (high_scale or ""), 1)
    low = value_of(found["low"]) * factor
    high = value_of(found["high"]) * SCALES.get(high_scale or scale or "", 1) if found["high"] else None
    if high is not None and (_OLD_LEVEL.search(text[max(0, found.start() - _NEAR) : found.start()]) or high <= low):
        low, high = high, None
    unit = _BY_UNIT.get(found["unit"], found["unit"]) + (found["rate"] or "")
    more = bool(found["vague"] or found["some"])
    return Quantity(low, unit, found.start(), found.end(), high, more)
