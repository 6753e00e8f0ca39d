"""The buttons under a check: kept, dropped, changed; old and forged ones."""

import datetime as dt

from sqlmodel import select

from bot.store.door import Store
from bot.store.tables import Draft, Item
from tests.phone import Phone, contact, drafts_left, entries, kept, march


def overtaken(phone: Phone, words: str, button: str, *, by: str) -> tuple[str, int]:
    """A button under a check that stood while other words were kept, and the message it is under."""
    phone.says(words)
    older, data = phone.last, phone.data(button)
    phone.says(by)
    phone.now += dt.timedelta(minutes=1)
    phone.presses("确认保存")
    phone.now += dt.timedelta(minutes=1)
    return data, older


def test_not_saved_means_nothing_is_kept(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址")
    check = phone.last
    phone.presses("不保存")
    assert (phone.kind, phone.last) == ("reply_dropped", check)
    assert (entries(store), drafts_left(store)) == ([], [])


def test_a_check_becomes_its_receipt(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址")
    check = phone.last
    phone.presses("确认保存")
    assert (phone.kind, phone.last) == ("receipt", check)


def test_a_second_press_keeps_nothing_twice_and_says_nothing(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址")
    data, check = phone.data("确认保存"), phone.last
    phone.sends_press(data, check)
    phone.sends_press(data, check)
    assert len(entries(store)) == 1
    assert [letter.kind for letter in phone.letters] == ["reply_check", "receipt"]


def test_a_button_of_an_older_version_shows_the_present_state(store: Store) -> None:
    phone = contact(store)
    phone.says("停车位建成800个。24 完成选址")
    old = phone.data("都不是")
    phone.presses("12 ")
    phone.sends_press(old, phone.last)
    assert phone.kind == "reply_check"
    assert "停车位建成800个。" in phone.text


def test_saving_by_an_older_version_keeps_nothing(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址")
    check, old = phone.last, phone.data("确认保存")
    phone.edits(phone.last_said.message_id if phone.last_said else 0, "24 完成选址和报批")
    phone.sends_press(old, check)
    assert entries(store) == []
    assert phone.kind == "reply_check"
    assert "完成选址和报批" in phone.text


def test_changing_opens_the_form_with_everything_filled_in(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址。存在问题：用地")
    phone.presses("修改")
    assert "修改事项24" in phone.text
    phone.presses("滞后")
    phone.presses("保持不变")
    assert phone.kind == "ask_text"
    assert "原因分析" in phone.text
    phone.says("指标未下达")
    phone.says("4月底前报批")
    phone.presses("提交")
    (entry,) = entries(store)
    assert (entry.status, entry.problems, entry.next_steps) == ("behind", "用地", "4月底前报批")
    assert entry.source.startswith("draft:")


def test_changing_several_opens_the_summary(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址。1 增长6%")
    phone.presses("修改")
    assert phone.kind == "report_summary"
    phone.presses("提交（2项）")
    assert kept(store) == [(1, "on_track", "增长6%"), (24, "on_track", "完成选址。")]


def test_saving_what_the_ledger_says_already_appends_nothing(store: Store) -> None:
    phone = contact(store)
    for _ in range(2):
        phone.saves("24 完成选址")
    assert len(entries(store)) == 1
    assert "内容没有变化" in phone.text


def test_an_older_check_does_not_come_unseen_over_what_was_reported_since(store: Store) -> None:
    phone = contact(store)
    words, older = overtaken(phone, "24 完成选址", "确认保存", by="24 完成报批")
    phone.sends_press(words, older)
    assert kept(store) == [(24, "on_track", "完成报批")]
    assert (phone.kind, phone.last) == ("reply_check", older)
    assert "事项24已另行报送" in phone.text
    assert "更正已报内容“完成报批”" in phone.text
    phone.presses("确认保存")
    assert kept(store)[1:] == [(24, "on_track", "完成选址")]


def test_an_older_check_is_shown_again_before_it_goes_into_the_form(store: Store) -> None:
    phone = contact(store)
    phone.sends_press(*overtaken(phone, "24 完成选址", "修改", by="24 完成报批"))
    assert "事项24已另行报送" in phone.text
    phone.presses("不保存")
    assert kept(store) == [(24, "on_track", "完成报批")]


def test_only_what_was_reported_otherwise_since_is_named(store: Store) -> None:
    phone = contact(store)
    phone.sends_press(*overtaken(phone, "12 完成招标\n24 完成选址", "确认保存", by="12 完成招标\n24 完成报批"))
    assert "事项24已另行报送" in phone.text
    assert "事项12" not in phone.text.split("已另行报送")[0]


def test_a_check_that_says_what_was_reported_since_changes_nothing(store: Store) -> None:
    phone = contact(store)
    phone.sends_press(*overtaken(phone, "24 完成选址", "确认保存", by="24 完成选址"))
    assert "内容没有变化" in phone.text


def test_a_forged_draft_of_another_person_is_outdated(store: Store) -> None:
    mine = contact(store, [24], chat=101)
    mine.says("24 完成选址")
    other = contact(store, [30], chat=102, unit="区工信局")
    other.sends_press(mine.data("确认保存"))
    assert other.kind == "outdated"
    assert entries(store) == []


def test_a_forged_choice_of_another_units_item_is_outdated(store: Store) -> None:
    contact(store, [24], chat=101)
    other = contact(store, [30, 31], chat=102, unit="区工信局")
    other.says("完成选址")
    data = other.data("都不是")
    other.sends_press(data.rpartition(":")[0] + ":1", other.last)
    assert other.kind == "outdated"


def test_a_press_without_numbers_is_outdated(store: Store) -> None:
    phone = contact(store)
    phone.sends_press("v1:save")
    assert phone.kind == "outdated"
    phone.sends_press("v1:save:x:y")
    assert phone.kind == "outdated"


def test_a_button_of_the_form_does_not_reach_a_reply(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    form = phone.data("跳过").split(":")[2]
    phone.sends_press(f"v1:save:{form}:1")
    assert phone.kind == "outdated"
    with store.reading() as session:
        assert session.exec(select(Draft)).one().slot == "report:1"


def test_saving_while_something_is_asked_asks_again(store: Store) -> None:
    phone = contact(store)
    phone.says("停车位建成800个。24 完成选址")
    asked = phone.data("都不是")
    phone.sends_press(asked.replace("choose", "save"), phone.last)
    assert phone.kind == "reply_unclear"
    assert entries(store) == []


def test_choosing_when_nothing_is_asked_shows_the_check_again(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址")
    phone.sends_press(phone.data("确认保存").replace("save", "choose") + ":1", phone.last)
    assert phone.kind == "reply_check"


def test_a_number_without_words_that_stands_in_two_annexes_opens_the_form_once_chosen(store: Store) -> None:
    phone = contact(store, [12], livelihood=[12])
    phone.says("12")
    assert "事项12要报什么内容？" in phone.text
    phone.presses("民12")
    assert "填报事项民12" in phone.text
    assert [draft.slot for draft in drafts_left(store)] == ["report:1"]


def test_a_reply_whose_items_are_gone_is_asked_about_when_it_is_to_be_changed(store: Store) -> None:
    phone = contact(store, [24])
    phone.says("24 完成选址")
    with store.writing() as session:
        session.delete(session.get_one(Item, 1))
    phone.presses("修改")
    assert phone.kind == "reply_unclear"


def test_changing_a_reply_about_two_periods_opens_the_first_and_keeps_the_second(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.saves("24 完成选址")
    march(store)
    phone.says("1 增长6%。24 完成报批")
    assert "请核对以下2项，确认后计入台账" in phone.text
    phone.presses("修改")
    assert "2月份进展" in phone.text
    assert "事项1" in phone.text
    phone.sends_press("v1:report:2")
    assert phone.kind == "report_summary"
    assert "完成报批" in phone.text


def test_twenty_two_items_in_one_message_are_confirmed_once(store: Store) -> None:
    phone = contact(store, range(1, 23))
    phone.says("\n".join(f"{no}、完成{no * 4}%" for no in range(1, 23)))
    assert "请核对以下22项" in phone.text
    phone.presses("确认保存")
    assert len(entries(store)) == 22
    assert "2月份进展 22/22项" in phone.text
