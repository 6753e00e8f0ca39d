"""The sweep: what is owed, due to be said, and not yet said, becomes one message a person in the outbox."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Select, TableClause, bindparam, insert, select, update
from sqlmodel import Session, col

from bot.actions.reminding import reminder_letter
from bot.rules.calendar import ONE_DAY
from bot.rules.deadlines import Window
from bot.rules.reminding import Known, Owed, Round, Telling, Timetable, Told, decide
from bot.rules.standing_in import written_to
from bot.rules.terms import Address
from bot.store import people
from bot.store.tables import Binding, Cover, Obligation, Outbox, Post, Table

REMINDERS = 1
"""The priority of reminders in the outbox: after answers, before digests."""
NOT_TOLD = frozenset({"refused", "dropped"})
"""States of a message that nobody got."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did: how many obligations it looked at, and how many messages it put into the outbox."""

    looked: int
    messages: int


def sweep(session: Session, *, now: dt.datetime, timetable: Timetable) -> Swept:
    """Say what is due to be said of the obligations whose hour has come, and set the hour of the next look.

    Every stage that a message stands for is claimed (Cover) in the same transaction, so it can run twice, late, or on
    two machines. Outside working hours nothing is said: the look is put off to the next one. Where nobody is bound
    nothing is said and nothing lost: `wake_unit` makes up for it. Whom it is
    said to is `written_to`'s rule.
    """
    owed = _woken(session, now)
    if not owed:
        return Swept(0, 0)
    if not timetable.inside(now):
        _set_wakes(session, dict.fromkeys((each.id for each in owed), timetable.next_moment(now)))
        return Swept(len(owed), 0)
    units = _due(now, Obligation.unit_id)  # not distinct: SQLite would walk over every obligation to sort them
    today = now.astimezone(timetable.zone).date()
    recipients = {unit: written_to(seats, today) for unit, seats in people.seats(session, units).items()}
    known = Known(recipients, _said(session, now), _told(session, units, now, timetable))
    found = decide(owed, known, timetable=timetable, now=now)
    _say(session, found, now)
    _set_wakes(session, found.wakes)
    return Swept(len(owed), len(found.tellings))


def wake_unit(session: Session, unit_id: int, now: dt.datetime) -> None:
    """Look at everything a unit still owes at the next sweep: who is to be told of it has changed."""
    owed = update(Obligation).where(col(Obligation.unit_id) == unit_id, col(Obligation.met_at).is_(None))
    session.execute(owed.values(wake_at=now))


def _due(now: dt.datetime, *columns: object) -> Select[tuple[object, ...]]:
    """Select something of the obligations whose hour has come; by their index, not by a walk over everything."""
    return select(*columns).where(col(Obligation.wake_at) <= now, col(Obligation.met_at).is_(None))  # type: ignore[call-overload,no-any-return]


def _woken(session: Session, now: dt.datetime) -> list[Owed]:
    table = Obligation
    columns = (table.id, table.unit_id, table.kind, table.period, table.opens_at, table.due_at, table.provisional)
    rows = session.execute(_due(now, *columns, table.basis).order_by(col(table.id)))
    return [Owed(id_, unit_id, kind, Window(*rest)) for id_, unit_id, kind, *rest in rows]


def _said(session: Session, now: dt.datetime) -> dict[tuple[int, str], set[str]]:
    rows = session.execute(
        select(col(Cover.obligation_id), col(Cover.recipient), col(Cover.stage)).where(
            col(Cover.obligation_id).in_(_due(now, Obligation.id))
        )
    )
    said: dict[tuple[int, str], set[str]] = defaultdict(set)
    for obligation_id, recipient, stage in rows:
        said[obligation_id, recipient].add(stage)
    return said


def _told(
    session: Session, units: Select[tuple[object, ...]], now: dt.datetime, timetable: Timetable
) -> dict[Address, Told]:
    """Count today's reminders of everybody who may be written to, by the date in their occasions."""
    today = now.astimezone(timetable.zone).date()
    chats = (
        select(col(Binding.chat))
        .join(Post, col(Post.id) == col(Binding.post_id))
        .where(col(Binding.state) == "active", col(Post.unit_id).in_(units))
    )
    rows = session.execute(
        select(col(Outbox.channel), col(Outbox.chat), col(Outbox.occasion), col(Outbox.state)).where(
            col(Outbox.channel).in_(select(col(Binding.channel)).distinct()),
            col(Outbox.chat).in_(chats),
            col(Outbox.occasion) >= f"remind:{today}",  # a span, for it is found by the index of occasions
            col(Outbox.occasion) < f"remind:{today + ONE_DAY}",
        )
    )
    told: dict[Address, list[tuple[str, bool]]] = defaultdict(list)
    for channel, chat, occasion, state in rows:
        told[Address(channel, chat)].append((occasion, state not in NOT_TOLD))
    return {
        address: Told(sum(counts for _, counts in found), tuple(occasion for occasion, _ in found))
        for address, found in told.items()
    }


def _say(session: Session, found: Round, now: dt.datetime) -> None:
    """Put the messages and claim the stages that each stands for."""
    if not found.tellings:
        return
    told = col(Outbox.channel), col(Outbox.chat), col(Outbox.occasion)
    rows = session.execute(
        insert(_table(Outbox)).returning(col(Outbox.id), *told), [_row(telling, now) for telling in found.tellings]
    )
    ids = {(channel, chat, occasion): id_ for id_, channel, chat, occasion in rows}
    covers = [
        {
            "outbox_id": ids[address.channel, address.chat, telling.occasion],
            "obligation_id": saying.owed.id,
            "stage": stage,
            "recipient": str(address),
        }
        for telling in found.tellings
        for address in (telling.recipient.address,)
        for saying in telling.sayings
        for stage in (*saying.passed, saying.stage.name)
    ]
    session.execute(insert(_table(Cover)), covers)


def _row(telling: Telling, now: dt.datetime) -> dict[str, object]:
    return {
        "channel": telling.recipient.address.channel,
        "chat": telling.recipient.address.chat,
        "occasion": telling.occasion,
        "letter": reminder_letter.KIND,
        "language": telling.recipient.language,
        "body": {"stages": [[saying.owed.id, saying.stage.kind] for saying in telling.sayings]},
        "priority": REMINDERS,
        "quiet": True,
        "created_at": now,
    }


def _set_wakes(session: Session, wakes: Mapping[int, dt.datetime | None]) -> None:
    table = _table(Obligation)
    setting = update(table).where(table.c.id == bindparam("row")).values(wake_at=bindparam("at"))
    session.connection().execute(setting, [{"row": id_, "at": at} for id_, at in wakes.items()])


def _table(of: type[Table]) -> TableClause:
    """Return the plain table: many rows at once go without the unit of work."""
    table: TableClause = of.__table__  # type: ignore[attr-defined]
    return table
