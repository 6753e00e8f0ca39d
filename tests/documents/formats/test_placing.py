"""Coordinates of objects to those of an upright page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.formats.placing import UPRIGHT, Matrix

numbers = st.integers(-50, 50).map(float)
matrices = st.builds(Matrix, numbers, numbers, numbers, numbers, numbers, numbers)


@given(matrices, matrices, numbers, numbers)
def test_one_matrix_then_another_maps_as_both_in_turn(one: Matrix, other: Matrix, x: float, y: float) -> None:
    assert one.then(other).at(x, y) == other.at(*one.at(x, y))


@pytest.mark.parametrize(("quarters", "corner"), [(0, (3, 5)), (1, (5, -3)), (2, (-3, -5)), (3, (-5, 3))])
def test_a_page_is_turned_clockwise(quarters: int, corner: tuple[float, float]) -> None:
    assert UPRIGHT[quarters].at(3, 5) == corner


def test_a_matrix_tells_height_and_turn() -> None:
    assert Matrix(0, 2, -2, 0).is_turned
    assert Matrix(1, 0, 0, 3).height == 3
    assert not Matrix().is_turned


@pytest.mark.parametrize(
    ("matrix", "askew"),
    [
        (Matrix(), False),
        (Matrix(0, 1, -1, 0), False),
        (Matrix(1, 0, 0.3, 1), False),
        (Matrix(0.7, 0.7, -0.7, 0.7), True),
    ],
    ids=["upright", "on its side", "slanted", "aslant"],
)
def test_only_what_runs_aslant_is_askew(matrix: Matrix, *, askew: bool) -> None:
    assert matrix.is_askew is askew
