"""What a free reply that waits is shown as: a question about some of its words, or all of it to be confirmed."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.actions.reporting.not_owed import not_owed
from bot.actions.reporting.open_items import (
    Line,
    by_report,
    hollowness,
    last_entries,
    lines_by_id,
    lines_of,
    open_lines,
    period_of,
)
from bot.actions.reporting.record import changed
from bot.actions.reporting.turn import Turn
from bot.rules.letters.answers import Batch, Choice, ReplyCheck, ReplyUnclear
from bot.rules.letters.base import TaskText
from bot.rules.letters.periods import NOTHING, ROOM, Filled, Measured, brief, fitted
from bot.rules.letters.reminders import units
from bot.rules.replies import Part, Pending, Reason
from bot.rules.replies.numbers import spoken
from bot.rules.tasks.progress import progress
from bot.rules.tasks.targets import Target
from bot.store.tables import Draft, Entry

CHOICES = 6
"""So many items are offered to choose from; the likeliest come first."""

ASIDE, ASIDE_EACH = 4, 120
"""So many pieces that belong to no item are shown, and so much of each (UTF-16 units)."""

MANY, BESIDE = 10, 60
"""From so many items on their contents are left out; each takes so much room beside its words (UTF-16 units)."""

PRESENT = 40
"""So much of the words that will be replaced is shown."""

MEASURED = 110
"""So much room a figure beside its target takes at most (UTF-16 units)."""

FEW, SEVERAL = 4, 3
"""So many items may each show so many figures beside their targets; of more items each shows one."""

ASKED = 300
"""So much of the words that are asked about is shown."""


def question(turn: Turn, draft: Draft, pending: Pending) -> ReplyUnclear:
    """Ask which item the first unclear words belong to."""
    asked = pending.unclear[0]
    lines = {line.item_id: line for line in lines_by_id(turn.session, turn.unit_ids, asked.candidates)}
    candidates = [lines[item_id] for item_id in asked.candidates if item_id in lines]
    several = len({line.obligation.period for line in candidates}) > 1
    theirs = len({line.unit.id for line in candidates}) > 1
    return ReplyUnclear(
        draft.id or 0,
        draft.version,
        brief(asked.text, ASKED),
        asked.reason,
        spoken(asked.number),
        tuple(
            Choice(
                line.item_id,
                line.number,
                line.content,
                line.obligation.period if several else "",
                line.unit.name if theirs else "",
            )
            for line in candidates[:CHOICES]
        ),
        understood=len(pending.parts),
        more=max(0, len(candidates) - CHOICES),
        not_owed=not_owed(turn, spoken(asked.number)) if asked.reason is Reason.NOT_OPEN else None,
    )


def check(turn: Turn, draft: Draft, pending: Pending, overtaken: Sequence[Line] = ()) -> ReplyCheck:
    """Show what was understood, item by item, and what belongs to none; `overtaken` were reported otherwise since."""
    parts = {part.item_id: part for part in pending.parts}
    lines = lines_by_id(turn.session, turn.unit_ids, parts)
    last = last_entries(turn.session, lines)
    shown = [_shown(line, parts[line.item_id], last.get(line.item_id)) for line in lines]
    if len(shown) > FEW:
        shown = [replace(each, measured=each.measured[:1]) for each in shown]
    if len(shown) > MANY:
        shown = [replace(each, content=NOTHING, present=NOTHING, measured=()) for each in shown]
    filled = {each.item_id: each for each in fitted(shown, _room(shown))}
    others = lines_by_id(turn.session, turn.unit_ids, other_period(turn, pending.parts).values())
    return ReplyCheck(
        draft.id or 0,
        draft.version,
        tuple(_batch(turn, group, filled, pending.at) for group in by_report(lines).values()),
        tuple(brief(text, ASIDE_EACH) for text in pending.aside[:ASIDE]),
        others[0].obligation.period if others else "",
        tuple(line.number for line in overtaken),
    )


def overtaken(turn: Turn, draft: Draft, pending: Pending) -> list[Line]:
    """Find the items that were reported otherwise since these words were last shown back."""
    parts = {part.item_id: part for part in pending.parts}
    lines = lines_by_id(turn.session, turn.unit_ids, parts)
    since = [line for line in lines if line.entry and line.entry.at > draft.updated_at]
    return [line for line in since if changed(line, parts[line.item_id])]


def _room(shown: Sequence[Filled]) -> int:
    """Return how much room the words have beside all that stands with them."""
    return ROOM - sum(BESIDE + units(each.present) + MEASURED * len(each.measured) for each in shown)


def other_period(turn: Turn, parts: Sequence[Part]) -> dict[int, int]:
    """Find the other open report that all the items of a reply could be meant for: its items by theirs, or nothing."""
    lines = lines_by_id(turn.session, turn.unit_ids, [part.item_id for part in parts])
    taken = {line.obligation.id for line in lines}
    wanted = {line.assignment.id: line.item_id for line in lines}
    for report_id, group in by_report(open_lines(turn.session, turn.unit_ids)).items():
        others = {wanted[line.assignment.id]: line.item_id for line in group if line.assignment.id in wanted}
        if len(taken) == 1 and report_id not in taken and len(others) == len(parts):
            return others
    return {}


def _shown(line: Line, part: Part, last: tuple[str, Entry] | None) -> Filled:
    return Filled(
        line.item_id,
        line.number,
        line.content,
        part.status,
        TaskText(part.done),
        TaskText(part.problems),
        TaskText(part.causes),
        TaskText(part.next_steps),
        hollowness(part.done, part.status, last),
        replaces=not line.owed,
        present=brief(line.entry.done, PRESENT) if line.entry else NOTHING,
        measured=_measured(line, part),
    )


def _measured(line: Line, part: Part) -> tuple[Measured, ...]:
    """Set what is reported against what the task promises, where it is plain what belongs together."""
    found = progress([Target.read(body) for body in line.task.targets], part.done)
    return tuple(
        Measured(
            TaskText(each.noun),
            TaskText(each.target),
            TaskText(each.reported),
            each.percent,
            each.comparison,
            each.change,
            each.moved,
        )
        for each in found[:SEVERAL]
    )


def _batch(turn: Turn, group: Sequence[Line], filled: Mapping[int, Filled], at: dt.datetime) -> Batch:
    whole = lines_of(turn.session, turn.unit_ids, group[0].obligation.id or 0)
    left = sum(line.owed and line.item_id not in filled for line in whole)
    return Batch(period_of(turn, whole, at=at), tuple(filled[line.item_id] for line in group), left)
