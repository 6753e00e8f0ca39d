"""Rows are handed out in order, one a chat, to one worker each; what a dead worker held comes back once, marked."""

import datetime as dt
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from bot.rules.terms import Address
from bot.store import outbox, sending
from bot.store.door import Store
from bot.store.sending import DEATHS, DIED_TOO_OFTEN, Outcome, State
from bot.store.tables import Outbox
from tests import cast

NOW = cast.at("2026-03-06 09:00")
HOUR = dt.timedelta(hours=1)


def put(
    session: Session,
    chat: int,
    occasion: str,
    *,
    priority: int = 0,
    quiet: bool = False,
    not_before: dt.datetime | None = None,
) -> int:
    number = outbox.put_composed(
        session,
        "reminder",
        {},
        address=Address("telegram", chat),
        occasion=occasion,
        language="zh_CN",
        now=NOW,
        priority=priority,
        quiet=quiet,
        not_before=not_before,
    )
    assert number is not None
    return number


def claim(
    session: Session, worker: str = "a", *, now: dt.datetime = NOW, limit: int = 20, open_: bool = True
) -> list[int]:
    rows = sending.claim(session, worker=worker, now=now, limit=limit, quiet_hours_open=open_)
    return [row.id or 0 for row in rows]


def settle(session: Session, number: int, state: State = "delivered", not_before: dt.datetime | None = None) -> None:
    sending.settle(session, [Outcome(id=number, state=state, not_before=not_before)], now=NOW)


def row(session: Session, number: int) -> Outbox:
    return session.exec(select(Outbox).where(col(Outbox.id) == number).execution_options(populate_existing=True)).one()


# -- order -------------------------------------------------------------------------------------------------------


def test_answers_go_before_reminders_and_each_in_the_order_they_were_put(any_store: Store) -> None:
    with any_store.writing() as session:
        reminder = put(session, 1, "reminder", priority=1)
        first, second = put(session, 2, "answer"), put(session, 3, "answer")
        assert claim(session) == [first, second, reminder]


def test_the_second_message_of_a_chat_waits_until_the_first_is_settled(any_store: Store) -> None:
    with any_store.writing() as session:
        first, second = put(session, 1, "one"), put(session, 1, "two")
        assert claim(session) == [first]
        assert claim(session) == []
        settle(session, first)
        assert claim(session) == [second]


def test_at_most_limit_rows_are_claimed(any_store: Store) -> None:
    with any_store.writing() as session:
        numbers = [put(session, chat, "x") for chat in range(5)]
        assert claim(session, limit=3) == numbers[:3]


def test_a_row_whose_hour_has_not_come_holds_nobody(any_store: Store) -> None:
    with any_store.writing() as session:
        later, now = put(session, 1, "later", not_before=NOW + HOUR), put(session, 1, "now")
        assert claim(session) == [now]
        settle(session, now)
        assert claim(session, now=NOW + HOUR) == [later]


def test_a_row_that_was_tried_and_put_off_holds_its_chat(any_store: Store) -> None:
    with any_store.writing() as session:
        first, second = put(session, 1, "one"), put(session, 1, "two")
        other = put(session, 2, "one")
        claim(session)
        settle(session, first, "waiting", NOW + HOUR)
        settle(session, other)
        assert claim(session) == []
        assert claim(session, now=NOW + HOUR) == [first]
        settle(session, first)
        assert claim(session) == [second]


def test_an_answer_does_not_wait_for_a_reminder_that_was_put_off(any_store: Store) -> None:
    with any_store.writing() as session:
        reminder = put(session, 1, "reminder", priority=1)
        claim(session)
        settle(session, reminder, "waiting", NOW + HOUR)
        answer = put(session, 1, "answer")
        assert claim(session) == [answer]


