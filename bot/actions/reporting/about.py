"""What a message that somebody replies to was about."""

from collections.abc import Iterator

from sqlmodel import col, select

from bot.actions.reporting.open_items import Line
from bot.actions.reporting.turn import Turn
from bot.store import outbox
from bot.store.tables import Cover, Outbox


def about(turn: Turn, reply_to: int | None, lines: list[Line]) -> tuple[int, ...]:
    """Return the ids of the items that the replied-to message was about; the only item owed, if there is one alone.

    A reminder is about what is still owed of the reports it covers, any other message about the items it shows.
    """
    row = outbox.find_sent(turn.session, turn.act.address, reply_to) if reply_to else None
    if row is not None:
        reports = _covered(turn, row)
        covered = [line for line in lines if line.obligation.id in reports]
        named = set(_named(row.body))
        found = [line for line in covered if line.owed] or covered or [line for line in lines if line.item_id in named]
        if found:
            return tuple(line.item_id for line in found)
    owed = [line.item_id for line in lines if line.owed]
    return tuple(owed) if len(owed) == 1 else ()


def is_reminder(turn: Turn, message_id: int | None) -> bool:
    """Tell whether a message of this chat reminded of something."""
    row = outbox.find_sent(turn.session, turn.act.address, message_id) if message_id else None
    return row is not None and bool(_covered(turn, row))


def _covered(turn: Turn, row: Outbox) -> set[int]:
    return set(turn.session.exec(select(Cover.obligation_id).where(col(Cover.outbox_id) == row.id)))


def _named(body: object) -> Iterator[int]:
    """Find the items that a letter names, wherever in it."""
    if isinstance(body, dict):
        if isinstance(body.get("item_id"), int):
            yield body["item_id"]
        body = list(body.values())
    if isinstance(body, list):
        for each in body:
            yield from _named(each)
