"""A number of one's own of which nothing is owed now: it is said why, and when it is due."""

import pytest
from sqlmodel import Session, select

from bot.actions.intake.link_tasks import decide_link
from bot.rules.letters.answers import ReplyUnclear
from bot.rules.letters.enrolment import NextDue
from bot.rules.terms import Role
from bot.store.door import Store
from bot.store.tables import Programme, Task, TaskLink
from tests import cast
from tests.cast import at
from tests.phone import Phone, contact, kept


@pytest.fixture
def phone(store: Store) -> Phone:
    """The contact of a unit that owes February's report on 1 and 24; it is 9 March, and that is overdue."""
    phone = contact(store, [1, 24])
    phone.now = at("2026-03-09 10:00")
    return phone


def of_theirs(session: Session, no: int, *, annex: str = "附件1", role: Role = Role.LEAD, settled: bool = True) -> Task:
    """One more task of the unit, settled on 9 March: after February fell due."""
    programme = session.exec(select(Programme)).one()
    task = cast.task(session, programme, no, annex=annex)
    when = at("2026-03-09 09:00")
    cast.assignment(session, task, cast.unit(session), role, settled=settled, settled_at=when)
    return task


def test_a_task_that_is_not_due_yet_is_named_with_its_next_deadline(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        of_theirs(session, 12)
    phone.says("12 完成招标")
    found = phone.letter(ReplyUnclear).not_owed
    assert found
    assert (found.number, found.state, found.due) == ("12", "idle", NextDue("2026-03", at("2026-04-08 17:30")))
    assert "事项12目前不需要报送" in phone.text
    assert "下一次：4月8日（周三）17:30前报3月份进展，开始报送时会提醒您。" in phone.text
    assert "没有序号" not in phone.text


def test_the_words_can_still_be_given_to_another_task(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        of_theirs(session, 12)
    phone.says("12 完成招标")
    phone.presses("24")
    phone.presses("确认保存")
    assert [(no, done) for no, _, done in kept(store)] == [(24, "完成招标")]


@pytest.mark.parametrize(("role", "said"), [(Role.SUPPORT, "您单位为配合单位"), (Role.JOINT, "分工待督查室确认")])
def test_it_is_said_why_a_task_is_not_reported(store: Store, phone: Phone, role: Role, said: str) -> None:
    with store.writing() as session:
        of_theirs(session, 12, role=role, settled=role is Role.SUPPORT)
    phone.says("12 完成招标")
    assert said in phone.text


def test_a_task_that_is_reported_with_another_is_sent_there(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        first = of_theirs(session, 12)
        task = of_theirs(session, 9, annex="附件2")
        link = TaskLink(task_id=task.id or 0, same_as_id=first.id or 0, likeness=99)
        session.add(link)
        session.flush()
        decide_link(session, link.id or 0, accept=True, by="督查一科", now=phone.now)
    phone.says("民9 完成招标")
    assert "请在第12项报一次" in phone.text


def test_a_bare_number_may_mean_a_task_of_another_annex(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        of_theirs(session, 7, annex="附件2")
    phone.says("7 完成招标")
    found = phone.letter(ReplyUnclear).not_owed
    assert found
    assert found.number == "民7"


def test_a_number_that_is_none_of_theirs_is_said_to_be_none(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        programme = session.exec(select(Programme)).one()
        cast.assignment(session, cast.task(session, programme, 12), cast.unit(session, "区住建局"))
    phone.says("12 完成招标")
    assert phone.letter(ReplyUnclear).not_owed is None
    assert "您单位没有序号为12的应报事项" in phone.text


def test_in_december_no_further_report_is_promised(store: Store, phone: Phone) -> None:
    with store.writing() as session:
        of_theirs(session, 12)
    phone.now = at("2027-03-01 09:00")
    phone.says("12 完成招标")
    assert "今年不再报送" in phone.text