def test_quiet_rows_go_only_while_the_office_works_and_hold_no_answers(any_store: Store) -> None:
    with any_store.writing() as session:
        reminder, answer = put(session, 1, "reminder", quiet=True), put(session, 1, "answer")
        assert claim(session, open_=False) == [answer]
        settle(session, answer)
        assert claim(session, open_=False) == []
        assert claim(session, open_=True) == [reminder]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chats=st.lists(st.tuples(st.integers(1, 4), st.integers(0, 2)), max_size=25),
    limit=st.integers(1, 6),
)
def test_in_every_chat_better_priority_goes_first_then_the_order_of_putting(
    store: Store, chats: list[tuple[int, int]], limit: int
) -> None:
    with store.writing() as session:
        for old in session.exec(select(Outbox)):
            session.delete(old)
        expected: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, (chat, priority) in enumerate(chats):
            expected[chat].append((priority, put(session, chat, f"{place}", priority=priority)))
        sent: dict[int, list[int]] = defaultdict(list)
        while rows := sending.claim(session, worker="a", now=NOW, limit=limit, quiet_hours_open=True):
            assert len({each.chat for each in rows}) == len(rows)
            for each in rows:
                sent[each.chat].append(each.id or 0)
                settle(session, each.id or 0)
    assert sent == {chat: [number for _, number in sorted(rows)] for chat, rows in expected.items()}


def test_workers_side_by_side_never_get_the_same_row_nor_two_of_one_chat(any_store: Store) -> None:
    chats, each = 12, 5
    with any_store.writing() as session:
        for place in range(each):
            for chat in range(chats):
                put(session, chat, f"{place}")
    taken: list[tuple[int, int]] = []
    on_the_way: dict[int, str] = {}

    def work(worker: str) -> None:
        while True:
            with any_store.writing() as session:
                rows = sending.claim(session, worker=worker, now=NOW, limit=3, quiet_hours_open=True)
            if not rows:
                with any_store.reading() as session:
                    if not any(sending.waiting_counts(session).values()):
                        return
                continue
            for one in rows:
                assert on_the_way.setdefault(one.chat, worker) == worker
                taken.append((one.chat, one.id or 0))
                del on_the_way[one.chat]
            with any_store.writing() as session:
                sending.settle(session, [Outcome(id=one.id or 0, state="delivered") for one in rows], now=NOW)

    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(work, f"worker {number}") for number in range(4)]:
            done.result()
    assert len(taken) == len(set(taken)) == chats * each
    for chat in range(chats):
        its = [number for where, number in taken if where == chat]
        assert its == sorted(its)


# -- outcomes ----------------------------------------------------------------------------------------------------


def test_what_came_of_a_message_stands_on_its_row(any_store: Store) -> None:
    with any_store.writing() as session:
        number = put(session, 1, "x")
        claim(session)
        sending.settle(session, [Outcome(id=number, state="refused", reason="blocked", attempts=2)], now=NOW)
        settled = row(session, number)
    assert (settled.state, settled.reason, settled.attempts) == ("refused", "blocked", 2)
    assert (settled.settled_at, settled.claimed_by) == (NOW, "")


def test_settling_many_rows_settles_each_in_its_own_way(any_store: Store) -> None:
    with any_store.writing() as session:
        one, two, three = (put(session, chat, "x") for chat in range(3))
        claim(session)
        outcomes = [
            Outcome(id=one, state="delivered", message_id=2**40),
            Outcome(id=two, state="dropped", reason="met in the meantime"),
            Outcome(id=three, state="waiting", not_before=NOW + HOUR, uncertain=True),
        ]
        sending.settle(session, outcomes, now=NOW)
        assert (row(session, one).state, row(session, one).message_id) == ("delivered", 2**40)
        assert row(session, two).state == "dropped"
        again = row(session, three)
        assert (again.state, again.not_before, again.uncertain, again.settled_at) == ("waiting", NOW + HOUR, True, None)


def test_a_doubt_about_an_earlier_attempt_stays_on_a_delivered_row(any_store: Store) -> None:
    with any_store.writing() as session:
        number = put(session, 1, "x")
        claim(session)
        sending.settle(session, [Outcome(id=number, state="waiting", uncertain=True)], now=NOW)
        claim(session)
        settle(session, number)
        assert row(session, number).uncertain


def test_a_late_outcome_of_a_slow_worker_does_not_undo_what_another_settled(any_store: Store) -> None:
    with any_store.writing() as session:
        number = put(session, 1, "x")
        claim(session, "slow")
        sending.reclaim(session, worker_alive=lambda worker: worker != "slow", now=NOW)
        claim(session, "quick")
        settle(session, number)
        settle(session, number, "waiting")
        assert row(session, number).state == "delivered"


