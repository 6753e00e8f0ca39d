"""Physical projects (实体项目): tasks that build or rebuild something, for which some places set an earlier month.

青西新管办字〔2020〕15号, 二, asks for projects to be done a month before all else and does not list them; so they are
known by their words: a verb of building, or 建设 beside a thing that can be built. 体系建设, 队伍建设 are none.
"""

import re
from typing import Final

_VERBS: Final = (
    r"开工|竣工|完工|封顶|通车|新建|改建|扩建|续建|迁建|重建|复建|修建|建成(?:投|启|使|并|运|后)|主体施工|投入(?:使用|运营)|开诊运营",
    r"拓宽(?!.{0,6}渠道)|打通|硬化|加装|铺设|整修|除险加固|大中修|清淤|(?<!转型)(?<!升级)(?<!制)改造(?!升级)(?!名单)",
)
_THINGS: Final = (
    r"(?:项目|工程|公路|道路|高速|快速路|铁路|地铁|号线|隧道|桥|路|码头|港口|机场|泊位|停车场|充电桩|基站|管网|工厂|电站|水库|"
    r"学校|小学|中学|幼儿园|医院|院区|中心|综合体|大厦|场馆|图书馆|文化馆|博物馆|体育馆|公园|产业园|科技园|园区|基地|安置房|公寓|"
    r"住房|厂房|病房|卫生室|服务站|设施|农田|田园)"
)
_NO_THINGS: Final = r"(?:体系|机制|制度|能力|平台|示范区|高地|改革)"
_WORKS: Final = (
    r"(?:绿化|改造|治理|供水|排水|建设|景观|安全|提升|巩固|[一二三]期)工程|"
    r"(?:重点|棚户区|基础设施|新基建|工业|技改)[^，。；、]{0,6}项目"
)
_PATTERN: Final = re.compile(
    rf"{'|'.join(_VERBS)}|{_THINGS}等?[^，。；、]{{0,6}}(?<!体系)(?<!制度)(?<!能力)建设(?![^，。；、]{{0,4}}{_NO_THINGS})|"
    rf"(?:建设|启用|建成)[^，。；、]{{0,16}}{_THINGS}(?![^，。；、]{{0,4}}{_NO_THINGS})|{_WORKS}"
)


def is_project(content: str) -> bool:
    """Tell whether a task builds something."""
    return _PATTERN.search(content) is not None
