"""What a figure counts or measures: 停车位 of 新增停车位2000个 and of 2000个停车位. Where that is not plain, nothing.

A name is never cut inside a word: what is too long is cut where a list or an enumeration (…等) parts it, or left out.
"""

import re
from typing import Final

from bot.rules.tasks.verbs import ALL, ALSO, FOR, IN, begins_with_verb, is_verbs, without_verbs

LONGEST: Final = 24
"""No name of a thing is longer; letters have room for so much."""

_ENCLOSED: Final = re.compile(r"“[^“”]{1,30}”|《[^《》]{1,60}》|（[^（）]{1,30}）|\([^()]{1,30}\)")
_CLAUSE_ENDS: Final = re.compile(r"[，。；！？：,;:\n]")
_ITEMS_END: Final = "、"
_PART_ENDS: Final = re.compile(r"[，。；！？：、,;:\n]")
_LONGEST_REST: Final = 16
_JOINS: Final = re.compile(r"、|和(?![谐平美睦解])|(?<!参)与(?!会)|以及|(?<![普涉以波])及(?![时格以])")
_ETC: Final = re.compile(r"(?<![高中初平同均对])等(?![级次待于候])")
_ENDS: Final = re.compile(
    r"进行|按照|依据|正在|已(?![婚故])|实[施行](?!方案)|可?实现|落地(?![率式窗])|入库(?![率项企])|达到|建成(?!区)|投入(?!品)|投用|开展|完成|入选|入围|纳入|列入|列为|下沉|签约(?![项企])|入驻(?![企机商])|落户(?!项)|"
    r"(?:在)?(?:主板|创业板|科创板|新三板|境内外|境外)?(?:上市|挂牌)(?!公司|企业|后备|辅导|或)|(?:主体)?(?:竣工|交付|开工|完工|封顶)(?![项率面])|"
    rf"启用|加快|顺利|有序|得到|获得|进展|脱贫(?![村户人攻对])|全部|全面|{ALL}|共计|合计|设立|配建|配备|提供|发放|开通|加装|安装|"
    rf"享受|参加|接受|通过|取得|成功|成为|评为|获评|建立|组建|用于|依法|精准|推进(?!会)|免费|向(?!阳)|面向|{ALSO}|"
    rf"到(?![位期达账岗])|{IN}|{FOR}|后(?!勤|备)|超过|突破|不[低少]于|增长|下降|提高"
)
_DESCRIBES: Final = re.compile(
    r"^(?:具?有|以|投资|总投资|产值|营业|年|日|能够?|可|适合|符合|面向|由)|\d|(?:[级型化性式色类模大小高强好优新]|水平|特色)$"
)
"""What stands before 的 and is no thing itself: 具有影响力的品牌, 投资过10亿元的项目, 国家级的平台."""

_OWN: Final = re.compile(r"[省市区县镇](?![级内域属直])|[^，。；、]{2,8}(?:街道|镇)")
"""Beside things that are counted, 区疾控中心 is one of its own."""

_MOST_ITEMS: Final = 20
_TOTALS: Final = re.compile(r"总(?:数|量|面积|规模|户数|人数)|数量|存量|拥有量")


def clause_start(content: str, begin: int, figure: int) -> int:
    """Return where the clause of a figure begins, not before `begin`; signs in quotes and brackets part nothing."""
    starts = [found.end() for found in _CLAUSE_ENDS.finditer(content, begin, figure)]
    if starts:
        enclosed = [found.span() for found in _ENCLOSED.finditer(content, begin, figure)]
        starts = [each for each in starts if not any(low < each <= high for low, high in enclosed)]
    return max([begin, *starts])


def list_start(content: str, start: int, figure: int) -> int:
    """Return where the list begins that a figure's clause ends with: at its verb, as in 完成甲、乙等3个项目."""
    cuts = [start, *_cuts(content, start, figure)][-_MOST_ITEMS:]
    at = len(cuts) - 1
    while at and not _stands_alone(content[cuts[at - 1] : cuts[at]], content[cuts[at] : figure]):
        at -= 1
    return cuts[at]


