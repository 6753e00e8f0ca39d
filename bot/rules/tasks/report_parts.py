"""A work report (政府工作报告) as headings and what stands below them, and its part about the coming year.

Reports are read as they are found: with a line for each paragraph, with lines cut anywhere, or all in one line, where
a heading runs into the sentence after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_NUMERAL: Final = r"[一二三四五六七八九十]{1,3}"
_FIRST: Final = rf"{_NUMERAL}、|第{_NUMERAL}部分[：:、\s]?"
_SECOND: Final = rf"[（(]{_NUMERAL}[）)][、.．]?"
_HEADING: Final = re.compile(
    rf"(?:^|(?<=[。！？!：:；;\s]))\s*(?:(?P<first>{_FIRST})|(?P<second>{_SECOND}))\s*(?=\S)", re.MULTILINE
)
_TITLE_ALONE: Final = 60
"""A line of so many characters at most, without a full stop, is a heading as a whole."""

_OPENERS: Final = re.compile(
    r"今年|当前|20\d\d年是|过去一年|一年来|加快|深化|深度|坚持|推进|大力|全力|着力|强化|突出|提升|完善|全面|积极|持续|深入|实施|牢固|始终|扎实"
)
"""What the first sentence after a heading begins with, where the line's end between them was lost."""

_LIST: Final = re.compile(r"[^，。；]{2,40}?(?=1[.．、](?!\d)|①|一是)")
_SHORTEST: Final = 8
"""So many characters of a heading stand before that, in its last clause."""

_REVIEW: Final = re.compile(r"回顾|总结|过去|一年来|上一?年|工作情况|完成情况|成就|成绩")
_COMING: Final = re.compile(r"安排|部署|任务|重点|打算|思路|要求|目标|今年|计划|举措|建议|下一?年|明年|来年")
_LATER: Final = re.compile(r"(?:今后|未来|下步)[三五]年|五年规划|“?十[四五六]五”?(?:时期|期间|规划)|远景|届政府")
_YEAR: Final = re.compile(r"(20\d\d)年")
_APPENDIX: Final = re.compile(r"附件|名词解释|名词注释|有关名词|注释[：:]")
_CLOSING: Final = re.compile(r"各位代表[，,！!：:].{0,400}?(?:让我们|奋斗|谢谢)", re.DOTALL)
_NO_HEADINGS: Final = re.compile(
    r"(?:今年|20\d\d年)(?:的|全区|全县|全市)?(?:主要|重点)?(?:工作|任务)(?:安排|部署|任务|重点)?(?:如下|是)?[：:，]?"
)


@dataclass(frozen=True, slots=True)
class Section:
    """Text under its headings, the outermost first; `body` has a line for each paragraph.

    `is_preamble`: it stands below a first heading and before its second ones, where 总体要求 and 预期目标 are said.
    """

    path: tuple[str, ...]
    body: str
    is_preamble: bool = False


@dataclass(frozen=True, slots=True)
class ComingYear:
    """The part of a report that says what is to be done; `year` is None where the report does not name it."""

    year: int | None
    sections: tuple[Section, ...]


def coming_year(text: str) -> ComingYear | None:
    """Find the part about the coming year; None if no heading and no sentence announces one."""
    whole = _flowing(text)
    parts = list(_firsts(whole))
    begins = next((at for at, (title, _) in enumerate(parts) if _announces(title)), None)
    if begins is None:
        found = _NO_HEADINGS.search(whole) if not parts else None
        return ComingYear(_year(found[0], whole), tuple(_seconds("", whole[found.end() :]))) if found else None
    coming = [(title, body) for title, body in parts[begins:] if not _LATER.search(title)]
    ended = [(title, _without_end(body)) for title, body in coming]
    return ComingYear(
        _year(coming[0][0], whole), tuple(each for title, body in ended for each in _seconds(title, body))
    )


def _flowing(text: str) -> str:
    """Join lines that were cut within a sentence; a heading and a paragraph keep lines of their own."""
    lines: list[str] = []
    for line in text.splitlines():
        words = line.strip().lstrip("#").strip()
        if not words:
            continue
        cut = lines and not _is_heading(lines[-1]) and not lines[-1].endswith(tuple("。！？：；!:;"))
        if cut and not _is_heading(words):
            lines[-1] += words
        else:
            lines.append(words)
    return "\n".join(lines)


def _is_heading(line: str) -> bool:
    return _HEADING.match(line) is not None and len(line) <= _TITLE_ALONE and not re.search(r"[。；;]", line)


def _firsts(text: str) -> Iterator[tuple[str, str]]:
    yield from _split(text, "first")


def _seconds(title: str, body: str) -> Iterator[Section]:
    path = (title,) if title else ()
    found = list(_split(body, "second"))
    before = body[: next((mark.start() for mark in _marks(body, "second")), len(body))]
    if before.strip():
        yield Section(path, before.strip(), is_preamble=bool(found))
    for below, words in found:
        yield Section((*path, below), words)


def _marks(text: str, level: str) -> list[re.Match[str]]:
    return [mark for mark in _HEADING.finditer(text) if mark[level]]


def _split(text: str, level: str) -> Iterator[tuple[str, str]]:
    marks = _marks(text, level)
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        yield _titled(text[mark.end() : end].strip())


def _titled(text: str) -> tuple[str, str]:
    """Part a heading from what stands below it: by the line's end, or by what a sentence begins with."""
    line, _, rest = text.partition("\n")
    if len(line) <= _TITLE_ALONE and not re.search(r"[。；;]", line):
        return line.strip(), rest.strip()
    sentence = re.split(r"[。！!；;]", line, maxsplit=1)[0]
    listed = _LIST.match(sentence)
    if listed:
        return listed[0].strip(), text[listed.end() :]
    clause = max(sentence.rfind("，"), sentence.rfind(",")) + 1
    opener = _OPENERS.search(sentence, clause + _SHORTEST)
    if opener is None:
        clause = 0
        opener = _OPENERS.search(sentence, _SHORTEST)
    if opener:
        return sentence[: opener.start()].strip(), text[opener.start() :]
    whole = len(sentence) <= _TITLE_ALONE
    return (sentence, text[len(sentence) + 1 :].strip()) if whole else ("", text)


def _announces(title: str) -> bool:
    return not _REVIEW.search(title) and not _LATER.search(title) and _COMING.search(title) is not None


def _without_end(body: str) -> str:
    """Leave out the closing address and the glossary that come after the last task."""
    cuts = [found.start() for pattern in (_CLOSING, _APPENDIX) if (found := pattern.search(body))]
    return body[: min(cuts, default=len(body))].strip()


def _year(title: str, whole: str) -> int | None:
    """Return the year of the part: its heading's, otherwise the first that the report names."""
    found = _YEAR.search(title) or _YEAR.search(whole)
    return int(found[1]) if found else None
