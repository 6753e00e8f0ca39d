"""Whether the rows say what stands in the document, all of it, each its own: what they do not is told.

This does not ask how the rows were read. It goes through the lines and cells once more, takes what stands between the
beginnings of two rows for the first one's, and looks for its words, cut at every sign, in what that row says; and for
the words of the row in what stands there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median_low
from typing import Final

from bot.documents.blocks import Block
from bot.documents.checks.margins import is_beside_tasks, is_label, is_signature
from bot.documents.checks.stretches import Stretch, bare, parts_of, stretches
from bot.documents.columns import RawRow
from bot.documents.damage import STOPS
from bot.documents.labels.label_words import names_a_person_beside
from bot.documents.labels.sections import over_rows
from bot.documents.people import without_persons
from bot.rules.units.leaders import read_leaders
from bot.rules.units.organs import ending, is_group
from bot.rules.units.role_words import trailing

LEFT_OUT: Final = "left out: "
"""With this begin the words of a doubt about a passage that went nowhere."""
ASTRAY: Final = "from elsewhere: "
"""With this begin the words of a doubt about what a row says and nothing in its place does."""
DOUBLED: Final = "another row: "
"""With this begin the words of a doubt about what begins as rows do in the place of one."""
TORN: Final = "goes on: "
"""With this begin the words of a doubt about a row that begins in the middle of another one's sentence."""

_NUMBER: Final = re.compile(r"[一二三四五六七八九十百零〇]+")
_CHINESE: Final = re.compile(r"[一-鿿]")
_FEWEST: Final = 6
_FEWEST_OF_A_PART: Final = 3
"""A passage of fewer characters may be a mark or a remark; less so, if its row says the rest of the cell."""
_NAME: Final = 3
"""A unit's name has at least so many."""
_TOLD: Final = 4
"""So many characters tell that a line was told already as what nothing took."""
_SHOWN: Final = 40
_OFTEN: Final = 3
"""A passage that stands so often in an annex, word for word, is the head of its pages. Less often is no habit."""
_UNUSED: Final = 0.3
"""A column of which more cells than this went nowhere was left out as a whole; that is told once, by its heading."""
_CELLS: Final = 3
"""A row of fewer cells begins like many lines that begin none."""
_USUAL: Final = 5
"""What happens to more than one row in so many is how the layout is, and no sign of anything."""


@dataclass(frozen=True, slots=True)
class _Lost:
    """A passage that went nowhere, or, if it is `near`, only to a row beside its own. `column`: how many, and which."""

    row: int
    column: tuple[int, int]
    words: str
    near: bool


@dataclass(frozen=True, slots=True)
class _Own:
    """What may be said in one stretch: by its rows, by those beside it, over the next row, and what is told already.

    `led`: they have leaders; who is responsible beside one (主要责任人) is none.
    """

    said: str
    near: str
    heads: str
    told: tuple[str, ...]
    led: bool


def checked(blocks: Sequence[Block], rows: Sequence[RawRow]) -> list[RawRow]:
    """Give the rows of an annex, each with doubts of what stands in its place and it does not say, or the reverse."""
    cut = list(stretches(blocks, rows))
    told: dict[int, list[str]] = {}
    for lost in _lost(cut, rows):
        told.setdefault(lost.row, []).append(LEFT_OUT + lost.words[:_SHOWN])
    for row, words in _astray(cut, rows):
        told.setdefault(row, []).append(ASTRAY + words[:_SHOWN])
    for row, words in _torn(cut, rows):
        told.setdefault(row, []).append(TORN + words[:_SHOWN])
    for row, words in _doubled(cut):
        told.setdefault(row, []).append(DOUBLED + words[:_SHOWN])
    return [replace(row, cut=(*row.cut, *dict.fromkeys(told.get(at, ())))) for at, row in enumerate(rows)]


def _lost(cut: Sequence[Stretch], rows: Sequence[RawRow]) -> list[_Lost]:
    """Return what went nowhere, in its order."""
    people = frozenset(name for row in rows for name in read_leaders(row.leaders))
    filled: Counter[tuple[int, int]] = Counter()
    found: list[_Lost] = []
    for stretch, own in zip(cut, _owned(cut, rows), strict=True):
        below = stretch is cut[-1]
        for place in stretch.places:
            if below and len(place.cells) == 1 and is_signature(place.cells[0]):
                continue
            for at, cell in enumerate(place.cells):
                column = (len(place.cells), at)
                filled[column] += bool(cell.strip())
                found += [_Lost(stretch.rows[-1], column, *words) for words in _passages(cell, own, people)]
    often = Counter(each.words for each in found if len(each.words) >= _FEWEST)
    lost = Counter(each.column for each in found)
    unused = {column for column in lost if column[0] > 1 and lost[column] > max(_UNUSED * filled[column], _OFTEN - 1)}
    usual = _is_usual({each.row for each in found if each.near}, len(cut))
    return [
        each for each in found if each.column not in unused and often[each.words] < _OFTEN and not (usual and each.near)
    ]


