"""Tasks that stand twice in one document, in two of its annexes: proposed, so that a unit need not report twice.

市中政办发〔2020〕1号 repeats in its list of livelihood projects (附件2) twenty tasks of its main list (附件1): word for
word, worded a little differently, or only one part of a longer task. Two texts are alike as far as the shorter one's
pairs of characters stand in the longer one; pairs that many tasks share (加快, 推进) weigh little. Figures decide where
both have them: 停车位2000个 and 停车位300个 are two tasks.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ALIKE: Final = 0.45
"""From which likeness two tasks are proposed as one.

Of the twenty in that document the least alike has 0.49 (附件2, 82); of those that only sound alike the likest has 0.37.
"""

_LEAST_PAIRS: Final = 4
"""A text that is shorter says too little to be compared."""

_COMMON: Final = 50
"""A pair that stands in more tasks than this does not lead to a likely twin: it is only weighed."""

_SIGNS: Final = re.compile(r"[^\w]+")
_FIGURE: Final = re.compile(r"\d+(?:\.\d+)?(?:%|[万亿]?[^\W\d_])")


class Overlap(StrEnum):
    """How much of a task's words stands in the one that it seems to repeat. Signs and blanks do not count."""

    EQUAL = "equal"
    CONTAINED = "contained"
    """All of it, and the other one says more."""
    CONTAINS = "contains"
    """It says all that the other one does, and more."""
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Text:
    """One task's words. `key` is whatever tells it from others, `annex` where it stands."""

    key: int
    annex: str
    words: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A task that says what another one says, in a later annex; `likeness` from 0 to 1."""

    key: int
    same_as: int
    likeness: float


def overlap(words: str, others: str) -> Overlap:
    """Tell how the words of a task stand to those of another one."""
    one, other = _SIGNS.sub("", words), _SIGNS.sub("", others)
    if one == other:
        return Overlap.EQUAL
    if one in other:
        return Overlap.CONTAINED
    return Overlap.CONTAINS if other in one else Overlap.ALIKE


def find_twins(texts: Iterable[Text]) -> list[Twin]:
    """Propose for each task at most one of an earlier annex that it repeats; annexes are in the order they come in."""
    every = list(texts)
    known = _taken_apart(every)
    weights = _weights(known)
    weight = {each.text.key: _weight(each.pairs, weights) for each in known}
    places = {annex: place for place, annex in enumerate(dict.fromkeys(each.annex for each in every))}
    standing: dict[str, list[_Known]] = defaultdict(list)
    for each in known:
        for pair in each.pairs:
            standing[pair].append(each)
    twins = []
    for each in known:
        likely = {
            other.text.key: other
            for pair in each.pairs
            if len(standing[pair]) <= _COMMON
            for other in standing[pair]
            if places[other.text.annex] < places[each.text.annex]
        }
        found = [
            Twin(
                each.text.key, key, _weight(each.pairs & other.pairs, weights) / min(weight[each.text.key], weight[key])
            )
            for key, other in likely.items()
            if not _contradict(each.figures, other.figures)
        ]
        best = max(found, key=lambda twin: twin.likeness, default=None)
        if best and best.likeness >= ALIKE:
            twins.append(best)
    return twins


def _taken_apart(texts: Iterable[Text]) -> list["_Known"]:
    known = [_Known(text, _pairs(text.words) | (figures := _figures(text.words)), figures) for text in texts]
    return [each for each in known if len(each.pairs) >= _LEAST_PAIRS]


@dataclass(frozen=True, slots=True)
class _Known:
    """A text taken apart: `pairs` of characters, the figures among them."""

    text: Text
    pairs: frozenset[str]
    figures: frozenset[str]


def _weight(pairs: Iterable[str], weights: Mapping[str, float]) -> float:
    return math.fsum(weights[pair] for pair in pairs)


def _contradict(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether both have figures and not a single one in common."""
    return bool(one and other and not one & other)


def _pairs(words: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters; signs and figures part them."""
    pieces = _SIGNS.split(_FIGURE.sub(" ", words))
    return frozenset(piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1))


def _figures(words: str) -> frozenset[str]:
    """Return the figures with what they count: ``17所``, ``1.11万套``."""
    return frozenset(_FIGURE.findall(words))


def _weights(known: Sequence[_Known]) -> dict[str, float]:
    """Weigh each pair by how few tasks it stands in."""
    count = Counter(pair for each in known for pair in each.pairs)
    return {pair: math.log(1 + len(known) / times) for pair, times in count.items()}
