"""The ledger (工作台账): entries are appended and never changed, each chained to the one before by its hash.

The hash covers an entry's canonical bytes and the hash before it. People stand outside the bytes (`EntryAuthor`, and
`source`, which holds an address), so that a person can be forgotten and the chain still verifies.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from sqlmodel import Session, col, select

from bot.errors import LedgerBrokenError
from bot.store import appending
from bot.store.appending import Head, Link
from bot.store.tables import Assignment, Entry, Item, Obligation, Task, Unit

AT_ONCE = 500

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """What is to be appended: which item, what was answered, by whom, and what the ledger itself remembers of the task.

    `source` is ``channel:chat:message:revision`` or ``draft:<id>:<version>``; `corrects` is found when left out.
    """

    item_id: int
    assignment_id: int
    source: str
    status: str
    done: str = ""  # 完成情况
    problems: str = ""  # 存在问题
    causes: str = ""  # 原因分析
    next_steps: str = ""  # 下一步计划
    late: bool = False
    corrects: int | None = None
    binding_id: int | None = None
    document: str
    annex: str
    no: int
    unit: str
    period: str
    kind: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of the ledger with what it speaks of: for export."""

    entry: Entry
    task: Task
    unit: Unit
    obligation: Obligation


def append(session: Session, lines: Sequence[NewEntry], *, now: dt.datetime) -> list[Link]:
    """Append entries under the locked head; return one for each line, in order.

    A line whose (source, assignment) is in the ledger already gives the entry that is there. An entry for an item that
    has one corrects it. Items point to their latest entry; an obligation whose items all have one is met.
    """
    session.flush()
    head = appending.locked_head(session)
    known = appending.known(session, {line.source for line in lines})
    items = appending.items(session, {line.item_id for line in lines})
    result, new, answered, met = [], [], {}, set()
    for line in lines:
        entry = known.get((line.source, line.assignment_id))
        if entry is None:
            item = answered[line.item_id] = items[line.item_id]
            if item.entry_seq is None:  # a correction leaves nothing less to answer
                met.add(item.obligation_id)
            entry = known[line.source, line.assignment_id] = _chain(head, line, corrects=item.entry_seq, now=now)
            item.entry_seq = entry.seq
            new.append((entry, line.binding_id))
        result.append(entry)
    if new:
        appending.write(session, new, answered.values())
    if met:
        appending.meet(session, met, now=now)
    return result


def rows(session: Session) -> Iterator[LedgerRow]:
    """Walk the whole ledger in order, each entry with its task, unit and obligation."""
    found = session.exec(
        select(Entry, Task, Unit, Obligation)
        .join(Item, col(Item.id) == col(Entry.item_id))
        .join(Obligation, col(Obligation.id) == col(Item.obligation_id))
        .join(Assignment, col(Assignment.id) == col(Entry.assignment_id))
        .join(Task, col(Task.id) == col(Assignment.task_id))
        .join(Unit, col(Unit.id) == col(Obligation.unit_id))
        .order_by(col(Entry.seq))
        .execution_options(yield_per=AT_ONCE)
    )
    with closing(found):
        for entry, task, unit, obligation in found:
            yield LedgerRow(entry, task, unit, obligation)


def verify(session: Session) -> int:
    """Walk the whole chain; return how many entries it has.

    Raises:
        LedgerBrokenError: says at which entry, and what does not hold there.
    """
    head = appending.head(session)
    last, previous = 0, ""
    with closing(session.exec(select(Entry).order_by(col(Entry.seq)).execution_options(yield_per=AT_ONCE))) as entries:
        for entry in entries:
            if flaw := _flaw(entry, seq=last + 1, previous=previous):
                msg = f"The ledger is broken at entry {last + 1}: {flaw}."
                raise LedgerBrokenError(msg)
            last, previous = entry.seq, entry.hash
    if (head.seq, head.hash) != (last, previous):
        msg = f"The ledger is broken at its end: its head says {head.seq} entries, but entry {last} is the last."
        raise LedgerBrokenError(msg)
    return last


def _flaw(entry: Entry, *, seq: int, previous: str) -> str:
    """Say what does not hold of an entry that should be number `seq` after the hash `previous`; "" if all holds."""
    if entry.seq != seq:
        return "it is missing"
    if entry.previous_hash != previous:
        return "it does not follow the entry before it"
    if entry.hash != link(previous, entry.body):
        return "its content does not match its hash"
    body = json.loads(entry.body)
    differing = [name for name, value in _repeated(entry).items() if body.get(name) != value]
    return f"its columns differ from its content: {', '.join(differing)}" if differing else ""


def _chain(head: Head, line: NewEntry, *, corrects: int | None, now: dt.datetime) -> Link:
    """Make the next entry and move the head to it."""
    entry = Link(
        seq=head.seq + 1,
        at=now.astimezone(dt.UTC),
        assignment_id=line.assignment_id,
        item_id=line.item_id,
        source=line.source,
        corrects=corrects if line.corrects is None else line.corrects,
        late=line.late,
        status=line.status,
        done=line.done,
        problems=line.problems,
        causes=line.causes,
        next_steps=line.next_steps,
        body="",
        previous_hash=head.hash,
        hash="",
    )
    task = {"document": line.document, "annex": line.annex, "no": line.no, "unit": line.unit}
    entry.body = canonical(task | {"period": line.period, "kind": line.kind} | _repeated(entry))
    entry.hash = link(head.hash, entry.body)
    head.seq, head.hash = entry.seq, entry.hash
    return entry


def _repeated(entry: Entry | Link) -> dict[str, object]:
    """Return what stands both in an entry's columns and in its bytes."""
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "assignment": entry.assignment_id,
        "item": entry.item_id,
        "corrects": entry.corrects,
        "late": entry.late,
        "status": entry.status,
        "done": entry.done,
        "problems": entry.problems,
        "causes": entry.causes,
        "next_steps": entry.next_steps,
    }


def canonical(body: dict[str, object]) -> str:
    """Write an entry's content in the one form that is hashed: JSON, keys sorted, no spaces, UTF-8."""
    return _CANONICAL.encode(body)


def link(previous: str, body: str) -> str:
    """Return an entry's hash: SHA-256 over the hash before it and its own bytes."""
    return hashlib.sha256((previous + body).encode()).hexdigest()
