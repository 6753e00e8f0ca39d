"""The words that say in which role a unit answers, and where they stand: before a list, behind it, in brackets, a mark.

牵头单位：A、B · A、B分别办理 · A（牵头）、B · ★A、B · 由A会同B负责. The vocabulary is closed, the positions are few.
"""

import re
from enum import Enum
from typing import Final


class Word(Enum):
    """What a role word says. `CHARGE` (负责, 落实) says who answers, not who leads: that depends on the others."""

    LEAD = "牵头"
    SUPPORT = "配合"
    SEPARATE = "分别办理"
    CHARGE = "负责"


_LEAD: Final = "牵头|主办|主抓|主责|抓总|为主"
# 市政协办 and 市人大常委会办 end in an office, not in 协办 and 会办.
_SUPPORT: Final = "配合|(?<!政)协办|(?<![委协])会办|(?<!政)协助|协作|参与|参加|支持|指导"
_CHARGE: Final = "负责|办理|(?:狠抓|抓好|抓)?落实|承办|(?<!党)(?:组织)?实施|推进"
_ROLE: Final = f"{_LEAD}|{_SUPPORT}|{_CHARGE}"
# What may stand behind a role word: 牵头抓好落实, 配合做好相关工作.
_BEHIND: Final = "组织|协调|推动|抓好|抓|开展|做好|完成|相关|有关|工作"
# 分分别办理 stands in 青西新管办字〔2020〕15号, row 102.
_EACH: Final = "(?:分?分别|分头|各自|分工)(?:组织)?|各负其责"
_DUTIES: Final = (
    "(?:按照?|根据|依据?|依照|结合)[^、，；按根依结]{0,8}?(?:职责|职能|分工|任务|原则|要求)(?:分工)?(?:和任务)?"
)
_HOW: Final = f"{_EACH}|{_DUTIES}|(?<![政科])协同|联合|共同|共|积极|密切|主动|具体|全力|全面|认真|总"

_TRAILING: Final = re.compile(
    rf"(?P<how>(?:{_HOW}){{0,4}})(?P<words>(?:{_ROLE})(?:{_ROLE}|{_BEHIND}){{0,5}})$"
    rf"|(?:作?为|是)(?P<as>(?:主要|第一|主体)?(?:{_ROLE}|责任){{1,2}})(?:单位|部门|主体)$"
    rf"|(?P<duties>{_DUTIES}|各负其责)$"
)
_WINDOW: Final = 40
"""Role words stand within so many characters before the end."""

_TOGETHER: Final = re.compile(r"会同|(?:联合|协同|商)(?=[各相有市区县省])")
_LEADING: Final = re.compile(r"^(?:(?:并|再|具体)?[由请以])+|^[并再](?=会同|联合|协同)|^是(?=[各市区县])")
_MARKS: Final = "★☆▲△●◆◎○■※＊*＃#✩✪✱"
_MARK: Final = re.compile(rf"[（【\[]?[{_MARKS}]+[）】\]]?")

_OVERSEES: Final = "督[导办查]|监督|考核|验收"
_QUALITY: Final = "[市区县省][直级]|主要|第一|首要|主体|直接|具体|共同|其他|其它|[总主及和与、或/（）]"
_PART: Final = (
    f"{_EACH}|责任|主责|主管|监管|成员|执行|承担|承建|建设|业主|行业|属地|项目|{_OVERSEES}|协同|会同|组织|{_ROLE}"
)
_PERSON: Final = (
    "[省市州区县镇乡街局]?(?:级|委|政府)?领导(?:同志)?"
    "|责任人|负责人|负责同志|联系人|联络员|承办人|经办人|[市区县]长|分管|挂包|包抓|包保|联系"
)
_UNITS: Final = "单位|部门|机构|处室|科室|股室|站所|主体|专班"
_LABEL_WORD: Final = f"{_QUALITY}|{_PART}|{_PERSON}|{_UNITS}"
_LABEL: Final = re.compile(
    # 牵头单位：, （牵头单位）：, 牵头单位为
    rf"[【\[（]?(?P<label>(?:{_LABEL_WORD}){{1,7}}?)[】\]）]?\s*(?:[:：]|(?:(?<=单位)|(?<=部门))为(?!主))"
    rf"|【(?P<boxed>(?:{_LABEL_WORD}){{1,7}})】"
    # 牵头单位 A, but neither 责任单位牵头 nor 配合单位、A: there it is a name
    rf"|(?:^|(?<=[、，；。\s]))(?P<bare>(?:主要|第一|主体)?(?:责任|落实|{_LEAD}|{_SUPPORT}|承办|协同){{1,2}}(?:单位|部门))"
    rf"(?![、，；。]|\s*$|{_HOW}|{_ROLE})"
    # 牵头 A 配合 B
    rf"|^(?P<first>(?:{_LEAD}))\s+(?=\S)"
    rf"|(?<=\s)(?P<later>(?:{_SUPPORT}))\s+(?=\S)"
)


def trailing(item: str) -> tuple[Word | None, str]:
    """Return what the role words at the end of a listed item say, and the item without them."""
    match = _TRAILING.search(item, max(0, len(item) - _WINDOW))
    if not match:
        return None, item
    rest = item[: match.start()]
    words = match["words"] or match["as"]
    return (_said(words, match["how"] or "") if words else Word.SEPARATE), rest


def _said(words: str, how: str) -> Word:
    if re.search(f"{_LEAD}|主要|第一|主体", words):
        return Word.LEAD
    if re.search(_SUPPORT, words):
        return Word.SUPPORT
    return Word.SEPARATE if re.search(f"{_EACH}|{_DUTIES}", how) else Word.CHARGE


def without_lead_in(item: str) -> str:
    """Take away what leads in to a name: 由A牵头, 并会同B."""
    return _LEADING.sub("", item)


def together(item: str) -> tuple[str, str] | None:
    """Split A会同B; None if nobody is named to act with somebody else."""
    match = _TOGETHER.search(item)
    return (item[: match.start()], item[match.end() :]) if match else None


def marked(item: str) -> tuple[bool, str]:
    """Tell whether an item carries a mark (★A, A*, A（★）), and give it without."""
    rest = _MARK.sub("", item)
    return rest != item, rest


def labelled(text: str) -> list[tuple[str, str]]:
    """Cut a text at its labels: (牵头单位, A、B；), (配合单位, C); before the first one the label is “”."""
    parts, start, label = [], 0, ""
    for match in _LABEL.finditer(text):
        parts.append((label, text[start : match.start()]))
        label = next(word for word in match.groups() if word)
        start = match.end()
    return [*parts, (label, text[start:])]


def names_persons(label: str) -> bool:
    """Tell whether leaders stand behind a label, and no units: 牵头领导, 责任人."""
    return bool(re.search(_PERSON, label)) and not re.search(_UNITS, label)


def oversees(label: str) -> bool:
    """Tell whether behind a label stand those who see to it that others do the task: 督办单位, 考核单位."""
    return bool(re.search(_OVERSEES, label))


def of_label(label: str) -> Word | None:
    """Return what a label says of the units behind it; None if only that they answer (责任单位, 牵头及配合单位)."""
    lead = re.search(rf"{_LEAD}|主责", label)
    support = re.search(rf"{_SUPPORT}|协同|会同|监管|成员|其他|其它", label)
    if lead and support:
        return None
    if support or (oversees(label) and not lead):
        return Word.SUPPORT
    if re.search(_EACH, label):
        return Word.SEPARATE
    return Word.LEAD if lead or re.search("主要|第一|首要|主体(?=.)", label) else None
