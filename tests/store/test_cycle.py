"""The cycle says the same on both databases: its statements are the most daring of the house."""

import datetime as dt

from sqlmodel import Session, col, select

from bot.actions.outlook.preview import preview
from bot.actions.reminding.remind import sweep
from bot.actions.sending.unreachable import mark_reachable, mark_unreachable
from bot.store.door import Store
from bot.store.tables import Cover, Obligation, Outbox, Programme, Task
from tests import cast
from tests.cast import at
from tests.cycle import opens

OPENING, BLOCKED, BACK = at("2026-03-02 08:30"), at("2026-03-02 09:00"), at("2026-03-02 14:00")


def furnished(session: Session) -> None:
    programme, unit = cast.programme(session), cast.unit(session)
    cast.owes(session, programme, unit, [1, 2])
    cast.bind_contact(session, unit)


def run(store: Store, now: dt.datetime) -> int:
    with store.writing() as session:
        opens(session, now)
        return sweep(session, now=now, timetable=cast.timetable()).messages


def test_a_month_brings_each_stage_once(any_store: Store) -> None:
    with any_store.writing() as session:
        furnished(session)
    for day in range(1, 32):
        for clock in ("08:30", "09:00", "15:00"):
            run(any_store, at(f"2026-03-{day:02} {clock}"))
    with any_store.reading() as session:
        covers = session.exec(select(Cover.stage).order_by(col(Cover.outbox_id))).all()
        assert covers[:5] == ["open", "before-2", "due-09:00", "due-15:00", "after-1"]
        assert len(covers) == len(session.exec(select(Outbox)).all()) == 10


def test_a_withdrawn_task_leaves_what_is_owed(any_store: Store) -> None:
    with any_store.writing() as session:
        furnished(session)
    run(any_store, OPENING)
    with any_store.writing() as session:
        for task in session.exec(select(Task)):
            task.withdrawn_at = BLOCKED
            session.add(task)
        session.get_one(Programme, 1).wake_at = BLOCKED
    run(any_store, BLOCKED)
    with any_store.reading() as session:
        assert session.exec(select(Obligation)).all() == []


def test_what_was_refused_is_said_when_the_person_comes_back(any_store: Store) -> None:
    with any_store.writing() as session:
        furnished(session)
    assert run(any_store, OPENING) == 1
    with any_store.writing() as session:
        assert mark_unreachable(session, address=cast.address(), reason="blocked", now=BLOCKED)
    assert run(any_store, BLOCKED) == 0
    with any_store.writing() as session:
        assert mark_reachable(session, address=cast.address(), now=BACK)
    assert [run(any_store, BACK), run(any_store, BACK)] == [1, 0]


def test_a_preview_copies_the_books_and_writes_nothing(any_store: Store) -> None:
    with any_store.writing() as session:
        furnished(session)
    with any_store.reading() as session:
        planned = preview(
            session, at=at("2026-03-06 09:00"), days=1, settings=cast.settings(), calendar=cast.calendar()
        )
        assert [each.stage for each in planned] == ["due-09:00", "due-15:00", "weekly"]
        assert session.exec(select(Obligation)).all() == []
