"""The organs that every region has (发改局, 妇联, 融媒体中心 …): told from the words of government business alone.

In a list whose first name carries the region's prefix such an organ has lost the same prefix, wherever the document is
from: 区发改局、财政局. A name with any other word in it (桥头堡指挥部, 国际招商中心) may never have had one.
"""

import re
from functools import lru_cache
from typing import Final

from bot.rules.units.organs import without_bracket

_BUSINESS: Final = (
    "发改|发展|改革|教育|教体|科技|科学|技术|科工|工信|工业|信息化|信息|经信|"
    "经济|农林|农牧|林水|农经|交警|巡警|特警|民宗|民族|宗教|公安|民政|司法|财政|人社|人力|资源|社会|保障|自然|"
    "规划|生态|环境|环保|环卫|住建|住房|住保|房管|房产|城乡|建设|城建|城管|"
    "城市|管理|综合|执法|行政|交通|交运|运输|公路|道路|水利|水务|河长|农业|"
    "农村|农机|畜牧|渔业|林业|林草|林长|草原|园林|绿化|商务|投资|投促|促进|"
    "招商|合作|文旅|文广旅|文广|文体|文化|广电|广播|电视|新闻|出版|旅游|体育|"
    "文物|卫健|卫生|健康|疾控|疾病|预防|控制|中医药|退役|军人|事务|应急|审计|"
    "市场|监督|监管|地方金融|市监|质监|药监|食药|统计|医保|医疗|信访|热线|国资|国有|"
    "资产|金融|审批|政务|服务|数据|大数据|智慧|机关|粮食|物资|储备|粮储|人防|"
    "民防|国动|国防|动员|扶贫|乡村|振兴|外事|侨务|港澳|海洋|口岸|物流|档案|"
    "史志|地方志|方志|融媒体|税务|气象|地震|烟草|邮政|消防|救援|公积金|公共|"
    "交易|土地|征收|收储|重点|工程|项目|能源|知识产权|专利|标准|安委|食安|文明|"
    "双创|防汛|抗旱|防指|扫黑|治理|会展|市政|设施|运行|维护|养护|供销|就业|"
    "创业|人才|政府|营商|营商环境|老龄|老干部|妇儿|爱卫|精神|创建|双拥|移民|"
    "安全|生产|食品|药品|特色|产业|事业|实验|推广|检验|检测|监测|评审|评价|"
    "行业|指导|国土|外经贸|经贸|商贸|外贸|国税|地税|地方税务|工商|物价|安监|法制|监察|"
    "党政|党建|党群|经发|综治|便民|平安|计生|人口|计划生育|质量|房屋|协调|老年|技术监督|编制|机构编制|社工|妇女|儿童|青少年|残疾人"
)
_SORTS: Final = (
    "委员会|办公室|服务站|工作站|供销社|指挥部|专班|中心|大队|支队|总队|联社|集团|局|委|办|厅|社|所|院|馆|站|处|会|队"
)
_FIXED: Final = re.compile(
    "纪委监委|纪委|监委|人大|人大办|人大常委会|人大常委会办公室|政协|政协办|"
    "政协办公室|府办|政府|法院|检察院|人民法院|人民检察院|人武部|武装部|人民武装部|"
    "总工会|工会|妇联|残联|科协|文联|侨联|工商联|红十字会|贸促会|关工委|慈善总会|"
    "国资委|农委|农工办|图书馆|博物馆|文化馆|美术馆|体育馆|科技馆|人民医院|中医院|"
    "侨办|残疾人联合会|妇女联合会|工商业联合会|科学技术协会|文学艺术界联合会|归国华侨联合会|"
    "中医医院|妇幼保健院|党史研究室|外办|金融办|督查室|研究室|接待办|编委办|督考办"
)
_PARTY: Final = re.compile("组织部|宣传部|统战部|政法委|政法委员会|社会工作部|社工部|农工委")
_PARTY_OR_NOT: Final = re.compile(
    "编办|网信办|改革办|深改办|巡察办|党校|老干部局|政研室|政策研究室|财经办|"
    "国安办|台办|保密局|机要局|办公室|文明办|统战办"
)
_WORDS: Final = f"(?:{_BUSINESS}|和|与)+"
_BUSINESS_ONLY: Final = re.compile(_WORDS)
_MADE_OF_BUSINESS: Final = re.compile(f"{_WORDS}(?:{_SORTS})")
_LONGEST: Final = 24


@lru_cache(maxsize=4096)
def is_everywhere(name: str) -> bool:
    """Tell whether a name without prefix is an organ that every region has: 财政局, 住房和城乡建设局, 妇联."""
    name = without_bracket(name)
    return bool(_FIXED.fullmatch(name)) or (len(name) <= _LONGEST and bool(_MADE_OF_BUSINESS.fullmatch(name)))


def is_business(text: str) -> bool:
    """Tell whether a text is words of business with no organ's ending, and so no place: 财政, 住建."""
    return len(text) <= _LONGEST and bool(_BUSINESS_ONLY.fullmatch(text))


def is_party_organ(name: str) -> bool:
    """Tell whether an organ belongs to the Party's committee wherever it is: 组织部 is 区委组织部."""
    return bool(_PARTY.fullmatch(name))


def may_be_party_organ(name: str) -> bool:
    """Tell whether some places count an organ to the Party's committee and others do not: 区委编办, 区编办."""
    return bool(_PARTY_OR_NOT.fullmatch(name))
