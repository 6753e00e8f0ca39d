"""Who of a unit's people is written to, while some are away or cannot be reached."""

import datetime as dt

import pytest

from bot.rules.reminding import Recipient
from bot.rules.spans import Span
from bot.rules.standing_in import Seat, uncovered, written_to
from tests import cast

DAY = dt.date(2026, 3, 4)
THEN = Span(dt.date(2026, 3, 3), dt.date(2026, 3, 5))
EARLIER = Span(dt.date(2026, 2, 2), dt.date(2026, 3, 3))

A, B, DEPUTY = 1, 2, 9


def seat(post: int, *, away: Span | None = None, of: int | None = None) -> Seat:
    return Seat(Recipient(cast.address(100 + post), "zh_CN"), post, of, away)


def deputy(*, away: Span | None = None, of: int = A) -> Seat:
    return seat(DEPUTY, away=away, of=of)


@pytest.mark.parametrize(
    ("seats", "told"),
    [
        ([], []),
        ([seat(A)], [A]),
        ([seat(A), seat(B)], [A, B]),
        ([seat(A), deputy()], [A]),
        ([seat(A, away=EARLIER), deputy()], [A]),
        ([seat(A, away=THEN), deputy()], [DEPUTY]),
        ([deputy()], [DEPUTY]),
        ([seat(A, away=THEN), seat(B)], [B]),
        ([seat(A, away=THEN), seat(B), deputy()], [B, DEPUTY]),
        ([seat(A), seat(B, away=THEN), deputy(of=A)], [A]),
        ([seat(A, away=THEN)], [A]),
        ([seat(A, away=THEN), deputy(away=THEN)], [A]),
        ([seat(A, away=THEN), seat(B, away=THEN)], [A, B]),
        ([deputy(away=THEN)], [DEPUTY]),
    ],
)
def test_whoever_is_there_is_told_and_a_deputy_for_who_is_not(seats: list[Seat], told: list[int]) -> None:
    assert [recipient.address.chat - 100 for recipient in written_to(seats, DAY)] == told


def test_a_person_on_two_posts_is_told_once() -> None:
    both = Seat(seat(A).recipient, B)
    assert written_to([seat(A), both], DAY) == (both.recipient,)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], [A]),
        ([deputy()], []),
        ([seat(B)], []),
        ([deputy(away=THEN)], [A]),
        ([seat(B, away=THEN)], [A, B]),
    ],
)
def test_who_is_away_with_nobody_in_their_place_is_found(others: list[Seat], expected: list[int]) -> None:
    seats = [seat(A, away=THEN), *others]
    for today in (DAY, THEN.first - dt.timedelta(days=9)):
        assert [each.post for each in uncovered(seats, today)] == expected


def test_the_last_day_away_is_still_a_day_away() -> None:
    assert [each.post for each in uncovered([seat(A, away=THEN)], THEN.last)] == [A]


def test_who_is_back_is_not_looked_for() -> None:
    assert uncovered([seat(A, away=EARLIER)], DAY) == ()
