"""Where in a reply an item begins: “12 …”, “12、…”, “第12项…”, “事项12：…”, “民2 …”, “交办1 …”, “1、2、5 均…”.

Only at the start of the message, of a line, or after the end of a sentence; and only if the number is not a quantity,
a date, a time or part of a name (完成60%, 3月6日, 12个项目, 2020年, 1.11万套, 5G, “12100”工程). Within a line a known
number may begin an item too, if it is written as the one before was (“5、… 24、…”) or says so (“5已开工，24已选址”).
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from bot.rules.numerals import value_of
from bot.rules.tasks.measures import measures
from bot.rules.terms import HANDED, LIVELIHOOD, MAIN, task_number

_LONGEST = 3
_NARROW = {ord("　"): " "} | {ord("０") + digit: str(digit) for digit in range(10)}

_START = re.compile(
    r"(?:^|(?<=[\n。！？!?；;…])|(?<=\.\s)|(?P<within>(?<=[：:])(?!\s*\n))|(?P<midway>(?<=[，,\s])(?=第?\d)))"
    r"[”’\"）)\s]*(?P<bullet>[-•·●▪*#【\[][ \t]*|No\.?\s*)?"
)
"""Where a number may begin an item; after a colon (`within`) it can only begin a point of one."""

_OPENING = re.compile(r"(?:.{0,40}如下|.{0,20}月份?(?:工作|完成)?(?:进展|情况|进展情况)?|更正|补充|修改)\s*[：:]\s*")
"""What may stand before the first item with a colon: “2月份进展：5 已开工”, “更正：5 完成70%”."""

_SAYS_SO = re.compile(r"(?:第\d+项\s*[：:、]?\s*|\d+)(?:已|正在|尚未|完成)(?=[^\x00-\x7f])")
_SEPARATED = tuple("、.．：:")

_NAMED = r"(?P<named>第|事项|任务|序号|编号)?\s*"
_ANNEX = (
    r"(?:民(?:生(?:实事)?)?\s*第?|交办(?:事项|任务)?\s*第?"
    r"|附件[ \t]*(?:\d{1,2}|十?[一二三四五六七八九]|十)[ \t]*的?第)\s*"
)
_NUMERAL = rf"(?:{_ANNEX})?\d+"
_TAIL = r"(?:\s*(?P<tail>项(?!目)(?:任务|工作)?|号))?"
_SINGLE = re.compile(rf"{_NAMED}(?P<numbers>{_NUMERAL}){_TAIL}")
_ANOTHER = rf"\s*[、，,和及与]\s*第?\s*{_NUMERAL}(?:\s*项(?!目))?"
_SEVERAL = re.compile(rf"{_NAMED}(?P<numbers>{_NUMERAL}(?:\s*项(?!目))?(?:{_ANOTHER})+){_TAIL}")
_PARTS = re.compile(rf"(?P<annex>{_ANNEX})?(?P<no>\d+)")
_SHARED = re.compile(r"\s*(?:[：:均都也]|全部)|[、，,]?\s*(?:已|正在|尚未|完成|按期|正常)|\s+(?=[^\x00-\x7f])")
_SEPARATORS = re.compile(r"[\s、，,：:；;.．)）】\]|｜/—–-]*")
_WORDS = re.compile(r"[^\x00-\x7f％‰℃～／＋]|[\"'(\[<]")
_LATIN = re.compile(r"[A-Za-z]|\d(?!\d\d(?!\d))")  # “3 5G基站…”, but not “1 200万元”
_DASH = re.compile(r"[-—–/|｜：:、](?!\s*\d)")  # “12 - 完成选址”, “12|完成选址”
_INSIDE_A_NUMBER = re.compile(
    r"[.．](?=\d)(?!\d{4}年)"  # 1.11万套; but “12.2026年…” is item 12
    r"|,(?=\d{3}(?!\d))"  # 1,200
    r"|:(?=[0-5]\d(?!\d))"  # 12:30
    r"|[-—~～至到](?=\s*\d)"  # 1-5月
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as people write it: ``2``, or with its `annex`: ``民2``, ``交办2``, ``附件3第2项``."""

    no: int
    annex: str = ""

    def means(self, annex: str, no: int) -> bool:
        """Tell whether a task with this annex and number may be meant; a bare number may be of any annex."""
        return self.no == no and self.annex in {"", annex or MAIN}


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an item begins: `start` to `end` is the number with what separates it from the words.

    `named` tells that it calls itself an item (第…项, 事项…, 民…, 交办…); `style` is how it is written, as ``#、``.
    """

    start: int
    end: int
    numbers: tuple[Number, ...]
    named: bool
    style: str


def marks(text: str, known: Collection[tuple[str, int]]) -> Iterator[Mark]:
    """Find where items begin, in order. `known` are the (annex, no) of the tasks that the sender may speak of.

    Points within an item (1、2、3 …) do not begin one: numbers that count from 1 and are unknown, or written in
    another style than the item itself. Any other unknown number at the start of a line does, and so does one that is
    written as an item's (“第99项”): no words slip into another item unseen.
    """
    text = text.translate(_NARROW)
    end, point, style = 0, 0, ""
    for place, (begin, kind) in _places(text).items():
        mark = _mark(text, begin, place) if place >= end else None
        if mark is None or (kind == "midway" and not _goes_on(text, mark, style)):
            continue
        counts = mark.numbers[0].no in {1, point + 1}  # a list may begin anew
        if kind == "within" and (style or not _OPENING.fullmatch(text, 0, begin)):
            point = mark.numbers[0].no if counts else point
            continue
        is_known = _known(mark, known)
        if not mark.named:
            counts = counts and (not is_known or _lists_points(mark, style))
            point = mark.numbers[0].no if counts else point
            if counts or not (is_known or _begins_line(text, mark.start)):
                continue
        if kind == "midway" and not is_known:
            continue
        end, point, style = mark.end, 0, mark.style
        yield mark


def _lists_points(mark: Mark, style: str) -> bool:
    return bool(style) and mark.style != style and mark.style[-1:] in set("、.．)）")


def _known(mark: Mark, known: Collection[tuple[str, int]]) -> bool:
    return all(any(number.means(annex, no) for annex, no in known) for number in mark.numbers)


def _begins_line(text: str, at: int) -> bool:
    return not text[:at].rpartition("\n")[2].strip()


def _goes_on(text: str, mark: Mark, style: str) -> bool:
    """Tell whether a number within a line is written as an item's: as the one before was, or by what it says."""
    same = mark.style == style and style.endswith(_SEPARATED)
    return same or _SAYS_SO.match(text, mark.start) is not None


