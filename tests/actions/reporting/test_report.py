"""The guided form in the chat: quick for twenty-two tasks, and nothing of it is lost."""

import datetime as dt

import pytest

from bot.rules.letters.guided import AskStatus, AskText, HollowCheck, ReportSummary
from bot.store.door import Store
from bot.store.tables import Obligation
from tests import cast
from tests.cast import at
from tests.chat import NOW
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


def test_what_was_taken_down_is_shown_with_the_next_question(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    phone.says("一季度增长6.2%")
    assert "已记下 1 🟢 按期推进：一季度增长6.2%" in phone.text
    assert "补充1的问题、下一步" in phone.labels()[-1]


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


def test_what_is_left_in_the_draft_after_a_submission_takes_nothing_that_is_typed(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.says("增长6%")
    phone.presses("滞后")
    phone.presses("返回")
    phone.presses("核对提交")
    phone.presses("提交（1项）")
    assert phone.kind == "receipt"
    (draft,) = drafts_left(store)
    assert [(each["status"], each["done"]) for each in draft.body["answers"]] == [("behind", "")]
    phone.says("完成选址")
    assert phone.kind == "reply_check"


def test_the_summary_leads_to_what_was_skipped(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.presses("跳过")
    phone.says("完成选址")
    phone.presses("继续填未填的1项")
    assert "事项1" in phone.text


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


def test_a_draft_put_aside_does_not_take_what_is_typed_and_is_taken_up_again(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.says("增长6%")
    phone.presses("存草稿退出")
    assert "草稿已保存，尚未提交" in phone.text
    assert "已填1/2项" in phone.text
    phone.says("收到")
    assert phone.kind == "acknowledged"
    phone.reports()
    assert "第2/2项 · 事项24" in phone.text


def test_a_form_left_open_overnight_does_not_take_what_is_typed(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    phone.now = NOW + dt.timedelta(hours=13)
    phone.says("完成选址")
    assert phone.kind == "reply_unclear"


def test_a_report_on_other_items_is_no_sentence_for_the_form(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    phone.says("24 完成选址。12 完成招标")
    assert phone.kind == "reply_check"


def test_the_number_of_the_item_asked_for_is_not_part_of_its_words(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.says("24 完成选址")
    phone.presses("提交")
    assert kept(store) == [(24, "on_track", "完成选址")]


def test_points_may_be_counted_in_the_words(store: Store) -> None:
    phone = contact(store, [24, 1, 2])
    phone.reports()
    phone.presses("按期推进")
    phone.says("1、完成公示\n2、完成报批")
    phone.presses("核对提交")
    phone.presses("提交（1项）")
    assert kept(store) == [(1, "on_track", "1、完成公示\n2、完成报批")]


@pytest.mark.parametrize("text", ["收到", "可以晚一天吗？", "第24项不是我们牵头，是区工信局", "明天请假"])
def test_a_greeting_a_question_or_an_absence_is_no_sentence_for_the_form(store: Store, text: str) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.says(text)
    assert phone.kind in {"acknowledged", "question", "away_asked"}
    phone.says("完成选址")
    assert phone.kind == "report_summary"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1、完成公示\n2、完成报批", "reply_check"),
        ("24 完成选址\n99 已开工", "reply_unclear"),
        ("12 完成招标", "reply_check"),
    ],
)
def test_numbers_of_items_instead_of_a_status_are_a_report_on_those(store: Store, text: str, answer: str) -> None:
    phone = contact(store, [1, 2, 12, 24])
    phone.reports()
    phone.says(text)
    assert phone.kind == answer
    assert drafts_left(store)[0].body["answers"][0]["done"] == ""


def test_a_number_in_the_middle_of_the_words_begins_no_other_item(store: Store) -> None:
    phone = contact(store, [24, 30])
    phone.reports()
    phone.presses("按期推进")
    phone.says("已开工。24 项目部已进场")
    assert drafts_left(store)[0].body["answers"][0]["done"] == "已开工。24 项目部已进场"


def test_what_would_be_a_greeting_elsewhere_may_be_a_detail(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.presses("滞后")
    phone.says("完成30%")
    phone.says("再等审批")
    assert drafts_left(store)[0].body["answers"][0]["problems"] == "再等审批"


def test_each_sentence_is_noted_with_its_own_item_and_only_once_it_is_complete(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    phone.says("增长6%")
    phone.presses("滞后")
    phone.says("完成30%")
    assert "已记下" not in phone.text
    for words in ("资金未到位", "审批慢", "4月底前到位"):
        phone.says(words)
    assert "已记下 12 🔴 滞后：完成30%" in phone.text


def test_a_sentence_that_is_changed_after_the_submission_is_no_sentence_of_the_form(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.reports()
    message = phone.says("增长6%")
    phone.says("完成选址")
    phone.presses("提交")
    phone.edits(message, "1 增长6.2%")
    assert (phone.kind, drafts_left(store)[0].slot.partition(":")[0]) == ("reply_check", "reply")


def test_items_reported_elsewhere_leave_the_form(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    phone.saves("24 完成选址")
    phone.reports()
    assert "第1/2项" in phone.text


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


def test_a_form_that_is_opened_again_takes_what_is_typed_next(store: Store) -> None:
    phone = contact(store, [12, 24])
    phone.reports()
    phone.now += dt.timedelta(days=2)
    phone.reports()
    phone.says("完成选址")
    assert "已记下 12" in phone.text


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


def test_last_months_words_are_not_taken_for_a_status(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 滞后，征拆受阻")
    march(store)
    phone.reports()
    _, _, draft, version, *_ = phone.data("按期推进").split(":")
    phone.sends_press(f"v1:fill:{draft}:{version}:last", phone.last)
    letter = phone.letter(AskStatus)
    assert (letter.status, letter.done) == (None, "")


def test_where_there_was_no_last_month_its_words_cannot_be_taken(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.presses("按期推进")
    _, _, draft, version, *_ = phone.data("返回").split(":")
    phone.sends_press(f"v1:fill:{draft}:{version}:last", phone.last)
    letter = phone.letter(AskText)
    assert letter.present == ""


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


def test_with_nothing_owed_it_says_so(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址")
    phone.reports()
    assert phone.kind == "nothing_owed"
    assert "下一次：4月8日（周三）17:30前报3月份进展" in phone.text


def test_a_question_shows_what_was_filled_in_before(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.says("完成选址")
    phone.presses("修改")
    phone.presses("滞后")
    letter = phone.letter(AskText)
    assert letter.present == "完成选址"


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
