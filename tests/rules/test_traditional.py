"""Traditional characters told as the simplified ones that the rules are written in."""

import datetime as dt

import pytest

from bot.rules.tasks.completion import read_completion
from bot.rules.tasks.targets import find_targets, plain
from bot.rules.traditional import SIMPLER, simplified


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("牽頭單位", "牵头单位"),
        ("責任部門", "责任部门"),
        ("按職責分工負責", "按职责分工负责"),
        ("市發展和改革委員會", "市发展和改革委员会"),
        ("區衞健局、區衛健局", "区衞健局、区卫健局"),  # what no word of the trade has stands for itself
        ("区财政局 2026", "区财政局 2026"),
        ("", ""),
    ],
)
def test_the_words_of_the_trade_are_told_as_mainland_offices_write_them(written: str, read: str) -> None:
    assert simplified(written) == read


def test_what_is_simplified_stays_so() -> None:
    assert not set(SIMPLER) & set(SIMPLER.values())


def test_targets_are_found_in_the_words_that_stand_there() -> None:
    [area, homes] = find_targets("改造高標準農田1.5萬畝，新增保障性住房300套。")

    assert (plain(area.figure), area.unit, area.words) == ("15000", "亩", "改造高標準農田1.5萬畝")
    assert (plain(homes.figure), homes.words) == ("300", "新增保障性住房300套")


def test_due_words_are_read_and_kept() -> None:
    found = read_completion("長期堅持", "做好服務。", year=2026, issued=dt.date(2026, 3, 1))

    assert found.continuing
    assert found.raw == "長期堅持"
