"""What fell due before a task went to others: the old unit is asked for it, may report it, stands in the digest."""

import datetime as dt

import pytest
from sqlmodel import Session, select

from bot.actions.intake.find_task import find_task
from bot.actions.intake.reassign import reassign
from bot.actions.reminding.remind import sweep
from bot.actions.week.read_week import read_week
from bot.rules.letters.tasks import TaskCard
from bot.rules.week_facts import Owed
from bot.store.door import Store
from bot.store.tables import Obligation
from tests import cast
from tests.cast import at
from tests.chat import rows
from tests.cycle import opens
from tests.phone import Phone, contact, kept

MOVED, SOON = at("2026-03-10 09:00"), at("2026-03-10 10:00")
WEEK = dt.timedelta(days=7)


def moves(store: Store, units: str = "区工信局", *, taken_over: bool = False) -> Phone:
    """Task 12 of three that are overdue goes to another unit; the phone of the contact who had it."""
    phone = contact(store)
    with store.writing() as session:
        cast.unit(session, "区工信局")
        reassign(session, find_task(session, "12"), units, by="督查员", now=MOVED, taken_over=taken_over)
        opens(session, MOVED)
    phone.now = SOON
    return phone


def digest(session: Session, when: dt.datetime = SOON) -> list[Owed]:
    calendar, settings = cast.calendar(), cast.settings()
    return list(read_week(session, as_of=when, since=when - WEEK, settings=settings, calendar=calendar).owed)


def test_it_stands_in_the_list_of_tasks_and_its_card_says_why(store: Store) -> None:
    phone = moves(store)
    phone.lists()
    assert "共3项，3项待报" in phone.text
    phone.presses("12")
    card = phone.letter(TaskCard)
    assert card.moved
    assert "已调整给其他单位" in phone.text


def test_it_can_be_reported_by_its_number(store: Store) -> None:
    phone = moves(store)
    phone.saves("12 2月已完成选址")
    assert [number for number, *_ in kept(store)] == [12]
    phone.lists()
    assert "共2项，2项待报" in phone.text


@pytest.mark.parametrize(("taken_over", "asked"), [(False, 3), (True, 2)])
def test_the_reminder_asks_for_it_unless_it_was_taken_over(store: Store, taken_over: bool, asked: int) -> None:  # noqa: FBT001 -- a case
    moves(store, taken_over=taken_over)
    with store.writing() as session:
        sweep(session, now=SOON, timetable=cast.timetable())
        assert [row.letter for row in rows(session, 101)] == ["reminder"]
        report = session.exec(select(Obligation)).one()
        assert len(cast.items(session, report)) == asked


@pytest.mark.parametrize("units", ["区工信局", "区工信局牵头，区发改局配合"])
def test_the_digest_names_the_old_unit(store: Store, units: str) -> None:
    moves(store, units)
    with store.reading() as session:
        found = digest(session)
        assert [(each.unit, each.task.no) for each in found] == [("区发改局", 1), ("区发改局", 12), ("区发改局", 24)]
        assert all(each.late_days for each in found)


def test_the_digest_names_nobody_for_what_was_taken_over_or_struck_off(store: Store) -> None:
    moves(store, taken_over=True)
    with store.writing() as session:
        assert [each.task.no for each in digest(session)] == [1, 24]
    with store.writing() as session:
        find_task(session, "24").withdrawn_at = MOVED
        assert [each.task.no for each in digest(session)] == [1]
