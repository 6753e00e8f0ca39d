"""Start, help, cancel, languages, pictures, groups, blocks: from an update to a letter."""

import pytest
from sqlmodel import select

from bot.actions.posts.invite import invite_unit
from bot.rules.letters.courtesies import GroupChat, Help, NotText, Outdated
from bot.rules.letters.enrolment import AlreadyBound, Stranger, Welcome
from bot.store import drafts, notes, people
from bot.store.tables import Binding, Draft, Note
from tests import cast
from tests.chat import NOW
from tests.desk import Desk

CONTACT, SUPERVISOR, STRANGER, GROUP = 101, 900, 666, -500
PHOTO = [
    {"file_id": "small", "file_unique_id": "s", "width": 9, "height": 9},
    {"file_id": "large", "file_unique_id": "l", "width": 90, "height": 90},
]


def invitation(desk: Desk) -> str:
    with desk.store.writing() as session:
        cast.unit(session, "区工信局")
        return invite_unit(session, unit_name="区工信局", now=NOW, valid_days=14).payload


def state(desk: Desk, who: int) -> str:
    with desk.store.reading() as session:
        bound = people.binding_at(session, cast.address(who))
        return bound.binding.state if bound else ""


async def test_start_with_an_invitation_welcomes_and_wakes_the_pump(desk: Desk) -> None:
    await desk.says(202, f"/start {invitation(desk)}")
    (welcome,) = desk.heard(202)
    assert isinstance(welcome, Welcome)
    assert welcome.unit == "区工信局"
    assert state(desk, 202) == "active"
    assert desk.bell.rung == 1


async def test_start_again_says_already_bound(desk: Desk) -> None:
    await desk.says(CONTACT, "/start")
    assert desk.heard(CONTACT) == [AlreadyBound("区发改局", "联络员")]


@pytest.mark.parametrize(
    "text", ["/start", "/start forged", "/start a b", "/help", "/cancel", "/people", "/invite 区发改局", "/unheard_of"]
)
async def test_a_stranger_gets_the_one_sentence_for_any_command(desk: Desk, text: str) -> None:
    await desk.says(STRANGER, text)
    assert desk.heard(STRANGER) == [Stranger()]


@pytest.mark.parametrize(
    "data", ["v1:people:0", "v1:unbind:1:yes", "v1:language:en", "v1:nothing", "v0:people:0", "x", ""]
)
async def test_a_stranger_gets_it_for_any_button(desk: Desk, data: str) -> None:
    await desk.presses(STRANGER, data)
    assert desk.heard(STRANGER) == [Stranger()]


async def test_help_answers_a_contact_and_a_supervisor_each_their_own(desk: Desk) -> None:
    await desk.says(CONTACT, "/help")
    await desk.says(SUPERVISOR, "/help")
    assert desk.heard(CONTACT) == [Help("区发改局", "联络员")]
    assert desk.heard(SUPERVISOR) == [Help("", "督查一科")]


async def test_a_command_that_does_not_exist_is_answered_with_help(desk: Desk) -> None:
    await desk.says(CONTACT, "/unheard_of")
    assert desk.kinds(CONTACT) == ["help"]


async def test_cancel_throws_the_draft_away(desk: Desk) -> None:
    with desk.store.writing() as session:
        drafts.put(session, cast.address(CONTACT), "report:1", {}, now=NOW)
    await desk.says(CONTACT, "/cancel")
    assert desk.kinds(CONTACT) == ["cancelled"]
    with desk.store.reading() as session:
        assert session.exec(select(Draft)).all() == []


async def test_the_button_under_help_changes_the_language(desk: Desk) -> None:
    await desk.presses(CONTACT, "v1:language:en")
    assert desk.kinds(CONTACT) == ["language_changed"]
    with desk.store.reading() as session:
        assert session.exec(select(Binding.language).where(Binding.chat == CONTACT)).one() == "en"


async def test_every_press_is_answered_so_that_the_button_stops_waiting(desk: Desk) -> None:
    for data in ("v1:language:en", "v1:nothing", "x"):
        await desk.presses(CONTACT, data)
    assert len(desk.api.called("answerCallbackQuery")) == 3


async def test_a_press_that_telegram_no_longer_takes_an_answer_to_is_handled_all_the_same(desk: Desk) -> None:
    desk.api.fault("answerCallbackQuery", "refuse", status=400, description="Bad Request: query is too old")
    await desk.presses(CONTACT, "v1:language:en")
    assert desk.kinds(CONTACT) == ["language_changed"]


