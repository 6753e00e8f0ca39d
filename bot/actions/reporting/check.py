"""Show a free reply back before it is kept, and deal with the buttons of that check."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from sqlmodel import Session

from bot.actions.reporting import report
from bot.actions.reporting.check_letters import check, other_period, overtaken, question
from bot.actions.reporting.open_items import lines_by_id
from bot.actions.reporting.record import record
from bot.actions.reporting.restate import restated
from bot.actions.reporting.turn import Turn, begin
from bot.actions.sender import occasion
from bot.config import Settings
from bot.rules.calendar import Calendar
from bot.rules.letters.answers import ReplyDropped
from bot.rules.replies import Pending, Reason
from bot.rules.said import Pressed
from bot.store import drafts
from bot.store.tables import Draft

PREFIX = "reply:"

ENDED = frozenset({"receipt", "reply_dropped", "corrected", "report_summary", "ask_status"})
"""What a check has become once it was answered: pressing it again needs no answer."""


def press(session: Session, *, pressed: Pressed, settings: Settings, calendar: Calendar, now: dt.datetime) -> None:
    """Deal with a button under a check or a question. A button of an older version shows the present state."""
    turn = begin(session, pressed, settings=settings, calendar=calendar, now=now)
    if turn is None:
        return
    draft = drafts.find(session, pressed.address, pressed.number(0) or 0, now=now)
    if draft is None or not draft.slot.startswith(PREFIX):
        if turn.shown() not in ENDED:
            turn.outdated()
        return
    seen = Pending.read(draft.body)
    pending = restated(turn, seen)
    as_seen = pressed.number(1) == draft.version and (pending == seen or pressed.action == "drop")
    verb = _VERBS[pressed.action] if as_seen else show
    verb(turn, draft, pending)


def show(turn: Turn, draft: Draft, pending: Pending, *, edits: int | None = None) -> None:
    """Ask about the first words that are unclear, or whether everything was understood; nothing is kept yet.

    `edits`: the message to change; a pressed one is changed by itself.
    """
    if isinstance(turn.act, Pressed):
        edits = turn.act.message_id
    pending = restated(turn, pending)
    if not pending.parts and not pending.unclear:
        drafts.drop(turn.session, draft)
        turn.say(ReplyDropped(), edits=edits)
        return
    since = overtaken(turn, draft, pending)
    drafts.change(turn.session, draft, replace(pending, told=occasion(turn.act)).write(), now=turn.now)
    letter = question(turn, draft, pending) if pending.unclear else check(turn, draft, pending, since)
    turn.say(letter, edits=edits)


# -- the buttons -----------------------------------------------------------------------------------------------------


def _save(turn: Turn, draft: Draft, pending: Pending) -> None:
    """Keep it. Older words do not come unseen over what was reported since: then they are shown once more."""
    if pending.unclear or overtaken(turn, draft, pending):
        show(turn, draft, pending)
        return
    drafts.drop(turn.session, draft)
    given = {part.item_id: part for part in pending.parts}
    if not record(turn, given, source=pending.source, at=pending.at, edits=turn.act.message_id):
        turn.say(ReplyDropped(unchanged=True), edits=turn.act.message_id)


def _drop(turn: Turn, draft: Draft, _pending: Pending) -> None:
    drafts.drop(turn.session, draft)
    turn.say(ReplyDropped(), edits=turn.act.message_id)


def _choose(turn: Turn, draft: Draft, pending: Pending) -> None:
    """Give the words that were asked about to the chosen item, to none (0); a number without words opens the form."""
    chosen = turn.act.number(2) if isinstance(turn.act, Pressed) else None
    if not pending.unclear:
        show(turn, draft, pending)
    elif not chosen:
        show(turn, draft, pending.put_aside())
    elif not lines_by_id(turn.session, turn.unit_ids, [chosen]):
        turn.outdated()
    elif pending.unclear[0].reason is Reason.NO_WORDS:
        drafts.drop(turn.session, draft)
        report.change(turn, chosen)
    else:
        show(turn, draft, pending.choose(chosen))


def _amend(turn: Turn, draft: Draft, pending: Pending) -> None:
    """Go on in the guided form, with everything that was understood filled in."""
    if overtaken(turn, draft, pending):
        show(turn, draft, pending)
        return
    given = {part.item_id: part for part in pending.parts}
    report.take_over(turn, given)
    drafts.drop(turn.session, draft)


def _shift(turn: Turn, draft: Draft, pending: Pending) -> None:
    """Count the items for the other open period."""
    others = other_period(turn, pending.parts)
    parts = tuple(replace(part, item_id=others.get(part.item_id, part.item_id)) for part in pending.parts)
    show(turn, draft, replace(pending, parts=parts))


_VERBS: dict[str, Callable[[Turn, Draft, Pending], None]] = {
    "save": _save,
    "drop": _drop,
    "choose": _choose,
    "amend": _amend,
    "shift": _shift,
}