@pytest.mark.parametrize("state", ["delivered", "refused"])
def test_an_outcome_that_comes_to_light_replaces_an_unknown_one(any_store: Store, state: State) -> None:
    with any_store.writing() as session:
        number = put(session, 1, "x")
        claim(session)
        settle(session, number, "unknown")
        settle(session, number, state)
        assert row(session, number).state == state


def test_settling_nothing_is_nothing(any_store: Store) -> None:
    with any_store.writing() as session:
        sending.settle(session, [], now=NOW)


# -- dead workers ------------------------------------------------------------------------------------------------


def test_what_a_dead_worker_held_goes_out_once_more_and_is_marked(any_store: Store) -> None:
    with any_store.writing() as session:
        number = put(session, 1, "x")
        claim(session, "dead")
        assert sending.reclaim(session, worker_alive=lambda _: False, now=NOW) == 1
        again = sending.claim(session, worker="b", now=NOW, quiet_hours_open=True)
        assert [(each.id, each.uncertain, each.attempts) for each in again] == [(number, True, 1)]


def test_what_is_taken_back_belongs_to_nobody_and_waits(any_store: Store) -> None:
    with any_store.writing() as session:
        number = put(session, 1, "x")
        claim(session, "dead")
        assert (row(session, number).claimed_by, row(session, number).claimed_at) == ("dead", NOW)
        sending.reclaim(session, worker_alive=lambda _: False, now=NOW)
        taken = row(session, number)
        assert (taken.claimed_by, taken.state, taken.deaths, taken.settled_at) == ("", "waiting", 1, None)


def test_only_the_claims_of_the_dead_are_taken_back(any_store: Store) -> None:
    with any_store.writing() as session:
        held, lost, settled, waiting = (put(session, chat, "x") for chat in range(4))
        claim(session, "alive", limit=1)
        claim(session, "dead", limit=2)
        settle(session, settled)
        assert sending.reclaim(session, worker_alive=lambda worker: worker == "alive", now=NOW) == 1
        states = [row(session, number).state for number in (held, lost, settled, waiting)]
        assert states == ["claimed", "waiting", "delivered", "waiting"]


def test_a_row_that_process_after_process_dies_over_is_left_alone_and_its_chat_is_free(any_store: Store) -> None:
    with any_store.writing() as session:
        first, second = put(session, 1, "one"), put(session, 1, "two")
        for death in range(DEATHS):
            assert claim(session, f"dead {death}") == [first]
            sending.reclaim(session, worker_alive=lambda _: False, now=NOW)
        lost = row(session, first)
        assert (lost.state, lost.reason, lost.settled_at) == ("unknown", DIED_TOO_OFTEN, NOW)
        assert sending.unknown(session) == [lost]
        assert claim(session) == [second]


def test_what_a_living_worker_holds_stays_with_it(any_store: Store) -> None:
    with any_store.writing() as session:
        put(session, 1, "x")
        claim(session, "alive")
        assert sending.reclaim(session, worker_alive=lambda worker: worker == "alive", now=NOW) == 0
        assert claim(session, "other") == []


# -- looking -----------------------------------------------------------------------------------------------------


def test_the_next_hour_is_that_of_the_first_row_that_is_put_off(any_store: Store) -> None:
    with any_store.writing() as session:
        put(session, 1, "now")
        put(session, 2, "later", not_before=NOW + 2 * HOUR)
        put(session, 3, "soon", not_before=NOW + HOUR)
        put(session, 4, "sooner, in working hours", not_before=NOW + HOUR / 2, quiet=True)
        assert sending.due_at(session, now=NOW, quiet_hours_open=False) == NOW + HOUR
        assert sending.due_at(session, now=NOW, quiet_hours_open=True) == NOW + HOUR / 2
        assert sending.due_at(session, now=NOW + 2 * HOUR, quiet_hours_open=True) is None


def test_counts_tell_what_is_still_to_be_said(any_store: Store) -> None:
    with any_store.writing() as session:
        assert sending.waiting_counts(session) == {"waiting": 0, "claimed": 0}
        first = put(session, 1, "one")
        put(session, 1, "two")
        put(session, 2, "three")
        claim(session)
        settle(session, first)
        assert sending.waiting_counts(session) == {"waiting": 1, "claimed": 1}
