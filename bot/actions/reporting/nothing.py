"""Say that nothing is owed: what was reported last, and when the next report is due."""

from bot.actions.reminding.authors import reported_by_others
from bot.actions.reporting.open_items import by_report, open_lines, period_of
from bot.actions.reporting.prospect import next_due
from bot.actions.reporting.turn import Turn
from bot.rules.letters.answers import NothingOwed
from bot.rules.letters.enrolment import NextDue
from bot.rules.letters.periods import OpenPeriod


def nothing_owed(turn: Turn, *, said: bool = False, edits: int | None = None) -> None:
    """Answer that there is nothing to report. `said`: words came that were put nowhere."""
    reports = list(by_report(open_lines(turn.session, turn.unit_ids)).values())
    reported = [report for report in reports if not any(line.owed for line in report)]
    period = period_of(turn, reported[-1]) if reported else None
    turn.say(NothingOwed(turn.units, period, _next_due(turn), said=said, by=_by(turn, period)), edits=edits)


def _by(turn: Turn, period: OpenPeriod | None) -> tuple[str, ...]:
    """Return the posts of the colleagues who gave some of a report."""
    if period is None:
        return ()
    mine = [seat.post.id or 0 for seat in turn.seats]
    others = reported_by_others(turn.session, [period.obligation], mine).get(period.obligation)
    return tuple(others.posts) if others else ()


def _next_due(turn: Turn) -> NextDue | None:
    """Return the next deadline of any of the person's units."""
    rules, calendar, zone = turn.settings.obligations, turn.calendar, turn.zone
    ahead = [
        due
        for unit_id in turn.unit_ids
        if (due := next_due(turn.session, unit_id, rules=rules, calendar=calendar, zone=zone, now=turn.now))
    ]
    return min(ahead, key=lambda due: due.at, default=None)
