"""What colleagues of the same unit reported: the first answer counts, and nobody's words come over it unseen."""

from collections.abc import Collection
from dataclasses import replace

from sqlmodel import col, select

from bot.actions.reporting import form_draft
from bot.actions.reporting.open_items import Line, lines_of
from bot.actions.reporting.record import changed
from bot.actions.reporting.turn import Turn
from bot.rules.form import Answer, Form
from bot.rules.letters.colleagues import Overtaken, OvertakenLine
from bot.rules.letters.periods import brief
from bot.rules.said import Pressed
from bot.store import drafts
from bot.store.tables import Binding, Draft, EntryAuthor, Post

SHOWN = 5
"""So many overtaken items are shown in full."""

WORDS = 240
"""So much of each text is shown (UTF-16 units)."""


def overtook(turn: Turn, draft: Draft) -> bool:
    """Show, once, what a colleague reported since of the items that a form has words for; return whether anything was.

    The form goes on without them: what was reported is changed by its own button, with the colleague's words in it.
    """
    letter = overtaken(turn, draft)
    if letter is None:
        return False
    held = form_draft.held(turn, draft)
    if held:
        form_draft.keep(turn, held.form)
    else:
        drafts.drop(turn.session, draft)
    turn.say(letter, edits=turn.act.message_id if isinstance(turn.act, Pressed) else None)
    return True


def overtaken(turn: Turn, draft: Draft, *, typed: str = "") -> Overtaken | None:
    """Say what a colleague reported since of the items that a form has words for, or asks for now; None if nothing.

    `typed` are words that were just written for the item that is asked for.
    """
    form = Form.read(draft.body)
    lines = lines_of(turn.session, turn.unit_ids, form.obligation_id)
    answers = {answer.item_id: answer for answer in form.answers if answer.done}
    if form.awaits_words:
        current = form.current
        answers[current.item_id] = replace(current, done=typed or current.done)
    since = [
        line
        for line in lines
        if line.entry and line.entry.at > draft.updated_at and line.item_id in answers
        if changed(line, answers[line.item_id])
    ]
    posts = _authors(turn, since) if since else {}
    found = tuple(_line(line, posts[line.item_id], answers[line.item_id]) for line in since if line.item_id in posts)
    if not found:
        return None
    held = form_draft.held(turn, draft)
    return Overtaken(
        lines[0].unit.name,
        form.obligation_id,
        lines[0].obligation.period,
        found[:SHOWN],
        more=max(0, len(found) - SHOWN),
        left=len(held.form.answers) if held else 0,
    )


def _authors(turn: Turn, lines: Collection[Line]) -> dict[int, str]:
    """Return from which post each item was reported, if it is not the person's own."""
    rows = turn.session.exec(
        select(EntryAuthor.entry_seq, Post.id, Post.title)
        .join(Binding, col(Binding.id) == col(EntryAuthor.binding_id))
        .join(Post, col(Post.id) == col(Binding.post_id))
        .where(col(EntryAuthor.entry_seq).in_([line.entry.seq for line in lines if line.entry]))
    )
    mine = {seat.post.id for seat in turn.seats}
    titles = {seq: title for seq, post, title in rows if post not in mine}
    return {line.item_id: titles[line.entry.seq] for line in lines if line.entry and line.entry.seq in titles}


def _line(line: Line, post: str, mine: Answer) -> OvertakenLine:
    at, words = (line.entry.at, line.entry.done) if line.entry else (line.obligation.opens_at, "")
    return OvertakenLine(line.item_id, line.number, post, at, brief(words, WORDS), brief(mine.done, WORDS))