def _owned(cut: Sequence[Stretch], rows: Sequence[RawRow]) -> Iterator[_Own]:
    """Give what may be said in each stretch. Sections, stems and owners may stand in front of their row."""
    said = ["\n".join(_said(rows[row]) for row in stretch.rows) for stretch in cut]
    for at, stretch in enumerate(cut):
        after = rows[cut[at + 1].rows[0]] if at + 1 < len(cut) else None
        over = "\n".join(map(bare, (after.stem, after.owner, *after.sections))) if after else ""
        near = "\n".join((*said[max(0, at - 1) : at], *said[at + 1 : at + 2]))
        heads = bare(after.leaders + after.units) if after else ""
        told = tuple(bare(words) for row in stretch.rows for words in rows[row].cut)
        led = any(rows[row].leaders for row in stretch.rows)
        yield _Own(f"{said[at]}\n{over}", near, heads, told, led)


def _said(row: RawRow) -> str:
    """Return all that a row says, a line for each of its parts, without signs."""
    parts = (row.content, row.stem, row.units, row.leaders, row.due, row.owner, *row.sections, *row.cut)
    return "\n".join(map(bare, parts))


def _passages(cell: str, own: _Own, people: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Give what of a cell is not said where it stands, and whether it is said nearby."""
    parts = parts_of(cell)
    known = [part in own.said or not _CHINESE.search(part) or _is_known(part, own) for part in parts]
    if all(known) or _is_explained(cell, own):
        return
    fewest = _FEWEST_OF_A_PART if any(known) else _FEWEST
    for is_known, run in groupby(zip(parts, known, strict=True), key=lambda each: each[1]):
        words = [part for part, _ in run]
        if not is_known and (len(_CHINESE.findall("".join(words))) >= fewest or _names_somebody(words, people)):
            yield "，".join(words), all(each in own.near for each in words)


def _is_known(part: str, own: _Own) -> bool:
    """Tell whether words are a number, a label, or a name that is said without the role word behind it."""
    name = trailing(part)[1]
    return bool(_NUMBER.fullmatch(part)) or is_label(part) or (len(name) >= _NAME and name in own.said)


def _names_somebody(parts: Sequence[str], people: frozenset[str]) -> bool:
    """Tell whether parts of a text hold the name of a unit, or of a leader whom some row names."""
    if "".join(parts) in people or people.intersection(parts):
        return True
    names = [trailing(part)[1] for part in parts]
    return any(is_group(name) or (len(name) >= _NAME and bool(ending(name))) for name in names if name)


def _is_explained(cell: str, own: _Own) -> bool:
    """Tell whether a cell says nothing about a task, was told by its beginning, or gives the next row who answers."""
    words = bare(cell)
    if own.led and names_a_person_beside(cell):
        return True
    column, value = over_rows(cell)
    if column:
        return all(part in own.heads for part in parts_of(value))
    units = without_persons(cell)
    if units != cell and units and all(part in own.said for part in parts_of(units)):
        return True  # who answers within the unit
    return is_beside_tasks(cell) or any(len(told) >= _TOLD and told in words for told in own.told)


def _astray(cut: Sequence[Stretch], rows: Sequence[RawRow]) -> Iterator[tuple[int, str]]:
    """Give what rows say, and nothing does where they stand, in a heading over them, or in the row above them."""
    found: list[tuple[int, str]] = []
    for before, stretch in pairwise([None, *cut]):
        if not stretch:
            continue
        here = stretch.words() + "\n" + (before.heads() if before else "")
        for at in stretch.rows:
            above = rows[at - 1] if at else None
            words = "\n".join((here, *map(bare, rows[at].sections)))
            found += [(at, part) for part in _own_words(rows[at], above) if part not in words and not is_label(part)]
    if not _is_usual({row for row, _ in found}, len(rows)):
        yield from found


def _doubled(cut: Sequence[Stretch]) -> Iterator[tuple[int, str]]:
    """Give what stands behind the beginning of a row and looks like one: as full a line, or its labels once more."""
    full = median_low([stretch.filled()[0] for stretch in cut] or [0])
    labels = Counter(label for stretch in cut for label in set(stretch.labels()))
    usual = {label for label, often in labels.items() if often * 2 > len(cut)}
    found = []
    for stretch in cut:
        if len(stretch.rows) > 1:
            continue
        late = (place for place, cells in zip(stretch.places[1:], stretch.filled()[1:], strict=True) if cells >= full)
        twice = (label for label, often in Counter(stretch.labels()).items() if often > 1 and label in usual)
        words = next(("".join(place.cells) for place in late if full >= _CELLS), "") or next(twice, "")
        found += [(stretch.rows[0], words)] if words else []
    if not _is_usual({row for row, _ in found}, len(cut)):
        yield from found


def _torn(cut: Sequence[Stretch], rows: Sequence[RawRow]) -> Iterator[tuple[int, str]]:
    """Give the rows that begin in the line of another one whose content has no end."""
    for stretch in cut:
        for early, late in pairwise(stretch.rows):
            if rows[early].content and not rows[early].content.endswith(STOPS):
                yield late, rows[late].content


def _is_usual(rows: set[int], of: int) -> bool:
    return len(rows) >= _OFTEN and len(rows) * _USUAL > of


def _own_words(row: RawRow, above: RawRow | None) -> Iterator[str]:
    """Give the parts of what a row says for itself: leaders and units may be those of the row above."""
    for text, repeated in (
        (row.content, ""),
        (row.leaders, above.leaders if above else row.leaders),
        (row.units, above.units if above else row.units),
    ):
        above_it = {_unlabelled(each) for each in repeated.split("；")}
        own = [each for each in text.split("；") if _unlabelled(each) not in above_it]
        yield from (part for each in own for part in parts_of(each) if len(part) > 1)


def _unlabelled(text: str) -> str:
    return text.rpartition("：")[2]
