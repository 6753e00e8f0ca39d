"""The leaders of a task (分管领导, 牵头领导): names or posts, padded and separated by the same blanks."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from bot.rules.units.organs import ending

_GROUP: Final = re.compile(r"^(?:各|相关|有关).*(?:长|主任|书记|领导|同志)$")
_LABEL: Final = re.compile(
    r"(?:市|区|县|主要|牵头|分管|主管|责任|包保|包抓|挂包|联系|配合|协助)*(?:领导|责任人|负责人|负责同志)[:：]"
)
_APART: Final = re.compile(r"[、，,；;/／|]")
_MIDDLE_DOT: Final = re.compile(r"\s*[·•・‧∙]\s*")
_POST: Final = re.compile(
    r"(?:(?:[省市区县州旗盟镇乡校院局部处组]|秘书|检察)长|书记|主任|主席|常委|委员|党组成员|领导|总经理|董事长|专员)$"
)
_PARTY_POST: Final = re.compile(r"(?:委|党组|党工委|工委)(?:常委|副?书记|委员|成员)$")
_BEGINS_A_POST: Final = re.compile(r"^(?:分管|协管|联系|主管|常务|各|相关|有关|其他)")
_COMPOUND: Final = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|端木|申屠|轩辕|宇文|长孙|呼延"
_DOTTED: Final = r"\w{1,8}(?:·\w{1,8})+"
_FIELD: Final = r"(?:(?:分管|协管|联系|主管)\w{0,4}?)?"
_POST_BEFORE: Final = re.compile(
    rf"^{_FIELD}(?:[省市区县州](?:委常委|委办?)?|政府办?|(?<=办)公室|常务|党组|党工委|管委会|人大(?:常委会)?|政协|纪委|政法委"
    r"|(?:组织|宣传|统战|公安|社会?工作?)[部局]?|[一二三四]级)*副?"
    rf"(?:[省市区县州部局]长|书记|主任|秘书长|常委|主席|(?<=级)调研员|(?<=党组)成员)(?P<name>(?!助理|代理|单位|热线|团)(?:\w{{2,3}}|(?:{_COMPOUND})\w{{1,2}}|{_DOTTED}))$"
)
_NO_NAME: Final = (
    "[委府局办厅部院副市区县镇]|分管|协管|主管|联系|常务|相关|有关|其他|主要|第一|执行|政法|政协"
    "|人大|纪检|监察|组织|宣传|统战|公安|检察|法制|工会|街道|社区|园区|新区|开发|建设|振兴|招商|[工农商]业|商务|城建|科技|科教"
    "|[文教]育|文[教体旅]|卫[健生]|环保|生态|交通|财政|金融|挂职|专职|兼职|驻村|秘书|值班|片区|支部|总支|机关|企业|集团|中心|单位|牵头|责任|包保|挂联"
)
"""What stands before a post and is nobody's name: what it is in charge of, or whose it is."""
_SIGN: Final = rf"(?:(?!{_NO_NAME})\w)"
_POST_BEHIND: Final = re.compile(
    rf"^由?(?P<name>(?![各省州乡旗盟村党驻包正])(?:{_SIGN}{{1,8}}(?:·{_SIGN}{{1,8}}?)+|{_SIGN}{{2,4}}?))(?:同志)?"
    r"(?:[省市区县州]委常委)?(?:(?:[省市区县州]政府)?(?:常务)?副?(?:[省市区县州]长|书记|主任|秘书长|常委)|(?<=常委))$"
)
_ALONE: Final = re.compile(
    rf"{_FIELD}(?:[省市区县州](?:委|政府)?|政府|常务|党组|党工委|管委会|相关|有关)*"
    r"(?:副?(?:[省市区县州]长|秘书长)|(?<=委)(?:副?书记|常委)|(?<=分管)领导(?:同志)?|(?<=分管)负责同志)"
)
_TAKES: Final = re.compile(r"(?:总?负责|总?牵头|领办|分管|主抓|包抓|包保|挂帅|协调|督办|抓总)+$")
_COMRADE: Final = re.compile(r"^(?!\w?[各该位])\w{2,3}同志$")
_SIGNED: Final = re.compile(r"([、，,；;])")
_BEHIND: Final = re.compile(r"（[^（）]*）|\([^()]*\)|等?(?:(?<!负责)(?<!领导)同志)?$")
_TWO_PEOPLE: Final = re.compile(r"(\w{2,3})[和及与](\w{2,3})")

_GIVEN: Final = 2
"""A given name has at most so many characters."""


