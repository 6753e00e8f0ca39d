"""The leaders of a task (分管领导, 牵头领导): names or posts, padded and separated by the same blanks."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

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
_POST_BEFORE: Final = re.compile(
    r"^(?:[省市区县州]委?|政府|常务|党组|党工委|管委会)*副?"
    r"(?:[省市区县州]长|书记|主任|秘书长|常委)(?P<name>(?!助理|代理)\w{2,3})$"
)
_BEHIND: Final = re.compile(r"（[^（）]*）|\([^()]*\)|等?(?:(?<!负责)(?<!领导)同志)?$")
_TWO_PEOPLE: Final = re.compile(r"(\w{2,3})[和及与](\w{2,3})")
_COMPOUND: Final = re.compile(
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒|端木|申屠|轩辕|宇文|长孙|呼延"
)

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


def _parts(cell: str) -> Iterator[list[str]]:
    """Give what stands between separators, as blank-separated words; posts of one person stay together."""
    together: list[str] = []
    for text in _APART.split(_BEHIND.sub("", cell)):
        words = text.split()
        if together and not (words and _PARTY_POST.search(together[-1]) and _POST.search(words[0])):
            yield together
            together = []
        together += words
    yield together


def _tokens(words: list[str]) -> Iterator[str]:
    """Give names and posts, with what blanks tore apart joined again."""
    whole: list[str] = []
    for padded, run in groupby(words, key=lambda word: len(word) == 1):
        signs = list(run)
        whole += _joined(signs) if padded else signs
    while whole:
        token, *after = whole
        if after and _goes_on(token, *after[:2]):
            yield token + after.pop(0)
        elif match := _POST_BEFORE.match(token):
            yield match["name"]
        elif match := None if _POST.search(token) else _TWO_PEOPLE.fullmatch(token):
            yield from match.groups()
        else:
            yield token
        whole = after


def _goes_on(token: str, after: str, *last: str) -> bool:
    """Tell whether a blank tore a name or a post apart: 欧阳 怀远, 王 小明, 常务 副区长."""
    if _POST.search(after):
        return bool(_BEGINS_A_POST.match(token)) and not _POST.search(token)
    surname = len(token) == 1 or bool(_COMPOUND.fullmatch(token))
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
