"""Words in the guided form whose item has gone: shown as a reply for what stands now, or asked about; never dropped."""

from bot.rules.letters.answers import ReplyCheck, ReplyUnclear
from bot.store.door import Store
from tests.actions.reporting.going import Going
from tests.cast import at
from tests.phone import Phone, contact, drafts_left, kept


def filled(store: Store, *words: str) -> Phone:
    """区发改局 owes 8, 9 and 民2, and has words for some in its form, in this order."""
    phone = contact(store, [8, 9], livelihood=[2])
    phone.reports()
    for each in words:
        phone.says(each)
    phone.now = at("2026-03-02 10:20")
    return phone


def test_words_for_what_became_one_with_another_are_shown_as_its_correction(store: Store, going: Going) -> None:
    phone = contact(store, [8], livelihood=[2])
    phone.saves("8 改造3个小区")
    phone.reports()
    phone.says("改造5个小区")
    phone.now = at("2026-03-02 10:20")
    going.links()
    phone.presses("提交")
    letter = phone.letter(ReplyCheck)
    assert [(each.number, each.done, each.replaces) for each in letter.batches[0].filled] == [
        ("8", "改造5个小区", True)
    ]
    phone.presses("确认保存")
    assert [(no, done) for no, _, done in kept(store)] == [(8, "改造3个小区"), (8, "改造5个小区")]
    assert drafts_left(store) == []


def test_the_rest_of_the_form_stays(store: Store, going: Going) -> None:
    phone = filled(store, "改造3个小区", "完成选址", "惠及1500户")
    going.links()
    phone.presses("提交")
    assert kept(store) == []
    phone.presses("不保存")
    phone.reports()
    phone.presses("提交")
    assert [(no, done) for no, _, done in kept(store)] == [(8, "改造3个小区"), (9, "完成选址")]


def test_words_for_a_task_that_went_to_others_are_asked_about(store: Store, going: Going) -> None:
    phone = filled(store, "改造3个小区", "完成选址", "惠及1500户")
    going.withdraws(9)
    phone.reports()
    letter = phone.letter(ReplyUnclear)
    assert letter.text == "9 完成选址"
    assert "您单位没有序号为9的应报事项" in phone.text


def test_a_status_that_was_chosen_goes_with_its_words(store: Store, going: Going) -> None:
    phone = contact(store, [8], livelihood=[2])
    phone.saves("8 改造3个小区")
    phone.reports()
    phone.presses("滞后")
    for each in ("1. 改造5个小区\n2. 验收", "资金未到位", "审批慢", "4月底前到位"):
        phone.says(each)
    going.links()
    phone.presses("提交")
    phone.presses("确认保存")
    assert kept(store)[-1] == (8, "behind", "1. 改造5个小区\n2. 验收")


def test_opening_one_item_shows_them_beside_it(store: Store, going: Going) -> None:
    phone = filled(store, "改造3个小区", "完成选址", "惠及1500户")
    going.withdraws(9)
    phone.says("8")
    assert sorted(letter.kind for letter in phone.letters[-2:]) == ["ask_status", "reply_unclear"]


def test_what_is_typed_for_an_item_that_has_gone_goes_to_no_other(store: Store, going: Going) -> None:
    phone = filled(store)
    going.withdraws(8)
    phone.says("改造3个小区")
    assert phone.kind == "reply_unclear"
    assert "改造3个小区" in phone.text
