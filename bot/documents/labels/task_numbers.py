"""How the tasks of running text are numbered, where chapters, tasks and lists within tasks all have numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from bot.documents.columns import Column
from bot.documents.labels.item_numbers import RANK, is_within
from bot.documents.labels.paragraphs import Paragraph
from bot.documents.labels.sections import is_heading, names_the_lead
from bot.rules.units.role_words import Word, of_label

_OF_CHAPTERS: Final = frozenset({"numeral", "bracketed"})
_SAYS_WHAT: Final = re.compile(r"\d(?!\d{3}年)|。")
_FEWEST: Final = 2
_SHARE: Final = 0.3
"""So many of the runs of labels may have no number, or no labels behind it."""


def style_of_tasks(found: Sequence[Paragraph]) -> tuple[str, bool]:
    """Return how tasks are numbered, and whether headings over them name the unit that leads them all."""
    labelled = _style_before_labels(found)
    below = _style_below_leads(found) or _style_below_titles(found) or _style_below_lines(found)
    led = bool(below) and not (labelled and is_within(labelled, below))
    return below if led else labelled, led


def _style_before_labels(found: Sequence[Paragraph]) -> str:
    """Return how tasks are numbered: the style of which one number stands before each run of labels; "" if none is.

    Sections have fewer numbers than there are runs of labels, and are headings; lists within a task have none before
    most of them.
    """
    ends = 0
    since: Counter[str] = Counter()
    before: Counter[str] = Counter()
    labelled = False
    by_units = any(names(each, Column.UNITS) for each in found)
    for each, after in pairwise([*found, None]):
        if not each:
            continue
        answers = names(each, Column.UNITS) if by_units else each.labelled
        if each.style or not each.labelled or each.parts[0].heading is None:
            labelled = False
        if each.style and not _stands_over(each, after):
            since[each.style] += 1
        if answers and not labelled:
            ends += 1
            before.update(set(since))
            since.clear()
            labelled = True
    starts = Counter(each.style for each in found if each.style)
    spoken = {each.style for each in found if each.labelled or not is_heading(each.text)}
    starts = Counter({style: often for style, often in starts.items() if often >= ends or style in spoken})
    cost = {style: (ends - before[style]) + max(0, starts[style] - ends) for style in starts}
    runs_on = {style for style in starts if _runs_on([each.no for each in found if each.style == style])}
    best = min(cost, key=lambda style: (cost[style], style not in runs_on, _place(style, runs_on)), default="")
    return best if best and cost[best] <= max(1, ends * _SHARE) else ""


def _style_below_leads(found: Sequence[Paragraph]) -> str:
    """Return how the tasks are numbered below headings that name who leads them all; "" if there are none."""
    below = Counter(
        after.style
        for each, after in pairwise(found)
        if each.style and after.style and not each.labelled and names_the_lead(each.text)
        if is_within(after.style, each.style)
    )
    return max(below, key=lambda style: below[style], default="")


def _style_below_lines(found: Sequence[Paragraph]) -> str:
    """Return how the tasks are numbered below lines that say who answers for them (牵头单位：…); "" if there are none.

    None of them stands above the first such line, each line has some below it, and there are more than lines.
    """
    lines = [at for at, each in enumerate(found) if is_over(each)]
    below = [next((each.style for each in found[at + 1 :] if each.style or not each.labelled), "") for at in lines]
    style = below[0] if below else ""
    numbers = [each.no for each in found if each.style == style]
    first = next((at for at, each in enumerate(found) if each.style == style), 0)
    is_below = style and set(below) == {style} and lines[0] < first
    return style if is_below and len(numbers) > len(lines) > 1 and _is_counted(numbers) else ""


def is_over(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph begins with the label of units that lead or answer, and so may stand over tasks."""
    heading = paragraph.parts[0].heading if paragraph.parts and not paragraph.style else None
    return bool(heading and heading.column is Column.UNITS and of_label(heading.label) is not Word.SUPPORT)


def _style_below_titles(found: Sequence[Paragraph]) -> str:
    """Return how the tasks are numbered below titles that say who answers for them all; "" if there are none.

    It stands with the titles, or in lines below them: 一、提升交通能级（牵头单位：…；责任单位：…）, 1.… 2.….
    """
    below: Counter[str] = Counter()
    answers = [at for at, each in enumerate(found) if names(each, Column.UNITS)]
    for at in answers:
        title = next((each for each in reversed(found[: at + 1]) if each.style or not each.labelled), found[at])
        after = next((each for each in found[at + 1 :] if each.style or not each.labelled), None)
        if is_title(title) and after and is_item_below(after, title):
            below[after.style] += 1
    style = max(below, key=lambda style: below[style], default="")
    spoken = sum(each.labelled for each in found if each.style == style)
    silent = sum(not each.labelled for each in found if each.style == style)
    known = below[style] >= _FEWEST and (len(answers) - spoken - below[style]) * 2 <= below[style]
    return style if known and spoken < silent else ""


def is_title(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is the title of a chapter, whatever it says of who answers: no figure, no sentence."""
    if paragraph.style not in _OF_CHAPTERS or not paragraph.parts or paragraph.parts[0].heading:
        return False
    words = paragraph.parts[0].text
    return is_heading(words) and not _SAYS_WHAT.search(words)


def is_item_below(paragraph: Paragraph, title: Paragraph) -> bool:
    """Tell whether a paragraph is an item of which only the title above it says who answers."""
    inner = bool(paragraph.style) and is_within(paragraph.style, title.style)
    return inner and not names(paragraph, Column.UNITS)


def _stands_over(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Tell whether a paragraph is a heading over a count that begins below it: 二、重点任务, and then 1."""
    if not after or not after.style or paragraph.labelled or not is_heading(paragraph.text):
        return False
    return is_within(after.style, paragraph.style) and after.no == 1 and after.labelled


def names(paragraph: Paragraph, column: Column) -> bool:
    """Tell whether a paragraph has a label of a kind: a leader over several tasks ends none of them, units do."""
    return any(part.heading.column is column for part in paragraph.parts if part.heading)


def _is_counted(numbers: Sequence[int]) -> bool:
    """Tell whether numbers go on from 1, and perhaps begin anew now and then."""
    return all(after in {1, before + 1} for before, after in pairwise([0, *numbers]))


def _runs_on(numbers: Sequence[int]) -> bool:
    """Tell whether numbers go on from 1 to the end, through all sections."""
    return list(numbers) == list(range(1, len(numbers) + 1))


def _place(style: str, runs_on: set[str]) -> int:
    """Order styles that fit alike: of those that run on, the innermost numbers tasks; otherwise the outermost."""
    return -RANK.index(style) if style in runs_on else RANK.index(style)
