"""The guided form in the chat: quick for twenty-two tasks, and nothing of it is lost."""

import datetime as dt

from bot.rules.letters.guided import AskStatus
from bot.store.door import Store
from bot.store.tables import Obligation
from tests import cast
from tests.cast import at
from tests.phone import WORDING, Phone, contact, drafts_left, entries, kept, march


def test_it_begins_with_the_first_item_that_is_owed(store: Store) -> None:
    phone = contact(store)
    phone.saves("1 增长6%")
    phone.reports()
    assert "2月份进展 · 第1/2项 · 事项12" in phone.text


def test_a_contact_with_twenty_two_tasks_writes_a_sentence_each_and_submits(store: Store) -> None:
    phone = contact(store, range(1, 23))
    phone.now = at("2026-03-06 16:50")
    phone.reports()
    for no in range(1, 23):
        assert f"第{no}/22项" in phone.text
        phone.says(f"完成{no * 4}%")
    assert phone.kind == "report_summary"
    phone.presses("提交（22项）")
    assert kept(store) == [(no, "on_track", f"完成{no * 4}%") for no in range(1, 23)]
    assert "2月份进展 22/22项" in phone.text
    with store.reading() as session:
        assert session.get_one(Obligation, 1).met_at is not None


def test_a_status_by_button_changes_the_message_and_words_get_a_new_one(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    form = phone.last
    phone.presses("按期推进")
    assert (phone.kind, phone.last) == ("ask_text", form)
    phone.says("完成60%")
    assert phone.kind == "ask_status"
    assert phone.last != form


def test_behind_is_asked_for_everything(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.presses("滞后")
    for words in ("完成30%", "资金未到位", "审批慢", "4月底前到位"):
        assert not any("跳过" in label for label in phone.labels())
        phone.says(words)
    phone.presses("提交")
    (entry,) = entries(store)
    assert (entry.status, entry.done, entry.problems) == ("behind", "完成30%", "资金未到位")
    assert (entry.causes, entry.next_steps) == ("审批慢", "4月底前到位")


def test_details_can_be_added_to_the_item_before(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.says("增长6%")
    phone.presses("补充1")
    phone.presses("跳过")
    phone.presses("跳过")
    phone.says("4月召开调度会")
    assert "事项24" in phone.text
    phone.says("完成选址")
    phone.presses("提交")
    assert [entry.next_steps for entry in entries(store)] == ["4月召开调度会", ""]


def test_a_draft_survives_the_end_of_the_process(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.says("增长6%")
    store.close()
    later = Phone(Store(store.url), shows=phone.shows, kinds=phone.kinds, messages=9000, updates=99000)
    later.says("完成选址")
    later.presses("提交")
    assert kept(store) == [(1, "on_track", "增长6%"), (24, "on_track", "完成选址")]
    later.store.close()


def test_items_reported_elsewhere_leave_the_form(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    phone.saves("24 完成选址")
    phone.reports()
    assert "第1/2项" in phone.text


def test_of_several_periods_one_is_chosen(store: Store) -> None:
    phone = contact(store, [24])
    march(store)
    phone.now = at("2026-04-01 09:00")
    phone.reports()
    assert "2月份：1项未报（共1项），已逾期18个工作日" in phone.text
    phone.presses("3月份")
    assert "3月份进展 · 第1/1项" in phone.text


def test_each_period_has_a_draft_of_its_own(store: Store) -> None:
    phone = contact(store, [1, 24])
    report = march(store)
    phone.sends_press("v1:report:1")
    phone.says("增长6%")
    phone.sends_press(f"v1:report:{report}")
    phone.says("增长6.1%")
    assert len(drafts_left(store)) == 2
    phone.sends_press("v1:report:1")
    assert "2月份进展 · 第2/2项" in phone.text


def test_a_reported_item_opens_filled_in_and_its_change_is_a_correction(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址")
    phone.presses("修改")
    letter = phone.letter(AskStatus)
    assert letter.done == "完成选址"
    phone.presses("完成")
    phone.says("已通过验收，3月4日批复")
    phone.presses("提交")
    assert [(entry.status, entry.corrects) for entry in entries(store)] == [("on_track", None), ("done", 1)]
    assert "24 🔵 完成（更正）" in phone.text


def test_a_change_after_the_deadline_of_what_came_in_time_is_not_late(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址")
    phone.now = at("2026-03-09 10:00")
    phone.presses("修改")
    phone.says("完成报批")
    assert "逾期" not in phone.text
    phone.presses("提交")
    assert "逾期" not in phone.text
    assert [entry.late for entry in entries(store)] == [False, False]


def test_a_draft_does_not_come_back_over_what_was_reported_since(store: Store) -> None:
    phone = contact(store, [12, 24])
    phone.reports()
    phone.says("完成30%")
    phone.says("完成选址")
    old = (phone.data("提交"), phone.last)
    phone.presses("存草稿退出")
    phone.now += dt.timedelta(days=1)
    phone.saves("12 完成60%")
    phone.sends_press(*old)
    phone.presses("提交（1项）")
    assert kept(store) == [(12, "on_track", "完成60%"), (24, "on_track", "完成选址")]


def test_a_draft_of_items_that_were_all_reported_since_is_gone(store: Store) -> None:
    phone = contact(store, [12])
    phone.reports()
    phone.says("完成30%")
    old = (phone.data("提交"), phone.last)
    phone.now += dt.timedelta(days=1)
    phone.saves("12 完成60%", reply_to=1)
    phone.sends_press(*old)
    phone.sends_press(*old)
    assert kept(store) == [(12, "on_track", "完成60%")]


def test_the_english_summary_writes_the_deadline_as_a_name(store: Store) -> None:
    phone = contact(store, [12])
    phone.reports()
    phone.says("完成选址")
    assert "Due Friday 6 March at 17:30." in WORDING.words(phone.letters[-1], "en").html


def test_two_contacts_of_one_unit_each_have_a_form(store: Store) -> None:
    first = contact(store, [24])
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), 102, title="承办人")
    second = Phone(store, 102)
    first.reports()
    second.reports()
    first.says("完成选址")
    first.presses("提交")
    second.says("完成报批")
    assert second.kind == "nothing_owed"
    assert kept(store) == [(24, "on_track", "完成选址")]


def test_a_form_whose_items_were_all_reported_elsewhere_says_so(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    form, data = phone.last, phone.data("完成")
    phone.says("24 完成选址", reply_to=form)
    phone.presses("提交")
    phone.reports()
    phone.sends_press(data, form)
    assert [letter.kind for letter in phone.letters][-2:] == ["nothing_owed", "outdated"]


def test_the_other_contacts_open_form_says_that_nothing_is_owed_any_more(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session), 102, title="承办人")
    other = Phone(store, 102)
    other.saves("24 完成选址")
    phone.presses("滞后")
    assert phone.kind == "nothing_owed"
    assert drafts_left(store) == []


def test_with_nothing_owed_it_says_so(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址")
    phone.reports()
    assert phone.kind == "nothing_owed"
    assert "下一次：4月8日（周三）17:30前报3月份进展" in phone.text
