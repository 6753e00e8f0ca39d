"""A task that stands twice, as a contact sees it: why it is asked for once, and that either number will do."""

import pytest
from sqlmodel import select

from bot.rules.letters.guided import AskStatus
from bot.rules.letters.tasks import TaskCard, TaskList, TaskRow
from bot.store.door import Store
from bot.store.tables import Programme, Task, TaskLink
from tests import cast
from tests.phone import Phone, contact, kept


def twice(store: Store, *, state: str = "confirmed", no: int = 5, unit: str = "区发改局") -> Phone:
    """区发改局 reports 12 and 24; a task of 附件2 repeats 24."""
    phone = contact(store, [12, 24])
    with store.writing() as session:
        first = session.exec(select(Task).where(Task.no == 24)).one()
        second = cast.task(session, session.exec(select(Programme)).one(), no, annex="附件2")
        cast.assignment(session, second, cast.unit(session, unit))
        session.add(TaskLink(task_id=second.id or 0, same_as_id=first.id or 0, state=state, likeness=100))
    return phone


def listed(phone: Phone) -> dict[str, TaskRow]:
    phone.lists()
    letter = phone.letter(TaskList)
    return {row.number: row for row in letter.rows}


def test_the_list_says_which_tasks_are_one(store: Store) -> None:
    phone = twice(store)
    rows = listed(phone)
    assert (rows["24"].same, rows["民5"].same_as) == (("民5",), "24")
    assert "同第24项，随该项一并报送" in phone.text
    assert " · 同民5" in phone.text


def test_either_card_says_so(store: Store) -> None:
    phone = twice(store)
    phone.lists()
    phone.presses("民5")
    assert "与第24项为同一事项：请在第24项报一次，两处都算" in phone.text
    phone.presses("我的事项")
    phone.presses("24")
    assert isinstance(phone.letters[-1], TaskCard)
    assert "与民5为同一事项，报一次即可。" in phone.text


@pytest.mark.parametrize("state", ["proposed", "refused"])
def test_before_it_is_confirmed_nothing_is_said(store: Store, state: str) -> None:
    rows = listed(twice(store, state=state))
    assert (rows["24"].same, rows["民5"].same_as) == ((), "")


def test_another_unit_s_repetition_is_none_of_ones_own(store: Store) -> None:
    rows = listed(twice(store, unit="区工信局"))
    assert list(rows) == ["12", "24"]
    assert rows["24"].same == ()


def test_the_form_says_it_with_the_question(store: Store) -> None:
    phone = twice(store)
    phone.reports()
    assert "为同一事项" not in phone.text
    phone.presses("跳过")
    letter = phone.letter(AskStatus)
    assert letter.at.same == ("民5",)
    assert "（与民5为同一事项，报一次即可）" in phone.text


@pytest.mark.parametrize("number", ["民5", "24", "5"])
def test_either_number_reports_it(store: Store, number: str) -> None:
    phone = twice(store)
    phone.saves(f"{number} 已完成选址")
    assert [(no, words) for no, _, words in kept(store)] == [(24, "已完成选址")]


def test_a_number_that_an_item_has_itself_means_that_one(store: Store) -> None:
    phone = twice(store, no=12)
    phone.saves("12 已完成招标\n民12 已完成选址")
    assert [(no, words) for no, _, words in kept(store)] == [(12, "已完成招标"), (24, "已完成选址")]
