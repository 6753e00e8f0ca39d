"""A free reply, read: whose words belong to which item. Nothing of the text is dropped."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.replies.courtesy import closes, courteous, greets
from bot.rules.replies.numbers import Mark, Number, marks
from bot.rules.replies.sections import split
from bot.rules.replies.status import judge
from bot.rules.terms import Status

_REST = re.compile(
    r"(?<=[\n。；;！!])\s*(?:其余|其他|其它|剩余)(?:的|各|几)?(?:项|事项|任务|工作|项目)*(?:均|都|全部|皆).*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An item that its unit may report on: still owed, or answered and still editable.

    `also` are the (annex, no) of tasks that repeat it and are reported with it.
    """

    id: int
    annex: str
    no: int
    content: str = ""
    document: str = ""
    period: str = ""
    owed: bool = True
    unit: str = ""
    also: tuple[tuple[str, int], ...] = ()

    @property
    def task(self) -> tuple[str, str, str, int]:
        """The unit and its task's identity: (document number, annex, number)."""
        return self.unit, self.document, self.annex, self.no


class Reason(StrEnum):
    """Why words could not be given to an item."""

    NO_NUMBER = "no_number"
    NOT_OPEN = "not_open"  # the sender owes nothing of that number
    TWO_TASKS = "two_tasks"  # the number stands in two annexes
    NO_WORDS = "no_words"  # a number and nothing else
    COURTESY = "courtesy"  # a greeting, a heading, a closing
    REST = "rest"  # 其余按期推进: said of all the others, and so of none


@dataclass(frozen=True, slots=True)
class Part:
    """One item's words. `said` is the piece of the message, `start` its place; `number` is the number as written."""

    item_id: int
    number: str
    status: Status
    done: str
    problems: str
    causes: str
    next_steps: str
    said: str
    start: int


@dataclass(frozen=True, slots=True)
class Unclear:
    """A piece of the message that no item could be found for; `candidates` are item ids, the likeliest first."""

    text: str
    reason: Reason
    candidates: tuple[int, ...]
    start: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message says. Both tuples are in the message's order; together they hold all of its words."""

    parts: tuple[Part, ...]
    unclear: tuple[Unclear, ...]


def read(text: str, open_items: Sequence[OpenItem], about: Collection[int] = ()) -> Reading:
    """Read a free reply of someone who may report on `open_items`.

    `about` are the ids of the items that the replied-to message was about: one alone needs no number, and a number
    that is ambiguous otherwise means the one among them.
    """
    found = list(marks(text, {known for item in open_items for known in ((item.annex, item.no), *item.also)}))
    pieces: list[Part | Unclear] = []
    first = found[0].start if found else len(text)
    if text[:first].strip():
        pieces.append(_unnumbered(text[:first], open_items, about, alone=not found))
    ends = [mark.start for mark in found[1:]] + [len(text)]
    for mark, end in zip(found, ends, strict=False):  # no mark at all: one end, nothing to cut
        pieces.extend(_numbered(mark, text[mark.start : end], open_items, about))
    parts = tuple(piece for piece in pieces if isinstance(piece, Part))
    return Reading(parts, tuple(piece for piece in pieces if isinstance(piece, Unclear)))


def part_of(item_id: int, said: str, *, start: int = 0, number: str = "") -> Part:
    """Read one piece as one item's words; `number` is what it begins with."""
    words = split(said[len(number) :])
    status = words.judged or judge(words.done, words.problems)
    return Part(
        item_id, number.strip(), status, words.done, words.problems, words.causes, words.next_steps, said, start
    )


def likely(text: str, items: Sequence[OpenItem]) -> tuple[int, ...]:
    """Return the items' ids, those first whose content shares the most pairs of characters with the text."""
    pairs = _pairs(text)
    ranked = sorted(items, key=lambda item: (-len(pairs & _pairs(item.content)), not item.owed, item.annex, item.no))
    return tuple(item.id for item in ranked)


def _pairs(text: str) -> set[str]:
    words = re.sub(r"[\W\d_]+", "", text)
    return {words[at : at + 2] for at in range(len(words) - 1)}


def _unnumbered(text: str, items: Sequence[OpenItem], about: Collection[int], *, alone: bool) -> Part | Unclear:
    named = [item for item in items if item.id in about]
    if len(named) == 1 and not (greets(text) if alone else courteous(text)):
        return part_of(named[0].id, text)
    reason = Reason.COURTESY if courteous(text) else Reason.NO_NUMBER
    return Unclear(text, reason, likely(text, named or items), 0)


def _numbered(mark: Mark, said: str, items: Sequence[OpenItem], about: Collection[int]) -> Iterator[Part | Unclear]:
    """Give one piece to each item its number means; what closes the message courteously stands for itself."""
    written = said[: mark.end - mark.start]
    said, closing, reason = _without_closing(said, len(written))
    for number in mark.numbers:
        chosen = _choose(number, items, about)
        if len(said) <= len(written):
            yield Unclear(said, Reason.NO_WORDS, tuple(item.id for item in chosen), mark.start, written)
        elif len(chosen) == 1:
            yield part_of(chosen[0].id, said, start=mark.start, number=written)
        else:
            why = Reason.TWO_TASKS if chosen else Reason.NOT_OPEN
            candidates = tuple(item.id for item in chosen) or likely(said, items)
            yield Unclear(said, why, candidates, mark.start, written)
    if closing:
        yield Unclear(closing, reason, (), mark.start + len(said))


def _without_closing(said: str, after: int) -> tuple[str, str, Reason]:
    """Cut off the end of a piece if it is no part of it: what is said of all the rest, or a last line of courtesy."""
    rest = _REST.search(said, after)
    if rest:
        return said[: rest.start()], said[rest.start() :], Reason.REST
    line = said.rstrip().rfind("\n")
    if line >= after and courteous(said[line:]):
        return said[:line], said[line:], Reason.COURTESY
    last = max(said.rstrip(" \n。！!").rfind(end) for end in "。！!；;") + 1
    if closes(said[last:]):
        return said[:last], said[last:], Reason.COURTESY
    return said, "", Reason.COURTESY


def _choose(number: Number, items: Sequence[OpenItem], about: Collection[int]) -> list[OpenItem]:
    """Find what a number means: one item, none, or one of each task that it may mean.

    First among what the replied-to message was about, then among what is owed; of one task's periods the earliest that
    is owed, or the last that was answered. A number that no item has may be that of a task that is reported with one.
    """
    meant = [item for item in items if number.means(item.annex, item.no)]
    meant = meant or [item for item in items if any(number.means(*also) for also in item.also)]
    meant = [item for item in meant if item.id in about] or meant
    owed = [item for item in meant if item.owed]
    by_task: dict[tuple[str, str, str, int], OpenItem] = {}
    for item in sorted(owed or meant, key=lambda item: item.period, reverse=bool(owed)):
        by_task[item.task] = item
    return list(by_task.values())
