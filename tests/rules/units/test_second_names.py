"""Which names of a document may be second names of one unit."""

import pytest

from bot.rules.units.second_names import SecondNames

BOTH = {"区财政局": 9}


@pytest.mark.parametrize(
    ("counts", "second"),
    [
        ({"区发改局": 5, "区发展和改革局": 2}, "区发展和改革局"),
        ({"区发改局": 2, "区发展和改革局": 5}, "区发改局"),
        ({"区城管局": 1, "区城市管理局": 1}, "区城市管理局"),
        ({"区应急局": 3, "区应急管理局": 8}, "区应急局"),
        ({"区民证局": 1, "区民政局": 1}, "区民证局"),
        ({"区民证局": 2, "区民政局": 6}, "区民证局"),
        ({"区农村农业局": 1, "区农业农村局": 4}, "区农村农业局"),
        ({"区商局": 1, "区商务局": 4}, "区商局"),
    ],
)
def test_the_rarer_or_later_of_two_names_is_the_second(counts: dict[str, int], second: str) -> None:
    assert SecondNames(BOTH | counts, ()).found() == {second}


@pytest.mark.parametrize(
    "counts",
    [
        {"区审计局": 1, "区统计局": 9},
        {"区水利局": 1, "区水务局": 9},
        {"区残联": 1, "区妇联": 9},
        {"区民发局": 2, "区民政局": 2},
        {"区国内招商中心": 4, "区国际招商中心": 3},
        {"区招才中心": 2, "区招商中心": 4},
        {"区应急委": 1, "区应急局": 9},
        {"开发区税务局": 1, "石塘区税务局": 9},
        {"市发改局": 1, "区发改局": 9},
        {"市水务局": 3, "市水务环境集团": 1},
        {"石塘街道办事处": 1, "石桥街道办事处": 9},
        {"州水利局": 1, "州农业农村和水利局": 7},
    ],
)
def test_these_are_two_units(counts: dict[str, int]) -> None:
    assert not SecondNames(counts, ()).found()


def test_of_three_names_of_one_unit_two_are_second() -> None:
    counts = {"区住建局": 6, "区住房和城乡建设局": 3, "区住房城乡建设局": 1}

    assert SecondNames(counts, ()).found() == {"区住房和城乡建设局", "区住房城乡建设局"}


def test_a_name_that_a_unit_answers_to_is_never_second() -> None:
    counts = {"区发改局": 1, "区发展和改革局": 9}

    assert SecondNames(counts, {"区发改局"}).found() == {"区发展和改革局"}
    assert not SecondNames(counts, counts).found()


def test_a_name_is_held_against_units_that_the_document_does_not_name() -> None:
    assert SecondNames({"区民证局": 5}, {"区民政局"}).found() == {"区民证局"}
    assert not SecondNames({"区水务局": 5}, {"区水利局"}).found()


def test_of_a_name_that_was_not_understood_all_that_is_near_is_asked() -> None:
    counts = {"区统计": 1, "区统计局": 1}

    assert SecondNames(counts, (), {"区统计"}).found() == {"区统计"}
    assert not SecondNames({"区统计": 1, "区人大": 1}, (), {"区统计"}).found()
