"""Where lines are cut into rows with one number each."""

import pytest

from bot.documents.formats.cuts import Ways

SIZE = 10.0


def cut(ys: list[float], numbers: list[float], *, first: bool = True) -> list[list[list[float]]]:
    """The rows, from the top, by each way that there is."""
    parted = []
    for cuts in Ways(ys, numbers, SIZE, first):
        rows: list[list[float]] = [[] for _ in range(len(cuts) + 1)]
        for y in ys:
            rows[sum(each > y for each in cuts)].append(y)
        parted.append([row for row in rows if row])
    return parted


@pytest.mark.parametrize(
    ("numbers", "way"),
    [
        ([100, 60], [[100, 86, 72], [60, 46]]),
        ([72, 46], [[100, 86, 72], [60, 46]]),
        ([86, 53], [[100, 86, 72], [60, 46]]),
    ],
    ids=["at the top", "below", "in the middle"],
)
def test_some_way_finds_the_rows_wherever_their_numbers_stand(numbers: list[float], way: list[list[float]]) -> None:
    assert way in cut([100, 86, 72, 60, 46], numbers)


def test_the_widest_gap_between_two_numbers_parts_their_rows() -> None:
    assert cut([100, 88, 70, 58], [88, 58])[0] == [[100, 88], [70, 58]]


def test_of_two_gaps_alike_neither_parts_rows() -> None:
    assert [[100.0], [88.0, 76.0]] not in cut([100, 88, 76], [100, 76])[:1]


def test_what_stands_above_the_first_number_may_belong_to_the_page_before() -> None:
    assert cut([124, 112, 90, 78, 56], [90, 56], first=False)[0] == [[124, 112], [90, 78], [56]]
