"""Which handler gets what: the first line of the table that wants an update."""

from typing import Any

import pytest
from telegram import Update

from handlers import COMMANDS, SPOKEN, TABLE, away, documents, groups, handover, help, media, members, replies  # noqa: A004 -- the command's name


class Named:
    """All that the table asks of a bot."""

    username = "cuiban_bot"


def update(kind: str = "message", chat: int = 101, **content: Any) -> Update:  # noqa: ANN401 -- fields of a message
    sender = {"id": 101, "is_bot": False, "first_name": "P"}
    where = {"id": chat, "type": "private" if chat > 0 else "group", "first_name": "P", "title": "G"}
    message = {"message_id": 3, "date": 1_772_760_000, "chat": where, "from": sender, **content}
    text = content.get("text", "")
    if text.startswith("/") and text[1:2].isascii():
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    return Update.de_json({"update_id": 5, kind: message}, Named())  # type: ignore[arg-type]


def taken_by(given: Update) -> object:
    """The function that handles an update; None if nobody wants it."""
    for handler in TABLE:
        check = handler.check_update(given)
        if check is not None and check is not False:
            return handler.callback
    return None


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("form", ["/{}", "/{} 区发改局", "/{}@cuiban_bot"])
def test_each_command_is_obeyed_by_its_own_handler(name: str, form: str) -> None:
    assert taken_by(update(text=form.format(name))) == COMMANDS[name]


@pytest.mark.parametrize(
    ("text", "handler"),
    [
        ("移交", handover.hand_over),
        ("/移交", handover.hand_over),
        ("/移交 区发改局", handover.hand_over),
        ("AB角", handover.appoint),
        ("/AB角", handover.appoint),
        ("外出", away.away),
        ("/外出", away.away),
        ("/外出 3月2日-3月9日", away.away),
    ],
)
def test_some_commands_may_be_said_in_chinese(text: str, handler: object) -> None:
    assert taken_by(update(text=text)) == handler


@pytest.mark.parametrize("text", ["已移交区住建局", "移交完成", "外出调研", "AB角已明确", "12 完成招标", "外出 3月2日"])
def test_a_report_that_begins_so_is_a_report(text: str) -> None:
    assert taken_by(update(text=text)) == replies.heard


def test_every_command_that_is_said_in_chinese_is_one_that_there_is() -> None:
    assert set(SPOKEN.values()) <= COMMANDS.keys()


PHOTO = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
DOCUMENT = {"file_id": "d", "file_unique_id": "d"}


@pytest.mark.parametrize(
    ("given", "handler"),
    [
        (update(text="/unknown"), help.help_),
        (update(text="12 完成招标"), replies.heard),
        (update(document=DOCUMENT), documents.file),
        (update(document=DOCUMENT, caption="12 完成招标"), documents.file),
        (update(photo=PHOTO, caption="12 完成招标"), replies.captioned),
        (update(photo=PHOTO), media.media),
        (update("edited_message", text="12 完成招标", edit_date=1_772_760_060), replies.heard),
        (update("edited_message", photo=PHOTO, caption="12 完成招标", edit_date=1_772_760_060), replies.heard),
        (update(chat=-7, text="/report"), groups.greet),
        (update(chat=-7, text="12 完成招标"), groups.greet),
    ],
)
def test_whatever_else_comes_has_its_handler(given: Update, handler: object) -> None:
    assert taken_by(given) == handler


@pytest.mark.parametrize(
    "given",
    [
        update("edited_message", text="/report", edit_date=1_772_760_060),
        update("edited_message", chat=-7, text="12 完成招标", edit_date=1_772_760_060),
        update("channel_post", chat=-7, text="12 完成招标"),
        update(pinned_message={"message_id": 2, "date": 0, "chat": {"id": 101, "type": "private"}}),
    ],
    ids=["an edited command", "a group's edit", "a channel's post", "a pinned message"],
)
def test_some_things_nobody_wants(given: Update) -> None:
    assert taken_by(given) is None


def test_a_change_of_membership_has_its_handler() -> None:
    person = {"id": 101, "is_bot": False, "first_name": "P"}
    changed = {
        "chat": {"id": 101, "type": "private", "first_name": "P"},
        "from": person,
        "date": 1_772_760_000,
        "old_chat_member": {"user": person, "status": "member"},
        "new_chat_member": {"user": person, "status": "left"},
    }
    given = Update.de_json({"update_id": 5, "my_chat_member": changed}, Named())  # type: ignore[arg-type]
    assert taken_by(given) == members.changed
