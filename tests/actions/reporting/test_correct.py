"""A changed message is a correction: of the check before it is confirmed, of the ledger after it."""

import datetime as dt

from bot.rules.letters.answers import Corrected
from bot.rules.terms import Status
from bot.store.door import Store
from tests.cast import at
from tests.phone import Phone, contact, drafts_left, entries, kept


def saved(store: Store, text: str = "24 完成选址") -> tuple[Phone, int]:
    phone = contact(store)
    message = phone.saves(text)
    return phone, message


def test_before_it_is_confirmed_the_check_is_made_anew_in_its_place(store: Store) -> None:
    phone = contact(store)
    message = phone.says("24 完成选址")
    check = phone.last
    phone.edits(message, "24 完成选址和报批。1 增长6%")
    assert (phone.kind, phone.last) == ("reply_check", check)
    assert "请核对以下2项" in phone.text
    phone.presses("确认保存")
    assert kept(store) == [(1, "on_track", "增长6%"), (24, "on_track", "完成选址和报批。")]


def test_the_entry_comes_from_the_changed_message(store: Store) -> None:
    phone = contact(store)
    message = phone.says("24 完成选址")
    phone.edits(message, "24 完成报批")
    phone.presses("确认保存")
    assert entries(store)[0].source == f"telegram:101:{message}:{int(phone.now.timestamp())}"


def test_after_it_was_confirmed_the_ledger_is_corrected_at_once(store: Store) -> None:
    phone, message = saved(store)
    phone.edits(message, "24 完成选址和报批。存在问题：资金")
    letter = phone.letter(Corrected)
    assert [(change.field, change.before, change.after) for change in letter.corrections[0].changes] == [
        ("done", "完成选址", "完成选址和报批。"),
        ("problems", "", "资金"),
    ]
    first, second = entries(store)
    assert (second.corrects, second.done, first.done) == (first.seq, "完成选址和报批。", "完成选址")


def test_a_changed_status_is_told(store: Store) -> None:
    phone, message = saved(store)
    phone.edits(message, "24 滞后，征拆受阻")
    assert "24 🟢 按期推进 → 🔴 滞后" in phone.text


def test_a_status_that_changed_is_told_apart_from_the_words_and_one_that_did_not_is_not_told(store: Store) -> None:
    phone, message = saved(store)
    phone.edits(message, "24 滞后，征拆受阻")
    phone.now += dt.timedelta(minutes=1)
    phone.edits(message, "24 滞后，征拆仍受阻")
    changed = [letter.corrections[0] for letter in phone.letters if isinstance(letter, Corrected)]
    assert [(each.was, each.status) for each in changed] == [
        (Status.ON_TRACK, Status.BEHIND),
        (None, Status.BEHIND),
    ]
    assert [[change.field for change in each.changes] for each in changed] == [["done"], ["done"]]


def test_a_change_needs_no_number_if_the_message_was_about_one_item(store: Store) -> None:
    phone, message = saved(store)
    phone.edits(message, "完成选址和报批")
    assert kept(store)[-1] == (24, "on_track", "完成选址和报批")


def test_a_change_after_the_deadline_of_what_came_in_time_is_not_late(store: Store) -> None:
    phone, message = saved(store)
    phone.now = at("2026-03-09 09:00")
    phone.edits(message, "24 完成报批")
    assert [entry.late for entry in entries(store)] == [False, False]
    assert "逾期" not in phone.text


def test_a_change_that_changes_nothing_is_silent(store: Store) -> None:
    phone, message = saved(store)
    phone.edits(message, "24  完成选址")
    assert len(entries(store)) == 1
    assert phone.kind == "receipt"


def test_only_the_item_that_changed_is_corrected(store: Store) -> None:
    phone, message = saved(store, "24 完成选址。1 增长6%")
    phone.edits(message, "24 完成选址。1 增长6.1%")
    assert kept(store)[2:] == [(1, "on_track", "增长6.1%")]


def test_a_change_that_is_not_understood_is_asked_about_and_what_was_kept_stays(store: Store) -> None:
    phone, message = saved(store, "24 完成选址。1 增长6%")
    phone.edits(message, "完成招标")
    assert phone.kind == "reply_unclear"
    assert len(entries(store)) == 2
    assert len(drafts_left(store)) == 1


def test_a_change_that_speaks_of_another_item_is_shown_back(store: Store) -> None:
    phone, message = saved(store)
    phone.edits(message, "24 完成选址\n12 完成招标")
    assert phone.kind == "reply_check"
    assert len(entries(store)) == 1
    phone.presses("确认保存")
    assert kept(store)[1:] == [(12, "on_track", "完成招标")]


def test_a_change_of_an_older_message_does_not_overrule_a_newer_report_unasked(store: Store) -> None:
    phone, message = saved(store)
    phone.saves("24 完成报批")
    phone.edits(message, "24 完成选址，投资2亿元")
    assert phone.kind == "reply_check"
    assert len(entries(store)) == 2


def test_a_message_changed_into_a_greeting_leaves_what_was_kept(store: Store) -> None:
    phone, message = saved(store)
    phone.edits(message, "收到")
    assert phone.kind == "acknowledged"
    assert len(entries(store)) == 1


def test_a_changed_message_that_nothing_came_of_is_read_as_a_new_one(store: Store) -> None:
    phone = contact(store)
    message = phone.says("收到")
    phone.edits(message, "24 完成选址")
    assert phone.kind == "reply_check"


def test_a_sentence_of_the_form_can_be_changed_before_it_is_submitted(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    message = phone.says("增长6%")
    phone.edits(message, "增长6.2%")
    phone.says("完成选址")
    phone.presses("提交")
    assert kept(store) == [(1, "on_track", "增长6.2%"), (24, "on_track", "完成选址")]


def test_the_same_change_delivered_twice_corrects_once(store: Store) -> None:
    phone, message = saved(store)
    phone.edits(message, "24 完成报批")
    assert phone.last_said
    phone.hears(phone.last_said)
    assert len(entries(store)) == 2
