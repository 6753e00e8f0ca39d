"""What a clerk reads of reports that were overdue before a task went to other units."""

from collections.abc import Iterator, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from bot.actions.intake.arrears import Arrear

TAKEN_OVER: Final = "What was overdue before is asked for no more: the new unit tells of it in its next report."
"""What `--taken-over` does."""


def told_arrears(arrears: Sequence[Arrear], zone: ZoneInfo) -> Iterator[str]:
    """Say what fell due before a change and nobody reported: who still owes it, or that it is asked for no more."""
    if arrears and arrears[0].lapses:
        yield "overdue before, asked for no more (the new unit tells of it in its next report):"
    elif arrears:
        yield "overdue before, still owed by who had it (--taken-over: the new unit tells of it in its next report):"
    for each in arrears:
        yield f"  {each.unit}: {each.period}, was due {each.due_at.astimezone(zone):%Y-%m-%d}"