@pytest.mark.parametrize(
    "data", ["v1:nothing:1", "v0:language:en", "v2:language:en", "", "language:en", "v1", ":::", "v1:language"]
)
async def test_an_old_or_forged_button_is_said_to_be_outdated(desk: Desk, data: str) -> None:
    await desk.presses(CONTACT, data)
    assert desk.heard(CONTACT) == [Outdated()]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ({"photo": PHOTO}, "photo"),
        ({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}}, "voice"),
        ({"location": {"latitude": 36.6, "longitude": 117.0}}, "location"),
        ({"document": {"file_id": "d", "file_unique_id": "d"}}, "document"),
    ],
)
async def test_what_is_not_text_gets_one_kind_sentence(desk: Desk, content: dict[str, object], what: str) -> None:
    await desk.sends(CONTACT, **content)
    assert desk.heard(CONTACT) == [NotText(what)]


async def test_a_picture_is_kept_at_its_largest(desk: Desk) -> None:
    await desk.sends(CONTACT, photo=PHOTO)
    with desk.store.reading() as session:
        note = session.exec(select(Note)).one()
        kept = notes.get(session, note.name)
    assert kept is not None
    assert kept["file"] == "large"


async def test_that_a_message_was_pinned_is_no_message(desk: Desk) -> None:
    await desk.sends(CONTACT, pinned_message=desk.message(CONTACT, text="…"))
    assert desk.heard(CONTACT) == []


async def test_words_under_a_picture_are_heard_and_the_picture_is_kept(desk: Desk) -> None:
    await desk.sends(CONTACT, photo=PHOTO, caption="谢谢")
    assert desk.kinds(CONTACT) == ["not_text", "acknowledged"]
    with desk.store.reading() as session:
        assert len(session.exec(select(Note)).all()) == 1


async def test_a_supervisor_s_words_under_a_picture_are_no_report(desk: Desk) -> None:
    await desk.sends(SUPERVISOR, photo=PHOTO, caption="1 完成")
    assert desk.heard(SUPERVISOR) == [NotText("photo"), Help("", "督查一科")]


@pytest.mark.parametrize("text", ["你好", "12 已完成招标", "v1:people:0", "请问你是谁？"])
async def test_a_stranger_gets_the_one_sentence_for_any_words(desk: Desk, text: str) -> None:
    await desk.says(STRANGER, text)
    assert desk.heard(STRANGER) == [Stranger()]


async def test_a_stranger_s_picture_is_not_kept(desk: Desk) -> None:
    await desk.sends(STRANGER, photo=PHOTO)
    assert desk.heard(STRANGER) == [Stranger()]
    with desk.store.reading() as session:
        assert session.exec(select(Note)).all() == []


@pytest.mark.parametrize("text", ["大家好", "/start", "/tasks", "/people"])
async def test_a_group_is_told_once_whatever_is_said_there(desk: Desk, text: str) -> None:
    await desk.turns(GROUP, "member")
    await desk.says(GROUP, text)
    await desk.sends(GROUP, photo=PHOTO)
    assert desk.heard(GROUP) == [GroupChat()]


async def test_a_supervisor_does_not_work_from_a_group(desk: Desk) -> None:
    by = {"id": SUPERVISOR, "is_bot": False, "first_name": "P900"}
    await desk.says(GROUP, "/people", **{"from": by})
    assert desk.kinds(GROUP) == ["group_chat"]


async def test_a_group_that_puts_the_bot_out_is_not_written_to(desk: Desk) -> None:
    await desk.turns(GROUP, "kicked")
    await desk.turns(GROUP, "left")
    assert desk.heard(GROUP) == []


async def test_who_blocks_the_bot_is_unreachable_and_the_supervisor_is_told(desk: Desk) -> None:
    await desk.turns(CONTACT, "kicked")
    assert state(desk, CONTACT) == "unreachable"
    assert desk.kinds(SUPERVISOR) == ["unreachable"]


async def test_who_comes_back_can_be_reached(desk: Desk) -> None:
    await desk.turns(CONTACT, "kicked")
    await desk.turns(CONTACT, "member")
    assert state(desk, CONTACT) == "active"


async def test_who_writes_again_can_be_reached(desk: Desk) -> None:
    await desk.turns(CONTACT, "kicked")
    await desk.says(CONTACT, "/help")
    assert state(desk, CONTACT) == "active"


async def test_a_stranger_who_blocks_the_bot_is_nobody(desk: Desk) -> None:
    await desk.turns(STRANGER, "kicked")
    assert desk.heard(STRANGER) == desk.heard(SUPERVISOR) == []


async def test_an_edited_command_is_not_obeyed_again(desk: Desk) -> None:
    edited = desk.message(CONTACT, text="/cancel") | {"edit_date": 1_772_416_900}
    await desk.gets({"edited_message": edited})
    assert desk.heard(CONTACT) == []


async def test_what_nobody_handles_is_done_with(desk: Desk) -> None:
    reaction = {"chat": {"id": CONTACT, "type": "private"}, "message_id": 1, "date": 1}
    await desk.gets({"message_reaction": reaction | {"old_reaction": [], "new_reaction": []}})
    assert desk.heard(CONTACT) == []
