"""Family names, by which a name of two or three characters is told from other words."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆范"
    "汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤温康施牛樊葛邢齐易乔伍庞颜倪"
    "庄聂章鲁岳翟殷詹申耿关兰焦俞左柳甘祝包宁符阮尚舒纪梅童凌毕单裴霍涂苗谷曲盛冉翁蓝骆路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
    "艾尤穆卓古吉缪简车连芦麦褚娄窦戚岑景宫费卜冷晏席米柏宗瞿桂佟臧闵苟邬边卞姬仇栾隋刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟某"
)
"""The commonest family names: most of the names in a column of persons begin with one, few categories do."""

_NAME: Final = (2, 3)
"""So many characters a name has, with one character for the family."""
_LONGEST: Final = 4
"""欧阳某某."""
_MOST: Final = 18
"""Six people at most run together."""


def several_people(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """Part characters that are no one's name into names of which all but one are known; [] if it is not certain.

    The unknown one's begins with a family name, too.
    """
    if not _LONGEST < len(text) <= _MOST:
        return []
    several = (names for names in _partings(text) if sum(not is_known(name) for name in names) <= 1)
    found = list(islice(several, 2))
    return found[0] if len(found) == 1 else []


def _partings(text: str) -> Iterator[list[str]]:
    """Give every way to part a text into full names."""
    if not text:
        yield []
    if text[:1] in SURNAMES:
        for size in _NAME:
            if size <= len(text):
                yield from ([text[:size], *rest] for rest in _partings(text[size:]))
