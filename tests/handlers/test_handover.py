"""The edge leads to handing over, appointing a deputy and being away, in commands, in Chinese, and by buttons."""

import pytest

from bot.rules.letters.handover import HandoverRequest
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


@pytest.mark.parametrize("words", ["/handover 区发改局", "/移交 区发改局"])
async def test_a_stranger_asks_for_a_post_and_the_contact_agrees(desk: Desk, words: str) -> None:
    await desk.says(102, words)
    (request,) = desk.heard(101)
    assert isinstance(request, HandoverRequest)
    await desk.presses(101, f"v1:grant:{request.binding_id}:{request.request}:{request.code}")
    assert desk.kinds(101) == ["handover_request", "handover_granted"]
    assert desk.kinds(102) == ["handover_asked", "link_to_forward"]


@pytest.mark.parametrize("words", ["外出考察学习3月2日-3月9日", "移交 档案120卷"])
async def test_a_report_that_begins_with_such_a_word_is_a_report(desk: Desk, words: str) -> None:
    await desk.says(101, words)
    assert desk.kinds(101) == ["nothing_owed"]
