"""The guided form as it is kept: one draft row for each person and report, in line with what may be filled in now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from bot.actions.reporting.form_letters import letter_of
from bot.actions.reporting.open_items import Line, lines_of
from bot.actions.reporting.record import Given, changed
from bot.actions.reporting.turn import Turn
from bot.rules.form import Answer, Form
from bot.rules.letters.guided import Noted
from bot.rules.said import Pressed
from bot.rules.terms import Status
from bot.store import drafts
from bot.store.tables import Draft

PREFIX = "report:"

REPLACED = frozenset(
    {
        "ask_status",
        "ask_text",
        "report_summary",
        "pick_item",
        "hollow_check",
        "draft_saved",
        "period_choice",
        "reply_check",
        "reply_unclear",
    }
)
"""Letters that the form takes the place of, when it is called from them; others stay, and it comes as a new message."""


@dataclass(frozen=True, slots=True)
class Held:
    """A form and the row it is kept in."""

    draft: Draft
    form: Form


def held(turn: Turn, draft: Draft) -> Held | None:
    """Read a form from its draft; None if nothing of its report can be filled in any more, or it is not the unit's.

    What was reported after the draft's last change is newer than the draft's words: they do not come back over it.
    """
    stored = Form.read(draft.body)
    lines = lines_of(turn.session, turn.unit_ids, stored.obligation_id)
    newer = {line.item_id for line in lines if line.entry and line.entry.at > draft.updated_at}
    form = in_line(turn, stored, {}, newer)
    return Held(draft, form) if form else None


def kept(turn: Turn, report_id: int) -> Draft | None:
    """Find the draft of this person's form for a report."""
    return drafts.get(turn.session, turn.act.address, f"{PREFIX}{report_id}", now=turn.now)


def find(turn: Turn, report_id: int) -> Held | None:
    """Find this person's form for a report."""
    draft = kept(turn, report_id)
    return held(turn, draft) if draft else None


def begun(turn: Turn, report_id: int, opened: Mapping[int, Answer]) -> Form | None:
    """Take up this person's form for a report or begin one, with these answers in it; None if there is none to fill."""
    known = find(turn, report_id)
    return in_line(turn, known.form if known else Form(report_id, (Answer(0),)), opened)  # 0: at no item yet


def keep(turn: Turn, form: Form) -> Held:
    """Write a form into its row, made when it is not there.

    A form that did not change keeps its version: where it stands in two messages, the buttons of both go on working.
    """
    slot = f"{PREFIX}{form.obligation_id}"
    draft = drafts.get(turn.session, turn.act.address, slot, now=turn.now)
    if draft is None:
        draft = drafts.put(turn.session, turn.act.address, slot, form.write(), now=turn.now)
    elif Form.read(draft.body) != form:
        drafts.change(turn.session, draft, form.write(), now=turn.now)
    else:
        drafts.touch(turn.session, draft, now=turn.now)
    return Held(draft, form)


def show(turn: Turn, held: Held, *, noted: Noted | None = None) -> None:
    """Show what a form asks for now: in the pressed message, if that was a step of it or led to it."""
    letter = letter_of(turn, held.draft, held.form, noted=noted)
    turn.say(letter, edits=in_place(turn))


def in_place(turn: Turn) -> int | None:
    """Return the pressed message if the form may take its place."""
    return turn.act.message_id if isinstance(turn.act, Pressed) and turn.shown() in REPLACED else None


def answer_of(line: Line, given: Given | None = None) -> Answer:
    """Make an answer of what was given for an item, or of what was reported for it."""
    if given is not None:
        return Answer(line.item_id, given.status, given.done, given.problems, given.causes, given.next_steps)
    entry = line.entry
    if entry is None:
        return Answer(line.item_id)
    return Answer(line.item_id, Status(entry.status), entry.done, entry.problems, entry.causes, entry.next_steps)


def in_line(turn: Turn, form: Form, opened: Mapping[int, Answer], newer: Collection[int] = frozenset()) -> Form | None:
    """Bring a form in line with the ledger: it holds what is owed, what is `opened` now, and changes not submitted.

    The items in `newer` were reported since, and are not changed by it.
    """
    known = {answer.item_id: answer for answer in form.answers if answer.item_id not in newer} | dict(opened)
    current = form.current.item_id if form.alone else None
    answers = [
        replace(known.get(line.item_id) or Answer(line.item_id), number=line.number)
        for line in lines_of(turn.session, turn.unit_ids, form.obligation_id)
        if line.owed or line.item_id in opened or _changing(line, known.get(line.item_id), current)
    ]
    return form.covering(answers) if answers else None


def _changing(line: Line, answer: Answer | None, current: int | None) -> bool:
    """Tell whether a reported item is being changed in the form."""
    return answer is not None and (line.item_id == current or (answer.filled and bool(changed(line, answer))))
