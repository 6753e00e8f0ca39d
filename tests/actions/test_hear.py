"""A free message: read, shown back, and confirmed once."""

import pytest

from bot.rules.letters.answers import Acknowledged, ReplyCheck, ReplyUnclear
from bot.store import outbox
from bot.store.door import Store
from bot.store.tables import Binding, Cover, Obligation
from tests import cast
from tests.chat import NOW
from tests.phone import Phone, contact, drafts_left, entries, kept, march


def reminded(store: Store, phone: Phone, *reports: int) -> int:
    """A reminder of these reports stands in the chat; its message's number."""
    with store.writing() as session:
        address = cast.address(phone.chat)
        number = outbox.put(
            session, Acknowledged("区发改局", ()), address=address, occasion="r", language="zh_CN", now=NOW
        )
        assert number
        for report in reports:
            session.add(Cover(outbox_id=number, obligation_id=report, stage="open", recipient=str(address)))
    phone.delivers()
    return phone.last


def test_a_reply_is_shown_back_and_nothing_is_kept_yet(store: Store) -> None:
    phone = contact(store)
    phone.says("12 已完成招标，完成60%。存在问题：资金未到位。原因：专项债未下达。下一步：4月底前开工")
    assert "请核对以下1项，确认后计入2月份进展" in phone.text
    for words in ("已完成招标，完成60%。", "资金未到位。", "专项债未下达。", "4月底前开工", "确认后尚有2项未报"):
        assert words in phone.text
    assert entries(store) == []


def test_several_items_are_confirmed_once(store: Store) -> None:
    phone = contact(store)
    phone.saves("1 一季度增长6.2%。24 完成选址，存在问题：用地指标未到位。下一步：4月底前报批")
    assert kept(store) == [(1, "on_track", "一季度增长6.2%。"), (24, "on_track", "完成选址")]
    assert drafts_left(store) == []


def test_a_number_that_stands_in_two_annexes_is_asked_about(store: Store) -> None:
    phone = contact(store, [12], livelihood=[12])
    phone.says("12 完成招标")
    assert phone.kind == "reply_unclear"
    phone.presses("民12")
    phone.presses("确认保存")
    assert [entry.item_id for entry in entries(store)] == [2]
    assert kept(store) == [(12, "on_track", "完成招标")]


def test_a_number_alone_answers_the_question(store: Store) -> None:
    phone = contact(store)
    phone.says("已完成招标")
    phone.says("24")
    assert phone.kind == "reply_check"
    phone.presses("确认保存")
    assert kept(store) == [(24, "on_track", "已完成招标")]


def test_words_that_fit_no_item_are_asked_about_and_the_rest_waits(store: Store) -> None:
    phone = contact(store)
    phone.says("停车位建成800个。24 完成选址")
    asked = phone.letter(ReplyUnclear)
    assert (asked.text, asked.understood) == ("停车位建成800个。", 1)
    phone.presses("12 ")
    check = phone.letter(ReplyCheck)
    assert [(each.number, each.done) for each in check.batches[0].filled] == [
        ("12", "停车位建成800个。"),
        ("24", "完成选址"),
    ]


def test_words_that_belong_to_none_are_shown_as_left_out(store: Store) -> None:
    phone = contact(store)
    phone.says("停车位建成800个。24 完成选址")
    phone.presses("都不是")
    assert "以下文字未计入任何事项：“停车位建成800个。”" in phone.text
    phone.presses("确认保存")
    assert kept(store) == [(24, "on_track", "完成选址")]


def test_words_that_belong_to_none_alone_are_dropped_as_told(store: Store) -> None:
    phone = contact(store)
    phone.says("停车位建成800个")
    phone.presses("都不是")
    assert phone.kind == "reply_dropped"
    assert drafts_left(store) == []


