"""What a label says by its words: who leads, who answers, by when, or nothing that a task needs.

A label is a noun (领导, 单位, 分工, 科室, 时限 …) behind words of role and place in any order: 分管省领导,
牵头负责领导, 部门分工. Its meaning lies in these words, so no list of labels is kept.
"""

import re
from typing import Final

from bot.documents.columns import Column, Heading, heading_of

_ROLE: Final = (
    "总?牵头|责任|配合|主办|协办|会办|承办|主体|监管|监督|指导|办理|落实|参与|参加|协同|协作|协助|实施|主责|主管|负责|执行|承担|"
    "分管|协管|包抓|包保|包联|包案|帮包|帮扶|联系|督[办导查]|领衔|领办|挂帅|挂包|挂钩|挂点|挂联|主抓"
)
_PLACE: Final = "区县|市县|县区|[省市区县州旗盟](?:[级直]|委|政府)?|管委会?|政府|党委|乡镇"
_FIRST: Final = "主要|第[一二三]|直接|共同|[省市区县州旗][级直]"
_BY_ROLE: Final = rf"(?:{_FIRST})*(?:{_ROLE}|（责任）)(?:[和及与]?(?:{_ROLE})|（责任）|的|主要|副|级|{_PLACE})*"
_OF_WHAT: Final = "项目|任务|工作|具体|业务|行业|属地|整改|主要"
_AT_EDGE: Final = rf"(?:(?<![一-鿿])(?:{_PLACE}|{_OF_WHAT}|级)+(?={_ROLE}))?"
"""Words that as well end a sentence begin a label only where no other word stands in front: 区政府分管领导."""
_NUMBER: Final = r"(?:[一二三四五六七八九十]|\d{1,2})?"

UNITS: Final = (
    rf"(?:{_BY_ROLE})(?:单位|部门|主体|专班|[处科股]室|机构){_NUMBER}(?:（[^（）]{{1,8}}）)?|"
    r"(?:部门|责任|任务|职责|单位|工作)分工|(?<![一-鿿])(?:牵头|配合|主办|协办|参与)(?=\s*[:：])"
)
LEADERS: Final = (
    rf"(?:{_BY_ROLE})级?(?:领导(?:同志)?|(?<!责任)同志){_NUMBER}|[省市区县州旗]级?(?:委|政府)?领导(?:同志)?|"
    r"(?:分管|主管)(?:副?[省市区县州]长|副?主任|副?秘书长)|(?:第一|直接|主要|总)?(?:责任|负责|牵头|包抓|包保|包联)人"
)
DUE: Final = (
    r"(?:计划|预计|要求|拟|工作|任务)?(?:完成|办结|整改|实施|推进|办理|落实|结束)(?:的)?"
    r"(?:时限|期限|时间节点|时间要求|时间|日期)(?:要求)?|(?:工作|任务|责任|目标)?时限(?:要求)?|时间节点|时间要求|进度要求"
)
OTHER: Final = (
    r"备注|联系人|联系电话|联系方式|联络员|经办人|承办人|(?:工作|目前)?进展(?:情况)?|完成情况|"
    r"(?:项目|具体|部门|单位|业务|科室|工作)(?:责任|负责)人"
)
"""Told apart from a task's own: who answers for a project within a unit is no leader of the task."""
_BARE: Final = frozenset({"牵头", "配合", "主办", "协办", "参与"})
ANY: Final = rf"{_AT_EDGE}(?:{OTHER}|{UNITS}|{LEADERS}|{DUE})"

_LIKE_A_LABEL: Final = re.compile(
    r"(?:^|(?<=[\s。；;，,）)】]))[一-鿿]{0,6}(?:领导|单位|部门|分工|[处科股]室|时限|责任人|负责人)[^，。；：:]{0,4}[:：]"
)
_UNKNOWN: Final = re.compile(r"(?:(?<=\s)|(?<=[；;。]))(?P<label>[一-鿿]{3,8})\s*[:：]")
_LINE: Final = re.compile(r"(?P<label>[一-鿿]{3,8})\s*[:：]\s*(?P<value>.*)")
_DEPARTMENTS: Final = re.compile(r"(?:[处科股]室|机构|分工)$")


def meaning(label: str) -> Heading:
    """Return what a label means. A leader's (领导) outranks 责任人, who stands beside one as whom to ask."""
    if label in _BARE:
        return Heading(Column.UNITS, label)
    words = re.sub(rf"^(?:{_OF_WHAT}|{_PLACE})+(?={_ROLE})", "", label)
    for column, pattern in ((Column.OTHER, OTHER), (Column.UNITS, UNITS), (Column.LEADERS, LEADERS), (Column.DUE, DUE)):
        if re.fullmatch(pattern, label) or re.fullmatch(pattern, words):
            return Heading(column, _short(label, words, column), int(column is Column.LEADERS and "人" not in label))
    return Heading(Column.OTHER, label)


def _short(label: str, words: str, column: Column) -> str:
    """Return the label as the grammar of units knows it: 牵头科室 is 牵头单位, 部门分工 says no role."""
    if column is not Column.UNITS:
        return label
    bare = re.sub(r"（.*?）", "", words)
    bare = re.sub(rf"{_PLACE}|[一二三四五六七八九十\d]$", "", bare) if re.search(_ROLE, bare) else bare
    return _DEPARTMENTS.sub("单位", bare) if not bare.endswith("分工") else "责任单位"


def unknown_labels(text: str) -> list[re.Match[str]]:
    """Find labels that mean nothing here: between others they end what the one before them says (资金来源：…)."""
    return [found for found in _UNKNOWN.finditer(text) if not _is_known(found["label"])]


def line_label(text: str) -> tuple[str, str]:
    """Part a line that begins with a label which means nothing here: 资金来源：区级财政; empty if it has none."""
    found = _LINE.fullmatch(text.strip())
    return (found["label"], found["value"]) if found else ("", "")


def _is_known(label: str) -> bool:
    heading = heading_of(label)
    return bool(heading and heading.column is not Column.OTHER) or bool(re.fullmatch(ANY, label))


def is_needless(label: str) -> bool:
    """Tell whether a label is known to say nothing of a task: 备注, 联系人. What another says is told."""
    return bool(re.fullmatch(OTHER, label))


def names_a_person_beside(line: str) -> bool:
    """Tell whether a line says who is responsible besides a leader: 主要责任人：某某."""
    found = _LINE.fullmatch(line.strip())
    heading = meaning(found["label"]) if found else Heading(Column.OTHER)
    return heading.column is Column.LEADERS and not heading.rank


def is_like_a_label(text: str) -> bool:
    """Tell whether a text holds what looks like a label of leaders, units or a deadline."""
    return bool(_LIKE_A_LABEL.search(text))
