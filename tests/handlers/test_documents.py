"""Documents in chat: from the file, or the pasted text, to the preview and into force."""

import datetime as dt

import pytest
from sqlmodel import select

from bot.receiving.fetch import LIMIT
from bot.rules.letters.answers import ReplyCheck
from bot.rules.letters.courtesies import NotText
from bot.rules.letters.doubts import DoubtAsked
from bot.rules.letters.intake import HowToImport, ImportDone, ImportPreview, ImportSettled, Pasted, Unreadable
from bot.rules.letters.reassign import ReassignAsked
from bot.rules.letters.review import ReviewWhich
from bot.rules.review import Sheet
from bot.sandbox import sample
from bot.store.tables import Task
from tests import cast
from tests.actions.decomposed import decomposition, roles, taken
from tests.actions.reviewing import checked, filled_in, sent_out
from tests.chat import rows
from tests.desk import Desk

CONTACT, SUPERVISOR = 101, 900


def document(name: str = "方案.txt", size: int = 9) -> dict[str, object]:
    return {"file_id": "f1", "file_unique_id": "f1", "file_name": name, "file_size": size}


def numbers(desk: Desk) -> list[int]:
    with desk.store.reading() as session:
        return list(session.exec(select(Task.no)))


async def test_a_file_is_read_shown_and_confirmed(desk: Desk) -> None:
    desk.api.files["f1"] = ("方案.txt", sample.PROGRAMME.read_bytes())
    await desk.sends(SUPERVISOR, document=document())
    preview = desk.heard(SUPERVISOR)[-1]
    assert isinstance(preview, ImportPreview)
    assert (preview.name, numbers(desk)) == ("方案.txt", [])
    await desk.presses(SUPERVISOR, f"v1:import:{preview.staged}:yes")
    assert isinstance(desk.heard(SUPERVISOR)[-1], ImportDone)
    assert len(numbers(desk)) == preview.added > 20


async def test_text_that_was_pasted_in_pieces_is_read_as_one(desk: Desk) -> None:
    text = sample.PROGRAMME.read_text(encoding="utf-8")
    half = text.index("\n", len(text) // 2)
    await desk.says(SUPERVISOR, text[:half])
    await desk.says(SUPERVISOR, text[half + 1 :])
    pasted = desk.heard(SUPERVISOR)[-1]
    assert isinstance(pasted, Pasted)
    await desk.presses(SUPERVISOR, f"v1:paste:{pasted.draft}:read")
    preview = desk.heard(SUPERVISOR)[-1]
    assert isinstance(preview, ImportPreview)
    assert preview.added > 20


async def test_what_two_supervisors_paste_without_a_number_stays_two_documents(desk: Desk) -> None:
    other = 902
    with desk.store.writing() as session:
        cast.bind_supervisor(session, "督查二科", chat=other)
    await pastes(desk, SUPERVISOR, "1. 改造城区道路3条\n责任单位：区住建局\n2. 新建公园5处\n责任单位：区园林局")
    preview = desk.heard(SUPERVISOR)[-1]
    assert isinstance(preview, ImportPreview)
    assert preview.document.startswith("粘贴文字 ")
    await desk.presses(SUPERVISOR, f"v1:import:{preview.staged}:yes")
    await pastes(desk, other, "1. 新建学校2所\n责任单位：区教体局\n2. 培训教师12期\n责任单位：区人社局")
    second = desk.heard(other)[-1]
    assert isinstance(second, ImportPreview)
    assert (second.first, second.asks) == (True, preview.document)  # pasted in the same minute
    await desk.presses(other, f"v1:import:{second.staged}:same")
    version = desk.heard(other)[-1]
    assert isinstance(version, ImportPreview)
    assert (version.document, version.first, version.changed, version.asks) == (preview.document, False, 2, "")
    await desk.presses(other, f"v1:import:{second.staged}:same")
    assert isinstance(desk.heard(other)[-1], ImportSettled)


async def pastes(desk: Desk, who: int, text: str) -> None:
    await desk.says(who, text)
    pasted = desk.heard(who)[-1]
    assert isinstance(pasted, Pasted)
    await desk.presses(who, f"v1:paste:{pasted.draft}:read")


async def test_tasks_that_are_pasted_before_a_question_are_no_names(desk: Desk) -> None:
    with desk.store.writing() as session:
        taken(session, decomposition("区发改局、区财政局"))
    await desk.says(SUPERVISOR, "/doubts")
    asked = desk.heard(SUPERVISOR)[-1]
    assert isinstance(asked, DoubtAsked)
    await desk.presses(SUPERVISOR, f"v1:doubt:{asked.draft}:{asked.version}:other")
    await desk.says(SUPERVISOR, "1. 推进老城区改造\n2. 新建学校2所\n责任单位：区住建局")
    assert isinstance(desk.heard(SUPERVISOR)[-1], Pasted)


async def test_what_holds_no_tasks_is_told_so(desk: Desk) -> None:
    await desk.says(SUPERVISOR, "/import")
    await desk.says(SUPERVISOR, "今天天气很好。")
    told = desk.heard(SUPERVISOR)
    assert told[0] == HowToImport()
    assert isinstance(told[1], Pasted)
    await desk.presses(SUPERVISOR, f"v1:paste:{told[1].draft}:read")
    assert isinstance(desk.heard(SUPERVISOR)[-1], Unreadable)


@pytest.mark.parametrize(
    ("name", "body"), [("方案.doc", b"\xd0\xcf\x11\xe0" + bytes(600)), ("方案.docx", b"PK\x03\x04")]
)
async def test_a_file_that_cannot_be_read_gets_one_sentence(desk: Desk, name: str, body: bytes) -> None:
    desk.api.files["f1"] = (name, body)
    await desk.sends(SUPERVISOR, document=document(name))
    (told,) = desk.heard(SUPERVISOR)
    assert isinstance(told, Unreadable)
    assert (told.name, bool(told.code)) == (name, True)


async def test_a_file_over_20_mb_is_not_even_fetched(desk: Desk) -> None:
    await desk.sends(SUPERVISOR, document=document(size=LIMIT + 1))
    (told,) = desk.heard(SUPERVISOR)
    assert isinstance(told, Unreadable)
    assert told.code == "too_large"
    assert desk.api.called("getFile") == []


async def test_a_file_that_telegram_lost_is_asked_for_again(desk: Desk) -> None:
    await desk.sends(SUPERVISOR, document=document())
    (told,) = desk.heard(SUPERVISOR)
    assert isinstance(told, Unreadable)
    assert told.code == "gone"


async def test_a_contact_s_file_is_kept_and_not_read_for_tasks(desk: Desk) -> None:
    await desk.sends(CONTACT, document=document())
    assert desk.heard(CONTACT) == [NotText("document", captioned=False)]


async def test_the_words_under_a_contact_s_file_are_heard(desk: Desk) -> None:
    with desk.store.writing() as session:
        unit, programme = cast.unit(session), cast.programme(session)
        cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [1]))
    await desk.sends(CONTACT, document=document(), caption="1 已完成招标")
    assert isinstance(desk.heard(CONTACT)[-1], ReplyCheck)


