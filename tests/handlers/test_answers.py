"""Answers at the edge: an update goes in, and stands in the ledger with the inbox's “done”."""

import pytest
from sqlmodel import col, select

from bot.delivery.words import LANGUAGES, Wording
from bot.rules.letters.base import Letter
from bot.store.door import Store
from bot.store.tables import Entry, Inbox
from handlers import BUTTONS
from tests import cast
from tests.conftest import ROOT
from tests.desk import Desk
from tests.letters import answers, guided, tasks


@pytest.fixture
def owing(store: Store, desk: Desk) -> Desk:
    with store.writing() as session:
        unit, programme = cast.unit(session), cast.programme(session)
        cast.obligation(session, programme, unit, cast.owes(session, programme, unit, [1, 12, 24]))
    return desk


def done(store: Store) -> list[str]:
    with store.reading() as session:
        return [entry.done for entry in session.exec(select(Entry).order_by(col(Entry.seq)))]


async def test_a_free_reply_is_confirmed_and_kept(owing: Desk) -> None:
    await owing.says(101, "12 已完成招标，完成60%。24 完成选址")
    await owing.presses(101, "v1:save:1:2")
    assert owing.kinds(101) == ["reply_check", "receipt"]
    assert done(owing.store) == ["已完成招标，完成60%。", "完成选址"]


async def test_the_guided_form_is_filled_in_and_submitted(owing: Desk) -> None:
    await owing.says(101, "/report")
    for words in ("增长6%", "完成60%"):
        await owing.says(101, words)
    await owing.presses(101, "v1:fill:1:3:mark:done")
    await owing.says(101, "3月2日通过验收")
    await owing.presses(101, "v1:fill:1:5:submit")
    assert owing.kinds(101) == [*["ask_status"] * 3, "ask_text", "report_summary", "receipt"]
    assert done(owing.store) == ["增长6%", "完成60%", "3月2日通过验收"]


async def test_tasks_are_listed_and_opened(owing: Desk) -> None:
    await owing.says(101, "/tasks")
    await owing.presses(101, "v1:task:1:0")
    await owing.presses(101, "v1:tasks:0")
    await owing.presses(101, "v1:view:1:0")
    assert owing.kinds(101) == ["task_list", "task_card", "task_list", "reported"]


async def test_buttons_open_the_form(owing: Desk) -> None:
    for data in ("v1:report", "v1:report:1", "v1:change:3"):
        await owing.presses(101, data)
    assert owing.kinds(101) == ["ask_status"] * 3


async def test_a_changed_message_is_a_correction(owing: Desk) -> None:
    message = owing.message(101, text="24 完成选址")
    await owing.gets({"message": message})
    await owing.presses(101, "v1:save:1:2")
    await owing.gets({"edited_message": message | {"text": "24 完成报批", "edit_date": 1_772_416_900}})
    assert owing.kinds(101) == ["reply_check", "receipt", "corrected"]
    assert done(owing.store) == ["完成选址", "完成报批"]


async def test_a_picture_with_words_is_kept_and_its_words_are_read(owing: Desk) -> None:
    photo = [{"file_id": "p1", "file_unique_id": "u1", "width": 9, "height": 9}]
    await owing.sends(101, photo=photo, caption="24 完成选址")
    assert owing.kinds(101) == ["not_text", "reply_check"]


async def test_a_caption_can_be_changed(owing: Desk) -> None:
    photo = [{"file_id": "p1", "file_unique_id": "u1", "width": 9, "height": 9}]
    message = owing.message(101, photo=photo, caption="24 完成选址")
    await owing.gets({"message": message})
    await owing.gets({"edited_message": message | {"caption": "24 完成报批", "edit_date": 1_772_416_900}})
    assert owing.kinds(101) == ["not_text", "reply_check", "reply_check"]


async def test_the_same_update_read_twice_is_kept_once(owing: Desk) -> None:
    await owing.says(101, "24 完成选址")
    await owing.presses(101, "v1:save:1:2")
    with owing.store.writing() as session:
        for row in session.exec(select(Inbox)):
            row.state, row.settled_at = "pending", None
            session.add(row)
    await owing.dispatcher.drain()
    assert done(owing.store) == ["完成选址"]
    assert owing.kinds(101) == ["reply_check", "receipt"]


async def test_cancel_throws_the_form_and_the_check_away(owing: Desk) -> None:
    await owing.says(101, "24 完成选址")
    await owing.says(101, "/report")
    await owing.says(101, "/cancel")
    await owing.presses(101, "v1:save:1:2")
    assert owing.kinds(101)[-2:] == ["cancelled", "outdated"]
    assert done(owing.store) == []


async def test_a_supervisor_who_asks_for_tasks_is_told_what_supervisors_do(owing: Desk) -> None:
    await owing.says(900, "/tasks")
    assert owing.kinds(900) == ["help"]


@pytest.mark.parametrize(
    "letter", [*answers.EXAMPLES, *guided.EXAMPLES, *tasks.EXAMPLES], ids=lambda letter: letter.kind
)
def test_every_button_of_these_letters_leads_somewhere(letter: Letter) -> None:
    wording = Wording(ROOT / "templates", office="云溪区政府督查室", zone=cast.ZONE)
    for language in LANGUAGES:
        for row in wording.words(letter, language).buttons:
            assert {button.data.split(":")[1] for button in row} <= BUTTONS.keys()
