"""What `doctor` says: one sentence a finding, with what to do about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.actions.books.examine import Examined
from bot.rules.calendar import Calendar
from bot.rules.in_doubt import InDoubt

SHOWN = 8
"""How many names stand in one sentence."""

MEGABYTE = 10**6
TOO_LITTLE, LITTLE = 100 * MEGABYTE, 1000 * MEGABYTE
"""Free space: below the first the ledger may soon not be written, below the second somebody should know."""


class Weight(StrEnum):
    """How much a finding weighs; the values are the marks that it is printed with."""

    GOOD = "✓"
    NOTE = "!"
    WRONG = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence, or two."""

    weight: Weight
    text: str


def of_books(books: Examined) -> Iterator[Finding]:
    """Say what was found in the books."""
    yield _programmes(books)
    if books.in_doubt.tasks:
        yield _in_doubt(books.in_doubt)
    if books.waiting:
        yield _note(
            f"Changes of {_some(books.waiting)} wait, and are not in force: python -m bot programme confirm --changes, "
            "or --drop-changes."
        )
    if not books.supervisors:
        yield _note(
            "No supervisor is bound: nobody gets the digest. Invite one: python -m bot invite --supervisor NAME."
        )
    if books.without_contact:
        missing = len(books.without_contact)
        yield _note(
            f"{missing} of {books.owing} units that owe reports have nobody bound: {_some(books.without_contact)}. "
            "Invite their contacts: python -m bot invite --unit NAME."
        )
    if books.unreachable:
        yield _note(f"Messages do not reach: {_some(books.unreachable)}. Call them; a new invitation binds them again.")
    if books.unknown:
        yield _note(f"Nobody knows whether these arrived: {books.unknown} messages. The digest names whom to ask.")
    if books.aside:
        yield _note(
            f"{len(books.aside)} messages of people could not be handled and were set aside, the last for: "
            f"{books.aside[-1]}. They are kept; ask the people to write again."
        )
    yield (
        Finding(Weight.WRONG, f"{books.broken} Put back the last good copy, and find out who changed it.")
        if books.broken
        else Finding(Weight.GOOD, f"The ledger's chain holds: {books.entries} entries.")
    )


def of_calendar(calendar: Calendar, year: int) -> Iterator[Finding]:
    """Say whether this year and the next have their holiday notices."""
    if not _has_notice(calendar, year):
        yield Finding(
            Weight.WRONG,
            f"There is no holiday notice for {year}: its dates are provisional, and nothing counts as late. "
            "Update chinesecalendar, or write the days under calendar.overrides.",
        )
    elif not _has_notice(calendar, year + 1):
        yield _note(
            f"The holiday notice for {year + 1} is not known yet (it usually appears in November): dates in {year + 1} "
            "are provisional. Update chinesecalendar when it is out."
        )
    else:
        yield Finding(Weight.GOOD, f"The holiday notices for {year} and {year + 1} are known.")


def of_room(free: int, folder: str) -> Finding:
    """Say whether there is room for the ledger."""
    text = f"{free // MEGABYTE:,} MB are free in {folder}"
    if free < TOO_LITTLE:
        return Finding(Weight.WRONG, f"Only {text}: make room, or soon nothing can be saved.")
    if free < LITTLE:
        return _note(f"Only {text}: make room soon.")
    return Finding(Weight.GOOD, f"{text}.")


def _programmes(books: Examined) -> Finding:
    if books.programmes:
        return Finding(Weight.GOOD, f"Programmes imported: {books.programmes}.")
    return _note("There is no programme yet. Import one: python -m bot programme import FILE.")


def _in_doubt(found: InDoubt) -> Finding:
    tasks = "1 task is" if found.tasks == 1 else f"{found.tasks} tasks are"
    doubts = "1 doubt" if found.doubts == 1 else f"{found.doubts} doubts"
    text = f"{tasks} in doubt ({doubts})"
    text += f"; in {found.holding} of them somebody is not reminded before it is settled." if found.holding else "."
    if found.leads:
        text += (
            f" In {found.leads} the first unit is proposed as lead: python -m bot programme confirm --proposed-leads."
        )
    return _note(text)


def _has_notice(calendar: Calendar, year: int) -> bool:
    return not calendar.nth_working_day(year, 1, 5).provisional


def _some(names: Sequence[str]) -> str:
    more = len(names) - SHOWN
    return "、".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def _note(text: str) -> Finding:
    return Finding(Weight.NOTE, text)