async def test_the_review_workbook_is_asked_for_corrected_and_sent_back(desk: Desk) -> None:
    with desk.store.writing() as session:
        taken(session, decomposition("区发改局、区财政局"))
        content = filled_in(sent_out(session), checked(1))
    await desk.says(SUPERVISOR, "/review")
    assert desk.kinds(SUPERVISOR) == ["review_workbook"]
    desk.api.files["f1"] = ("复核表.xlsx", content)
    await desk.sends(SUPERVISOR, document=document("复核表.xlsx"))
    assert desk.kinds(SUPERVISOR)[1:] == ["review_done"]
    await desk.presses(SUPERVISOR, "v1:review")
    assert desk.kinds(SUPERVISOR)[2:] == ["review_workbook"]


async def test_of_several_documents_the_one_that_is_named_is_reviewed_or_chosen_from_buttons(desk: Desk) -> None:
    with desk.store.writing() as session:
        taken(session, decomposition("区发改局、区财政局"))
        cast.task(session, cast.programme(session, "云溪政办发〔2026〕21号", issued=dt.date(2026, 3, 1)), 1)
    await desk.says(SUPERVISOR, "/review 21号")
    await desk.says(SUPERVISOR, "/review")
    await desk.says(SUPERVISOR, "/review 云溪政办字〔2026〕99号")
    with desk.store.reading() as session:
        which = rows(session, SUPERVISOR)[-1]
        first = which.body["choices"][0]["programme"]
    assert which.letter == ReviewWhich.kind
    await desk.presses(SUPERVISOR, f"v1:review:{first}")
    with desk.store.reading() as session:
        sent = [row.body.get("document", "") for row in rows(session, SUPERVISOR)]
    assert sent == ["云溪政办发〔2026〕21号", "云溪政办发〔2026〕3号", "", "云溪政办发〔2026〕21号"]


async def test_a_review_workbook_that_is_damaged_changes_nothing(desk: Desk) -> None:
    with desk.store.writing() as session:
        taken(session, decomposition("区发改局、区财政局"))
        content = filled_in(sent_out(session), lambda book: book.remove(book[Sheet.TASKS]))
    desk.api.files["f1"] = ("复核表.xlsx", content)
    await desk.sends(SUPERVISOR, document=document("复核表.xlsx"))
    (told,) = desk.heard(SUPERVISOR)
    assert isinstance(told, Unreadable)
    with desk.store.reading() as session:
        assert roles(session)["区发改局"] is None


async def test_a_doubt_is_asked_and_answered(desk: Desk) -> None:
    with desk.store.writing() as session:
        taken(session, decomposition("区发改局、区财政局"))
    await desk.says(SUPERVISOR, "/doubts")
    asked = desk.heard(SUPERVISOR)[-1]
    assert isinstance(asked, DoubtAsked)
    await desk.presses(SUPERVISOR, f"v1:doubt:{asked.draft}:{asked.version}:yes")
    assert desk.kinds(SUPERVISOR) == ["doubt_asked", "doubts_done"]
    await desk.presses(SUPERVISOR, "v1:doubts")
    assert desk.kinds(SUPERVISOR)[2:] == ["doubts_done"]


async def test_a_task_is_given_to_other_units_once_it_is_confirmed(desk: Desk) -> None:
    with desk.store.writing() as session:
        taken(session, decomposition("区发改局", "区财政局"))
    await desk.says(SUPERVISOR, "/reassign 1 区财政局牵头，区发改局配合")
    asked = desk.heard(SUPERVISOR)[-1]
    assert isinstance(asked, ReassignAsked)
    await desk.presses(SUPERVISOR, f"v1:reassign:{asked.draft}:{asked.version}:yes")
    assert desk.kinds(SUPERVISOR) == ["reassign_asked", "reassigned"]
    assert desk.kinds(CONTACT) == ["task_moved"]
    with desk.store.reading() as session:
        assert roles(session) == {"区财政局": "lead", "区发改局": "support"}
