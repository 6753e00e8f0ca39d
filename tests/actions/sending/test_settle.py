"""What comes of sending one message: settled, tried again, or for a person to see."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.sending.settle import LONGEST_WAIT, SECOND_TRY, Result, delivered, dropped, failed, put_off, refused
from bot.errors import DeliveryError, MovedError, PassingError, RefusedError, UnknownOutcomeError
from bot.rules.terms import Address
from bot.store.sending import Claimed, Outcome
from tests.cast import at

NOW = at("2026-03-06 09:00")


def row(*, attempts: int = 0, uncertain: bool = False) -> Claimed:
    return Claimed(
        id=12,
        channel="telegram",
        chat=101,
        letter="reminder",
        language="zh_CN",
        text="{}",
        priority=1,
        reply_to=None,
        edits=None,
        attempts=attempts,
        uncertain=uncertain,
    )


def seconds(result: Result) -> float:
    assert result.outcome.not_before is not None
    return (result.outcome.not_before - NOW).total_seconds()


def test_what_arrived_is_settled_with_its_number_and_counts_the_try() -> None:
    result = delivered(row(attempts=2), 900)
    assert result == Result(Address("telegram", 101), Outcome(id=12, state="delivered", message_id=900, attempts=3))


def test_what_nobody_needs_any_more_was_not_tried() -> None:
    assert dropped(row(attempts=2)).outcome == Outcome(id=12, state="dropped", attempts=2)


@pytest.mark.parametrize("dead", [True, False])
def test_what_was_refused_says_why_and_whether_the_chat_is_dead(*, dead: bool) -> None:
    result = failed(row(), RefusedError("blocked", chat_is_dead=dead), now=NOW)
    assert result == refused(row(), "blocked", dead=dead)
    assert (result.outcome.state, result.outcome.reason, result.dead) == ("refused", "blocked", dead)
    assert (result.outcome.attempts, result.outcome.not_before) == (1, None)


@pytest.mark.parametrize(("attempts", "wait"), [(0, 2), (1, 4), (7, 256), (8, 512), (9, 600), (10_000, 600)])
def test_a_passing_fault_is_waited_out_longer_each_time_up_to_ten_minutes(attempts: int, wait: int) -> None:
    result = failed(row(attempts=attempts), PassingError("busy"), now=NOW)
    assert (result.outcome.state, result.outcome.reason, result.outcome.attempts) == ("waiting", "busy", attempts + 1)
    assert seconds(result) == wait
    assert not result.outcome.uncertain


def test_a_pause_that_is_asked_for_is_kept_however_long() -> None:
    assert seconds(failed(row(attempts=9), PassingError("flood", wait=3600), now=NOW)) == 3600
    assert seconds(put_off(row(attempts=9), "flood", now=NOW, wait=0.5)) == 0.5


def test_a_lost_answer_is_tried_once_more_marked_and_a_second_time_nobody_knows() -> None:
    lost = UnknownOutcomeError("closed")
    again = failed(row(), lost, now=NOW).outcome
    assert (again.state, again.uncertain, again.not_before) == ("waiting", True, NOW + SECOND_TRY)
    over = failed(row(attempts=1, uncertain=True), lost, now=NOW).outcome
    assert (over.state, over.uncertain, over.not_before, over.attempts) == ("unknown", True, None, 2)
    assert again.reason == over.reason == "closed"


def test_a_chat_that_moved_is_tried_again_at_once_under_its_new_number() -> None:
    result = failed(row(), MovedError(-1007), now=NOW)
    assert (result.outcome.state, result.outcome.not_before, result.moved_to) == ("waiting", None, -1007)
    assert result.outcome.attempts == 1


def test_a_fault_of_no_known_sort_is_a_refusal_that_kills_no_chat() -> None:
    assert failed(row(), DeliveryError("odd"), now=NOW) == refused(row(), "odd")


def test_without_what_follows_from_it_a_result_is_its_outcome_alone() -> None:
    moved, dead = failed(row(), MovedError(-1007), now=NOW), refused(row(), "blocked", dead=True)
    for result in (moved, dead):
        assert result.bare() == Result(result.address, result.outcome)


@given(attempts=st.integers(0, 2000), uncertain=st.booleans())
def test_whatever_passes_is_tried_again_within_ten_minutes(attempts: int, *, uncertain: bool) -> None:
    result = put_off(row(attempts=attempts, uncertain=uncertain), "busy", now=NOW)
    assert dt.timedelta(0) < dt.timedelta(seconds=seconds(result)) <= LONGEST_WAIT
