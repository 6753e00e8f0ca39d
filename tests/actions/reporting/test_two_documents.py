"""A person with tasks of several documents: each list and button says which one it is about, and all are reached."""

from bot.rules.letters.guided import AskStatus, PeriodChoice
from bot.rules.letters.tasks import TaskList
from bot.store.door import Store
from tests import cast
from tests.phone import Phone, contact

DOCUMENTS = ("云溪政发〔2026〕5号", "云溪政发〔2026〕6号", "云溪政发〔2026〕7号")


def phone_of(store: Store, documents: tuple[str, ...]) -> Phone:
    """A contact who owes task 1 of 云溪政办发〔2026〕3号, and of each of these."""
    phone = contact(store, (1,))
    with store.writing() as session:
        unit = cast.unit(session)
        for document in documents:
            programme = cast.programme(session, document)
            cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [1]))
    return phone


def test_the_choice_names_the_document_of_each_button(store: Store) -> None:
    phone = phone_of(store, DOCUMENTS[:1])
    phone.reports()
    assert phone.labels() == ["✍️ 2月份 云溪政办发〔2026〕3号（1项）", "✍️ 2月份 云溪政发〔2026〕5号（1项）"]


def test_more_reports_than_buttons_are_reached_by_turning_the_page(store: Store) -> None:
    phone = phone_of(store, DOCUMENTS)
    phone.reports()
    assert phone.letter(PeriodChoice).in_all == 4
    phone.presses("下一页")
    assert phone.labels() == ["✍️ 2月份 云溪政发〔2026〕7号（1项）", "◀︎ 上一页"]
    phone.presses("7号")
    phone.letter(AskStatus)


def test_the_list_tells_twin_numbers_apart(store: Store) -> None:
    phone = phone_of(store, DOCUMENTS[:1])
    phone.lists()
    assert {row.document for row in phone.letter(TaskList).rows} == {"云溪政办发〔2026〕3号", DOCUMENTS[0]}
    assert phone.labels()[:2] == ["3号 1", "5号 1"]
    assert f"2月份进展 · {DOCUMENTS[0]}：1/1项未报" in phone.text


def test_with_one_document_it_is_not_named(store: Store) -> None:
    phone = phone_of(store, ())
    phone.lists()
    assert phone.letter(TaskList).rows[0].document == ""
    assert "〔2026〕" not in phone.text
