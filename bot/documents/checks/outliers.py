"""Rows held against the others of their annex: what none or few of them are like is a doubt of the row that is."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.documents.checks.coverage import DOUBLED
from bot.documents.columns import NO_LEADERS, RawRow
from bot.documents.damage import STOPS

_MOST: Final = 0.9
"""What so large a part of the rows has, a row without it has lost."""
_HARDLY_ANY: Final = 0.03
_ENOUGH: Final = 12
"""So many rows show what is usual."""
_SHORTEST: Final = 8
"""A content of so many characters is not found in another one by chance."""
_SECOND_SENTENCE: Final = re.compile(r"。(?=.{8})")
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Usual:
    """What the rows of one annex have in common."""

    ends_in_stops: bool
    names_leaders: bool
    is_one_sentence: bool
    """Of rows that are numbered, a gap tells that two became one."""
    pieces: frozenset[str]
    """What stands in front of and behind the sentences of all contents, to find one within another."""

    @classmethod
    def of(cls, rows: Sequence[RawRow]) -> "Usual":
        """Look at all the rows of an annex."""
        whole = [row for row in rows if row.content]
        several = sum(bool(_SECOND_SENTENCE.search(row.content)) for row in whole)
        return cls(
            ends_in_stops=sum(row.content.endswith(STOPS) for row in rows) > len(rows) / 2,
            names_leaders=len(rows) >= _ENOUGH and sum(bool(row.leaders) for row in rows) >= _MOST * len(rows),
            is_one_sentence=len(rows) >= _ENOUGH
            and several <= max(1, _HARDLY_ANY * len(rows))
            and sum(bool(row.no) for row in rows) * 2 < len(rows),
            pieces=frozenset(row.content for row in whole if len(row.content) >= _SHORTEST),
        )


Sign = Callable[[RawRow, Usual], str]
"""The words that make a row doubtful, or none."""


def without_a_stop(row: RawRow, usual: Usual) -> str:
    """Most contents end as sentences do; one that does not was cut."""
    cut = usual.ends_in_stops and row.content and not row.content.endswith(STOPS)
    return f"…{row.content[-6:]}" if cut else ""


def without_leaders(row: RawRow, usual: Usual) -> str:
    """Nearly every row names its leaders; one that names none lost its cell, or its heading."""
    return NO_LEADERS if usual.names_leaders and not row.leaders and NO_LEADERS not in row.cut else ""


def a_second_sentence(row: RawRow, usual: Usual) -> str:
    """Where every task is one sentence, a second one may be the next row's."""
    found = _SECOND_SENTENCE.search(row.content) if usual.is_one_sentence else None
    return f"two in one: {row.content[found.end() :][:_SHOWN]}" if found else ""


def another_row_within(row: RawRow, usual: Usual) -> str:
    """A content that holds the whole of another row's is that row as well, or that one is but a piece of it."""
    starts = (found.end() for found in re.finditer(r"[。；]", row.content))
    held = (part for at in starts for part in (row.content[:at], row.content[at:]) if part in usual.pieces)
    other = next((part for part in held if part != row.content), "")
    return f"{DOUBLED}{other[:_SHOWN]}" if other else ""


SIGNS: Final[tuple[Sign, ...]] = (without_a_stop, without_leaders, a_second_sentence, another_row_within)


def marked(rows: Sequence[RawRow]) -> list[RawRow]:
    """Give the rows of an annex, as they are numbered there, with doubts of what sets each apart from the others."""
    usual = Usual.of(rows)
    return [replace(row, cut=(*row.cut, *_outlying(row, usual))) for row in rows]


def _outlying(row: RawRow, usual: Usual) -> Iterator[str]:
    return (words for sign in SIGNS if (words := sign(row, usual)))
