"""Documents without a number: told by their tasks which they are, never by a name alone."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlmodel import Session, select

from bot.actions.intake.identify import as_version, identify
from bot.actions.intake.import_programme import Imported
from bot.actions.intake.stage_import import stage, take_in
from bot.rules.terms import Decomposition, Doubt, DoubtKind, Row
from bot.store.door import Store
from bot.store.tables import Programme
from tests.actions.decomposed import FIRST, LATER, taken

ROADS = ("改造城区道路3条，年底前通车。", "新建口袋公园5处，绿化率达到40%。")
SCHOOLS = ("新建学校2所，增加学位900个。", "开展教师培训12期。", "为中小学配备心理教师。")


def unnumbered(*contents: str, name: str = "任务", day: str = "2026-02-25") -> Decomposition:
    rows = tuple(Row("附件1", no, (), content, (), "", ()) for no, content in enumerate(contents, start=1))
    doubts = (Doubt(DoubtKind.NO_DOCUMENT, name), Doubt(DoubtKind.NO_DATE, day))
    return Decomposition(name, "", 2026, dt.date.fromisoformat(day), rows, doubts)


def told(session: Session, document: Decomposition) -> tuple[str, str]:
    found = identify(session, document)
    return found.decomposition.document, found.asks


@pytest.mark.parametrize("in_force", [True, False])
def test_other_tasks_under_the_same_name_are_another_document_and_it_is_asked(store: Store, *, in_force: bool) -> None:
    with store.writing() as session:
        if in_force:
            taken(session, unnumbered(*ROADS))
        else:
            stage(session, unnumbered(*ROADS), name="任务.docx", by="督查一科", now=FIRST)
        assert told(session, unnumbered(*SCHOOLS)) == ("任务（2）", "任务")


def test_other_tasks_under_another_name_are_another_document_without_a_word(store: Store) -> None:
    with store.writing() as session:
        taken(session, unnumbered(*ROADS))
        assert told(session, unnumbered(*SCHOOLS, name="教育")) == ("教育", "")


def test_the_same_tasks_are_the_same_document_whatever_its_file_is_called(store: Store) -> None:
    with store.writing() as session:
        taken(session, unnumbered(*ROADS))
        assert told(session, unnumbered(*ROADS, name="任务（修改稿）")) == ("任务", "")
        assert told(session, unnumbered(ROADS[0].replace("3条", "4条"), ROADS[1])) == ("任务", "")


def test_a_version_keeps_what_is_known_of_a_document_that_does_not_say_it(store: Store) -> None:
    with store.writing() as session:
        first = replace(unnumbered(*ROADS), document="云溪政办发〔2026〕3号", title="关于分解任务的通知", doubts=())
        taken(session, first)
        found = identify(session, unnumbered(*ROADS, day="2026-11-22")).decomposition
        assert (found.document, found.title, found.issued) == (first.document, first.title, first.issued)
        assert [doubt.kind for doubt in found.doubts] == [DoubtKind.NO_DOCUMENT]


def test_a_part_of_a_document_is_another_one_and_it_is_asked(store: Store) -> None:
    with store.writing() as session:
        taken(session, unnumbered(*ROADS, *SCHOOLS))
        assert told(session, unnumbered(*ROADS, name="道路")) == ("道路", "任务")


def test_a_document_with_a_number_is_what_it_says(store: Store) -> None:
    with store.writing() as session:
        taken(session, replace(unnumbered(*ROADS, name="云溪政办发〔2026〕3号"), doubts=()))
        numbered = replace(unnumbered(*SCHOOLS, name="云溪政办发〔2026〕3号"), doubts=())
        assert told(session, numbered) == ("云溪政办发〔2026〕3号", "")


def test_a_document_whose_number_was_put_right_later_is_known_by_it(store: Store) -> None:
    with store.writing() as session:
        taken(session, unnumbered(*ROADS))
        programme = session.exec(select(Programme)).one()
        programme.document, programme.corrected = "云溪政办发〔2026〕3号", {"document": "任务"}
        assert told(session, unnumbered(*ROADS)) == ("云溪政办发〔2026〕3号", "")
        assert told(session, unnumbered(*SCHOOLS)) == ("任务（2）", "云溪政办发〔2026〕3号")


def test_what_waits_is_made_a_version_of_the_document_that_was_asked_about(store: Store) -> None:
    with store.writing() as session:
        taken(session, unnumbered(*ROADS))
        other = identify(session, unnumbered(*SCHOOLS)).decomposition
        staged = stage(session, other, name="任务.docx", by="督查一科", now=FIRST)
        version = as_version(session, other, staged.id)
        assert version is not None
        assert (version.document, version.rows) == ("任务", other.rows)


def test_at_the_desk_too_a_name_alone_changes_nothing(store: Store) -> None:
    with store.writing() as session:
        taken(session, unnumbered(*ROADS))
        done = take_in(session, unnumbered(*SCHOOLS), name="任务.docx", by="督查一科", now=LATER)
        assert isinstance(done, Imported)
        assert (done.document, done.first, done.added) == ("任务（2）", True, 3)
