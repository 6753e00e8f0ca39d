"""What `doctor` says of what it found: a mark that fits, the names, and what to do."""

from dataclasses import replace

import pytest

from bot.actions.books.examine import Examined
from bot.cli.findings import Finding, Weight, of_books, of_calendar, of_room
from bot.rules.calendar import Calendar
from bot.rules.in_doubt import NOTHING, InDoubt, KindCount
from bot.rules.terms import DoubtKind
from tests.cast import DOCUMENT

CUT = (KindCount(DoubtKind.ROW_CUT, 1),)
HEALTHY = Examined(
    programmes=1,
    in_doubt=NOTHING,
    supervisors=1,
    owing=2,
    without_contact=(),
    unreachable=(),
    unknown=0,
    aside=(),
    entries=12,
    broken="",
)


def said(weight: Weight, found: list[Finding]) -> list[str]:
    return [finding.text for finding in found if finding.weight is weight]


def noticed(*years: int) -> Calendar:
    """A calendar whose notices are out for some years."""
    return Calendar(lambda day: day.isoweekday() <= 5 if day.year in years else None)


def test_of_healthy_books_only_good_is_said() -> None:
    found = list(of_books(HEALTHY))
    assert {finding.weight for finding in found} == {Weight.GOOD}
    assert "The ledger's chain holds: 12 entries." in said(Weight.GOOD, found)


@pytest.mark.parametrize(
    ("books", "words"),
    [
        (replace(HEALTHY, programmes=0), "programme import FILE"),
        (replace(HEALTHY, in_doubt=InDoubt(1, kinds=CUT)), "1 task is in doubt (1 doubt)."),
        (replace(HEALTHY, in_doubt=InDoubt(30, 20, kinds=CUT)), "in 20 of them somebody is not reminded"),
        (
            replace(HEALTHY, in_doubt=InDoubt(30, 20, 20, CUT)),
            "In 20 the first unit is proposed as lead: python -m bot programme confirm",
        ),
        (replace(HEALTHY, waiting=(DOCUMENT,)), f"Changes of {DOCUMENT} wait, and are not in force"),
        (replace(HEALTHY, supervisors=0), "invite --supervisor NAME"),
        (replace(HEALTHY, without_contact=("区发改局",)), "1 of 2 units that owe reports have nobody bound: 区发改局."),
        (replace(HEALTHY, unreachable=("区发改局 联络员",)), "do not reach: 区发改局 联络员."),
        (replace(HEALTHY, unknown=3), "3 messages"),
        (replace(HEALTHY, aside=("TypeError", "KeyError")), "2 messages of people could not be handled"),
    ],
)
def test_what_wants_a_human_eye_is_a_note_that_says_what_to_do(books: Examined, words: str) -> None:
    [note] = said(Weight.NOTE, list(of_books(books)))
    assert words in note


def test_of_many_names_the_first_are_said_and_the_rest_counted() -> None:
    names = tuple(f"第{number}单位" for number in range(1, 13))
    [note] = said(Weight.NOTE, list(of_books(replace(HEALTHY, owing=20, without_contact=names))))
    assert "第8单位 and 4 more" in note
    assert "第9单位" not in note


def test_a_broken_ledger_is_wrong() -> None:
    [wrong] = said(
        Weight.WRONG, list(of_books(replace(HEALTHY, broken="The ledger is broken at entry 3: it is missing.")))
    )
    assert wrong.startswith("The ledger is broken at entry 3: it is missing.")


def test_a_year_without_notice_is_wrong_and_one_that_comes_a_note() -> None:
    assert [each.weight for each in of_calendar(noticed(2025), 2026)] == [Weight.WRONG]
    assert [each.weight for each in of_calendar(noticed(2026), 2026)] == [Weight.NOTE]
    assert [each.weight for each in of_calendar(noticed(2026, 2027), 2026)] == [Weight.GOOD]


@pytest.mark.parametrize(
    ("megabytes", "weight"), [(99, Weight.WRONG), (100, Weight.NOTE), (999, Weight.NOTE), (1000, Weight.GOOD)]
)
def test_little_room_is_a_note_and_hardly_any_is_wrong(megabytes: int, weight: Weight) -> None:
    assert of_room(megabytes * 10**6, "/data").weight is weight
