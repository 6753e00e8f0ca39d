"""Every way in which a reader of layouts may go wrong, done to rows that are right: what is to be doubted."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.documents.columns import RawRow

Rows = Sequence[RawRow]
Mutant = list[RawRow] | None
"""The rows after one of them went wrong; None if that cannot happen to it."""
Mutation = Callable[[Rows, int, random.Random], Mutant]

_BETWEEN = re.compile(r"[、，,；;]")


def _with(rows: Rows, at: int, *instead: RawRow, of: int = 1) -> list[RawRow]:
    return [*rows[:at], *instead, *rows[at + of :]]


def _swapped(rows: Rows, at: int, field: str) -> Mutant:
    """A row and the next have each other's cell."""
    if at + 1 == len(rows) or getattr(rows[at], field) == getattr(rows[at + 1], field):
        return None
    row, after = rows[at], rows[at + 1]
    there, here = ({field: getattr(each, field)} for each in (row, after))
    return _with(rows, at, replace(row, **here), replace(after, **there), of=2)


def _cut_at(text: str, chance: random.Random) -> int:
    """A place within a text, not at its edges."""
    return chance.randint(len(text) // 4 + 1, len(text) * 3 // 4)


def shifted_left(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    if row.leaders:
        return _with(rows, at, replace(row, leaders=row.units, units=row.due, due=""))
    return _with(rows, at, replace(row, content=row.units, units=row.due, due=""))


def shifted_right(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    content = row.sections[-1] if row.sections else str(row.no)
    if row.leaders:
        return _with(rows, at, replace(row, content=content, leaders=row.content, units=row.leaders, due=row.units))
    return _with(rows, at, replace(row, content=content, units=row.content, due=row.units))


def cells_of_the_next_row(rows: Rows, at: int, _: random.Random) -> Mutant:
    return _swapped(rows, at, "units")


def leaders_of_the_next_row(rows: Rows, at: int, _: random.Random) -> Mutant:
    return _swapped(rows, at, "leaders")


def two_rows_in_one(rows: Rows, at: int, _: random.Random) -> Mutant:
    if at + 1 == len(rows):
        return None
    row, after = rows[at], rows[at + 1]
    leaders = "\n".join(dict.fromkeys(each for each in (row.leaders, after.leaders) if each))
    units = row.units if after.units == row.units else f"{row.units}、{after.units}".strip("、")
    return _with(rows, at, replace(row, content=row.content + after.content, leaders=leaders, units=units), of=2)


def two_contents_in_one(rows: Rows, at: int, _: random.Random) -> Mutant:
    if at + 1 == len(rows):
        return None
    return _with(rows, at, replace(rows[at], content=rows[at].content + rows[at + 1].content), of=2)


def one_row_in_two(rows: Rows, at: int, chance: random.Random) -> Mutant:
    row = rows[at]
    place = _cut_at(row.content, chance)
    early = replace(row, content=row.content[:place])
    late = replace(row, no=0, content=row.content[place:], cut=())
    return _with(rows, at, early, late)


def one_row_in_two_of_which_one_names_nobody(rows: Rows, at: int, chance: random.Random) -> Mutant:
    row = rows[at]
    place = _cut_at(row.content, chance)
    early = replace(row, content=row.content[:place])
    late = replace(row, no=0, content=row.content[place:], leaders="", units="", due="")
    return _with(rows, at, early, late)


def end_of_content_lost(rows: Rows, at: int, chance: random.Random) -> Mutant:
    row = rows[at]
    return _with(rows, at, replace(row, content=row.content[: _cut_at(row.content, chance)]))


def beginning_of_content_lost(rows: Rows, at: int, chance: random.Random) -> Mutant:
    row = rows[at]
    return _with(rows, at, replace(row, content=row.content[_cut_at(row.content, chance) :]))


def sentence_lost(rows: Rows, at: int, chance: random.Random) -> Mutant:
    parts = re.findall(r"[^。；，]+[。；，]*", rows[at].content)
    if len(parts) < 2:
        return None
    del parts[chance.randrange(len(parts))]
    return _with(rows, at, replace(rows[at], content="".join(parts)))


def content_lost(rows: Rows, at: int, _: random.Random) -> Mutant:
    return _with(rows, at, replace(rows[at], content=""))


def units_lost(rows: Rows, at: int, _: random.Random) -> Mutant:
    return _with(rows, at, replace(rows[at], units="")) if rows[at].units else None


def leaders_lost(rows: Rows, at: int, _: random.Random) -> Mutant:
    return _with(rows, at, replace(rows[at], leaders="")) if rows[at].leaders else None


def one_unit_lost(rows: Rows, at: int, chance: random.Random) -> Mutant:
    names = _BETWEEN.split(rows[at].units)
    if len(names) < 2:
        return None
    lost = chance.choice(names[1:])
    return _with(
        rows, at, replace(rows[at], units=re.sub(rf"[、，,；;]{re.escape(lost)}", "", rows[at].units, count=1))
    )


def one_leader_lost(rows: Rows, at: int, _: random.Random) -> Mutant:
    first, sign, _late = re.sub(r"(?<=\w)[ \u3000]+(?=\w\w)", "、", rows[at].leaders).partition("、")
    return _with(rows, at, replace(rows[at], leaders=first)) if sign else None


def end_of_content_among_units(rows: Rows, at: int, chance: random.Random) -> Mutant:
    row = rows[at]
    place = _cut_at(row.content, chance)
    return _with(rows, at, replace(row, content=row.content[:place], units=row.content[place:] + row.units))


def units_behind_content(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    return _with(rows, at, replace(row, content=row.content + row.units, units="")) if row.units else None


def first_unit_behind_content(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    first, sign, late = row.units.partition("、")
    return _with(rows, at, replace(row, content=row.content + first, units=late)) if sign else None


def leaders_behind_content(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    return _with(rows, at, replace(row, content=row.content + row.leaders, leaders="")) if row.leaders else None


def leaders_among_units(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    return _with(rows, at, replace(row, leaders="", units=f"{row.leaders}、{row.units}")) if row.leaders else None


def leader_stuck_to_units(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    return _with(rows, at, replace(row, leaders="", units=row.leaders + row.units)) if row.leaders else None


def unit_among_leaders(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    first, _sign, late = row.units.partition("、")
    return (
        _with(rows, at, replace(row, leaders=f"{row.leaders} {first}", units=late)) if row.leaders and first else None
    )


def date_among_units(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    return _with(rows, at, replace(row, units=row.units + (row.due or "12月底前完成"), due="")) if row.units else None


def date_among_leaders(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    return (
        _with(rows, at, replace(row, leaders=f"{row.leaders} {row.due or '12月底前'}", due="")) if row.leaders else None
    )


def section_for_content(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    return _with(rows, at, replace(row, content=row.sections[-1])) if row.sections else None


def section_before_content(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    return _with(rows, at, replace(row, content=row.sections[-1] + row.content)) if row.sections else None


def header_for_a_row(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    leaders = "分管领导" if row.leaders else ""
    return _with(rows, at, replace(row, content="工作任务", leaders=leaders, units="责任单位", due="", no=0), row)


def note_for_a_row(rows: Rows, at: int, _: random.Random) -> Mutant:
    row = rows[at]
    return _with(rows, at, row, replace(row, content="注：列首位的为牵头单位", no=0))


def sign_between_units_lost(rows: Rows, at: int, chance: random.Random) -> Mutant:
    places = [found.start() for found in _BETWEEN.finditer(rows[at].units)]
    if not places:
        return None
    place = chance.choice(places)
    return _with(rows, at, replace(rows[at], units=rows[at].units[:place] + rows[at].units[place + 1 :]))


def sign_between_leaders_lost(rows: Rows, at: int, _: random.Random) -> Mutant:
    glued = re.sub(r"(?<=\w\w)[ \u3000\n、，]+(?=\w\w)", "", rows[at].leaders)
    return _with(rows, at, replace(rows[at], leaders=glued)) if glued != rows[at].leaders else None


def end_of_units_lost(rows: Rows, at: int, _: random.Random) -> Mutant:
    return _with(rows, at, replace(rows[at], units=rows[at].units[:-1])) if len(rows[at].units) > 1 else None


def beginning_of_units_lost(rows: Rows, at: int, _: random.Random) -> Mutant:
    return _with(rows, at, replace(rows[at], units=rows[at].units[2:])) if len(rows[at].units) > 3 else None


def end_of_leaders_lost(rows: Rows, at: int, _: random.Random) -> Mutant:
    return _with(rows, at, replace(rows[at], leaders=rows[at].leaders[:-1])) if len(rows[at].leaders) > 1 else None


def row_lost(rows: Rows, at: int, _: random.Random) -> Mutant:
    return _with(rows, at) if at else None


def contents_changed_places(rows: Rows, at: int, _: random.Random) -> Mutant:
    return _swapped(rows, at, "content")


def piece_of_the_next_content(rows: Rows, at: int, chance: random.Random) -> Mutant:
    if at + 1 == len(rows):
        return None
    row, after = rows[at], rows[at + 1]
    place = _cut_at(after.content, chance)
    early = replace(row, content=row.content + after.content[:place])
    return _with(rows, at, early, replace(after, content=after.content[place:]), of=2)


MUTATIONS: dict[str, Mutation] = {
    name: each
    for name, each in globals().items()
    if callable(each) and not name.startswith("_") and getattr(each, "__module__", "") == __name__
}
"""All of them, by name."""


def without_numbers(rows: Rows) -> list[RawRow]:
    """The rows as a document has them that numbers none: no gap tells what is missing."""
    return [replace(row, no=0) for row in rows]
