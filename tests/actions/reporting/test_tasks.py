"""What do I owe: the list, one task, what was reported."""

import datetime as dt

from sqlmodel import select

from bot.rules.letters.tasks import TaskCard, TaskList
from bot.rules.terms import Role
from bot.store.door import Store
from bot.store.tables import Programme, Task
from tests import cast
from tests.cast import at
from tests.phone import WORDING, Phone, contact, march


def listed(phone: Phone) -> TaskList:
    return phone.letter(TaskList)


def test_each_task_has_its_number_role_state_and_deadline(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.saves("24 滞后，征拆受阻")
    phone.lists()
    assert "我的事项 · 区发改局 共2项，1项待报" in phone.text
    assert "⚪ 1 完成第1项工作目标。" in phone.text
    assert "牵头 · 2月份未报，截止3月6日（周五）17:30" in phone.text
    assert "🔴 24 完成第24项工作目标。" in phone.text
    assert "牵头 · 已报滞后" in phone.text


def test_twenty_two_tasks_stand_on_three_pages(store: Store) -> None:
    phone = contact(store, range(1, 23))
    phone.lists()
    assert [row.number for row in listed(phone).rows] == [str(no) for no in range(1, 9)]
    list_ = phone.last
    phone.presses("下一页")
    phone.presses("下一页")
    assert phone.last == list_
    assert [row.number for row in listed(phone).rows] == [str(no) for no in range(17, 23)]
    assert not any("下一页" in label for label in phone.labels())


def test_a_page_that_does_not_exist_is_the_last_one(store: Store) -> None:
    phone = contact(store, range(1, 23))
    phone.sends_press("v1:tasks:999")
    assert listed(phone).page == 2


def test_what_is_owed_comes_before_what_is_reported_supported_or_held(store: Store) -> None:
    phone = contact(store, [5, 7])
    with store.writing() as session:
        unit, programme = cast.unit(session), session.get_one(Programme, 1)
        cast.assignment(session, cast.task(session, programme, 1), unit, Role.SUPPORT)
        cast.assignment(session, cast.task(session, programme, 2), unit, Role.JOINT, settled=False)
        cast.assignment(session, cast.task(session, programme, 3), unit, Role.SEPARATE)
    phone.saves("5 完成60%")
    phone.lists()
    assert [(row.number, row.state) for row in listed(phone).rows] == [
        ("7", "owed"),
        ("5", "reported"),
        ("3", "idle"),
        ("1", "support"),
        ("2", "held"),
    ]
    assert "配合 · 向牵头单位反馈" in phone.text
    assert "待督查室确认" in phone.text


def test_what_is_late_says_by_how_many_working_days(store: Store) -> None:
    phone = contact(store, [24])
    phone.now = at("2026-03-10 09:00")
    phone.lists()
    assert "2月份未报，已逾期2个工作日" in phone.text


def test_livelihood_tasks_are_numbered_as_such(store: Store) -> None:
    phone = contact(store, [12], livelihood=[12])
    phone.lists()
    assert [row.number for row in listed(phone).rows] == ["12", "民12"]


def test_nothing_of_another_unit_is_listed(store: Store) -> None:
    contact(store, [24], chat=101)
    other = contact(store, [30], chat=102, unit="区工信局")
    other.lists()
    assert [row.number for row in listed(other).rows] == ["30"]


def test_a_button_of_a_reminder_gets_a_message_of_its_own(store: Store) -> None:
    phone = contact(store, [24])
    phone.says("收到")
    reminder = phone.last
    phone.presses("我的事项")
    assert phone.last != reminder


def test_a_task_opens_in_the_lists_place_and_leads_to_its_report(store: Store) -> None:
    phone = contact(store, [1, 24])
    phone.lists()
    list_ = phone.last
    phone.presses("24")
    assert (phone.kind, phone.last) == ("task_card", list_)
    assert "2月份进展未报，截止3月6日（周五）17:30" in phone.text
    phone.presses("填报")
    assert "填报事项24" in phone.text


def test_a_card_leads_back_to_its_page(store: Store) -> None:
    phone = contact(store, range(1, 23))
    phone.lists()
    phone.presses("下一页")
    phone.presses("12")
    phone.presses("我的事项")
    assert listed(phone).page == 1


def test_a_card_shows_what_was_reported(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址。存在问题：用地")
    phone.sends_press("v1:task:1:0")
    assert "2月份进展已报：🟢 按期推进" in phone.text
    assert "存在问题：用地" in phone.text


def test_a_card_shows_last_months_report_while_this_months_is_owed(store: Store) -> None:
    phone = contact(store, [24])
    phone.saves("24 完成选址")
    march(store)
    phone.sends_press("v1:task:1:0")
    letter = phone.letter(TaskCard)
    assert letter.row.state == "owed"
    assert "上次（2月份）：🟢 按期推进" in phone.text


def test_a_supported_task_says_that_it_is_not_reported(store: Store) -> None:
    phone = contact(store, [24])
    with store.writing() as session:
        task = cast.task(session, session.get_one(Programme, 1), 1)
        number = cast.assignment(session, task, cast.unit(session), Role.SUPPORT).id
    phone.sends_press(f"v1:task:{number}:0")
    assert "您单位为配合单位" in phone.text
    assert phone.labels() == ["◀︎ 我的事项"]


def test_what_was_reported_stands_there_to_be_changed(store: Store) -> None:
    phone = contact(store, range(1, 9))
    phone.saves("\n".join(f"{no} 完成{no}0%" for no in range(1, 8)))
    phone.presses("查看与修改")
    assert "已报7/8项（第1/2页）" in phone.text
    phone.presses("下一页")
    phone.presses("7")
    assert "修改事项7" in phone.text


def test_before_anything_was_reported_the_view_says_so(store: Store) -> None:
    phone = contact(store, [24])
    phone.sends_press("v1:view:1:0")
    assert "还没有报送内容" in phone.text


def test_before_a_period_opens_the_list_does_not_say_that_nothing_is_to_be_reported(store: Store) -> None:
    with store.writing() as session:
        unit, programme = cast.unit(session), cast.programme(session)
        cast.assignment(session, cast.task(session, programme, 1), unit)
        cast.bind_contact(session, unit, 101)
    phone = Phone(store)
    phone.lists()
    assert "牵头 · 尚未开始报送" in phone.text
    assert "reporting has not begun" in WORDING.words(phone.letters[-1], "en").html


def test_a_card_says_by_when_the_task_is_due_in_its_year(store: Store) -> None:
    phone = contact(store)
    with store.writing() as session:
        for no, words, month, basis in ((24, "12月底取得明显成效", 12, "column"), (12, "", 11, "programme")):
            task = session.exec(select(Task).where(Task.no == no)).one()
            task.due_text, task.due_date, task.due_basis = words, dt.date(2026, month, 30), basis
            session.add(task)
    phone.lists()
    phone.presses("24")
    assert "\n年度时限：12月底取得明显成效\n" in phone.text
    phone.presses("我的事项")
    phone.presses("12")
    assert "\n年度时限：11月30日（周一）\n" in phone.text


def test_a_card_of_a_task_without_a_date_says_nothing_of_one(store: Store) -> None:
    phone = contact(store)
    phone.lists()
    phone.presses("24")
    assert "年度时限" not in phone.text
