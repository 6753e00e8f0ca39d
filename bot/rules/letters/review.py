"""Letters about the review workbook (复核表): it goes out, comes back with mistakes, or is taken."""

from dataclasses import dataclass

from bot.rules.in_doubt import InDoubt
from bot.rules.letters.base import Letter
from bot.rules.letters.intake import Changed


@dataclass(frozen=True)
class ReviewWorkbook(Letter, kind="review_workbook"):
    """The caption of a programme's review workbook (复核表): so many tasks, and what is in doubt."""

    document: str
    tasks: int
    in_doubt: InDoubt


@dataclass(frozen=True)
class NoProgramme(Letter, kind="no_programme"):
    """There is nothing to review: no document was imported yet."""


@dataclass(frozen=True)
class DocumentChoice:
    """A document that may be meant, with so many open doubts."""

    programme: int
    document: str
    doubts: int


@dataclass(frozen=True)
class ReviewWhich(Letter, kind="review_which"):
    """Of which document is the workbook wanted? The first few of so many `documents`.

    `asked`: the number that was named, and that none of them or several have; empty: none was named.
    """

    asked: str
    choices: tuple[DocumentChoice, ...]
    documents: int


@dataclass(frozen=True)
class ReviewRefused(Letter, kind="review_refused"):
    """A review workbook has mistakes, so that nothing of it is taken: a line each, with sheet, row and column."""

    name: str
    mistakes: tuple[str, ...]


@dataclass(frozen=True)
class ReviewDone(Letter, kind="review_done"):
    """A review workbook came back: rows looked through, fields corrected, doubts settled and left in how many tasks.

    `differences` are the first few of `differing`; `units_added` are names that became units by it.
    """

    document: str
    checked: int
    differences: tuple[Changed, ...]
    differing: int
    settled: int
    left: InDoubt
    units_added: tuple[str, ...]
    programme: int = 0
