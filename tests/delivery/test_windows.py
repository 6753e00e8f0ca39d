import math

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.windows import Window


def test_an_empty_window_lets_as_many_go_as_it_has_places() -> None:
    window = Window(2, 1.0)
    assert window.wait(0.0) == 0.0
    window.take()
    assert window.wait(0.0) == 0.0
    window.take()
    assert window.wait(0.0) == math.inf


def test_a_place_is_free_again_one_span_after_the_answer() -> None:
    window = Window(1, 3.0)
    window.take()
    window.leave(10.0)
    assert window.wait(10.5) == 2.5
    assert window.wait(13.0) == 0.0


def test_a_window_is_idle_when_nothing_is_under_way_and_nothing_is_remembered() -> None:
    window = Window(2, 1.0)
    assert window.idle(0.0)
    window.take()
    assert not window.idle(0.0)
    window.leave(0.0)
    assert not window.idle(0.5)
    assert window.idle(1.0)


@given(
    places=st.integers(1, 4),
    trips=st.lists(st.tuples(st.floats(0, 2), st.floats(0, 1)), min_size=1, max_size=40),
)
def test_whatever_the_way_takes_the_server_never_counts_too_many_in_one_span(
    places: int, trips: list[tuple[float, float]]
) -> None:
    """Each trip takes some time, and the server counts it somewhere on the way; messages leave as soon as they may."""
    window, now = Window(places, 1.0), 0.0
    answers: list[float] = []
    counted: list[float] = []
    for length, where in trips:
        while (wait := window.wait(now)) > 0:
            now = min([now + wait, *answers])
            for answer in [answer for answer in answers if answer <= now]:
                answers.remove(answer)
                window.leave(answer)
        window.take()
        answers.append(now + length)
        counted.append(now + where * length)
    for start in counted:
        assert sum(start <= one < start + 0.999 for one in counted) <= places
