"""The leader whom a heading names for all rows below it: 某某市长主抓重点工作, 由某某同志负责的任务."""

import re
from typing import Final

from bot.documents.unit_words import names_units

_TAKES: Final = (
    "总?牵头|分管|主管|负责|主抓|包抓|包保|包联|联系|督办|领办|领衔|挂帅|挂包|挂点|挂钩|挂联|统筹|协调|推进|督导|抓总"
)
_ORGAN: Final = (
    r"(?:中共)?(?:[省市区县州旗盟镇乡]|新区|管委会?|工委|开发区)?(?:委|政府|人大|人大常委会|政协|纪委监?委?|监委|法院|检察院)?"
    r"(?:党组|党工委)?(?:[一-鿿]{2,6}(?:部|局|办公室|委员会))?"
)
_POST: Final = (
    r"(?:书记|[省市区县州旗盟镇乡]长|主任|常委|部长|局长|主席|秘书长|检察长|院长|专员|政委|总工程师|总经理|董事长|成员|委员|"
    r"调研员|巡视员|领导)"
)
_DEGREE: Final = "(?:主要|常务|分管|[一二三四]级|[正副][处厅科]级)?副?"
_POSTS: Final = rf"(?:{_ORGAN}{_DEGREE}{_POST}(?:[（(][^（）()]*[）)])?[、，,\s]*)+"
_NO_NAME: Final = rf"常务|分管|主要|政府|[省市区县州旗]委|{_TAKES}|领航|热线|信箱|工作|项目|任务|组织|{_POST}"
_PART_OF_NAME: Final = rf"(?:(?!{_NO_NAME})[一-鿿])"
_NAME: Final = (
    rf"(?:{_PART_OF_NAME}{{1,8}}(?:[·•・‧∙]{_PART_OF_NAME}{{1,8}}?)+|{_PART_OF_NAME}(?:\s*{_PART_OF_NAME}){{1,3}}?)"
)
_LONGEST_BARE: Final = 3
"""A name without a post is no longer: 产业发展牵头 names nobody."""
_WHAT: Final = r"的?(?:重点|主要|有关|相关)?(?:工作|事项|任务|项目|内容|目标)*"
_NAMED: Final = re.compile(
    rf"由?(?P<before>{_POSTS})?(?P<name>{_NAME})(?:[（(](?P<inside>{_POSTS})[）)])?\s*(?P<behind>{_POSTS})?"
    rf"(?P<comrade>同志)?(?:(?P<takes>(?:{_TAKES})+)(?P<what>的?[^，。；：:]{{0,16}})|{_WHAT})"
)
_POST_ALONE: Final = re.compile(rf"由?(?P<post>{_POSTS})(?P<takes>(?:{_TAKES})+)的?[^，。；：:]{{0,16}}")
_UNCLEAR: Final = re.compile(
    rf"(?:[省市区县州旗]长|书记|主席|领导(?!小组|干部)|同志)[^，。；]{{0,12}}(?:{_TAKES})|同志[^，。；]{{0,8}}(?:工作|事项|任务)"
)
_LONGEST: Final = 40


def leader_of(words: str) -> str:
    """Return the leader of a heading without its number, a post if it names nobody; empty if it gives none."""
    found = _NAMED.fullmatch(words)
    if found and not names_units(found["name"]):
        with_post = found["before"] or found["inside"] or found["behind"] or found["comrade"]
        bare = found["takes"] and re.fullmatch(_WHAT, found["what"]) and len(found["name"]) <= _LONGEST_BARE
        return found["name"] if with_post or bare else ""
    alone = _POST_ALONE.fullmatch(words)
    return alone["post"].strip("、，, ") if alone else ""


def may_name_a_leader(words: str) -> bool:
    """Tell whether a heading that gives no leader speaks of one: its rows are doubtful."""
    return len(words) <= _LONGEST and bool(_UNCLEAR.search(words))
