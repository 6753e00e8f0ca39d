"""Record what was reported: append it to the ledger, and say what was kept and what is left."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from bot.actions.reporting.open_items import Line, by_report, lines_by_id, lines_of, period_of
from bot.actions.reporting.turn import Turn
from bot.rules.letters.answers import Receipt
from bot.rules.letters.base import TaskText
from bot.rules.letters.periods import Filled, brief
from bot.rules.terms import Status
from bot.store import ledger
from bot.store.ledger import NewEntry

KEPT = 60
"""So much of each kept text stands in a receipt (UTF-16 units)."""

FIELDS = ("status", "done", "problems", "causes", "next_steps")
"""What a person gives; the rest of an entry is the ledger's own."""


class Given(Protocol):
    """What was reported for one item."""

    @property
    def status(self) -> Status | None:
        """按期推进 unless it is said otherwise."""

    @property
    def done(self) -> str:
        """完成情况."""

    @property
    def problems(self) -> str:
        """存在问题."""

    @property
    def causes(self) -> str:
        """原因分析."""

    @property
    def next_steps(self) -> str:
        """下一步计划."""


def record(turn: Turn, given: Mapping[int, Given], *, source: str, at: dt.datetime, edits: int | None = None) -> int:
    """Append what was reported, by item id, and answer with a receipt for each report; return how many were kept.

    Items that are not the unit's are left out, and so is what is in the ledger word for word.

    Args:
        turn: who reports.
        given: what was reported.
        source: of the entries, as in the ledger.
        at: when it was given; whether it is late goes by this.
        edits: the message that becomes the first receipt.
    """
    mine = lines_by_id(turn.session, turn.unit_ids, given)
    lines = [line for line in mine if changed(line, given[line.item_id])]
    late = append(turn, lines, given, source=source, at=at)
    for part, group in enumerate(by_report(lines).values(), start=1):
        receipt = replace(
            _receipt(turn, group),
            late_days=max(late[line.item_id] for line in group),
            editable=source.startswith(f"{turn.act.address}:"),
        )
        turn.say(receipt, part=part, edits=edits if part == 1 else None)
    return len(lines)


def append(
    turn: Turn, lines: Sequence[Line], given: Mapping[int, Given], *, source: str, at: dt.datetime
) -> dict[int, int]:
    """Append one entry for each line; return by how many working days each is late, by item id.

    Late is who first reports after the deadline. A correction is as late as what it corrects, and no later.
    """
    late = {line.item_id: turn.late(line.obligation, at) if line.owed else 0 for line in lines}
    entries = [
        _entry(turn, line, given[line.item_id], source, late=line.entry.late if line.entry else late[line.item_id] > 0)
        for line in lines
    ]
    ledger.append(turn.session, entries, now=turn.now)
    return late


def changed(line: Line, given: Given) -> tuple[str, ...]:
    """Name the fields that are not as the ledger has them; all of them, if nothing was reported yet."""
    return tuple(field for field in FIELDS if line.entry is None or getattr(line.entry, field) != as_kept(given, field))


def as_kept(given: Given, field: str) -> str:
    """Return one field of what was given, as the ledger writes it."""
    return str(getattr(given, field) or Status.ON_TRACK) if field == "status" else str(getattr(given, field))


def _entry(turn: Turn, line: Line, given: Given, source: str, *, late: bool) -> NewEntry:
    return NewEntry(
        item_id=line.item_id,
        assignment_id=line.assignment.id or 0,
        source=source,
        status=as_kept(given, "status"),
        done=given.done,
        problems=given.problems,
        causes=given.causes,
        next_steps=given.next_steps,
        late=late,
        binding_id=turn.seat(line.obligation.unit_id).binding.id,
        document=line.programme.document,
        annex=line.task.annex,
        no=line.task.no,
        unit=line.unit.name,
        period=line.obligation.period,
        kind=line.obligation.kind,
    )


def _receipt(turn: Turn, saved: Sequence[Line]) -> Receipt:
    """Say what was saved now, and how the whole report stands. `saved` are the lines as they were before."""
    lines = lines_of(turn.session, turn.unit_ids, saved[0].obligation.id or 0)
    corrected = {line.item_id for line in saved if line.entry}
    now_saved = {line.item_id for line in saved}
    statuses = Counter(line.entry.status for line in lines if line.entry)
    shown = [line.filled() for line in lines if line.item_id in now_saved]
    return Receipt(
        lines[0].unit.name,
        period_of(turn, lines),
        turn.now,
        tuple(_short(each, replaces=each.item_id in corrected) for each in shown if each),
        on_track=statuses[Status.ON_TRACK],
        behind=statuses[Status.BEHIND],
        done=statuses[Status.DONE],
        left=tuple(line.number for line in lines if line.owed),
    )


def _short(filled: Filled, *, replaces: bool) -> Filled:
    """Keep of a report what a receipt shows."""
    nothing = TaskText("")
    return replace(
        filled,
        done=brief(filled.done, KEPT),
        problems=nothing,
        causes=nothing,
        next_steps=nothing,
        replaces=replaces,
    )
