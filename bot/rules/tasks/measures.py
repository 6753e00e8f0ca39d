"""Words that make a number a quantity, a date or a place: “12个项目” is not item 12, “12 人才公寓” is.

Each measure word stands with the continuations that make it an ordinary word instead (批: 12批, but 批复).
"""

import re

MEASURES = {
    "个": "人别体性",
    "项": "目",
    "家": "庭长园电具政",
    "户": "外籍型",
    "人": "才民员社口大均居行文力防",
    "名": "单录校师优",
    "位": "于置",
    "年": "内底初末度终",
    "月": "度报",
    "日": "常前照均",
    "天": "然桥气",
    "周": "边转期密六日围",
    "季": "节",
    "点": "位",
    "时": "",
    "小时": "",
    "分钟": "",
    "秒": "",
    "元": "旦宵",
    "万": "",
    "亿": "",
    "千": "",
    "百": "姓",
    "余": "下",
    "多": "措数部方次种渠家元",
    "公里": "",
    "平方": "",
    "平米": "",
    "立方": "",
    "米": "",
    "亩": "",
    "吨": "",
    "套": "",
    "条": "件例款",
    "座": "谈",
    "处": "置理于在",
    "栋": "",
    "幢": "",
    "层": "面",
    "台": "账帐风",
    "辆": "",
    "所": "有需属在涉",
    "次": "月",
    "件": "",
    "份": "额",
    "批": "复准示发",
    "期": "间满",
    "标段": "",
    "宗": "",
    "块": "",
    "类": "",
    "种": "植",
    "级": "",
    "度": "",
    "倍": "",
    "支": "付持撑出部队",
    "组": "织建成",
    "部": "门分署",
    "场": "馆地所景",
    "起": "草步诉于",
    "轮": "",
    "间": "",
    "张": "",
    "篇": "",
    "例": "会行",
    "棵": "",
    "株": "",
    "盏": "",
    "街": "",
    "号": "召",
    "%": "",
    "％": "",
    "‰": "",
    "℃": "",
}

_QUANTITY = re.compile(
    "|".join(word + (f"(?![{otherwise}])" if otherwise else "") for word, otherwise in MEASURES.items())
)


def measures(text: str, at: int) -> bool:
    """Tell whether a measure word stands at this place of the text."""
    return _QUANTITY.match(text, at) is not None
