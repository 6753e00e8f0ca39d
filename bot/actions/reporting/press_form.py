"""Press a button of the guided form. A button of an older version shows the present state and changes nothing."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from bot.actions.reporting import form_draft
from bot.actions.reporting.colleagues import overtook
from bot.actions.reporting.form_draft import Held
from bot.actions.reporting.form_letters import hollow_lines, pick
from bot.actions.reporting.nothing import nothing_owed
from bot.actions.reporting.open_items import last_entries, lines_by_id, lines_of, period_of
from bot.actions.reporting.record import record
from bot.actions.reporting.stray import give_back
from bot.actions.reporting.turn import Turn, begin
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.form import WORDS, Form, Step
from bot.rules.letters.guided import DraftSaved
from bot.rules.said import Pressed
from bot.rules.terms import Status
from bot.store import drafts

ENDED = frozenset({"receipt", "draft_saved", "nothing_owed", "reply_dropped"})
"""What a form's message has become once the form is gone: pressing it again needs no answer."""

_VERB = 2
"""Where the verb stands among a button's arguments."""


def press(session: Session, *, pressed: Pressed, settings: Settings, calendar: Calendar, now: dt.datetime) -> None:
    """Deal with `fill:<draft>:<version>:<verb>…`."""
    turn = begin(session, pressed, settings=settings, calendar=calendar, now=now)
    if turn is None:
        return
    draft = drafts.find(session, pressed.address, pressed.number(0) or 0, now=now)
    if draft is None or not draft.slot.startswith(form_draft.PREFIX):
        if turn.shown() not in ENDED:
            turn.outdated()
        return
    if give_back(turn, draft) or overtook(turn, draft):
        return
    held = form_draft.held(turn, draft)
    if held is None:
        drafts.drop(session, draft)
        nothing_owed(turn, edits=pressed.message_id)
        return
    verb = _VERBS.get(pressed.args[2] if len(pressed.args) > _VERB else "")
    if verb is None or pressed.number(1) != draft.version:
        _go(turn, held.form.resume())
    else:
        verb(turn, held, pressed)


def _go(turn: Turn, form: Form) -> None:
    """Keep the form's next state and show it."""
    form_draft.show(turn, form_draft.keep(turn, form))


def _mark(turn: Turn, held: Held, pressed: Pressed) -> None:
    wanted = pressed.args[3] if len(pressed.args) > _VERB + 1 else ""
    known = {str(status): status for status in Status}
    _go(turn, held.form.mark(known[wanted]) if wanted in known else held.form)


def _take_last(turn: Turn, held: Held, _pressed: Pressed) -> None:
    """Take over last month's words for what is asked."""
    form = held.form
    lines = lines_by_id(turn.session, turn.unit_ids, [form.current.item_id])
    last = last_entries(turn.session, lines).get(form.current.item_id)
    words = getattr(last[1], form.step, "") if last and form.step in WORDS else ""
    _go(turn, form.say(words) if words else form)


def _add(turn: Turn, held: Held, pressed: Pressed) -> None:
    _go(turn, held.form.add(pressed.number(3) or 0))


def _choose(turn: Turn, held: Held, pressed: Pressed) -> None:
    """Go to one item: to its words (`…:done`), or to its status."""
    step = Step.DONE if pressed.args[-1] == Step.DONE else Step.STATUS
    _go(turn, held.form.change(pressed.number(3) or 0, step))


def _leave(turn: Turn, held: Held, pressed: Pressed) -> None:
    kept = form_draft.keep(turn, held.form.leave())
    lines = lines_of(turn.session, turn.unit_ids, held.form.obligation_id)
    letter = DraftSaved(
        lines[0].unit.name,
        period_of(turn, lines),
        len(held.form.filled),
        len(held.form.answers),
        kept.draft.expires_at,
    )
    turn.say(letter, edits=pressed.message_id)


def _pick(turn: Turn, held: Held, pressed: Pressed) -> None:
    if len(held.form.answers) == 1:
        _go(turn, held.form.change(held.form.current.item_id))
    else:
        turn.say(pick(turn, held.draft, held.form), edits=pressed.message_id)


def _submit(turn: Turn, held: Held, pressed: Pressed) -> None:
    """Submit what is filled in; hollow words are pointed out first."""
    lines = {line.item_id: line for line in lines_of(turn.session, turn.unit_ids, held.form.obligation_id)}
    if hollow_lines(turn, held.form, lines):
        _go(turn, held.form.doubt())
    else:
        _submit_anyway(turn, held, pressed)


def _submit_anyway(turn: Turn, held: Held, pressed: Pressed) -> None:
    """Append everything that is filled in; what was begun and is not complete stays in the draft."""
    form, draft = held.form, held.draft
    if not form.filled:
        _go(turn, form.summarise())
        return
    given = {answer.item_id: answer for answer in form.filled}
    source = f"draft:{draft.id}:{draft.version}"
    record(turn, given, source=source, at=turn.now, edits=pressed.message_id)
    begun = tuple(answer for answer in form.answers if not answer.filled and (answer.status or answer.done))
    if begun:
        form_draft.keep(turn, replace(form.covering(begun).summarise(), left=True))
    else:
        drafts.drop(turn.session, draft)


_VERBS: dict[str, Callable[[Turn, Held, Pressed], None]] = {
    "mark": _mark,
    "keep": lambda turn, held, _: _go(turn, held.form.keep()),
    "last": _take_last,
    "skip": lambda turn, held, _: _go(turn, held.form.skip()),
    "back": lambda turn, held, _: _go(turn, held.form.back()),
    "add": _add,
    "sum": lambda turn, held, _: _go(turn, held.form.summarise()),
    "rest": lambda turn, held, _: _go(turn, held.form.rest()),
    "pick": _pick,
    "go": _choose,
    "leave": _leave,
    "submit": _submit,
    "anyway": _submit_anyway,
}
