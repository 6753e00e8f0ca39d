"""Say that nothing is owed: what was reported last, and when the next report is due."""

from bot.actions.open_items import by_report, open_lines, period_of
from bot.actions.prospect import next_due
from bot.actions.turn import Turn
from bot.rules.letters.answers import NothingOwed


def nothing_owed(turn: Turn, *, said: bool = False, edits: int | None = None) -> None:
    """Answer that there is nothing to report. `said`: words came that were put nowhere."""
    reports = list(by_report(open_lines(turn.session, turn.unit_id)).values())
    reported = [report for report in reports if not any(line.owed for line in report)]
    due = next_due(
        turn.session,
        turn.unit_id,
        rules=turn.settings.obligations,
        calendar=turn.calendar,
        zone=turn.zone,
        now=turn.now,
    )
    period = period_of(turn, reported[-1]) if reported else None
    turn.say(NothingOwed(turn.unit.name, period, due, said=said), edits=edits)
