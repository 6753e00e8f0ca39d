"""The edge leads to handing over, appointing a deputy and being away, in commands, in Chinese, and by buttons."""

import pytest

from tests.desk import Desk


@pytest.mark.parametrize("words", ["/handover", "移交", "/移交"])
async def test_handing_over_makes_a_link(desk: Desk, words: str) -> None:
    await desk.says(101, words)
    assert desk.kinds(101) == ["link_made", "link_to_forward"]


@pytest.mark.parametrize("words", ["/deputy", "AB角"])
async def test_appointing_a_deputy_makes_a_link(desk: Desk, words: str) -> None:
    await desk.says(101, words)
    assert desk.kinds(101) == ["link_made", "link_to_forward"]


async def test_the_buttons_lead_there_too(desk: Desk) -> None:
    await desk.presses(101, "v1:handover:1")
    await desk.presses(101, "v1:deputy:1")
    await desk.presses(101, "v1:recall:1")
    assert desk.kinds(101) == ["link_made", "link_to_forward", "link_made", "link_to_forward", "link_withdrawn"]


@pytest.mark.parametrize("words", ["/away", "/away 下周", "/外出 3月2日-3月9日", "外出"])
async def test_being_away_is_answered(desk: Desk, words: str) -> None:
    await desk.says(101, words)
    assert desk.kinds(101) == ["away"]


async def test_the_buttons_of_being_away_lead_there(desk: Desk) -> None:
    await desk.presses(101, "v1:away:week")
    await desk.presses(101, "v1:away:ask")
    await desk.presses(101, "v1:away:off")
    assert desk.kinds(101) == ["away", "away_how", "away"]


async def test_a_report_that_begins_with_such_a_word_is_a_report(desk: Desk) -> None:
    await desk.says(101, "外出考察学习3月2日-3月9日")
    assert desk.kinds(101) == ["nothing_owed"]
