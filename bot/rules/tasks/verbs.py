"""The words by which official texts promise something, so that the thing which is promised can be told from them.

新建和更新健身设施 promises 健身设施. Many verbs are parts of names too: 改造 is none in 改造项目, nor 建成 in 建成区.
"""

import re
from typing import Final

_ALWAYS: Final = (
    "新增|新建|新设|新登记|新认证|改扩建|改建|扩建|续建|迁建|重建|修建|建好|打造|培育|引进|完成|实现|开展|组织|举办|承办|启动|开工|竣工|完工|封顶|投产|实施|"
    "创建|争创|发放|购置|购买|采购|配备|配建|打通|拆除|盘活|争取|投放|提供|设立|成立|建立|组建|申报|认定|筹集|落实|推进|"
    "推动|促进|壮大|帮助|惠及|化解|签约|入库|开通|优化|延长|淘汰|处置|供应|招录|招引|选派|救助|接待|兑现|拨付|减轻|打掉|整修|"
    "走访|查处|抽查|悬挂|栽植|栽种|安装|加装|改善|拍摄|制作|出让|吸纳|吸引|清理|清退|腾退|消除|取缔|关停|遴选|评选|编制|制定|出台|"
    "修订|修缮|铺设|敷设|疏浚|硬化|带动|覆盖|受理|办好|办复|抓好|抓实|做好|做大|做强|应诉|开行|推荐|辐射|开发|保证|鼓励|引导|派驻|拉动|撬动|选树|压减|降低|减少|缩短|压缩|实行|完善|健全|加强|深化|营造"
)
_PARTS_OF_NAMES: Final = (
    "建成|改造|提升|整治|治理|修复|培训|安置|规划|储备|发展|服务|办理|办结|解决|支持|增加|开放|配置|安排|推广|更新|升级|"
    "保护|利用|检查|种植|孵化|帮扶|回迁|维修|养护|征收|调解|排查|投用|落地|扶持|注册|招聘|抽检|流转|培养|更换"
)
_NAME_ENDS: Final = (
    "率|度(?!假)|量|额|值|业|区(?![级内域属])|项目|工程|任务|面积|用地|资金|基地|中心|平台|机构|标准|事项|时限|时间|站|点|房|库|"
    "器|林|粮|能力|规模|水平|指数|比例|体系|人次|班|学校|周期|方案|投资|补助|补贴|成本|覆盖|型|性|贷款|资本|商标|会(?![议展])"
)
_BUILDING: Final = (
    r"建设(?!项目|工程|用地|面积|任务|资金|规模|投资(?!\d)|标准(?!化|厂房)|成本|周期|水平|方案|"
    r"兵团|银行|指数|进度|[率量])"
)
VERB: Final = (
    rf"(?:新?(?:(?:{_ALWAYS})(?![率量额值度业])|{_BUILDING}|"
    rf"(?:{_PARTS_OF_NAMES})(?!(?:建设|{_PARTS_OF_NAMES})?(?:{_NAME_ENDS})))|新(?=造林|栽|植|留))"
)
"""One verb, as a pattern; 新引进 and 新造林 too, but not 新能源."""

_MANNER: Final = (
    "着力|积极|大力|加快|继续|重点|主要|高标准|高质量|高水平|高品质|全面|切实|扎实|有序|统筹|稳步|持续|滚动|进一步|不断|深入|依法|集中|"
    "免费|用心|圆满|认真|政策性|强力|全力|有效|优先|基本|实施好|累计|年均|成功|牵头|配合|协调|精准|清单化|综合|全部|分类|分批|规范|节能|剩余|其余|新"
)
"""Words of manner: such only where a verb follows, for 重点人群, 高标准农田 and 新能源汽车 are names."""

IN: Final = "在(?![建校职读册线编孵谈岗外库])"
FOR: Final = "为(?![民农老主])"
ALL: Final = "均(?![衡等价])"
ALSO: Final = "并(?![购网轨联])"
"""Particles, but not where the sign behind them makes a name of them: 在建, 为民, 均衡, 并购."""

_WHEN: Final = (
    r"(?:20\d\d年)?(?:\d{1,2}月底?前?|[上下]半年|[一二三四]季度)|(?:今|本|当)?年(?:内|底前?|度内)|全年|今年|本年度?|"
    r"每(?:半?年|季度?|个?月|周)"
)
_LEADS: Final = (
    rf"力争|确保|努力|计划|已经?|现已|目前|截至目前|截止目前|本[月季周]|上月|累计|共计|合计|总共|预计|其中|同时|对(?![口外接标照])|{FOR}|共(?![享建同青有治])|"
    rf"再(?!生|就业|造)|将(?!军)|把|使(?![用馆])|让|按照|{ALSO}|全[区市县镇省州旗](?!域)|分别|{ALL}|各(?![类项级种地])"
)
_DONE: Final = rf"(?:{_MANNER})*{VERB}"
_LEADING: Final = re.compile(
    rf"^(?:[\s的了、，和与及或]|{_WHEN}|{_LEADS}|{_DONE}了?(?:(?:和|与|及|或|、|并|/|到)(?={_DONE}))?)+"
)
_WITHIN: Final = re.compile(rf"{_DONE}(?=.{{2}})")
_PLACED: Final = re.compile(rf"(?:{IN}|围绕|依托|通过|利用|鼓励|引导|发挥|{FOR}|给|向)(?=.{{4}})")
_SURELY: Final = re.compile(
    r"(?:(?<!城镇)新(?:增|建|引进|改建|改扩建|认定|签约|注册|设立|培育|招引)|改扩建|加装|安装|增设|栽植)(?=.{2})"
)
"""Verbs that stand within no name, but for 城镇新增就业."""

_TRAILING: Final = re.compile(
    r"(?<=..)(?:基本)?(?:新增|新建|拆除|完成|建成|(?:新|复)?开工|竣工|投用|发放|引进|栽植|安装|入库|签约|落地)+$"
)
_ALONE: Final = re.compile(rf"(?:[\s了、，和与及并]|{VERB}|{_MANNER}|{_WHEN}|{_LEADS})*")


_GLANCE: Final = 20
"""So much of a text tells whether it begins with a verb."""


def is_verbs(text: str) -> bool:
    """Tell whether a few words are nothing but verbs and words that go with them: 改造提升, 累计."""
    return _ALONE.fullmatch(text) is not None


def begins_with_verb(text: str) -> bool:
    """Tell whether a piece of text says anew what is done: 改造小区, 再新增停车位."""
    found = _LEADING.match(text[:_GLANCE])
    return found is not None and re.search(VERB, found[0]) is not None


def without_verbs(text: str, *, counted: bool) -> str:
    """Take away what is done, and where, from before the thing: 在西城新建公厕 is about 公厕.

    `counted`: a number of things follows, and not a share of one; 新建小区 may well be what a share is of.
    """
    if placed := _PLACED.match(text):
        verb = _WITHIN.search(text, placed.end() + 2)
        text = text[verb.start() :] if verb else text
    if counted and (sure := [found.end() for found in _SURELY.finditer(text)]):
        text = text[sure[-1] :]
    thing = _LEADING.sub("", text)
    return "" if is_verbs(thing) else _TRAILING.sub("", thing)
