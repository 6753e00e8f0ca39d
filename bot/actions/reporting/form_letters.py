"""What the guided form shows at each of its steps."""

from collections.abc import Mapping, Sequence

from bot.actions.intake.twins import twins
from bot.actions.intake.understand import year_due
from bot.actions.reporting.open_items import Line, hollowness, last_entries, lines_of, period_of
from bot.actions.reporting.turn import Turn
from bot.rules.form import DETAILS, Answer, Form, Step
from bot.rules.letters.base import Letter, TaskText
from bot.rules.letters.guided import (
    AskStatus,
    AskText,
    HollowCheck,
    HollowLine,
    Noted,
    PickItem,
    Place,
    ReportSummary,
    SummaryLine,
)
from bot.rules.letters.periods import brief
from bot.rules.letters.reminders import units
from bot.rules.terms import Status, task_number
from bot.store.tables import Draft

CONTENT, WORDS = 600, 1200
"""So much of a task, and of a person's own words, stands in a question (UTF-16 units)."""

NOTED = 60
"""So much of what was just taken down is shown."""

ROOM, WIDEST, NARROWEST = 3200, 400, 16
"""The summary's texts share this room; each is at most and at least so long."""

BESIDE, LABEL = 24, 14
"""So much of the room an item's number and status take, and the label of each of its details."""

MOST = 48
"""So many items have a line, and a button, in a summary."""


def letter_of(turn: Turn, draft: Draft, form: Form, *, noted: Noted | None = None) -> Letter:
    """Return what a form asks for now. `noted` is what was just taken down."""
    lines = {line.item_id: line for line in lines_of(turn.session, turn.unit_ids, form.obligation_id)}
    if form.step is Step.HOLLOW and (found := hollow_lines(turn, form, lines)):
        return HollowCheck(draft.id or 0, draft.version, found)
    if form.step in {Step.SUMMARY, Step.HOLLOW}:
        return _summary(turn, draft, form, lines)
    line = lines[form.current.item_id]
    period, last = last_entries(turn.session, [line]).get(line.item_id, ("", None))
    place, answer = _place(turn, draft, form, line), form.current
    if form.step is Step.STATUS:
        words = brief(last.done, WORDS) if last else TaskText("")
        return AskStatus(place, answer.status, brief(answer.done, WORDS), words, period, noted)
    return AskText(
        place,
        answer.status or Status.ON_TRACK,
        form.step,
        TaskText(getattr(answer, form.step)),
        TaskText(getattr(last, form.step) if last else ""),
        period,
        optional=form.step in DETAILS and answer.status is not Status.BEHIND,
    )


def pick(turn: Turn, draft: Draft, form: Form) -> PickItem:
    """Ask which item is to be changed."""
    lines = {line.item_id: line for line in lines_of(turn.session, turn.unit_ids, form.obligation_id)}
    period = next(iter(lines.values())).obligation.period
    return PickItem(draft.id or 0, draft.version, period, _lines(form.answers[:MOST], lines))


def noted(answer: Answer, line: Line) -> Noted:
    """Say what was just taken down for an item."""
    return Noted(line.item_id, line.number, answer.status or Status.ON_TRACK, brief(answer.done, NOTED))


def hollow_lines(turn: Turn, form: Form, lines: Mapping[int, Line]) -> tuple[HollowLine, ...]:
    """Find the filled-in items whose words say nothing that can be checked."""
    last = last_entries(turn.session, [lines[answer.item_id] for answer in form.filled])
    found = []
    for answer in form.filled:
        why = hollowness(answer.done, answer.status or Status.ON_TRACK, last.get(answer.item_id))
        if why:
            number = lines[answer.item_id].number
            found.append(HollowLine(answer.item_id, number, brief(answer.done, NOTED), same=why == "same"))
    return tuple(found)


def _place(turn: Turn, draft: Draft, form: Form, line: Line) -> Place:
    same = twins(turn.session, [line.unit.id or 0]).repeated.get(line.assignment.id or 0, ())
    return Place(
        draft.id or 0,
        draft.version,
        line.unit.name,
        line.obligation.period,
        form.at + 1,
        len(form.answers),
        line.item_id,
        line.number,
        brief(line.task.stem + line.task.content, CONTENT),
        len(form.filled),
        form.alone,
        year_due(line.task),
        tuple(task_number(*each) for each in same),
    )


def _summary(turn: Turn, draft: Draft, form: Form, lines: Mapping[int, Line]) -> ReportSummary:
    filled = len(form.filled)
    period = period_of(turn, list(lines.values()))
    return ReportSummary(
        draft.id or 0,
        draft.version,
        next(iter(lines.values())).unit.name,
        period,
        _lines(form.answers[:MOST], lines),
        filled,
        len(form.answers) - filled,
        more=max(0, len(form.answers) - MOST),
        late=period.late_days > 0 and any(lines[answer.item_id].owed for answer in form.filled),
    )


def _lines(answers: Sequence[Answer], lines: Mapping[int, Line]) -> tuple[SummaryLine, ...]:
    width, details = _widths(answers)
    return tuple(
        SummaryLine(
            answer.item_id,
            lines[answer.item_id].number,
            answer.status,
            brief(answer.done, width),
            (Step.DONE if not answer.done else answer.lacking or "") if answer.status else "",
            brief(answer.problems, details),
            brief(answer.causes, details),
            brief(answer.next_steps, details),
        )
        for answer in answers
    )


def _widths(answers: Sequence[Answer]) -> tuple[int, int]:
    """Return how long 完成情况 and a detail may be, so that all find room. At 1, a detail is only named."""
    details = [text for answer in answers for step in DETAILS if (text := getattr(answer, step))]
    texts = details + [answer.done for answer in answers]
    room = ROOM - BESIDE * len(answers) - LABEL * len(details)
    width = WIDEST
    while width > NARROWEST and sum(min(units(text), width) for text in texts) > room:
        width = max(NARROWEST, width * 9 // 10)
    short = sum(min(units(text), width) for text in texts) > room
    return width, 1 if short and details else width
