"""A reply that waits while its items go: tasks become one, are given to others, or are imported anew."""

from collections.abc import Iterator
from dataclasses import replace

from bot.actions.reporting.open_items import lines_by_id, open_items, open_lines
from bot.actions.reporting.turn import Turn
from bot.rules.replies import IDLE, OpenItem, Part, Pending, Unclear, merged, read


def restated(turn: Turn, pending: Pending) -> Pending:
    """Bring a reply in line with what may be reported now; itself, if nothing that it names has gone.

    Words whose item has gone are read again: they go to the item that their number means now, such as the task that
    theirs is one with, or are asked about.
    """
    named = {part.item_id for part in pending.parts}
    named.update(item for each in pending.unclear for item in each.candidates)
    there = {line.item_id for line in lines_by_id(turn.session, turn.unit_ids, named)}
    if named == there:
        return pending
    items = open_items(turn.session, open_lines(turn.session, turn.unit_ids))
    waiting: tuple[Part | Unclear, ...] = (*pending.parts, *pending.unclear)
    pieces = [piece for each in waiting for piece in _now(each, there, items)]
    parts = {(each.item_id, each.start, each.said): each for each in pieces if isinstance(each, Part)}
    unclear = sorted((each for each in pieces if isinstance(each, Unclear)), key=lambda each: each.start)
    asked = tuple(dict.fromkeys(each for each in unclear if each.reason not in IDLE))
    aside = tuple(each.text.strip() for each in unclear if each not in asked)
    return replace(pending, parts=merged(parts.values()), unclear=asked, aside=(*pending.aside, *aside))


def _now(piece: Part | Unclear, there: set[int], items: list[OpenItem]) -> Iterator[Part | Unclear]:
    """Give a piece as it is, with those of its candidates that are left, or as it reads now."""
    if isinstance(piece, Part):
        if piece.item_id in there:
            yield piece
            return
        said = piece.said
    else:
        left = tuple(item for item in piece.candidates if item in there)
        if left or not piece.candidates:
            yield replace(piece, candidates=left)
            return
        said = piece.text
    reading = read(said, items)
    yield from (replace(part, start=piece.start + part.start) for part in reading.parts)
    yield from (replace(each, start=piece.start + each.start) for each in reading.unclear)
