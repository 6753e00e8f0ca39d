"""Running text as offices paste it: known rows in one of several styles, cut at the edge of a page, with its marks."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NEVER_FIRST = "，。、；：？！）》”%％"


@dataclass(frozen=True)
class Known:
    """A row as it was written: its text, who leads, who supports."""

    content: str
    lead: str
    support: tuple[str, ...] = ()


ROWS = (
    Known(
        "打造夜间消费集聚区。支持各地结合商圈改造，新增小剧场20 家、书店 5 家，到2027年建成集聚区6个以上。",
        "市商务局",
    ),
    Known(
        "推进“1+N”政策体系落地。规模以上工业增加值增长5.2%，研发投入强度达到2.5 %左右，出台配套政策 11 项。",
        "市发展改革委",
        ("市经信局", "市科技局"),
    ),
    Known(
        "培育市场主体。新增规上企业30 家、专精特新企业12 家，2025 年底前净增经营主体1.2 万户。",
        "市经信局",
        ("市统计局",),
    ),
    Known(
        "扩大有效投资。开工亿元以上项目20 个，完成投资3.5 亿元，2 号产业园、8 号厂房年内投产。",
        "市发展改革委",
        ("市财政局",),
    ),
    Known(
        "优化营商环境。审批时限压减50％，10 月底前上线“高效办成一件事”15 项，实现24 小时自助办理。",
        "市行政审批局",
    ),
    Known(
        "丰富夜间文化活动。鼓励博物馆、图书馆延长开放时间，组织开展夜间演出、灯光展示等活动100 场，"
        "3 年内培育夜间文化品牌，打造夜游精品线路6 条；支持景区夜间开放，2026 年新增A 级景区1 处。",
        "市文广旅局",
        ("市财政局", "市住建局", "各县（市、区）政府"),
    ),
    Known("改造老旧小区20 个，惠及居民5000 户。", "市住建局"),
    Known(
        "保障用地需求。盘活存量土地300 亩，处置批而未供土地1200 亩，落实耕地占补平衡。",
        "市自然资源局",
        ("市生态环境局",),
    ),
    Known(
        "加强就业服务。城镇新增就业1.5 万人，开展职业技能培训6000 人次，零就业家庭动态清零。",
        "市人社局",
        ("市教育局", "市总工会"),
    ),
    Known(
        "建设智慧医疗体系。推动3 家医院互联互通，建成互联网医院2 家，电子病历共享率达到90 %以上。",
        "市卫生健康委",
        ("市大数据局",),
    ),
)

NUMERALS = "一二三四五六七八九十"
NUMBERED: dict[str, Callable[[int], str]] = {
    "1.": lambda no: f"{no}.",
    "1、": lambda no: f"{no}、",
    "1． ": lambda no: f"{no}． ",
    "（1）": lambda no: f"（{no}）",
    "（一）": lambda no: f"（{NUMERALS[no - 1]}）",
    "一、": lambda no: f"{NUMERALS[no - 1]}、",
    "①": lambda no: chr(ord("①") + no - 1),
    "一是": lambda no: f"{NUMERALS[no - 1]}是",
}
"""How the rows may be numbered, by what the first one is."""


def _in_bracket(row: Known) -> str:
    units = "、".join((row.lead, *row.support))
    return (
        f"（责任单位：{units}）" if not row.support else f"（牵头单位：{row.lead}；配合单位：{'、'.join(row.support)}）"
    )


def _in_label(row: Known) -> str:
    support = f"\n配合单位：{'、'.join(row.support)}" if row.support else ""
    return f"\n牵头单位：{row.lead}{support}"


def _in_roles(row: Known) -> str:
    return f"（{row.lead}牵头，{'、'.join(row.support)}配合）" if row.support else f"（{row.lead}负责）"


def _in_sentence(row: Known) -> str:
    return f"由{row.lead}牵头，{'、'.join(row.support)}配合。" if row.support else f"由{row.lead}负责。"


ANSWERED: dict[str, Callable[[Known], str]] = {
    "bracket": _in_bracket,
    "labels": _in_label,
    "roles": _in_roles,
    "sentence": _in_sentence,
}
"""Where it stands who answers."""


def paragraphs(style: str, answered: str) -> list[str]:
    """Write the rows as paragraphs under a title and, if they are not numbered so themselves, under two headings."""
    made = ["关于加快推进2026年重点工作的行动方案"]
    if style != "一、":
        aim = "坚持市场主导、政府引导，到2027年，建成一批示范项目，培育一批知名品牌，促进消费持续增长。"
        made += ["一、总体要求", aim, "二、重点任务"]
    for no, row in enumerate(ROWS, start=1):
        made += (NUMBERED[style](no) + row.content + ANSWERED[answered](row)).split("\n")
    return made


@dataclass(frozen=True)
class Page:
    """How a viewer gives a text away: the width of its lines, indents, the marks of pages and blank lines."""

    width: int
    indented: bool = False
    hanging: bool = True
    mark: str = ""
    rows: int = 12
    spaced: bool = False


def pasted(written: list[str], page: Page) -> str:
    """Return paragraphs as they come out of a page."""
    made: list[str] = []
    at = 0
    for paragraph in written:
        for nth, line in enumerate(wrapped(paragraph, page.width, hanging=page.hanging)):
            made.append("　　" * (page.indented and not nth) + line)
            at += 1
            if page.mark and not at % page.rows:
                made += ["", page.mark.format(at // page.rows), ""]
        made += [""] * page.spaced
    return "\n".join(made)


def width_of(text: str) -> int:
    """Return how wide a text is, in halves of a character."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def wrapped(paragraph: str, width: int, *, indent: int = 4, hanging: bool = True) -> Iterator[str]:
    """Cut a paragraph where a page ends, `width` in halves of a character; numbers and words are not cut."""
    tokens = re.findall(r"[A-Za-z0-9.%+]+|.", paragraph)
    line, taken = "", indent
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        needed = width_of(token + (after if hanging and after and after in NEVER_FIRST else ""))
        is_stop = hanging and token in NEVER_FIRST
        if line and taken + needed > width and not is_stop:
            yield line.strip(" ")
            line, taken = "", 0
        line += token
        taken += width_of(token)
    yield line.strip(" ")
