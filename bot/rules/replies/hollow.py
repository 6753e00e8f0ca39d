"""A hollow report: 正在推进, 见附件, or last month's words again. Noticed before it is submitted, kindly."""

import re

_EMPTY_WORDS = re.compile(
    "正在|目前|本月|有序|稳步|积极|扎实|持续|加快|全力|深入|继续|进一步|不断|认真|大力|抓紧|统筹|协调"
    "|既定|相关|有关|计划|要求|方案|部署|节点|进度|时间|序时|按期|按时(?!间)|如期|正常|顺利|良好|平稳"
    "|推进|进行|开展|落实|实施|推动|跟进|办理|中|各项|该|本|我|局|单位|区|工作|项目|任务|事项|情况|进展|目标"
    "|详见|见|已报|另报|另附|附件|附表|纸质|书面|材料"
    "|已|着|了|将|均|都|全部|所有|无|没有|暂|新|变化|同上月|同上|上月|一致|按照|按"
)
_NOISE = re.compile(r"[\W_]+")
_BARE = re.compile(r"[\d\W_]*|\W*完成了?\W*")
_SWEEPING = re.compile(r"\s*(?:第?\d+项?\s*[-—–~～至到]+\s*第?\d+[项号]?|全部|所有|各项|均|都)(?P<words>.*)", re.DOTALL)


def hollow(text: str, last: str = "") -> bool:
    """Tell whether words say nothing that can be checked: only stock phrases, or the same as last month's."""
    words = _NOISE.sub("", text)
    return words == _NOISE.sub("", last) or bare(text) or not _EMPTY_WORDS.sub("", words)


def sweeping(text: str) -> bool:
    """Tell whether a phrase is said of everything at once: 全部正常推进, 1-5均按期推进."""
    found = _SWEEPING.fullmatch(text)
    return found is not None and bool(found["words"].strip()) and hollow(found["words"])


def bare(text: str) -> bool:
    """Tell whether there is nothing but figures and marks (70, 66-81; but 60% is a measure), or a mere 完成."""
    return "%" not in text and "％" not in text and _BARE.fullmatch(text) is not None
