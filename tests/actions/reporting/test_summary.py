"""The summary before a form is submitted: it shows everything that will be kept."""

import datetime as dt

import pytest

from bot.delivery.length import visible
from bot.rules.letters.guided import ReportSummary
from bot.rules.terms import Status
from bot.store.door import Store
from tests.phone import WORDING, Phone, contact, entries, kept

BEHIND = ("完成30%", "资金未到位", "审批流程较长", "4月底前到位")
TELEGRAM = 4096


def behind(phone: Phone, *words: str) -> None:
    phone.presses("滞后")
    for each in words or BEHIND:
        phone.says(each)


def test_every_field_that_will_be_kept_is_shown(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    behind(phone)
    assert phone.kind == "report_summary"
    assert (
        "24 🔴 滞后　完成30%\n　存在问题：资金未到位\n　原因分析：审批流程较长\n　下一步计划：4月底前到位" in phone.text
    )


def test_twenty_two_items_behind_are_all_shown_with_all_their_fields(store: Store) -> None:
    phone = contact(store, range(1, 23))
    phone.reports()
    for _ in range(22):
        behind(phone, *(word * 30 for word in BEHIND))
    letter = phone.letter(ReportSummary)
    for line in letter.lines:
        for text, word in zip((line.done, line.problems, line.causes, line.next_steps), BEHIND, strict=True):
            assert text.startswith(word)
    for language in ("zh_CN", "en"):
        assert len(visible(WORDING.words(letter, language).html).encode("utf-16-le")) // 2 <= TELEGRAM


def test_where_there_is_no_room_for_a_detail_it_is_shown_that_it_is_filled_in(store: Store) -> None:
    phone = contact(store, range(1, 49))
    phone.reports()
    for _ in range(48):
        behind(phone, *(word * 30 for word in BEHIND))
    assert phone.text.count("存在问题：…\n　原因分析：…\n　下一步计划：…") == 48
    english = visible(WORDING.words(phone.letters[-1], "en").html)
    assert english.count("Problems: …\n  Causes: …\n  Next steps: …") == 48


@pytest.mark.parametrize("label", ["按期推进", "完成"])
def test_what_was_said_of_being_behind_is_not_kept_of_an_item_that_is_not(store: Store, label: str) -> None:
    phone = contact(store, [24])
    phone.reports()
    behind(phone)
    phone.presses("修改")
    phone.presses(label)
    phone.presses("保持不变")
    assert "资金未到位" not in phone.text
    phone.presses("提交")
    (entry,) = entries(store)
    assert entry.status != Status.BEHIND
    assert (entry.done, entry.problems, entry.causes, entry.next_steps) == ("完成30%", "", "", "")


def test_what_was_reported_by_a_free_reply_meanwhile_is_not_submitted_over(store: Store) -> None:
    phone = contact(store, [12, 24])
    phone.reports()
    phone.says("完成30%")
    form = phone.last
    phone.now += dt.timedelta(minutes=1)
    phone.saves("12 完成60%")
    phone.presses("核对提交", form)
    assert "还没有可提交的内容" in phone.text
    phone.presses("继续填未填的1项")
    phone.says("完成选址")
    phone.presses("提交（1项）")
    assert kept(store) == [(12, "on_track", "完成60%"), (24, "on_track", "完成选址")]
