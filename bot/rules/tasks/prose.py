"""Candidate tasks out of a work report's prose: one task, one thing (一事一项). A draft for a person, never a decision.

A task is a sentence, parted at ； and, where a clause says by itself what will be there to be measured (a figure, a
finished state), after that clause. Who answers for it no report says, and so nothing here does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.rules.tasks.report_parts import Section, coming_year
from bot.rules.tasks.targets import Target, find_targets

_PAIRS: Final = {"“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "「": "」", "[": "]"}
_MARKER: Final = re.compile(
    r"^\s*(?:\d{1,2}[.．、](?!\d)|[①-⑳]|[（(]\d{1,2}[）)]|[一二三四五六七八九十]+是(?:要)?|首先|其次|再次|同时|此外|第[一二三四五六七八九十]+)[，,：:、]?\s*"
)
_NO_TASK: Final = re.compile(
    r"今年是|20\d\d年是|当前|综观|纵观|展望|回顾|面对|我们(?:要|将|必须|坚信|深知)|必须|各位代表|总体要求|(?:做好)?(?:今年|20\d\d年)?(?:的)?政府工作|"
    r"(?:今年|20\d\d年).{0,8}(?:总体要求|指导思想|总体思路)|围绕(?:上述|以上|实现)|(?:重点|着力|主要)(?:抓好|做好|做好以下)|为此"
)
_AIMS: Final = re.compile(r"^[^：:。]{0,30}目标(?:是|为|任务)?[：:]")
_HEADING: Final = re.compile(
    r"(?:加快|着力|全力|大力|深化|深度|强化|提升|突出|坚持|聚力|聚焦|持续|全面|积极|扎实|纵深)[^，,；;：:]{2,17}"
)
_LONGEST_HEADING: Final = 20
_STATE: Final = re.compile(
    r"(?:完工|竣工|开工|封顶|主体施工|投入使用|投入运营|开业运营|建成运营|开街|投用|启用|通车|投产|交付|(?:土地)?出让|取得突破|挂牌|获批)$|^(?:全面|基本)?完成|全覆盖$"
)
_RESULT: Final = re.compile(
    r"^(?:切实|不断|努力|有效|进一步|全面|加快|奋力|坚决|更加|更好)?(?:提升|提高|实现|打造|确保|让|使|促进|增强|构建|形成|营造|助推|改善|彰显|满足|筑牢|保持|"
    r"维护|激发|以|保障|变)"
)
_PUNCTUATION: Final = str.maketrans({",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a task: where it stands, its words, its figures, and the sentence that they were cut from."""

    sections: tuple[str, ...]
    content: str
    targets: tuple[Target, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The candidates of one report; `year` is None where it names none."""

    year: int | None
    candidates: tuple[Candidate, ...]


def draft(report: str) -> Draft | None:
    """Draft the tasks of the coming year; None if no part of the report is about it."""
    part = coming_year(report)
    if part is None:
        return None
    return Draft(part.year, tuple(found for section in part.sections for found in _candidates(section)))


def _candidates(section: Section) -> Iterator[Candidate]:
    path = tuple(normal(title) for title in section.path if title)
    topic: tuple[str, ...] = ()
    for paragraph in section.body.split("\n"):
        sentences = [words for words in split(paragraph, "。！？!?") if words.strip()]
        for at, sentence in enumerate(sentences):
            words = _MARKER.sub("", sentence).strip()
            aims = _AIMS.match(words)
            if not aims and (_NO_TASK.match(words) or section.is_preamble):
                continue
            if aims:
                place = (*path, normal(aims[0]).rstrip("：").removesuffix("是").removesuffix("为"))
                yield from _pieces(words[aims.end() :], sentence, place)
            elif is_heading(words, leads=at == 0 and len(sentences) > 1):
                topic = (normal(words),)
            elif not words.endswith(("：", ":")):
                yield from _pieces(words, sentence, (*path, *topic))


def is_heading(words: str, *, leads: bool) -> bool:
    """Tell whether a sentence is a heading within the text: short, of one clause, without a figure.

    The first sentence of a paragraph (`leads`) is one by that alone; another one opens with a word of manner, as 加快,
    着力, for 实施…改革 or 完成…工作 is a task however short it is.
    """
    if len(words) > _LONGEST_HEADING or re.search(r"[，,；;、：:]", words) or find_targets(words):
        return False
    return leads or _HEADING.fullmatch(words) is not None


def split(text: str, stops: str) -> list[str]:
    """Part a text at some signs, but not within quotes and brackets; the signs are left out."""
    pieces, begin, closing = [], 0, ""
    for at, sign in enumerate(text):
        if closing:
            closing = "" if sign == closing else closing
        elif sign in _PAIRS and _PAIRS[sign] in text[at:]:
            closing = _PAIRS[sign]
        elif sign in stops and not (sign == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()):
            pieces.append(text[begin:at])
            begin = at + 1
    return [*pieces, text[begin:]]


def normal(text: str) -> str:
    """Return a text with full-width punctuation and without blanks at its ends; figures keep theirs (12,000)."""
    kept = re.sub(r"(?<=\d),(?=\d{3})", "\0", text.strip())
    return kept.translate(_PUNCTUATION).replace("\0", ",")


def _pieces(words: str, sentence: str, path: tuple[str, ...]) -> Iterator[Candidate]:
    for part in split(words, "；;"):
        for clauses in _things(split(_MARKER.sub("", part), "，,")):
            content = normal("，".join(clause.strip() for clause in clauses))
            if content:
                yield Candidate(path, f"{content}。", find_targets(content), f"{sentence.strip()}。")


def _things(clauses: Sequence[str]) -> Iterator[list[str]]:
    """Group the clauses of a sentence: a new thing begins once the one before has said what will be measured.

    Clauses between two such go with the second, as its way of doing it, unless they tell what the first is good for.
    """
    thing: list[str] = []
    waiting: list[str] = []
    told = False
    for clause in clauses:
        waiting.append(clause)
        if not _measured(clause.strip()):
            continue
        if told:
            own = next((at for at, each in enumerate(waiting[:-1]) if not _RESULT.match(each)), len(waiting) - 1)
            yield thing + waiting[:own]
            thing, waiting = [], waiting[own:]
        thing, waiting, told = thing + waiting, [], True
    yield thing + waiting


def _measured(clause: str) -> bool:
    return _STATE.search(clause) is not None or bool(find_targets(clause))
