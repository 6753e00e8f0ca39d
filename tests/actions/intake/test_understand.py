"""A task is kept with its due date and its figures, and both follow its words."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlmodel import Session

from bot.actions.intake.change_task import change
from bot.actions.intake.understand import year_due
from bot.rules.letters.base import TaskText
from bot.rules.letters.periods import YearDue
from bot.rules.tasks.completion import NO_DEFAULTS, Defaults
from bot.store.door import Store
from bot.store.tables import Task
from tests.actions.decomposed import FIRST, LATER, decomposition, programme, taken, tasks, with_row

ONE = decomposition("区发改局牵头")


def kept(session: Session, due_text: str, content: str, defaults: Defaults = NO_DEFAULTS) -> Task:
    taken(session, replace(with_row(ONE, 1, due_text=due_text, content=content), defaults=defaults))
    (task,) = tasks(session)
    return task


def test_a_column_is_kept_in_its_parts(store: Store) -> None:
    with store.writing() as session:
        task = kept(session, "12月底取得明显成效并长期坚持", "深化改革。")
        assert (task.due_date, task.due_degree) == (dt.date(2026, 12, 31), "取得明显成效")
        assert (task.due_continuing, task.due_basis) == (True, "column")


def test_a_task_without_a_date_has_none(store: Store) -> None:
    with store.writing() as session:
        task = kept(session, "", "深化改革。")
        assert (task.due_date, task.due_basis) == (None, "")


@pytest.mark.parametrize(("content", "month"), [("深化改革。", 11), ("新建学校2所。", 10)])
def test_the_programmes_months_hold_for_what_says_nothing(store: Store, content: str, month: int) -> None:
    with store.writing() as session:
        task = kept(session, "", content, Defaults(11, 10))
        assert task.due_date is not None
        assert (task.due_date.month, task.due_basis) == (month, "programme")
        assert (programme(session).due_month, programme(session).due_month_of_projects) == (11, 10)


def test_figures_are_kept_as_they_were_read(store: Store) -> None:
    with store.writing() as session:
        (target,) = kept(session, "", "新增停车位2000个以上。").targets
        assert (target["figure"], target["unit"], target["noun"]) == ("2000", "个", "停车位")
        assert target["comparison"] == "at_least"


def test_a_document_that_says_another_date_changes_it(store: Store) -> None:
    with store.writing() as session:
        kept(session, "10月底", "新增泊位100个。")
        task = kept(session, "6月底", "新增泊位300个。")
        assert (task.due_date, task.targets[0]["figure"]) == (dt.date(2026, 6, 30), "300")


def test_a_person_who_changes_the_words_changes_the_date(store: Store) -> None:
    with store.writing() as session:
        task = kept(session, "10月底", "新增泊位100个。")
        change(session, task, "due_text", "6月底", by="督查员", now=LATER)
        change(session, task, "content", "新增泊位300个。", by="督查员", now=LATER)
        assert (task.due_date, task.targets[0]["figure"]) == (dt.date(2026, 6, 30), "300")


def test_the_configuration_holds_where_the_notice_is_silent(store: Store) -> None:
    with store.writing() as session:
        taken(session, replace(ONE, defaults=Defaults(ordinary=9)).due_by(Defaults(12, 10)), FIRST)
        assert (programme(session).due_month, programme(session).due_month_of_projects) == (9, 10)


@pytest.mark.parametrize(
    ("due_text", "content", "said"),
    [
        ("12月底前", "深化改革。", YearDue(TaskText("12月底前"), dt.date(2026, 12, 31))),
        ("长期坚持", "深化改革。", YearDue(TaskText("长期坚持"))),
        ("", "深化改革。", YearDue(date=dt.date(2026, 11, 30))),
        ("", "年底前完成改革。", None),
    ],
)
def test_letters_say_it_in_the_documents_words_unless_the_content_does(
    store: Store, due_text: str, content: str, said: YearDue | None
) -> None:
    with store.writing() as session:
        assert year_due(kept(session, due_text, content, Defaults(11, 10))) == said
