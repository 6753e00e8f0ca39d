"""What is kept, and what the receipt says of it."""

from bot.rules.letters.answers import Receipt
from bot.store import ledger
from bot.store.door import Store
from bot.store.tables import EntryAuthor, Obligation
from tests.cast import at
from tests.phone import Phone, contact, entries, march


def save(phone: Phone, text: str) -> Receipt:
    phone.saves(text)
    return phone.letter(Receipt)


def test_a_receipt_counts_the_period_and_names_what_is_left(store: Store) -> None:
    phone = contact(store, [1, 2, 12, 24, 30])
    save(phone, "1 已完成。2 滞后，征拆受阻。")
    receipt = save(phone, "24 完成60%")
    assert (receipt.on_track, receipt.behind, receipt.done) == (1, 1, 1)
    assert (receipt.reported, receipt.period.total, receipt.left) == (3, 5, ("12", "30"))
    assert "尚有2项未报：12、30，截止3月6日（周五）17:30" in phone.text


def test_the_last_item_completes_the_period(store: Store) -> None:
    phone = contact(store, [24])
    save(phone, "24 完成60%")
    assert "已收到 · 区发改局 2月份进展 1/1项" in phone.text
    assert "本期已报齐，不再提醒" in phone.text


def test_an_entry_says_where_it_comes_from_and_who_gave_it(store: Store) -> None:
    phone = contact(store)
    save(phone, "24 完成60%")
    (entry,) = entries(store)
    assert phone.last_said
    assert entry.source == f"telegram:101:{phone.last_said.message_id}:0"
    with store.reading() as session:
        assert session.get_one(EntryAuthor, entry.seq).binding_id == 1
        assert ledger.verify(session) == 1


def test_a_report_before_the_deadline_is_not_late(store: Store) -> None:
    phone = contact(store)
    phone.now = at("2026-03-06 17:29")
    assert save(phone, "24 完成60%").late_days == 0
    assert not entries(store)[0].late


def test_a_report_after_the_deadline_is_marked_late(store: Store) -> None:
    phone = contact(store)
    phone.now = at("2026-03-10 09:00")
    phone.says("24 完成60%")
    assert "2月份已过截止时间，将注明逾期2个工作日" in phone.text
    phone.presses("确认保存")
    assert "本次为逾期报送（逾期2个工作日），台账已注明" in phone.text
    assert entries(store)[0].late


def test_a_correction_after_the_deadline_is_not_late_beside_a_first_report_that_is(store: Store) -> None:
    phone = contact(store, [1, 24])
    save(phone, "24 完成60%")
    phone.now = at("2026-03-10 09:00")
    phone.says("24 完成65%")
    assert "逾期" not in phone.text
    phone.presses("确认保存")
    assert "本次为逾期报送" not in phone.text
    phone.says("24 完成70%。1 增长6%")
    assert "将注明逾期2个工作日" in phone.text
    phone.presses("确认保存")
    assert [(entry.item_id, entry.late) for entry in entries(store)] == [(2, False), (2, False), (1, True), (2, False)]
    receipt = phone.letter(Receipt)
    assert receipt.late_days == 2


def test_the_correction_of_a_late_report_stays_late_in_the_ledger(store: Store) -> None:
    phone = contact(store, [24])
    phone.now = at("2026-03-10 09:00")
    save(phone, "24 完成60%")
    assert save(phone, "24 完成65%").late_days == 0
    assert [entry.late for entry in entries(store)] == [True, True]


def test_words_written_in_time_are_in_time_though_confirmed_after_it(store: Store) -> None:
    phone = contact(store)
    phone.now = at("2026-03-06 17:29")
    phone.says("24 完成60%")
    phone.now = at("2026-03-06 17:31")
    phone.presses("确认保存")
    assert not entries(store)[0].late


def test_nobody_is_late_on_a_provisional_date(store: Store) -> None:
    phone = contact(store)
    with store.writing() as session:
        session.get_one(Obligation, 1).provisional = True
    phone.now = at("2026-03-10 09:00")
    save(phone, "24 完成60%")
    assert not entries(store)[0].late


def test_a_reply_about_two_periods_has_a_receipt_for_each(store: Store) -> None:
    phone = contact(store, [1, 24])
    save(phone, "24 完成选址")
    march(store)
    phone.saves("1 增长6%")
    phone.saves("1 增长6.1%。24 完成报批")
    kinds = [letter.kind for letter in phone.letters]
    assert kinds[-1] == "receipt"
    assert [entry.item_id for entry in entries(store)] == [2, 1, 3, 4]


def test_a_receipt_shows_what_was_saved_now_and_which_of_it_corrects(store: Store) -> None:
    phone = contact(store)
    save(phone, "24 完成60%")
    receipt = save(phone, "24 完成65%。1 增长6%")
    assert [(line.number, line.done, line.replaces) for line in receipt.saved] == [
        ("1", "增长6%", False),
        ("24", "完成65%。", True),
    ]
    receipt = save(phone, "12 完成招标")
    assert [line.number for line in receipt.saved] == ["12"]


def test_the_check_becomes_the_first_receipt_and_another_report_has_one_of_its_own(store: Store) -> None:
    phone = contact(store, [1, 24])
    save(phone, "24 完成选址")
    march(store)
    phone.now = at("2026-04-02 09:00")
    phone.says("1 增长6%。24 完成报批")
    check = phone.last
    phone.presses("确认保存")
    receipts = [number for number, kind in phone.kinds.items() if kind == "receipt"]
    assert receipts[-2:] == [check, phone.last]
    assert phone.last != check


def test_what_was_saved_from_the_form_is_not_changed_by_changing_a_message(store: Store) -> None:
    phone = contact(store, [24])
    assert save(phone, "24 完成60%").editable
    phone.presses("修改")
    phone.says("完成65%")
    phone.presses("提交")
    receipt = phone.letter(Receipt)
    assert not receipt.editable


def test_a_status_stands_beside_each_item_that_was_saved(store: Store) -> None:
    phone = contact(store)
    save(phone, "24 已完成。1 滞后")
    assert "24 🔵 完成　已完成。" in phone.text
    assert "1 🔴 滞后　滞后" in phone.text
