"""What is typed while a form is open: which words are for the question, and which are something else."""

import datetime as dt

import pytest

from bot.rules.letters.guided import AskStatus, AskText
from bot.store.door import Store
from tests.chat import NOW
from tests.phone import contact, drafts_left, kept, march


def test_what_was_taken_down_is_shown_with_the_next_question(store: Store) -> None:
    phone = contact(store)
    phone.reports()
    phone.says("一季度增长6.2%")
    assert "已记下 1 🟢 按期推进：一季度增长6.2%" in phone.text
    assert "补充1的问题、下一步" in phone.labels()[-1]


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


def test_a_form_that_is_opened_again_takes_what_is_typed_next(store: Store) -> None:
    phone = contact(store, [12, 24])
    phone.reports()
    phone.now += dt.timedelta(days=2)
    phone.reports()
    phone.says("完成选址")
    assert "已记下 12" in phone.text


def test_last_months_words_are_not_taken_for_a_status(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 滞后，征拆受阻")
    march(store)
    phone.reports()
    _, _, draft, version, *_ = phone.data("按期推进").split(":")
    phone.sends_press(f"v1:fill:{draft}:{version}:last", phone.last)
    letter = phone.letter(AskStatus)
    assert (letter.status, letter.done) == (None, "")


def test_a_question_shows_what_was_filled_in_before(store: Store) -> None:
    phone = contact(store, [24])
    phone.reports()
    phone.says("完成选址")
    phone.presses("修改")
    phone.presses("滞后")
    letter = phone.letter(AskText)
    assert letter.present == "完成选址"
