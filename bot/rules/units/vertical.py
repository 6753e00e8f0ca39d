"""Bodies that carry a place or a name of their own, and take no prefix of the region.

Those that answer to the State or to another region: 广东金融监管局, 云溪通信管理局, 国家税务总局云溪市税务局 (a
province's plan of 2024 for its finances), 柳河公安分局. And those that are known by a name: 云溪实验室, 云溪日报社.
"""

import re
from typing import Final

from bot.rules.units.departments import is_business, is_everywhere
from bot.rules.units.organs import without_bracket

_OF_ITS_OWN: Final = re.compile(
    r"(?P<place>.{2,}?)(?:金融(?:监督管理|监管)分?局|监管支局|银?保?监管?分?局|证监局|(?<!市场)(?<!药品)监管分?局|能源监管办(?:公室)?|特派办|"
    r"边检总?站|边防检查总?站|调查总?队|通信管理局|通管局|无线电管理[处局]|国?家?税务局|气象局|地震局|烟草(?:专卖)?局|"
    r"邮政管理局|邮政局|海警局|航道局|铁路局|煤监局|矿山安全监察局|供电局|"
    r"公安分?局|交警[大支]队|海关缉私局|[日晚]报社|报业集团|实验室|研究院)"
)


def has_its_own_place(name: str) -> bool:
    """Tell whether a name is such a body's and begins with its place or name; 市场监管局 begins with its business."""
    match = _OF_ITS_OWN.fullmatch(without_bracket(name))
    return match is not None and not is_business(match["place"]) and not is_everywhere(name)
