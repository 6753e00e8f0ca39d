"""Correct what was said by changing the message: before it is confirmed the check is made anew, after it the ledger."""

from collections.abc import Mapping, Sequence

from sqlmodel import col, select

from bot.actions.reporting import check, say_form
from bot.actions.reporting.open_items import Line, by_report, lines_by_id, lines_of, open_items, open_lines, period_of
from bot.actions.reporting.record import Given, append, as_kept, changed
from bot.actions.reporting.turn import Turn
from bot.rules.letters.answers import Change, Corrected, Correction
from bot.rules.letters.periods import ROOM, SHORTEST, brief
from bot.rules.replies import Pending, read
from bot.rules.said import Said
from bot.rules.terms import Status
from bot.store import drafts
from bot.store.tables import Entry, Outbox


def edit(turn: Turn, said: Said) -> bool:
    """Deal with a changed message; False if nothing came of it before, so that it is as good as a new one."""
    return say_form.edit(turn, said) or _ask_again(turn, said) or _correct(turn, said)


def _ask_again(turn: Turn, said: Said) -> bool:
    """Read a message again whose reading was not confirmed yet, and show it in the place of the first check."""
    for draft in drafts.latest(turn.session, said.address, check.PREFIX, now=turn.now):
        before = Pending.read(draft.body)
        if before.message == said.message_id:
            named = {part.item_id for part in before.parts}
            pending = _pending(turn, said, open_lines(turn.session, turn.unit_ids), named)
            check.show(turn, draft, pending, edits=_message_of(turn, before.told))
            return True
    return False


def _correct(turn: Turn, said: Said) -> bool:
    """Correct entries that came by this message, at once if it is clear what is meant; otherwise show it back."""
    source = f"{said.address}:{said.message_id}:"
    came = select(Entry.item_id).where(col(Entry.source).startswith(source, autoescape=True))
    mine = lines_by_id(turn.session, turn.unit_ids, turn.session.exec(came).all())
    if not mine:
        return False
    named = {line.item_id for line in mine}
    others = [line for line in open_lines(turn.session, turn.unit_ids) if line.item_id not in named]
    pending = _pending(turn, said, [*mine, *others], named)
    still_so = {line.item_id for line in mine if line.entry and line.entry.source.startswith(source)}
    given = {part.item_id: part for part in pending.parts}
    if not pending.parts and not pending.unclear:
        return False
    if pending.unclear or not given.keys() <= still_so:
        slot = f"{check.PREFIX}{said.update_id}"
        draft = drafts.put(turn.session, said.address, slot, pending.write(), now=turn.now)
        check.show(turn, draft, pending)
    else:
        _append(turn, [line for line in mine if line.item_id in given], given, said)
    return True


def _pending(turn: Turn, said: Said, lines: Sequence[Line], about: set[int]) -> Pending:
    reading = read(said.text, open_items(turn.session, lines), about)
    return Pending.of(reading, message=said.message_id, source=said.source, at=said.at)


def _message_of(turn: Turn, occasion: str) -> int | None:
    """Find the message that was sent on an occasion, to change it."""
    address = turn.act.address
    sent = select(Outbox.message_id).where(
        col(Outbox.channel) == address.channel, col(Outbox.chat) == address.chat, col(Outbox.occasion) == occasion
    )
    return turn.session.exec(sent).first()


def _append(turn: Turn, lines: Sequence[Line], given: Mapping[int, Given], said: Said) -> None:
    """Append corrections where something has changed, and say what has."""
    wanted = [line for line in lines if changed(line, given[line.item_id])]
    corrections = {line.item_id: _correction(line, given[line.item_id], len(wanted)) for line in wanted}
    append(turn, wanted, given, source=said.source, at=said.at)
    for part, group in enumerate(by_report(wanted).values(), start=1):
        letter = Corrected(
            group[0].unit.name,
            period_of(turn, lines_of(turn.session, turn.unit_ids, group[0].obligation.id or 0)),
            turn.now,
            tuple(corrections[line.item_id] for line in group),
        )
        turn.say(letter, part=part)


def _correction(line: Line, given: Given, items: int) -> Correction:
    width = max(SHORTEST, ROOM // (10 * items))
    fields = changed(line, given)
    changes = tuple(
        Change(field, brief(getattr(line.entry, field), width), brief(as_kept(given, field), width))
        for field in fields
        if field != "status"
    )
    was = Status(line.entry.status) if line.entry and "status" in fields else None
    return Correction(line.item_id, line.number, given.status or Status.ON_TRACK, changes, was)
