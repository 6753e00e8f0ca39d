"""The lines from which a week is counted."""

import pytest

from bot.rules.terms import Light, Status
from bot.rules.week_facts import Reported, Standing, TaskRef
from tests.cast import DOCUMENT, at

FIRST = TaskRef(DOCUMENT, "附件1", 12, "完成选址。")


def standing(status: Status | None) -> Standing:
    last = (
        Reported("区发改局", "2026-02", FIRST, 1, at("2026-03-05 10:00"), status, "x", late=False) if status else None
    )
    return Standing("区发改局", FIRST, Light.GREEN, 0, last)


@pytest.mark.parametrize(
    ("annex", "number"), [("附件1", "12"), ("", "12"), ("附件2", "民12"), ("交办", "交办12"), ("附件3", "附件3第12项")]
)
def test_a_task_has_the_number_that_people_know_it_by(annex: str, number: str) -> None:
    assert TaskRef(DOCUMENT, annex, 12, "").number == number


def test_tasks_are_in_order_by_document_annex_and_number_not_by_words() -> None:
    second, livelihood = TaskRef(DOCUMENT, "附件1", 100, "保障民生。"), TaskRef(DOCUMENT, "附件2", 1, "")
    assert sorted([livelihood, second, FIRST]) == [FIRST, second, livelihood]


@pytest.mark.parametrize(
    ("status", "done"), [(None, False), (Status.ON_TRACK, False), (Status.BEHIND, False), (Status.DONE, True)]
)
def test_a_task_is_completed_when_its_last_report_says_so(status: Status | None, *, done: bool) -> None:
    assert standing(status).done is done