def test_a_reply_to_a_reminder_of_one_item_needs_no_number(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.saves("1 增长6%")
    message = reminded(store, phone, 1)
    phone.saves("完成选址", reply_to=message)
    assert kept(store)[-1] == (24, "on_track", "完成选址")


def test_a_reply_to_a_reminder_of_what_was_reported_since_corrects_it(store: Store) -> None:
    phone = contact(store, [24])
    message = reminded(store, phone, 1)
    march(store)
    phone.saves("24 完成选址", reply_to=message)
    phone.saves("完成报批", reply_to=message)
    assert kept(store) == [(24, "on_track", "完成选址"), (24, "on_track", "完成报批")]
    assert "更正" in phone.text


def test_a_reply_to_a_message_about_one_item_needs_no_number(store: Store) -> None:
    phone = contact(store, [12, 24])
    phone.lists()
    phone.presses("24")
    phone.says("完成选址", reply_to=phone.last)
    assert phone.kind == "reply_check"
    phone.presses("确认保存")
    assert kept(store) == [(24, "on_track", "完成选址")]


def test_a_reply_to_a_reminder_is_no_sentence_of_the_form_that_is_open(store: Store) -> None:
    phone = contact(store, [12, 24])
    message = reminded(store, phone, 1)
    phone.reports()
    phone.says("24 完成选址", reply_to=message)
    assert phone.kind == "reply_check"
    phone.presses("确认保存")
    assert kept(store) == [(24, "on_track", "完成选址")]


def test_a_reply_to_a_reminder_of_several_items_needs_one(store: Store) -> None:
    phone = contact(store)
    phone.says("完成选址", reply_to=reminded(store, phone, 1))
    assert phone.kind == "reply_unclear"


def test_a_reply_goes_to_the_period_its_reminder_was_about(store: Store) -> None:
    phone = contact(store, [24])
    message = reminded(store, phone, march(store))
    phone.says("24 完成报批", reply_to=message)
    assert "计入3月份进展" in phone.text


def test_a_number_means_the_earlier_period_and_can_be_counted_for_the_later(store: Store) -> None:
    phone = contact(store, [24])
    march(store)
    phone.says("24 完成报批")
    assert "计入2月份进展" in phone.text
    phone.presses("改为计入3月份")
    assert "计入3月份进展" in phone.text
    phone.presses("确认保存")
    assert [entry.item_id for entry in entries(store)] == [2]


@pytest.mark.parametrize("text", ["收到", "好的，谢谢！", "👍"])
def test_a_greeting_is_answered_with_what_is_open(store: Store, text: str) -> None:
    phone = contact(store)
    phone.says(text)
    assert phone.kind == "acknowledged"
    assert "2月份：3项未报（共3项），截止3月6日（周五）17:30" in phone.text


def test_a_heading_without_anything_under_it_is_answered_with_what_is_open(store: Store) -> None:
    phone = contact(store)
    phone.says("区发改局2月份进展情况汇报如下：")
    assert phone.kind == "acknowledged"
    assert drafts_left(store) == []


@pytest.mark.parametrize("text", ["这项不归我局管", "第12项不是我们牵头，是区工信局", "12 不归我局管"])
def test_whoever_says_that_a_task_is_not_theirs_is_sent_to_a_person(store: Store, text: str) -> None:
    phone = contact(store, [12])
    phone.says(text)
    assert phone.kind == "question"
    assert drafts_left(store) == []


@pytest.mark.parametrize("text", ["全部正常推进", "1-5均按期推进", "各项工作按计划推进。"])
def test_a_phrase_for_everything_at_once_is_asked_for_item_by_item(store: Store, text: str) -> None:
    phone = contact(store)
    phone.says(text)
    assert phone.kind == "acknowledged"
    assert "请逐项写明进展" in phone.text
    assert "2月份：3项未报" in phone.text
    assert drafts_left(store) == []


def test_a_figure_said_of_everything_is_still_asked_about(store: Store) -> None:
    phone = contact(store)
    phone.says("全部完成招标")
    assert phone.kind == "reply_unclear"


def test_a_question_is_sent_to_a_person(store: Store) -> None:
    phone = contact(store)
    phone.says("请问什么时候截止？")
    assert "请直接联系云溪区政府督查室" in phone.text
    assert drafts_left(store) == []


def test_a_number_alone_opens_the_form_at_that_item(store: Store) -> None:
    phone = contact(store)
    phone.says("24")
    assert "填报事项24" in phone.text


def test_who_owes_nothing_is_told_so(store: Store) -> None:
    with store.writing() as session:
        cast.bind_contact(session, cast.unit(session))
        cast.programme(session)
    phone = Phone(store)
    phone.says("12 完成招标")
    assert "区发改局目前没有应报事项" in phone.text
    assert "未计入台账" in phone.text


def test_words_after_everything_was_reported_are_not_taken_for_a_report(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址")
    phone.says("另外，会议纪要明天补上")
    assert phone.kind == "nothing_owed"
    assert "2月份进展已报齐" in phone.text


def test_a_number_after_everything_was_reported_corrects(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址")
    phone.says("24 完成选址和报批")
    assert "更正已报内容" in phone.text
    phone.presses("确认保存")
    assert [entry.corrects for entry in entries(store)] == [None, 1]


def test_a_hollow_report_is_pointed_out_before_it_is_kept(store: Store) -> None:
    phone = contact(store)
    phone.says("24 正在有序推进")
    assert "事项24内容较笼统，建议补充具体数据、节点或时间" in phone.text


def test_last_months_words_are_pointed_out(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址，投资2亿元")
    march(store)
    phone.says("24 完成选址，投资2亿元。")
    assert "计入3月份进展" in phone.text
    assert "事项24与上月所报相同" in phone.text


def test_the_same_update_delivered_twice_is_answered_once(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址")
    assert phone.last_said
    phone.hears(phone.last_said)
    assert phone.kind == "reply_check"
    assert len(phone.letters) == 1
    assert len(drafts_left(store)) == 1


def test_of_two_replies_each_is_confirmed_by_itself(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址")
    first = phone.last
    phone.says("12 完成招标")
    phone.presses("确认保存", first)
    assert kept(store) == [(24, "on_track", "完成选址")]
    assert len(drafts_left(store)) == 1


def test_nothing_of_another_unit_can_be_reported_on(store: Store) -> None:
    contact(store, [24], chat=101)
    other = contact(store, [30], chat=102, unit="区工信局")
    other.says("24 完成选址")
    letter = other.letter(ReplyUnclear)
    assert [choice.number for choice in letter.choices] == ["30"]


def test_a_stranger_learns_nothing_but_how_to_be_invited(store: Store) -> None:
    contact(store)
    stranger = Phone(store, 999)
    stranger.says("24 完成选址")
    assert stranger.kind == "stranger"
    assert drafts_left(store) == []


def test_somebody_who_was_released_is_a_stranger(store: Store) -> None:
    phone = contact(store)
    phone.says("24 完成选址")
    with store.writing() as session:
        session.get_one(Binding, 1).state = "ended"
    phone.presses("确认保存")
    assert phone.kind == "stranger"
    assert entries(store) == []


def test_a_supervisor_who_writes_is_told_how_to_use_the_bot(store: Store) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session, chat=900)
    phone = Phone(store, 900)
    phone.says("24 完成选址")
    assert phone.kind == "help"


def test_reminders_rest_once_everything_is_reported(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址")
    with store.reading() as session:
        report = session.get_one(Obligation, 1)
        assert (report.met_at, report.wake_at) == (NOW, None)
