"""What was overdue before a task changed hands, as the preview shows it."""

import pytest

from bot.actions.intake.arrears import Arrear
from bot.cli.arrears_words import told_arrears
from tests.cast import ZONE, at


@pytest.mark.parametrize(
    ("lapses", "first"),
    [(False, "overdue before, still owed by who had it"), (True, "overdue before, asked for no more")],
)
def test_each_overdue_report_is_named_and_what_becomes_of_it(lapses: bool, first: str) -> None:  # noqa: FBT001 -- a case
    arrears = [Arrear("区发改局", "2026-02", at("2026-03-06 17:30"), lapses)]
    heading, line = told_arrears(arrears, ZONE)
    assert heading.startswith(first)
    assert line == "  区发改局: 2026-02, was due 2026-03-06"


def test_where_nothing_was_overdue_nothing_is_said() -> None:
    assert list(told_arrears([], ZONE)) == []
