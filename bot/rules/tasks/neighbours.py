"""What figures of one sentence say of each other: 440户、806名贫困人口, 新建公厕5处、改造12处, 分别增长7%、10%."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.rules.tasks.comparisons import Change, Comparison
from bot.rules.tasks.counted import listed, total_of
from bot.rules.tasks.figures import Figure, thing_words
from bot.rules.tasks.verbs import is_verbs

_BESIDE: Final = re.compile(r"\s?(?:、|和|及|与|以及)?\s?")
_SENTENCE: Final = re.compile(r"[。；！？;\n]")
_APIECE: Final = re.compile(r"分别[^，。；、]{0,6}$")


def complete(content: str, figures: Sequence[Figure]) -> None:
    """Fill in what a figure leaves to those beside it: what is counted, and how it is meant."""
    for run in _runs(figures):
        _part(run)
    for this, after in reversed(list(pairwise(figures))):
        if _shares(this, after):
            this.noun = after.noun
    for before, this in pairwise(figures):
        if _SENTENCE.search(content, before.end, this.start):
            continue
        if this.noun:
            this.noun = total_of(this.noun, before.noun)
        elif _goes_on(before, this):
            this.noun = before.noun


def _goes_on(before: Figure, this: Figure) -> bool:
    """Tell whether a figure without a thing is about the one before: 改造12处, but not 惠及1.2万户 behind 35个小区."""
    if _APIECE.search(this.before) or not is_verbs(thing_words(this.before, this.quantity)):
        return False
    unit = this.quantity
    return this.beside or unit.unit == before.quantity.unit or unit.is_share or unit.is_money


def _runs(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Group the figures of one unit with nothing between them but a sign of a list."""
    runs: list[list[Figure]] = []
    for figure in figures:
        if runs and _joins(runs[-1][-1], figure):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs


def _joins(before: Figure, this: Figure) -> bool:
    alike = before.quantity.unit == this.quantity.unit and not before.behind
    return alike and this.beside and _BESIDE.fullmatch(this.before) is not None


def _part(run: Sequence[Figure]) -> None:
    """Give each of several figures its own thing: 地区生产总值、固定资产投资分别增长7%、10%."""
    first = run[0]
    if len(run) == 1:
        return
    if _APIECE.search(first.before):
        nouns = listed(thing_words(first.before, first.quantity))
        for figure, noun in zip(run, nouns if len(nouns) == len(run) else [""] * len(run), strict=True):
            figure.noun = noun
    for before, this in pairwise(run):
        if this.quantity.is_share and this.change is Change.NONE:
            this.change = before.change
        if this.quantity.is_share and this.comparison is Comparison.EXACTLY:
            this.comparison = before.comparison


def _shares(this: Figure, after: Figure) -> bool:
    """Tell whether a figure counts what stands behind the next one: 开工3000套、竣工2000套安置房."""
    if not after.beside or not after.behind or this.behind or this.quantity.is_share:
        return False
    words = thing_words(this.before, this.quantity)
    if _BESIDE.fullmatch(after.before):
        return not this.noun or words.endswith("等")
    return is_verbs(words) and is_verbs(after.before)
