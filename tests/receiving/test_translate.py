import datetime as dt
from typing import Any

import pytest
from telegram import Update

from bot.receiving.translate import acted, lane, member, pressed, said, sent
from bot.rules.said import Pressed, Said, Sent
from bot.rules.terms import Address

BOT = 42
CHAT = {"id": 101, "type": "private", "first_name": "P"}
SENT_AT = 1_772_760_000  # 2026-03-06 09:20 in Shanghai


def person(language: str | None = "zh-hans") -> dict[str, Any]:
    return {"id": 7, "is_bot": False, "first_name": "P"} | ({"language_code": language} if language else {})


def update(**content: Any) -> Update:  # noqa: ANN401 -- fields of an update
    return Update.de_json({"update_id": 5, **content}, None)


def message(**content: Any) -> dict[str, Any]:  # noqa: ANN401 -- fields of a message
    return {"message_id": 3, "date": SENT_AT, "chat": CHAT, "from": person(), **content}


def press(data: str | None) -> Update:
    query = {"id": "q", "from": person("en"), "chat_instance": "1", "message": message(text="…")}
    return update(callback_query=query | ({"data": data} if data is not None else {}))


def test_a_message_says_who_what_where_and_when() -> None:
    assert said(update(message=message(text="12 已完成招标")), BOT) == Said(
        address=Address("telegram", 101),
        user=7,
        message_id=3,
        bot=BOT,
        update_id=5,
        language="zh_CN",
        text="12 已完成招标",
        at=dt.datetime(2026, 3, 6, 1, 20, tzinfo=dt.UTC),
    )


def test_a_reply_tells_what_it_answers_to() -> None:
    assert (
        said(
            update(message=message(text="好", reply_to_message=message(text="提醒") | {"message_id": 2})), BOT
        ).reply_to
        == 2
    )


def test_an_edited_message_is_a_revision_of_the_same_source() -> None:
    edited = said(update(edited_message=message(text="改", edit_date=SENT_AT + 60)), BOT)
    assert edited.revision == SENT_AT + 60
    assert edited.at == dt.datetime(2026, 3, 6, 1, 21, tzinfo=dt.UTC)
    assert edited.source == f"telegram:101:3:{SENT_AT + 60}"


def test_words_under_a_picture_are_said_too() -> None:
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    assert said(update(message=message(photo=photo, caption="12 完成")), BOT).text == "12 完成"


def test_what_is_no_message_is_not_translated_as_one() -> None:
    with pytest.raises(TypeError, match="update 5 has no message"):
        said(update(), BOT)


def test_a_press_is_an_action_with_arguments() -> None:
    assert press_of("v1:save:12:3") == ("save", ("12", "3"))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("v1:report", ("report", ())),
        ("v0:save:1", ("", ("1",))),
        ("save:1", ("", ())),
        ("", ("", ())),
        (None, ("", ())),
        ("v1:", ("", ())),
    ],
)
def test_a_press_of_another_form_has_no_action(data: str | None, expected: tuple[str, tuple[str, ...]]) -> None:
    assert press_of(data) == expected


def press_of(data: str | None) -> tuple[str, tuple[str, ...]]:
    found = pressed(press(data), BOT)
    assert isinstance(found, Pressed)
    assert (found.address, found.user, found.message_id, found.language) == (Address("telegram", 101), 7, 3, "en")
    return found.action, found.args


def test_a_press_under_no_message_is_not_translated() -> None:
    with pytest.raises(ValueError, match="no press of a button"):
        pressed(update(message=message(text="x")), BOT)


def test_a_press_under_a_message_that_telegram_does_not_show_us_is_not_translated() -> None:
    query = {"id": "q", "from": person(), "chat_instance": "1", "inline_message_id": "x", "data": "v1:report"}
    with pytest.raises(ValueError, match="update 5 is no press of a button under a message"):
        pressed(update(callback_query=query), BOT)


@pytest.mark.parametrize(
    ("content", "what", "file"),
    [
        ({"sticker": {"file_id": "s", "file_unique_id": "s", "width": 1, "height": 1, "is_animated": False,
                      "is_video": False, "type": "regular"}}, "sticker", "s"),
        ({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}}, "voice", "v"),
        ({"document": {"file_id": "d", "file_unique_id": "d"}, "caption": "附件4"}, "document", "d"),
        ({"location": {"longitude": 1.0, "latitude": 1.0}}, "location", ""),
    ],
)  # fmt: skip
def test_anything_else_is_named_as_the_bot_api_names_it(content: dict[str, Any], what: str, file: str) -> None:
    found = sent(update(message=message(**content)), BOT)
    assert isinstance(found, Sent)
    assert (found.what, found.file, found.caption) == (what, file, content.get("caption", ""))


def test_of_a_picture_the_largest_size_is_kept() -> None:
    sizes = [
        {"file_id": name, "file_unique_id": name, "width": 1, "height": 1} for name in ("small", "middle", "large")
    ]
    assert sent(update(message=message(photo=sizes)), BOT).file == "large"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("zh-hans", "zh_CN"), ("zh", "zh_CN"), ("zh-TW", "zh_CN"), (None, "zh_CN"), ("en", "en"), ("de-AT", "en")],
)
def test_the_language_is_chinese_unless_the_person_has_another(code: str | None, expected: str) -> None:
    assert said(update(message=message(text="x") | {"from": person(code)}), BOT).language == expected


def test_who_blocked_the_bot_is_told() -> None:
    bot = {"id": BOT, "is_bot": True, "first_name": "B"}
    change = {"chat": CHAT, "from": person(), "date": SENT_AT, "old_chat_member": {"user": bot, "status": "member"}}
    found = member(
        update(my_chat_member=change | {"new_chat_member": {"user": bot, "status": "kicked", "until_date": 0}}), BOT
    )
    assert (found.address, found.user, found.update_id) == (Address("telegram", 101), 7, 5)


def test_a_change_of_nothing_is_not_translated() -> None:
    with pytest.raises(ValueError, match="no change of membership"):
        member(update(message=message(text="x")), BOT)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"message": {"chat": {"id": 101}}}, "telegram:101"),
        ({"edited_message": {"chat": {"id": -5}}}, "telegram:-5"),
        ({"callback_query": {"message": {"chat": {"id": 101}}}}, "telegram:101"),
        ({"my_chat_member": {"chat": {"id": 101}}}, "telegram:101"),
        ({"callback_query": {"inline_message_id": "x"}}, "telegram"),
        ({"message": "nonsense"}, "telegram"),
        ({"message": {"chat": {"id": "101"}}}, "telegram"),
        ({}, "telegram"),
    ],
)
def test_an_updates_lane_is_its_chats(raw: dict[str, Any], expected: str) -> None:
    assert lane(raw) == expected


def test_a_document_brings_its_name_and_size() -> None:
    document = {"file_id": "f1", "file_unique_id": "f1", "file_name": "分解方案.docx", "file_size": 9}
    found = sent(update(message=message(document=document)), BOT)
    assert (found.name, found.size) == ("分解方案.docx", 9)


def test_what_is_a_command_and_a_button_alike_is_translated_as_what_it_was() -> None:
    assert isinstance(acted(update(message=message(text="/tasks")), BOT), Said)
    assert isinstance(acted(press("v1:tasks:0"), BOT), Pressed)
