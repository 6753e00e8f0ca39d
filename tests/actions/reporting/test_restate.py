"""A reply that waits while its items go: its words are kept for what stands now, or asked about; never dropped."""

from bot.rules.letters.answers import Receipt, ReplyCheck, ReplyUnclear
from bot.store.door import Store
from tests.actions.reporting.going import Going
from tests.cast import at
from tests.phone import contact, kept


def test_an_answer_to_what_became_one_with_another_is_shown_as_its_correction(store: Store, going: Going) -> None:
    phone = contact(store, [8, 9], livelihood=[2])
    phone.saves("8 改造3个小区")
    phone.says("民2 改造5个小区，惠及1500户")
    phone.now = at("2026-03-02 10:20")
    going.links()
    phone.presses("确认保存")
    letter = phone.letter(ReplyCheck)
    (shown,) = letter.batches[0].filled
    assert (shown.number, shown.done, shown.present) == ("8", "改造5个小区，惠及1500户", "改造3个小区")
    assert "更正已报内容“改造3个小区”" in phone.text
    phone.presses("确认保存")
    assert [(no, done) for no, _, done in kept(store)] == [(8, "改造3个小区"), (8, "改造5个小区，惠及1500户")]


def test_both_numbers_of_one_task_in_one_reply_are_shown_together(store: Store, going: Going) -> None:
    phone = contact(store, [8, 9], livelihood=[2])
    phone.says("8 改造3个小区\n民2 惠及1500户")
    going.links()
    phone.presses("确认保存")
    assert kept(store) == []
    phone.presses("确认保存")
    assert [(no, done) for no, _, done in kept(store)] == [(8, "改造3个小区\n惠及1500户")]


def test_words_that_were_given_to_both_stand_once(store: Store, going: Going) -> None:
    phone = contact(store, [8, 9], livelihood=[2])
    phone.says("8、民2 改造3个小区")
    going.links()
    phone.presses("确认保存")
    phone.presses("确认保存")
    assert [(no, done) for no, _, done in kept(store)] == [(8, "改造3个小区")]


def test_words_for_a_task_that_went_to_others_are_asked_about(store: Store, going: Going) -> None:
    phone = contact(store, [8, 9, 12])
    phone.says("8 改造3个小区\n9 完成选址")
    going.withdraws(8)
    phone.presses("确认保存")
    letter = phone.letter(ReplyUnclear)
    assert (letter.text.strip(), letter.understood) == ("8 改造3个小区", 1)
    assert kept(store) == []
    phone.presses("12 ")
    phone.presses("确认保存")
    assert [(no, done) for no, _, done in kept(store)] == [(9, "完成选址"), (12, "改造3个小区")]


def test_a_choice_that_has_gone_is_no_longer_offered(store: Store, going: Going) -> None:
    phone = contact(store, [8, 9, 12])
    phone.says("停车位建成800个。")
    gone = phone.data("8 ")
    going.withdraws(8)
    phone.sends_press(gone, phone.last)
    letter = phone.letter(ReplyUnclear)
    assert {choice.number for choice in letter.choices} == {"9", "12"}


def test_where_every_choice_has_gone_the_rest_is_offered(store: Store, going: Going) -> None:
    phone = contact(store, [8, 9], livelihood=[8])
    phone.says("8 改造3个小区")
    withdrawn = phone.data("民8 ")
    going.withdraws(8)
    phone.sends_press(withdrawn, phone.last)
    assert [choice.number for choice in phone.letter(ReplyUnclear).choices] == ["9"]


def test_what_is_not_wanted_any_more_can_still_be_dropped(store: Store, going: Going) -> None:
    phone = contact(store, [8, 9], livelihood=[2])
    phone.says("民2 改造5个小区")
    going.links()
    phone.presses("不保存")
    assert phone.kind == "reply_dropped"
    assert kept(store) == []


def test_a_link_holds_from_the_moment_it_is_confirmed(store: Store) -> None:
    phone = contact(store, [8], livelihood=[2])
    Going(store, cycled=False).links()
    phone.saves("民2 改造5个小区")
    receipt = phone.letter(Receipt)
    assert (receipt.left, [(no, done) for no, _, done in kept(store)]) == ((), [(8, "改造5个小区")])