def _places(text: str) -> dict[int, tuple[int, str]]:
    """Find the places where a number may stand: of each, where an item would begin with its bullet, and its kind."""
    found: dict[int, tuple[int, str]] = {}
    for start in _START.finditer(text):
        begin = start.end() if start["bullet"] is None else start.start("bullet")
        kind = next((kind for kind in ("within", "midway") if start[kind] is not None), "")
        found.setdefault(start.end(), (begin, kind))
    return found


def _mark(text: str, begin: int, at: int) -> Mark | None:
    several = _SEVERAL.match(text, at)
    if several and (several["tail"] or several["numbers"].endswith("项") or _shares(text, several.end())):
        return _accepted(text, begin, several)
    single = _SINGLE.match(text, at)
    return _accepted(text, begin, single) if single and _stands_alone(text, single) else None


def _shares(text: str, at: int) -> bool:
    """Tell whether what follows several numbers is said of all of them: “均按期推进”, not “个项目”."""
    return _SHARED.match(text, at) is not None and not measures(text, _next_word(text, at))


def _accepted(text: str, begin: int, found: re.Match[str]) -> Mark | None:
    written = list(_PARTS.finditer(found["numbers"]))
    if any(len(one["no"]) > _LONGEST for one in written):
        return None
    numbers = tuple(Number(int(one["no"]), _annex(one["annex"] or "")) for one in written)
    separators = _SEPARATORS.match(text, found.end())
    end = separators.end() if separators else found.end()
    style = _PARTS.sub("#", text[found.start() : end]).strip()
    return Mark(begin, end, numbers, bool(found["named"]) or bool(numbers[0].annex), style)


def spoken(written: str) -> str:
    """Return the numbers in the words that begin an item, as people see them: “第12项：” is 12, “交办事项1 ” 交办1."""
    parts = _PARTS.finditer(written)
    return "、".join(task_number(_annex(one["annex"] or ""), int(one["no"])) for one in parts)


def _annex(words: str) -> str:
    """Return the annex that stands before a number, by the name it has in the books; "" where none does."""
    if not words.startswith("附件"):
        return {"民": LIVELIHOOD, "交": HANDED}.get(words[:1], "")
    digits = words.removeprefix("附件").rstrip("第的 \t\u3000\n").strip()
    return f"附件{value_of(digits)}"


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number is an item's, by what follows it."""
    end, tail, following = found.end(), found["tail"] or "", text[found.end() : found.end() + 1]
    if _INSIDE_A_NUMBER.match(text, end):
        return False
    if tail.startswith("项"):  # “12项工作” is a quantity; “第12项”, “12项：” are not
        return bool(found["named"]) or "第" in found["numbers"] or following in {"：", ":"}
    if tail:  # “12号线”, “6号完成” are none of ours; “12号 …”, “12号：…” are
        return following in set(" \t\n：:、，,") | {""}
    if following in set("、：:，,；;）).．】]—-\n") | {""}:
        return True
    words = _next_word(text, end)
    if _DASH.match(text, words):
        return True
    begins = _WORDS.match(text, words) or (_LATIN.match(text, words) if words > end else None)
    return begins is not None and not measures(text, words)


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at