def read_leaders(cell: str) -> tuple[str, ...]:
    """Read a cell of leaders, in order, each once.

    Names of two characters are padded (张 三 is 张三), and a blank also separates people (domain.md, *Leaders*): two
    neighbouring tokens of one character are one name. 各相关副区长, cut over two lines, is one group. A post beside a
    name says who that is, and the name is the leader (张三 副区长); 区委常委、副区长 without a name is one post.
    """
    cell = _MIDDLE_DOT.sub("·", _LABEL.sub("、", cell))
    if _GROUP.match("".join(cell.split())) and not _APART.search(cell):
        return ("".join(cell.split()),)
    leaders: list[str] = []
    for part in _parts(cell):
        tokens = list(_tokens(part))
        names = [token for token in tokens if not _POST.search(token)]
        leaders += names or _posts(tokens)
    return tuple(dict.fromkeys(leaders))


def leaders_apart(text: str) -> tuple[str, str]:
    """Part persons from the units of a string that says who answers: 分管副市长某某负责，市教育局牵头，市财政局配合.

    A person is told by a post or 同志; a bare name is none, for it may be a unit's short one.
    """
    leaders, rest = [], ""
    sign = ""
    for piece in _SIGNED.split(text):
        if _SIGNED.fullmatch(piece):
            sign = piece
            continue
        words = _TAKES.sub("", piece.strip().removeprefix("由"))
        if _is_person(words):
            leaders.append(words)
        else:
            rest += sign + piece if rest else piece
    return ("、".join(leaders), rest) if leaders else ("", text)


def _is_person(words: str) -> bool:
    words = _MIDDLE_DOT.sub("·", re.sub(r"\s", "", words))
    before = not ending(words) and _POST_BEFORE.match(words.removesuffix("同志"))  # 市长热线办 is a unit
    return bool(before or _POST_BEHIND.match(words) or _COMRADE.match(words) or _ALONE.fullmatch(words))


def _parts(cell: str) -> Iterator[list[str]]:
    """Give what stands between separators, as blank-separated words; posts of one person stay together."""
    together: list[str] = []
    for text in _APART.split(_BEHIND.sub("", cell)):
        words = text.split()
        if together and not (words and _PARTY_POST.search(together[-1]) and _is_post(words[0])):
            yield together
            together = []
        together += words
    yield together


def _is_post(word: str) -> bool:
    return bool(_POST.search(word) and not _POST_BEHIND.match(word)) or bool(_POST_BEFORE.match(word))


def _tokens(words: list[str]) -> Iterator[str]:
    """Give names and posts, with what blanks tore apart joined again."""
    whole: list[str] = []
    for padded, run in groupby(words, key=lambda word: len(word) == 1):
        signs = list(run)
        whole += _joined(signs) if padded else signs
    while whole:
        token, *after = whole
        if after and _goes_on(token, *after[:2]):
            yield _bare(token + after.pop(0))
        elif match := None if _POST.search(token) else _TWO_PEOPLE.fullmatch(token):
            yield from match.groups()
        else:
            yield _bare(token)
        whole = after


def _bare(token: str) -> str:
    """Return the name of a token without the post before or behind it."""
    match = _POST_BEFORE.match(token) or _POST_BEHIND.match(token)
    return match["name"] if match else token


def _goes_on(token: str, after: str, *last: str) -> bool:
    """Tell whether a blank tore a name or a post apart: 欧阳 怀远, 王 小明, 常务 副区长."""
    if _POST.search(after):
        padded = len(token) == 1 and _POST_BEHIND.match(token + after)  # 某 甲副区长
        return bool(_BEGINS_A_POST.match(token) or padded) and not _POST.search(token)
    surname = len(token) == 1 or bool(re.fullmatch(_COMPOUND, token))
    return (surname and len(after) <= _GIVEN) or (not last and len(token) == _GIVEN and len(after) == 1)


def _posts(tokens: list[str]) -> list[str]:
    """Give the posts of one part: 区委常委、副区长 is one person's."""
    posts: list[str] = []
    for token in tokens:
        if posts and _PARTY_POST.search(posts[-1]) and not _PARTY_POST.search(token):
            posts[-1] += "、" + token
        else:
            posts.append(token)
    return posts


def _joined(signs: list[str]) -> list[str]:
    """Join single characters in twos; three that are left over are one name of three characters."""
    names = []
    while signs:
        size = 3 if len(signs) == 3 else 2  # noqa: PLR2004 -- Chinese names have two or three characters
        names.append("".join(signs[:size]))
        signs = signs[size:]
    return names
