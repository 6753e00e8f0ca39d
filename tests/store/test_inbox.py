"""An update is stored once, handled in order within its lane, tried three times, then set aside."""

import datetime as dt

from sqlmodel import Session, col, select

from bot.store import inbox
from bot.store.door import Store
from bot.store.inbox import Received
from bot.store.tables import Inbox
from tests import cast

NOW = cast.at("2026-03-06 09:00")
BOT = 7000000001
A, B = "telegram:101", "telegram:-1002000000001"


def receive(session: Session, *updates: tuple[int, str], bot: int = BOT) -> int:
    stored = [Received(number, lane, f'{{"update_id": {number}}}') for number, lane in updates]
    return inbox.receive(session, bot=bot, updates=stored, now=NOW)


def pending(session: Session, *, now: dt.datetime = NOW, limit: int = 100, after: int = 0) -> list[int]:
    return [row.update_id for row in inbox.pending(session, bot=BOT, now=now, limit=limit, after=after)]


def fail(session: Session, number: int, *, now: dt.datetime = NOW, error: str = "KeyError") -> bool:
    return inbox.fail(session, bot=BOT, update_id=number, error=error, now=now)


def one(session: Session, number: int) -> Inbox:
    return session.exec(select(Inbox).where(col(Inbox.update_id) == number)).one()


def test_updates_are_stored_as_they_came(any_store: Store) -> None:
    with any_store.writing() as session:
        assert receive(session, (2**40, A), (2**40 + 1, B)) == 2
    with any_store.reading() as session:
        row = one(session, 2**40 + 1)
    assert (row.bot, row.lane, row.body, row.received_at) == (BOT, B, f'{{"update_id": {2**40 + 1}}}', NOW)
    assert (row.state, row.attempts) == ("pending", 0)


def test_an_update_delivered_twice_is_stored_once(any_store: Store) -> None:
    with any_store.writing() as session:
        assert receive(session, (1, A), (2, A)) == 2
        assert receive(session, (2, A), (3, A), (3, A)) == 1
        assert pending(session) == [1, 2, 3]


def test_an_update_that_was_handled_is_not_handled_again_when_it_comes_again(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (1, A))
        inbox.done(session, bot=BOT, update_id=1, now=NOW)
        assert receive(session, (1, A)) == 0
        assert pending(session) == []


def test_receiving_nothing_is_nothing(any_store: Store) -> None:
    with any_store.writing() as session:
        assert inbox.receive(session, bot=BOT, updates=[], now=NOW) == 0


def test_two_bots_may_use_the_same_numbers(any_store: Store) -> None:
    with any_store.writing() as session:
        assert receive(session, (1, A)) == 1
        assert receive(session, (1, A), bot=BOT + 1) == 1
        inbox.done(session, bot=BOT + 1, update_id=1, now=NOW)
        assert pending(session) == [1]


def test_pending_gives_the_oldest_first_up_to_the_limit_and_reads_on_after_a_row(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (9, A), (3, B), (7, A))
        assert pending(session, limit=2) == [9, 3]
        assert pending(session, after=one(session, 3).id or 0) == [7]


def test_done_says_when(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (1, A))
        inbox.done(session, bot=BOT, update_id=1, now=NOW)
    with any_store.reading() as session:
        row = one(session, 1)
        assert (row.state, row.settled_at) == ("done", NOW)


def test_an_update_that_failed_holds_its_own_lane_until_its_next_attempt_and_no_other(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (1, A), (2, A), (3, B))
        assert fail(session, 1) is False
        assert pending(session) == [3]
        assert pending(session, now=NOW + inbox.WAITS[0]) == [1, 2, 3]


def test_the_attempt_of_one_bot_is_no_other_bots(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (1, A))
        receive(session, (1, A), bot=BOT + 1)
        fail(session, 1)
        attempts = session.exec(select(Inbox.attempts).order_by(col(Inbox.bot))).all()
        assert list(attempts) == [1, 0]


def test_what_no_attempt_can_better_steps_aside_at_once(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (1, A))
        assert inbox.fail(session, bot=BOT, update_id=1, error="unreadable", now=NOW, final=True)
        assert [(row.update_id, row.attempts) for row in inbox.aside(session)] == [(1, 1)]


def test_what_stepped_aside_is_shown_in_the_order_it_came(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (9, A), (3, B), (5, A))
        for number in (3, 5, 9):
            inbox.fail(session, bot=BOT, update_id=number, error="", now=NOW, final=True)
        assert [row.update_id for row in inbox.aside(session)] == [9, 3, 5]


def test_the_second_wait_is_longer_than_the_first(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (1, A))
        fail(session, 1)
        first = one(session, 1).retry_at
        fail(session, 1)
        second = one(session, 1).retry_at
    assert first is not None
    assert second is not None
    assert second > first > NOW


def test_after_three_attempts_an_update_steps_aside_with_its_error_and_the_lane_goes_on(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (1, A), (2, A))
        assert [fail(session, 1, error=f"attempt {n}") for n in (1, 2, 3)] == [False, False, True]
        assert pending(session) == [2]
        [left] = inbox.aside(session)
        assert (left.update_id, left.attempts, left.error, left.settled_at) == (1, 3, "attempt 3", NOW)


def test_handled_updates_are_forgotten_after_two_days_and_others_are_not(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (1, A), (2, A), (3, A), (4, B))
        inbox.done(session, bot=BOT, update_id=1, now=NOW)
        inbox.done(session, bot=BOT, update_id=2, now=NOW + dt.timedelta(seconds=1))
        for _ in range(inbox.ATTEMPTS):
            fail(session, 3)
        assert inbox.purge(session, now=NOW + inbox.KEPT) == 1
        assert set(session.exec(select(Inbox.update_id))) == {2, 3, 4}


def test_a_row_number_is_not_used_again_after_a_purge(any_store: Store) -> None:
    with any_store.writing() as session:
        receive(session, (1, A))
        before = one(session, 1).id or 0
        inbox.done(session, bot=BOT, update_id=1, now=NOW)
        inbox.purge(session, now=NOW + inbox.KEPT)
        receive(session, (2, A))
        assert pending(session, after=before) == [2]
