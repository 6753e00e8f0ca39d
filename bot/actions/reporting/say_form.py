"""Type into the guided form: a sentence goes to what it asks for."""

import datetime as dt
import re

from bot.actions.reporting import form_draft
from bot.actions.reporting.about import is_reminder
from bot.actions.reporting.colleagues import overtaken
from bot.actions.reporting.form_draft import Held
from bot.actions.reporting.form_letters import noted
from bot.actions.reporting.open_items import lines_by_id, open_items, open_lines
from bot.actions.reporting.stray import strays
from bot.actions.reporting.turn import Turn
from bot.rules.form import DETAILS, WORDS, Form, Step
from bot.rules.replies import asks, disowns, greets, read
from bot.rules.said import Said
from bot.store import drafts

_FIRST_POINT = re.compile(r"[1１][、.．)）]")

AWAITS = dt.timedelta(hours=12)
"""So long after its last change a form still takes what is typed; later it must be opened again."""


def say(turn: Turn, said: Said) -> bool:
    """Take a typed message into the form that asks for words, if it is meant for it; return whether it was."""
    held = _awaiting(turn)
    if held is None or is_reminder(turn, said.reply_to):
        return False
    text = _meant(turn, held, said)
    if text is None:
        return False
    if strays(turn, held.draft):  # they are shown when the form is next looked at; until then it takes nothing
        return False
    told = overtaken(turn, held.draft, typed=text)
    before = held.form
    if Form.read(held.draft.body).current.item_id != before.current.item_id:  # nobody's words go elsewhere
        if told is None:
            return False
        form_draft.keep(turn, before)
        turn.say(told)
        return True
    form = before.say(text, said.message_id)
    kept = form_draft.keep(turn, form)
    done = next(answer for answer in form.answers if answer.item_id == before.current.item_id)
    line = lines_by_id(turn.session, turn.unit_ids, [done.item_id])
    moved_on = form.step is Step.STATUS and done.filled
    form_draft.show(turn, kept, noted=noted(done, line[0]) if moved_on and line else None)
    if told:
        turn.say(told, part=2)
    return True


def edit(turn: Turn, said: Said) -> bool:
    """Take a changed message in the place of the sentence that it was in a form; return whether it was one."""
    for draft in drafts.latest(turn.session, said.address, form_draft.PREFIX, now=turn.now):
        held = None if strays(turn, draft) else form_draft.held(turn, draft)
        form = held.form.edited(said.message_id, said.text) if held else None
        if form:
            form_draft.show(turn, form_draft.keep(turn, form))
            return True
    return False


def _awaiting(turn: Turn) -> Held | None:
    """Return the form that was touched last, if it asks for words."""
    latest = drafts.latest(turn.session, turn.act.address, form_draft.PREFIX, now=turn.now)[:1]
    if not latest or turn.now - latest[0].updated_at > AWAITS:
        return None
    held = form_draft.held(turn, latest[0])
    return held if held and held.form.awaits_words else None


def _meant(turn: Turn, held: Held, said: Said) -> str | None:
    """Return what of a message is meant for the form: not a greeting or a question, and no report on other items."""
    if asks(said.text) or (held.form.step not in DETAILS and (greets(said.text) or disowns(said.text))):
        return None
    items = open_items(turn.session, open_lines(turn.session, turn.unit_ids))
    current = held.form.current.item_id
    reading = read(said.text, items, [current])
    numbered = [part for part in reading.parts if part.number]
    if not numbered or said.text[: numbered[0].start].strip() or _counts_points(held, numbered[0].number):
        return said.text
    if [part.item_id for part in reading.parts] == [current] and not reading.unclear:
        return numbered[0].said[len(numbered[0].number) :]
    return None


def _counts_points(held: Held, number: str) -> bool:
    """Tell whether a message counts points (“1、…”) while words were asked for, and is not about an item 1."""
    return held.form.step in WORDS and _FIRST_POINT.fullmatch(number) is not None
