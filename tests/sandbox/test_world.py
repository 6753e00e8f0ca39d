"""What people do in the sandbox becomes updates; what the bot sends stands in their chats; both outlive a restart."""

import datetime as dt

import pytest

from bot.clock import StoppedClock
from bot.sandbox.markup import Refused
from bot.sandbox.world import Person, World
from tests.conftest import at

FAGAI = 101


@pytest.fixture
def world() -> World:
    world = World(StoppedClock(at("2026-03-06 09:00")))
    world.people[FAGAI] = Person(FAGAI, "区发改局 联络员", "payload")
    return world


async def test_what_a_person_says_waits_for_the_bot_with_the_played_date(world: World) -> None:
    await world.say(FAGAI, "/start payload")
    (update,) = await world.poll(0, 100, 0)
    message = update["message"]
    assert message["text"] == "/start payload"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert dt.datetime.fromtimestamp(message["date"], dt.UTC) == at("2026-03-06 09:00")


async def test_updates_below_the_offset_are_forgotten(world: World) -> None:
    await world.say(FAGAI, "1")
    await world.say(FAGAI, "2")
    assert [u["message"]["text"] for u in await world.poll(2, 100, 0)] == ["2"]
    assert [u["message"]["text"] for u in await world.poll(0, 100, 0)] == ["2"]


async def test_the_bot_cannot_write_first(world: World) -> None:
    with pytest.raises(Refused, match="can't initiate"):
        await world.deliver(FAGAI, {"text": "您好"})


async def test_a_person_who_blocked_the_bot_gets_nothing_and_the_bot_is_told(world: World) -> None:
    await world.say(FAGAI, "/start")
    await world.block(FAGAI, blocked=True)
    assert world.updates[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    with pytest.raises(Refused, match="blocked"):
        await world.deliver(FAGAI, {"text": "您好"})


async def test_only_a_button_that_is_there_can_be_pressed(world: World) -> None:
    await world.say(FAGAI, "/start")
    keys = {"inline_keyboard": [[{"text": "确认", "callback_data": "v1:save:1:1"}]]}
    sent = await world.deliver(FAGAI, {"text": "请核对", "reply_markup": keys})
    await world.press(FAGAI, sent["message_id"], "v1:save:1:1")
    assert world.updates[-1]["callback_query"]["data"] == "v1:save:1:1"
    with pytest.raises(Refused, match="no such button"):
        await world.press(FAGAI, sent["message_id"], "v1:save:2:1")


async def test_an_edit_changes_the_message_and_tells_the_bot(world: World) -> None:
    await world.say(FAGAI, "1 完成")
    await world.change(FAGAI, 1, "1 完成60%")
    assert world.updates[-1]["edited_message"]["text"] == "1 完成60%"
    assert world.chats[FAGAI][0]["text"] == "1 完成60%"


async def test_a_bots_message_is_not_a_persons_to_edit(world: World) -> None:
    await world.say(FAGAI, "/start")
    sent = await world.deliver(FAGAI, {"text": "您好"})
    with pytest.raises(Refused, match="own message"):
        await world.change(FAGAI, sent["message_id"], "改了")


async def test_a_picture_has_no_words_to_edit(world: World) -> None:
    await world.send_in(FAGAI, {"photo": []})
    with pytest.raises(Refused, match="own message"):
        await world.change(FAGAI, 1, "改了")


async def test_what_the_bot_says_is_counted_and_what_people_say_is_not(world: World) -> None:
    await world.say(FAGAI, "/start")
    assert world.said == 0
    await world.deliver(FAGAI, {"text": "您好"})
    assert world.said == 1


async def test_a_person_s_own_language_goes_with_what_they_say(world: World) -> None:
    world.people[FAGAI] = Person(FAGAI, "区发改局 联络员", "payload", "en")
    await world.say(FAGAI, "/start payload")
    assert world.updates[-1]["message"]["from"]["language_code"] == "en"


async def test_a_reply_carries_the_message_it_answers(world: World) -> None:
    await world.say(FAGAI, "/start")
    sent = await world.deliver(FAGAI, {"text": "2月份进展"})
    await world.say(FAGAI, "1 完成", reply_to=sent["message_id"])
    assert world.updates[-1]["message"]["reply_to_message"]["text"] == "2月份进展"


async def test_a_saved_world_is_the_same_world(world: World) -> None:
    await world.say(FAGAI, "1 完成")
    world.files["f1"] = ("台账.xlsx", b"PK")
    await world.block(FAGAI, blocked=True)
    other = World(world.clock)
    other.load(world.dump())
    assert other.dump() == world.dump()
    assert other.people == world.people


async def test_a_file_that_a_person_sends_comes_as_a_document_with_its_words(world: World) -> None:
    await world.send_file(FAGAI, "分解方案.docx", b"PK", caption="请查收")
    message = world.updates[-1]["message"]
    assert (message["document"]["file_name"], message["document"]["file_size"]) == ("分解方案.docx", 2)
    assert message["caption"] == "请查收"
    assert world.files[message["document"]["file_id"]] == ("分解方案.docx", b"PK")


async def test_the_bot_is_not_admitted_to_a_chat_that_never_began_or_that_blocked_it(world: World) -> None:
    with pytest.raises(Refused, match="initiate"):
        world.admit(FAGAI)
    await world.block(FAGAI, blocked=True)
    with pytest.raises(Refused, match="blocked"):
        world.admit(FAGAI)
