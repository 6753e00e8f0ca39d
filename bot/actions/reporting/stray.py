"""Words of the guided form whose items have gone: they wait as a reply, to be confirmed for what stands now."""

from collections.abc import Sequence
from dataclasses import replace

from bot.actions.reporting.check_letters import check, question
from bot.actions.reporting.open_items import lines_of, open_items, open_lines
from bot.actions.reporting.turn import Turn
from bot.actions.sender import occasion
from bot.rules.form import WORDS, Answer, Form
from bot.rules.replies import OpenItem, Part, Pending, Reason, Unclear, likely, merged, part_of, read
from bot.rules.said import Pressed
from bot.store import drafts
from bot.store.tables import Draft

SLOT = "reply:form:"
"""Where such a reply waits; it is one like any other."""

_LABELS = {"problems": "存在问题：", "causes": "原因：", "next_steps": "下一步："}
"""Written as the reading of replies takes sections apart again (`bot.rules.replies.sections`)."""


def strays(turn: Turn, draft: Draft) -> list[Answer]:
    """Return the answers of a form that have words, and no item any more."""
    form = Form.read(draft.body)
    there = {line.item_id for line in lines_of(turn.session, turn.unit_ids, form.obligation_id)}
    return [each for each in form.answers if each.item_id not in there and any(getattr(each, step) for step in WORDS)]


def give_back(turn: Turn, draft: Draft, *, part: int = 1) -> bool:
    """Show words that no item is left for as a reply, to be confirmed or asked about; return whether there were any.

    The form goes on without them, as old as it was. `part`: as for `Turn.say`; the first takes a pressed form's place.
    """
    found = strays(turn, draft)
    if not found:
        return False
    items = open_items(turn.session, open_lines(turn.session, turn.unit_ids))
    pieces = [_placed(each, place, items) for place, each in enumerate(found)]
    pending = Pending(
        0,
        f"draft:{draft.id}:{draft.version}",
        turn.now,
        merged(piece for piece in pieces if isinstance(piece, Part)),
        tuple(piece for piece in pieces if isinstance(piece, Unclear)),
        told=occasion(turn.act),
    )
    slot = f"{SLOT}{draft.id}:{draft.version}"
    waiting = drafts.put(turn.session, turn.act.address, slot, pending.write(), now=turn.now)
    _leave_out(turn, draft, found)
    letter = question(turn, waiting, pending) if pending.unclear else check(turn, waiting, pending)
    turn.say(letter, part=part, edits=turn.act.message_id if isinstance(turn.act, Pressed) and part == 1 else None)
    return True


def _leave_out(turn: Turn, draft: Draft, found: list[Answer]) -> None:
    form = Form.read(draft.body)
    left = [each for each in form.answers if each not in found]
    if left:
        drafts.change(turn.session, draft, form.covering(left).write(), now=draft.updated_at)
    else:
        drafts.drop(turn.session, draft)


def _written(answer: Answer) -> str:
    """Write an answer as its sender would in a message."""
    details = (label + getattr(answer, step) for step, label in _LABELS.items() if getattr(answer, step))
    return "\n".join((f"{answer.number} {answer.done}".strip(), *details))


def _placed(answer: Answer, place: int, items: Sequence[OpenItem]) -> Part | Unclear:
    """Give an answer to the item that its number means now; if there is none, it is asked about."""
    said = _written(answer)
    meant = [item for each in read(answer.number, items).unclear for item in each.candidates] if answer.number else []
    if len(meant) != 1:
        reason = Reason.NOT_OPEN if answer.number else Reason.NO_NUMBER
        return Unclear(said, reason, likely(said, items), place, answer.number)
    part = part_of(meant[0], said, start=place, number=answer.number)
    words = {str(step): getattr(answer, step) for step in WORDS}
    return replace(part, status=answer.status or part.status, **words)
