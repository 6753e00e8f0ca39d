"""One person answers for several units: everything in one place, and each thing says whose it is."""

import pytest
from sqlmodel import select

from bot.actions import courtesies
from bot.actions.reminding.remind import sweep
from bot.actions.sending.unreachable import mark_reachable, mark_unreachable
from bot.rules.letters.answers import NothingOwed, Receipt, ReplyCheck, ReplyUnclear
from bot.rules.letters.courtesies import Help, Outdated
from bot.rules.letters.guided import AskStatus, PeriodChoice
from bot.rules.letters.notices import Unreachable
from bot.rules.letters.tasks import Reported, TaskList
from bot.store.door import Store
from bot.store.tables import Binding, EntryAuthor, Outbox, Programme, Task
from tests import cast
from tests.chat import NOW, last, presses, says
from tests.phone import Phone, contact, kept


@pytest.fixture
def phone(store: Store) -> Phone:
    """Of who answers for 区发改局 (1, 12) and 区统计局 (12, 30); 区工信局 (40) has somebody else."""
    phone = contact(store, (1, 12))
    with store.writing() as session:
        unit, programme = cast.unit(session, "区统计局"), session.exec(select(Programme)).one()
        shared = cast.task(session, programme, 99, "两家分别办理的事项。")
        assignments = cast.owes(session, programme, unit, [30])
        twelve = cast.task(session, programme, 12, "完成经济普查。", annex="附件3", unit_text="区统计局")
        assignments += [cast.assignment(session, each, unit) for each in (twelve, shared)]
        cast.obligation(session, programme, unit, assignments)
        cast.bind_contact(session, unit)
    contact(store, (40,), chat=202, unit="区工信局")
    return phone


def test_the_list_holds_the_tasks_of_both_and_says_whose_each_is(phone: Phone) -> None:
    phone.lists()
    letter = phone.letter(TaskList)
    assert letter.unit == "区发改局、区统计局"
    assert {(row.number, row.unit) for row in letter.rows} == {
        ("1", "区发改局"),
        ("12", "区发改局"),
        ("附件3第12项", "区统计局"),
        ("30", "区统计局"),
        ("99", "区统计局"),
    }
    assert "区统计局2月份进展：3/3项未报" in phone.text.replace(" ", "")


def test_a_button_of_the_list_says_whose_task_it_opens(phone: Phone) -> None:
    phone.lists()
    numbers = [label for label in phone.labels() if label.endswith(("12", "12项"))]
    assert numbers == ["区发改局 12", "区统计局 附件3第12项"]


def test_the_form_asks_which_report_and_then_speaks_of_that_unit(phone: Phone) -> None:
    phone.reports()
    choice = phone.letter(PeriodChoice)
    assert [each.unit for each in choice.periods] == ["区发改局", "区统计局"]
    phone.presses("区统计局")
    asked = phone.letter(AskStatus)
    assert asked.at.unit == "区统计局"


def test_a_number_that_is_open_in_both_is_asked_about(phone: Phone) -> None:
    phone.says("12 完成入户登记。")
    asked = phone.letter(ReplyUnclear)
    assert [choice.unit for choice in asked.choices] == ["区发改局", "区统计局"]
    assert "您负责的几个单位都有序号12" in phone.text
    phone.presses("区统计局")
    phone.presses("确认保存")
    receipt = phone.letter(Receipt)
    assert (receipt.unit, receipt.period.unit) == ("区统计局", "区统计局")


def test_the_same_task_of_both_is_asked_about_too(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        programme = session.exec(select(Programme)).one()
        shared = next(each for each in session.exec(select(Task)) if each.no == 99)
        theirs = cast.assignment(session, shared, cast.unit(session))
        cast.obligation(session, programme, cast.unit(session), [theirs], period="2026-03")
    phone.says("99 完成首批。")
    asked = phone.letter(ReplyUnclear)
    assert sorted(choice.unit for choice in asked.choices) == ["区发改局", "区统计局"]


def test_a_number_of_one_of_them_needs_no_question(phone: Phone) -> None:
    phone.says("30 完成季度核算。")
    assert isinstance(phone.letters[-1], ReplyCheck)
    assert "区统计局2月份进展" in phone.text


def test_one_message_reports_for_both_with_a_receipt_for_each(store: Store, phone: Phone) -> None:
    phone.says("1 一季度增长6.2%。\n30 完成季度核算。")
    assert "2月份进展 · 区统计局" in phone.text
    phone.presses("确认保存")
    receipts = [letter for letter in phone.letters if isinstance(letter, Receipt)]
    assert [receipt.unit for receipt in receipts] == ["区发改局", "区统计局"]
    assert [no for no, _, _ in kept(store)] == [1, 30]
    with store.reading() as session:
        seats = {binding.id: binding.post_id for binding in session.exec(select(Binding))}
        authors = [seats[row.binding_id] for row in session.exec(select(EntryAuthor).order_by("entry_seq"))]
        assert len(set(authors)) == 2  # each entry is given from the post of its unit


def test_what_was_reported_is_shown_with_its_unit(phone: Phone) -> None:
    phone.saves("30 完成季度核算。")
    phone.presses("查看已报")
    shown = phone.letter(Reported)
    assert shown.unit == "区统计局"


def test_nothing_is_owed_only_when_neither_owes(phone: Phone) -> None:
    phone.saves("1 一季度增长6.2%。")
    phone.presses("继续填报")
    phone.says("完成招标。")
    phone.presses("提交")
    phone.reports()
    assert isinstance(phone.letters[-1], AskStatus)
    for words in ("完成季度核算。", "完成入户登记。", "完成首批。"):
        phone.says(words)
    phone.presses("提交")
    phone.reports()
    letter = phone.letter(NothingOwed)
    assert letter.unit == "区发改局、区统计局"


def test_one_reminder_a_day_speaks_of_both(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        sweep(session, now=NOW, timetable=cast.timetable())
        rows = session.exec(select(Outbox).where(Outbox.chat == 101)).all()
        assert [len(row.body["stages"]) for row in rows] == [2]
    assert phone.chat == 101


@pytest.mark.parametrize("data", ["v1:report:3", "v1:view:3:0", "v1:change:6", "v1:task:6:0"])
def test_nothing_of_a_third_unit_is_shown(phone: Phone, data: str) -> None:
    phone.sends_press(data)
    assert isinstance(phone.letters[-1], Outdated)


def test_help_names_both(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        courtesies.help_(session, said=says(phone.chat), now=NOW)
        assert last(session, phone.chat, Help).unit == "区发改局、区统计局"


def test_the_language_is_the_person_s(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        courtesies.change_language(session, pressed=presses(phone.chat, "language", "en"), now=NOW)
        assert set(session.exec(select(Binding.language).where(Binding.chat == phone.chat))) == {"en"}


def test_who_cannot_be_reached_is_told_of_each_unit_and_comes_back_to_both(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        cast.bind_supervisor(session)
        mark_unreachable(session, address=cast.address(phone.chat), reason="blocked", now=NOW)
        told = [row.body["unit"] for row in session.exec(select(Outbox).where(Outbox.letter == Unreachable.kind))]
        assert told == ["区发改局", "区统计局"]
        assert mark_reachable(session, address=cast.address(phone.chat), now=NOW)
        assert set(session.exec(select(Binding.state))) == {"active"}