def noun_before(words: str, *, counted: bool) -> str:
    """Find the thing in what stands before a figure: 新增停车位. Signs of comparison are cut off already."""
    text = without_verbs(words.strip(), counted=counted)
    if etc := [found.end() for found in _ETC.finditer(text)]:
        last = etc[-1] if etc[-1] < len(text) else (etc[-2] if len(etc) > 1 else 0)
        text = text[last:]
    noun = "" if is_verbs(text) else _tidy(text.removesuffix("等"))
    return noun if len(noun) > 1 else ""


def listed(words: str) -> list[str]:
    """Return the several things that stand before figures of their own: 地区生产总值、固定资产投资."""
    return [_tidy(each) for each in _JOINS.split(without_verbs(words.strip(), counted=False))]


def noun_after(content: str, end: int, limit: int) -> tuple[str, int]:
    """Find the thing behind a figure, and where it ends; `limit`: where the next figure begins.

    的 parts the thing from what is done with it: of 40个村的户厕 the villages are counted.
    """
    begin = end
    while content[begin : begin + 1].isspace() or content[begin : begin + 1] == "的":
        begin += 1
    stop = _stop(content, begin, limit)
    words = content[begin:stop]
    head, of, rest = words.partition("的")
    if of and head and rest and not _DESCRIBES.search(head):
        return _tidy(head), begin + len(head)
    noun = rest if of and rest else words
    return _tidy(noun), stop


def clause_end(content: str, end: int, limit: int) -> int:
    """Return where the words of a figure end with what is done with its thing (2家企业主板上市), if that is short."""
    inside = {at for found in _ENCLOSED.finditer(content, end, limit) for at in range(*found.span())}
    ends = (found.start() for found in _PART_ENDS.finditer(content, end, limit) if found.start() not in inside)
    stop = next(ends, limit if limit == len(content) else end)
    return stop if stop - end <= _LONGEST_REST and not content[end:stop].isspace() else end


def total_of(noun: str, before: str) -> str:
    """Say of what a total is one, which names nothing itself: 总数 behind 高新技术企业20家."""
    return before + noun if before and _TOTALS.fullmatch(noun) else noun


def _cuts(content: str, start: int, figure: int) -> list[int]:
    enclosed = [found.span() for found in _ENCLOSED.finditer(content, start, figure)]
    found = [at for at in range(start, figure) if content[at] == _ITEMS_END]
    return [at + 1 for at in found if not any(low <= at < high for low, high in enclosed)]


def _stands_alone(before: str, after: str) -> bool:
    """Tell whether an item says what is done by itself, and does not go on with 新建、."""
    return begins_with_verb(after) and not is_verbs(before)


def _stop(content: str, begin: int, limit: int) -> int:
    """Return where the thing that begins here ends: at a sign, at what is said of it, or at a list's next figure."""
    inside = {at for found in _ENCLOSED.finditer(content, begin, limit) for at in range(*found.span())}
    stop = limit
    for pattern in (_CLAUSE_ENDS, _ENDS):
        ends = (found.start() for found in pattern.finditer(content, begin, stop))
        stop = next((at for at in ends if at not in inside), stop)
    uncertain = stop - begin > LONGEST or (stop == limit and limit < len(content))
    for join in _JOINS.finditer(content, begin, stop):
        alone = uncertain or join.start() == begin or not _goes_on(content[join.end() : stop])
        if alone and join.start() not in inside:
            return _before_note(content, begin, join.start())
    return _before_note(content, begin, stop)


def _goes_on(rest: str) -> bool:
    """Tell whether what follows a sign of a list belongs to what is counted before it."""
    another = not rest.strip() or _OWN.match(rest) or _ETC.search(rest)
    return not another and (is_verbs(rest) or not begins_with_verb(rest))


def _before_note(content: str, begin: int, stop: int) -> int:
    """Leave out a note in brackets at the end, and all behind a bracket that is not closed."""
    text = content[begin:stop]
    noted = re.search(r"\s*[（(][^（）()]*[）)]?$", text)
    return begin + noted.start() if noted else stop


def _tidy(noun: str) -> str:
    """Return a name without the signs around it; nothing if it is cut, or too long to be one."""
    noun = noun.strip("\t\n 　、，的—-").removesuffix("由")
    if len(noun) > LONGEST:
        noun = noun.split("、")[-1]
    if enclosed := re.fullmatch(r"“([^“”]+)”", noun):
        noun = enclosed[1]
    whole = all(noun.count(left) == noun.count(right) for left, right in ("“”", "《》", "（）", "()"))
    return noun if whole and len(noun) <= LONGEST else ""
