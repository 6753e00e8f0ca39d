"""The buttons of the form: the summary, the submission, hollow words pointed out first; presses that lead nowhere."""

import pytest

from bot.rules.letters.guided import AskStatus, AskText, HollowCheck, ReportSummary
from bot.store.door import Store
from tests.phone import Phone, contact, drafts_left, entries, kept, march


def test_part_can_be_submitted_and_the_rest_later(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    phone.says("增长6%")
    phone.presses("核对提交（1项）")
    assert "可先提交已填的1项，其余2项以后再报" in phone.text
    phone.presses("提交（1项）")
    phone.presses("继续填报")
    assert "第1/2项 · 事项12" in phone.text


def test_the_summary_leads_to_any_item_and_back(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.says("增长6%")
    phone.says("完成选址")
    phone.presses("修改")
    assert phone.kind == "pick_item"
    phone.presses("24")
    phone.says("完成选址和报批")
    assert phone.kind == "report_summary"
    phone.presses("提交")
    assert kept(store)[1] == (24, "on_track", "完成选址和报批")


def test_any_item_may_be_picked_not_only_the_last(store: Store) -> None:
    phone = contact(store, [12, 24, 30])
    phone.reports()
    for words in ("完成招标", "完成选址", "完成报批"):
        phone.says(words)
    phone.presses("修改")
    phone.presses("24")
    letter = phone.letter(AskStatus)
    assert (letter.at.number, letter.done) == ("24", "完成选址")


def test_hollow_words_lead_to_the_words_of_their_item_and_not_to_its_status(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.says("正在有序推进")
    phone.says("完成选址")
    phone.presses("提交")
    phone.presses("补充")
    letter = phone.letter(AskText)
    assert (letter.at.number, letter.present) == ("1", "正在有序推进")


def test_the_summary_leads_to_what_was_skipped(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.presses("跳过")
    phone.says("完成选址")
    phone.presses("继续填未填的1项")
    assert "事项1" in phone.text


def test_hollow_words_are_pointed_out_kindly_before_they_are_submitted(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.says("增长6%")
    phone.says("正在有序推进")
    phone.presses("提交")
    letter = phone.letter(HollowCheck)
    assert [line.number for line in letter.lines] == ["24"]
    assert entries(store) == []
    phone.presses("补充")
    assert phone.kind == "ask_text"
    phone.says("完成选址，4月报批")
    phone.presses("提交")
    assert kept(store)[1] == (24, "on_track", "完成选址，4月报批")


@pytest.mark.parametrize("text", ["70", "66-81", "全部按期推进", "完成"])
def test_a_number_or_a_phrase_alone_is_pointed_out_before_it_is_submitted(store: Store, text: str) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.says(text)
    phone.presses("提交")
    assert phone.kind == "hollow_check"
    assert entries(store) == []


def test_hollow_words_may_be_submitted_as_they_are(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.says("正在有序推进")
    phone.presses("提交")
    phone.presses("直接提交")
    assert kept(store) == [(24, "on_track", "正在有序推进")]


def test_last_months_words_can_be_taken_over_and_are_pointed_out(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址，投资2亿元")
    march(store)
    phone.reports()
    assert "上期（2月份）：完成选址，投资2亿元" in phone.text
    phone.presses("按期推进")
    phone.presses("沿用上月文字")
    phone.presses("提交")
    assert "事项24“完成选址，投资2亿元”与上月所报相同" in phone.text


def test_submitting_twice_appends_once(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.says("完成选址")
    data, message = phone.data("提交"), phone.last
    phone.sends_press(data, message)
    phone.sends_press(data, message)
    assert len(entries(store)) == 1
    assert phone.kind == "receipt"


def test_a_button_of_an_older_version_shows_the_present_state(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    old, message = phone.data("滞后"), phone.last
    phone.says("增长6%")
    phone.sends_press(old, message)
    letter = phone.letter(AskStatus)
    assert (letter.at.number, letter.status, phone.last) == ("12", None, message)


def test_a_form_that_stands_in_two_messages_can_be_submitted_from_either(store: Store) -> None:
    phone = contact(store, [12])
    phone.reports()
    phone.says("完成选址")
    first = (phone.data("提交"), phone.last)
    phone.reports()
    assert phone.data("提交") == first[0]
    phone.sends_press(*first)
    assert kept(store) == [(12, "on_track", "完成选址")]


def test_a_button_of_a_form_that_is_gone_is_outdated(store: Store) -> None:
    phone = contact(store)
    phone.sends_press("v1:fill:99:1:skip")
    assert phone.kind == "outdated"


def test_a_forged_form_of_another_person_is_outdated(store: Store) -> None:
    mine = contact(store, [24], chat=101)
    mine.reports()
    other = contact(store, [30], chat=102, unit="区工信局")
    other.sends_press(mine.data("完成"))
    assert other.kind == "outdated"


@pytest.mark.parametrize("data", ["v1:report:1", "v1:change:1", "v1:view:1:0", "v1:task:1:0", "v1:change"])
def test_nothing_of_another_unit_can_be_opened(store: Store, data: str) -> None:
    contact(store, [24], chat=101)
    other = contact(store, [30], chat=102, unit="区工信局")
    other.sends_press(data)
    assert other.kind == "outdated"
    assert drafts_left(store) == []


@pytest.mark.parametrize(
    "verb", ["", "mark", "mark:odd", "go", "go:99", "add:99", "last", "keep", "submit", "anyway", "nonsense"]
)
def test_a_forged_verb_changes_nothing_in_the_ledger(store: Store, verb: str) -> None:
    phone = contact(store)
    phone.reports()
    draft, version = phone.data("跳过").split(":")[2:4]
    phone.sends_press(f"v1:fill:{draft}:{version}:{verb}", phone.last)
    assert entries(store) == []
    assert phone.kind in {"ask_status", "ask_text", "report_summary"}


@pytest.mark.parametrize("data", ["v1:fill", "v1:fill:x:1:skip", "v1:fill:-1:1:skip", "v1:fill:0:1:skip"])
def test_a_press_that_names_no_form_is_outdated(store: Store, data: str) -> None:
    phone = contact(store)
    phone.reports()
    phone.sends_press(data)
    assert phone.kind == "outdated"


def test_a_press_without_a_verb_shows_the_form_as_it_is(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    form, draft, version = phone.last, *phone.data("跳过").split(":")[2:4]
    phone.sends_press(f"v1:fill:{draft}:{version}", form)
    assert (phone.kind, phone.last) == ("ask_status", form)


def test_a_reply_that_waits_is_no_form(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址")
    _, _, draft, version = phone.data("确认保存").split(":")
    phone.sends_press(f"v1:fill:{draft}:{version}:skip")
    assert phone.kind == "outdated"
    assert [each.slot.partition(":")[0] for each in drafts_left(store)] == ["reply"]


def test_where_there_was_no_last_month_its_words_cannot_be_taken(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.presses("按期推进")
    _, _, draft, version, *_ = phone.data("返回").split(":")
    phone.sends_press(f"v1:fill:{draft}:{version}:last", phone.last)
    letter = phone.letter(AskText)
    assert letter.present == ""


def test_a_stranger_who_presses_a_button_of_the_form_is_told_how_to_be_invited(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    stranger = Phone(store, 999)
    stranger.sends_press(phone.data("完成"))
    assert stranger.kind == "stranger"


def test_submitting_an_unchanged_report_appends_nothing(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.saves("24 完成选址")
    phone.presses("修改")
    phone.presses("按期推进")
    phone.presses("保持不变")
    phone.presses("提交")
    assert len(entries(store)) == 1
    assert "还没有可提交的内容" in phone.text


def test_what_is_not_complete_stays_in_the_draft_when_the_rest_is_submitted(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.says("增长6%")
    phone.presses("滞后")
    phone.says("完成30%")
    phone.reports()
    phone.presses("返回")
    phone.presses("返回")
    phone.presses("核对提交")
    letter = phone.letter(ReportSummary)
    assert [line.lacking for line in letter.lines] == ["", "problems"]
    phone.presses("提交（1项）")
    phone.reports()
    assert "（缺存在问题）" in phone.text
